import Foundation
import TemplateEvaluation
import TestSupport
import Testing

/// Hostile data at every position of a template, as a browser sees it: no script runs, no element and no attribute is
/// there that the template did not write, and what is shown is the data.
@Suite("Hostile data", .browser)
struct HostileTests {
    /// The data, as JSON strings: a harmless one first, then those of `Pages/hostile/attacks.json`.
    static let attacks: [String] = {
        let file = Repository.root.appending(path: "Tests/BrowserTests/Pages/hostile/attacks.json")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("    \"") }
        return ["\"x\""] + lines.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " ,")) }
    }()

    /// Renders a template as pages are rendered.
    static func render(_ template: String, context: String) throws -> String {
        let request = "{\"template\": \(JSON.string(template).text), \"context\": \(context)}"
        let answer = try JSON(parsing: Data(evaluate(line: Array(request.utf8), number: 1)))
        guard let output = answer["output"].string else { throw Failure(description: answer.text) }
        return output
    }

    /// The positions that no static page shows: properties without an attribute, and what stands beside JavaScript.
    static let shownByScripts: Set<String> = [
        ".value of a full textarea", ".property of an element", ".property of several parts",
        ".property with structure",
        ".textContent", "beside JavaScript", ".src of an element",
    ]

    struct Failure: Error, CustomStringConvertible { var description: String }

    @Test func `there are many attacks`() { #expect(Self.attacks.count > 300) }

    @Test(arguments: HostilePosition.all)
    func `data stays data`(position: HostilePosition) async throws {
        let list = "[\(Self.attacks.joined(separator: ",\n"))]"
        let template = "{% for x in attacks %}<section>\(position.template)</section>{% endfor %}"
        let context = "{\"attacks\": \(list.replacing("\n", with: " "))}"
        let setup = try String(
            contentsOf: Repository.root.appending(path: "Tests/BrowserTests/Pages/hostile/page.js"), encoding: .utf8)
        var preview = PreviewPage(headScript: "globalThis.attacks = \(list);\n\(setup)")
        if Self.shownByScripts.contains(position.name) {
            (preview.template, preview.context) = (template, context)
        } else {
            // No page runs a view's scripts. Here they run all the same, and show what they read of the data.
            preview.body = try Self.render(template, context: context).replacing(" type=\"og-inert\"", with: "")
        }
        try await preview.opened { page in
            let arguments = [position.shown, position.expected, position.optionalAttribute]
            let verdict = try await page.run(
                "return judge(\(arguments.map { JSON.string($0).text }.joined(separator: ", ")));")
            #expect(verdict == ["faults": [], "count": 0, "hits": []])
            #expect(page.exceptions == [])
            let unwanted = page.requests.filter { request in
                ["https://ran.invalid", "https://styled.invalid"].contains { request.hasPrefix($0) }
            }
            #expect(unwanted == [])
        }
    }
}
