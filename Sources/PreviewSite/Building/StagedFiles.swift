import Diagnostics
import FileSystem

/// Files of a site that wait beside their places until all of them are there. Then they are put in place at once: whatever
/// happens before leaves the site as it was.
final class StagedFiles {
    private struct Waiting {
        var path: String
        var file: Folder.StagedFile
    }

    private let folder: OutputFolder
    private var waiting: [Waiting] = []
    private var paths: Set<String> = []

    init(in folder: OutputFolder) { self.folder = folder }

    /// What is still waiting is not wanted any more.
    deinit {
        for entry in waiting {
            if let (folder, _) = try? folder.place(of: entry.path, isMade: false) {
                folder.discard(entry.file)
            } else {
                entry.file.forget()
            }
        }
        folder.removeEmptyFolders(of: waiting.map(\.path))
    }

    /// Takes a file.
    /// - Parameter write: Writes to the open file that it is given.
    /// - Throws: ``Diagnostic/Code/inaccessibleFile`` where it cannot be written; ``Diagnostic/Code/foreignFolder`` where its
    ///   folder is a symbolic link.
    func take(_ path: String, _ write: (_ file: Int32) throws(SystemError) -> Void) throws(Diagnostic) {
        do throws(SystemError) {
            let (folder, name) = try folder.place(of: path, isMade: true)
            if folder.kind(of: name) == .folder { throw SystemError.isFolder }
            let parent = path.split(separator: "/").dropLast().joined(separator: "/")
            let file = try folder.stage(in: "\(self.folder.path)/\(parent)", write)
            waiting.append(Waiting(path: path, file: file))
        } catch {
            throw folder.failure(path, error)
        }
        paths.insert(path)
    }

    /// Notes that a file of the site stands in its place already.
    func keep(_ path: String) { paths.insert(path) }

    /// Puts all files in their places, in the order in which they came, and removes what is no longer part of the site.
    func finish() throws(Diagnostic) {
        try Interruption.deferred { () throws(Diagnostic) in
            for entry in waiting {
                do throws(SystemError) {
                    let (folder, name) = try folder.place(of: entry.path, isMade: false)
                    try folder.finish(entry.file, as: name)
                } catch {
                    throw folder.failure(entry.path, error)
                }
            }
            try folder.removeLeftovers(keeping: paths)
        }
        for entry in waiting { entry.file.forget() }
        waiting = []
    }
}
