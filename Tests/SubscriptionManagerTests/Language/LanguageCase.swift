import Foundation
import Nunjucks
import SubscriptionManager

/// A case file: sections of text, each after a line `--- name`.
///
/// `Tests/Conformance/FORMAT.md` describes the format. What is added for the dialect `sm`: the sections `locale`,
/// `translations` and `settings` (JSON), and `diagnostics`, what is said beside the output, as it is described in the
/// fixtures' case files.
struct LanguageCase: CustomStringConvertible, Sendable {
    static let folders = ["filters", "translations", "markdown-tags"]

    /// All cases, by folder and name.
    static let all: [LanguageCase] = folders.flatMap { folder -> [LanguageCase] in
        let directory = Repository.root.appending(path: "Tests/Conformance/\(folder)")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        return names.filter { $0.hasSuffix(".case") }.sorted().map {
            LanguageCase(directory.appending(path: $0), folder)
        }
    }

    let description: String
    private let file: URL
    private var sections: [(name: String, text: String)] = []
    private var remark: [String] = []

    private init(_ file: URL, _ folder: String) {
        self.file = file
        description = "\(folder)/\(file.deletingPathExtension().lastPathComponent)"
        var lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(
            separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        var bodies: [[Substring]] = []
        for line in lines {
            if line.hasPrefix("--- ") {
                sections.append((String(line.dropFirst(4)), ""))
                bodies.append([])
            } else if bodies.isEmpty {
                remark.append(String(line))
            } else {
                bodies[bodies.count - 1].append(line)
            }
        }
        for (index, body) in bodies.enumerated() { sections[index].text = body.joined(separator: "\n") }
    }

    subscript(name: String) -> String? { sections.first { $0.name == name }?.text }

    /// What the case asks of `evaluate`.
    var request: [UInt8] {
        var members = ["\"template\":\(json(self["template"] ?? ""))"]
        if let locale = self["locale"] { members.append("\"locale\":\(json(locale))") }
        for name in ["context", "translations", "settings", "options"] {
            if let text = self[name] { members.append("\"\(name)\":\(text.replacing("\n", with: " "))") }
        }
        let templates = sections.filter { $0.name.hasPrefix("template ") }
            .map { "\(json(String($0.name.dropFirst("template ".count)))):\(json($0.text))" }
        members.append("\"templates\":{\(templates.joined(separator: ","))}")
        return Array("{\(members.joined(separator: ","))}".utf8)
    }

    /// What the case expects.
    var expected: String { expectations.filter { self[$0] != nil }.map { "--- \($0)\n\(self[$0] ?? "")\n" }.joined() }

    /// Writes the case with another expectation.
    func record(_ actual: String) throws {
        let given = sections.filter { !expectations.contains($0.name) }
            .map { "--- \($0.name)\n\($0.text.isEmpty ? "" : $0.text + "\n")" }.joined()
        let head = remark.isEmpty ? "" : remark.joined(separator: "\n") + "\n"
        try (head + given + actual).write(to: file, atomically: true, encoding: .utf8)
    }

    private var expectations: [String] { ["output", "error", "diagnostics"] }

    private func json(_ text: String) -> String {
        String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    }
}

/// An answer of `evaluate`, as case files have it.
func describe(answer line: [UInt8]) throws -> String {
    let answer = try JSONDocument(Source(name: "answer", bytes: line)).root
    if let error = answer["error"] { return "--- error\n\(describe(diagnostic: error))\n" }
    var text = "--- output\n\(answer["output"]?.string ?? "")\n"
    let diagnostics = answer["diagnostics"]?.elements ?? []
    if !diagnostics.isEmpty {
        text += "--- diagnostics\n\(diagnostics.map(describe(diagnostic:)).joined(separator: "\n"))\n"
    }
    return text
}

private func describe(diagnostic: JSONDocument.Element) -> String {
    func place(_ element: JSONDocument.Element) -> String {
        func number(_ name: String) -> String { element[name]?.number.map { String(Int($0)) } ?? "" }
        let end = element["endLine"] == nil ? "" : "-\(number("endLine")):\(number("endColumn"))"
        return "\(element["template"]?.string ?? ""):\(number("line")):\(number("column"))\(end)"
    }
    func text(_ name: String) -> String { diagnostic[name]?.string ?? "" }
    var lines = ["\(text("severity"))[\(text("code"))]: \(text("message"))", "  at \(place(diagnostic))"]
    lines += (diagnostic["includes"]?.elements ?? []).map { "  from \(place($0))" }
    if let help = diagnostic["help"]?.string { lines.append("  help: \(help)") }
    return lines.joined(separator: "\n")
}
