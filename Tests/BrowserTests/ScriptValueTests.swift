import Diagnostics
import Foundation
import TestSupport
import Testing

/// JavaScript between quotes: what a page that renders itself prints of it, beside what the browser makes of the same
/// JavaScript by itself. `ScriptCaseTests` holds what the command prints against the same file.
@Suite("Values of JavaScript", .browser)
struct ScriptValueTests {
    @Test func `a page prints what JavaScript gives, and the command has the same`() async throws {
        let lines = CaseLine.lines(of: "scripts/values.jsonl").map(\.text)
        let shared = try JSON(parsing: Data(lines[0].utf8))
        let sources = try lines.dropFirst().map { try JSON(parsing: Data($0.utf8))["js"].string ?? "" }
        let template = sources.map { source in
            let quoted = source.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            return "<p>{{ \"\(quoted)\" | js }}</p>"
        }
        var page = PreviewPage(template: template.joined(), script: shared["script"].string ?? "")
        // As it is written: the order of keys counts.
        page.changes = "Object.assign(ogPreview.state, (\(lines[0])).context);"
        page.now = shared["now"].string ?? ""
        page.seed = 0
        page.zone = "UTC"
        try await page.opened(timeZone: "UTC") { page in
            try await page.expect("ogPreview.diagnostics", equals: [])
            let printed = try await page.evaluate(
                "Array.from(document.querySelectorAll('#og-msi > p'), (each) => each.innerHTML.replace(/<!--.*?-->/gs, ''))"
            )
            let plain = try await page.run(
                """
                const names = Object.keys(og.smi.store.getState());
                const values = Object.values(og.smi.store.getState());
                const shown = (value) => {
                  if (value === undefined || value === null) return "";
                  if (typeof value === "object" && value[Symbol.iterator]) return Array.from(value, shown).join("");
                  const span = document.createElement("span");
                  span.textContent = value;
                  return span.innerHTML;
                };
                return \(JSON.array(sources.map { .string($0) }).text).map((source) => {
                  try {
                    return shown(new Function(...names, `return (\\n${source}\\n);`)(...values));
                  } catch (error) {
                    return String(error);
                  }
                });
                """)
            var text = lines[0] + "\n"
            for (index, source) in sources.enumerated() {
                #expect(printed[index] == plain[index], "\(source)")
                text += "{\"js\":\(JSON.string(source).text),\"output\":\(plain[index].text)}\n"
            }
            try ExpectedText("scripts/values.jsonl").expect(text)
        }
    }
}
