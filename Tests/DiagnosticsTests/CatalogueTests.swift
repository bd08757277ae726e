import Diagnostics
import Foundation
import JSON
import TestSupport
import Testing

@Suite("The catalogue of diagnostics")
struct CatalogueTests {
    /// The source files of the package, by path.
    private static let sources: [(path: String, text: String)] = {
        let folder = Repository.root.appending(path: "Sources")
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            (path, (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)) ?? "")
        }
    }()

    /// The codes that the sources declare, by the names of their members.
    private static let declared: [String: String] = {
        var codes: [String: String] = [:]
        for (_, text) in sources {
            for match in text.matches(of: /static let (\w+)(?:: Self|: Diagnostic\.Code) = "([a-z]+(?:-[a-z]+)*)"/) {
                codes[String(match.1)] = String(match.2)
            }
        }
        return codes
    }()

    private static let entries = Set(Catalogue.entries.map(\.code.rawValue))

    @Test("every code is in it once")
    func once() {
        #expect(Self.sources.count > 100)
        #expect(Self.entries.count == Catalogue.entries.count)
        #expect(Set(Self.declared.values) == Self.entries)
    }

    @Test("no code is written as text where a diagnostic is made")
    func rawCodes() {
        let pattern = /(?:Diagnostic|Code|warn|error|report|note)\(\s*(?:rawValue: )?"([a-z]+(?:-[a-z]+)*)"[,)]/
        for (path, text) in Self.sources {
            for match in text.matches(of: pattern) { Issue.record("\(path): \(match.0)") }
        }
    }

    @Test("every code is used")
    func used() {
        let texts = Self.sources.filter { !$0.path.hasPrefix("Diagnostics/Catalogue/") }.map(\.text)
        for (member, code) in Self.declared {
            let isUsed = texts.contains { text in
                text.ranges(of: ".\(member)").contains { range in
                    range.upperBound == text.endIndex
                        || !(text[range.upperBound].isLetter || text[range.upperBound].isNumber)
                }
            }
            #expect(isUsed, "\(code)")
        }
    }

    @Test("texts read like one another", arguments: Catalogue.entries.map(\.code))
    func texts(_ code: Diagnostic.Code) throws {
        let entry = try #require(Catalogue.entry(for: code))
        #expect(entry.title.first?.isLowercase == true && !entry.title.hasSuffix("."))
        for text in [entry.explanation, entry.cure] {
            #expect(text.first?.isLowercase == false || text.hasPrefix("`"))
            #expect(text.hasSuffix("."))
            #expect(text.count { $0 == "`" }.isMultiple(of: 2))
            #expect(!text.contains("  "))
        }
        #expect(!entry.example.message.hasSuffix("."))
    }

    @Test("all of it is JSON")
    func json() throws {
        let document = try JSONDocument(Source(name: "", bytes: Catalogue.json))
        #expect(document.root.elements.map { $0["code"]?.string } == Catalogue.entries.map(\.code.rawValue))
        #expect(document.root.elements.map { $0["cure"]?.string } == Catalogue.entries.map(\.cure))
    }
}
