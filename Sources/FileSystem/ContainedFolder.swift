/// A folder of which only what lies in it is read: links in it are followed as far as they stay there.
package struct ContainedFolder: Sendable {
    /// The folder's path without links.
    package let root: String

    /// Why a file is not read.
    package enum Fault: Error, Hashable {
        /// It is a link that leads out of the folder.
        case leadsOut
        /// It is a link to nothing, or to itself.
        case leadsNowhere
        /// It is no file: a folder, a pipe.
        case isNoFile(FileKind)
        /// The system does not let it be read.
        case refused(SystemError)

        /// What is the matter, as the end of a sentence that begins with the file's name.
        package var reason: String {
            switch self {
            case .leadsOut: "is a link that leads out of its folder, and is not read"
            case .leadsNowhere: "is a link that leads nowhere"
            case .isNoFile(.folder): "is a folder, and not a file"
            case .isNoFile: "is not a file"
            case .refused(let error): "cannot be read: \(error.reason)"
            }
        }
    }

    /// The folder at a path, or nil where there is none.
    package init?(path: String) {
        guard let root = FilePaths.resolved(path) else { return nil }
        self.root = root
    }

    /// A folder in this one, or nil where there is none, or its link leads elsewhere.
    package func folder(_ name: String) -> ContainedFolder? {
        guard let folder = ContainedFolder(path: "\(root)/\(name)"), folder.root.hasPrefix(root + "/") else {
            return nil
        }
        return folder
    }

    /// The bytes of a file, or nil where there is none.
    /// - Parameter name: The file's name, without slashes.
    package func contents(of name: String) throws(Fault) -> [UInt8]? {
        guard let real = FilePaths.resolved("\(root)/\(name)") else {
            if (try? Folder(path: root))?.kind(of: name) == .link { throw .leadsNowhere }
            return nil
        }
        guard real.hasPrefix(root == "/" ? root : root + "/") else { throw .leadsOut }
        if let kind = FilePaths.kind(at: real), kind != .file { throw .isNoFile(kind) }
        do throws(SystemError) { return try File.contents(at: real) } catch {
            if error.isMissing { return nil }
            throw .refused(error)
        }
    }
}
