import Foundation
import Testing

@testable import Nunjucks

/// The case files of `Tests/Conformance/bindings`: templates, what is printed, and all that is said of it.
///
/// A new case is a new file, in the format of `Tests/Conformance/FORMAT.md`; variables may be `undefined` and
/// `safe("…")` too. `SM_RECORD=1 swift test` writes messages anew, never what is printed; look at what changed.
@Suite("Bindings and escaping by context")
struct BindingCaseTests {
    static let folder = repository.appending(path: "Tests/Conformance/bindings")

    static let names: [String] = {
        let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return found.filter { $0.hasSuffix(".case") }.sorted()
    }()

    @Test(arguments: names)
    func `a page prints what its case file says, with all that is said of it`(name: String) throws {
        let file = Self.folder.appending(path: name)
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        var expected = BindingCase(text)
        let outcome = expected.render()
        if outcome != expected, ProcessInfo.processInfo.environment["SM_RECORD"] != nil {
            expected.error = outcome.error
            expected.diagnostics = outcome.diagnostics
            try Data(expected.text.utf8).write(to: file)
        }
        #expect(outcome.text == expected.text)
    }
}

/// A case file: its sections, by their markers.
struct BindingCase: Equatable {
    private var sections: [(marker: String, text: String)] = []

    static func == (left: BindingCase, right: BindingCase) -> Bool { left.text == right.text }

    init(_ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        var marker = ""
        var body: [String] = []
        for line in lines {
            if line.hasPrefix("--- ") {
                sections.append((marker, body.joined(separator: "\n")))
                marker = String(line.dropFirst(4))
                body = []
            } else {
                body.append(line)
            }
        }
        sections.append((marker, body.joined(separator: "\n")))
    }

    /// The whole file.
    var text: String {
        sections.map { section in
            let body = section.text.isEmpty ? "" : section.text + "\n"
            return section.marker.isEmpty ? body : "--- \(section.marker)\n\(body)"
        }.joined()
    }

    private subscript(_ marker: String) -> String? {
        get { sections.first { $0.marker == marker }?.text }
        set {
            if let index = sections.firstIndex(where: { $0.marker == marker }) {
                if let newValue { sections[index].text = newValue } else { sections.remove(at: index) }
            } else if let newValue {
                sections.append((marker, newValue))
            }
        }
    }

    var error: String? {
        get { self["error"] }
        set { self["error"] = newValue }
    }

    var diagnostics: String? {
        get { self["diagnostics"] }
        set { self["diagnostics"] = newValue }
    }

    /// The case with what comes of it in place of what should.
    func render() -> BindingCase {
        var outcome = self
        (outcome["output"], outcome.error, outcome.diagnostics) = (nil, nil, nil)
        let prefix = "template "
        let templates = sections.filter { $0.marker.hasPrefix(prefix) }.map {
            (String($0.marker.dropFirst(prefix.count)), $0.text)
        }
        let rendering = Bindings.render(
            self["template"] ?? "", context: self["context"] ?? "{}",
            templates: Dictionary(uniqueKeysWithValues: templates))
        outcome["output"] = rendering.error == nil ? rendering.output : nil
        outcome.error = rendering.error.map { describe($0) }
        let messages = rendering.diagnostics.map { describe($0) }
        outcome.diagnostics = messages.isEmpty ? nil : messages.joined(separator: "\n\n")
        return outcome
    }
}

/// A diagnostic as case files have it: all of it, with the source line and a caret under what is meant.
private func describe(_ diagnostic: Diagnostic) -> String {
    var lines = ["\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]: \(diagnostic.message)"]
    if let place = diagnostic.place {
        let length = place.sourceLine.unicodeScalars.count + 1
        let end = place.line == place.endLine ? place.endColumn : length
        lines += [
            "  at \(describe(place))", "  | \(place.sourceLine)",
            "  | " + String(repeating: " ", count: place.column - 1)
                + String(repeating: "^", count: max(1, end - place.column)),
        ]
    }
    lines += diagnostic.includes.map { "  from \(describe($0))" }
    if let help = diagnostic.help { lines.append("  help: \(help)") }
    return lines.joined(separator: "\n")
}

private func describe(_ place: Diagnostic.Place) -> String {
    "\(place.file):\(place.line):\(place.column)-\(place.endLine):\(place.endColumn)"
}
