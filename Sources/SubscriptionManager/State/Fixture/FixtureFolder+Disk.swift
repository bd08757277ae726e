import Diagnostics
import FileSystem

extension FixtureFolder {
    /// The folder of fixtures at a path.
    /// - Throws: ``Diagnostic/Code/notFound`` where there is no such folder; ``Diagnostic/Code/inaccessibleFile`` where it
    ///   cannot be read.
    public init(contentsOf path: String) throws(Diagnostic) {
        let folder = try InputFolder.open(path, as: "fixtures", flag: "--fixtures")
        do throws(SystemError) {
            let names = try folder.names()
            self.init(path: path, fileNames: names) { name in
                // A link among the fixtures is the user's own, and may point anywhere.
                try? File.contents(at: "\(path)/\(name)")
            }
        } catch {
            throw Diagnostic(.inaccessibleFile, .error, "the folder `\(path)` cannot be read: \(error.reason)")
        }
    }
}
