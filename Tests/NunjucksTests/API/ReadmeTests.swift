import Foundation
import Testing

@Suite("The README")
struct ReadmeTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    @Test(
        "its code is that of the examples, line for line", arguments: ["Text", "Encodable", "Filter", "Theme", "Site"])
    func examples(name: String) throws {
        let example = try text("Tests/Examples/\(name)/main.swift")
        let blocks = try text("README.md").components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        let similar = blocks.filter { $0 == example }
        #expect(similar == [example], "the README has no such code as\n\(example)")
    }

    @Test("what an example does takes five lines at most, without its imports")
    func length() throws {
        for name in ["Text", "Encodable", "Filter", "Theme", "Site"] {
            let lines = try text("Tests/Examples/\(name)/main.swift").split(separator: "\n")
            #expect(lines.filter { !$0.hasPrefix("import ") }.count <= 5, "\(name)")
        }
    }
}
