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
        self.init(path: path, fileNames: names) { name throws(Diagnostic) in
            do throws(ContainedFolder.Fault) { return try contained?.contents(of: name) } catch {
                let leadsOut = error == .leadsOut
                throw Diagnostic(
                    leadsOut ? .outsideTheme : .unreadableFile, .error, "`\(path)/\(name)` \(error.reason)",
                    help: leadsOut ? "put the file itself into the folder" : nil)
            }
        }
    }
}
