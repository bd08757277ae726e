import BundledFiles
import Foundation
import TestSupport
import Testing

@Suite("Files inside the program")
struct BundledFileTests {
    @Test(
        "are those of the repository; where they are not, write the list anew, or touch it: Tests/Scripts/bundle/write.sh",
        arguments: ["Fixtures", "Templates"])
    func current(folder: String) throws {
        let root = Repository.root.appending(path: folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { path in
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(
                atPath: root.appending(path: path).path, isDirectory: &isFolder)
            return isThere && !isFolder.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        let bundled = BundledFile.all(in: folder)
        #expect(bundled.keys.sorted() == paths.sorted())
        for path in paths {
            #expect(bundled[path]?.bytes == Array(try Data(contentsOf: root.appending(path: path))), "\(path)")
        }
    }
}
