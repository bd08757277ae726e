import Foundation
import SubscriptionManager
import TestSupport

extension FixtureFolder {
    /// A folder on disk, named in messages as if it were the current one.
    init(directory: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        self.init(path: "", fileNames: names) { name in
            (try? Data(contentsOf: directory.appending(path: name))).map { Array($0) }
        }
    }

    /// A folder in memory.
    init(_ files: [String: String]) {
        self.init(path: "Fixtures", fileNames: Array(files.keys)) { name in files[name].map { Array($0.utf8) } }
    }
}
