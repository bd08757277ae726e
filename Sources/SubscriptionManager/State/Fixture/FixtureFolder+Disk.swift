import BundledFiles
import Diagnostics
import FileSystem

extension FixtureFolder {
    /// The folder of fixtures at a path.
    /// - Throws: ``Diagnostic/Code/notFound`` where there is no such folder; ``Diagnostic/Code/inaccessibleFile`` where it
    ///   cannot be read.
    public init(contentsOf path: String) throws(Diagnostic) {
        let folder = try InputFolder.open(path, as: "fixtures", flag: "--fixtures")
        let names: [String]
        do throws(SystemError) { names = try folder.names() } catch {
            throw Diagnostic(.inaccessibleFile, .error, "the folder `\(path)` cannot be read: \(error.reason)")
        }
        let contained = ContainedFolder(path: path)
        let images = Images(
            names: { (contained?.folder("images")?.root).flatMap { try? Folder(path: $0).names() } ?? [] },
            contents: { try? contained?.folder("images")?.contents(of: $0) })
        self.init(path: path, fileNames: names, images: images) { name throws(Diagnostic) in
            do throws(ContainedFolder.Fault) { return try contained?.contents(of: name) } catch {
                let leadsOut = error == .leadsOut
                throw Diagnostic(
                    leadsOut ? .outsideTheme : .unreadableFile, .error, "`\(path)/\(name)` \(error.reason)",
                    help: leadsOut ? "put the file itself into the folder" : nil)
            }
        }
    }

    /// The customers that the program has inside.
    package static let bundled: FixtureFolder = {
        let files = BundledFile.all(in: "Fixtures")
        let prefix = "images/"
        let images = Images(
            names: { files.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) } },
            contents: { files[prefix + $0]?.bytes })
        return FixtureFolder(
            path: "(bundled)", fileNames: files.keys.filter { !$0.contains("/") }, images: images
        ) { files[$0]?.bytes }
    }()
}
