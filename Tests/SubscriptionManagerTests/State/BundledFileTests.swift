import BundledFiles
import Foundation
import TestSupport
import Testing

@testable import SubscriptionManager

@Suite("Files inside the program")
struct BundledFileTests {
    @Test(
        "are those of the repository; where they are not, write the list anew, or touch it: Tests/Scripts/bundle/write.sh",
        arguments: ["Fixtures", "Sources/BundledFiles/Starter", "Sources/BundledFiles/Styles", "Templates"])
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

    @Test("the bundled theme's styles are what lessc makes of them: Tests/Scripts/bundle/write.sh", .needs(.lessc))
    func styles() throws {
        let files = BundledTheme.standard.files
        let bundled = Stylesheet(ThemePlace(path: "", files: .inMemory(files)), css: nil)
        #expect(bundled.sources() == nil)
        // With a file more, they are those of another theme.
        let other = files.merging(["styles/unused.less": []]) { $1 }
        let compiled = Stylesheet(ThemePlace(path: "", files: .inMemory(other)), css: nil)
        #expect(compiled.sources() != nil)
        let css = try #require(compiled.compiled().css)
        #expect(
            bundled.compiled(searchPath: "").css.map { String(decoding: $0, as: UTF8.self) }
                == String(decoding: css, as: UTF8.self))
    }
}
