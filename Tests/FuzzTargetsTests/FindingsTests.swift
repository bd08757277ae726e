import Foundation
import FuzzTargets
import Testing

@Suite("What fuzzing has found")
struct FindingsTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fuzzing")

    /// The findings, as `<target>/<name>`.
    static let findings =
        (FileManager.default.enumerator(atPath: folder.appending(path: "findings").path)?
        .compactMap { $0 as? String } ?? []).filter { $0.contains("/") }.sorted()

    @Test("is found no more", arguments: findings)
    func finding(name: String) throws {
        let target = try #require(FuzzTarget.named(String(name.prefix { $0 != "/" })))
        let input = try Data(contentsOf: Self.folder.appending(path: "findings/\(name)"))
        try target.check(Array(input))
    }

    @Test("every target takes an empty input, and one that is nothing", arguments: FuzzTarget.all.map(\.name))
    func nothing(name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        try target.check([])
        try target.check(Array(0...255))
        try target.check(Array(repeating: 0xFF, count: 1000))
    }
}
