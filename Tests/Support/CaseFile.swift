import Diagnostics
import Foundation
import JSON

/// A case file: templates, what they are rendered with, and what must come of it. `FORMAT.md` describes the format.
package struct CaseFile: Sendable {
    /// A part of the file, after a line `--- name`.
    package struct Section: Equatable, Sendable {
        /// What stands after the dashes, without `(json)`.
        package var name: String
        /// Its text; that of the JSON string where the section is marked `(json)`.
        package var text: String
    }

    /// What the case proves, where its name does not say it all.
    package var remark = ""
    /// The parts, in the order of the file.
    package var sections: [Section] = []

    /// Makes a case without anything in it.
    package init() {}

    /// Reads a case.
    /// - Throws: ``Fault`` where a section has a name that no section has, or is there twice; a `Diagnostic` where the
    ///   JSON of a section cannot be read.
    package init(_ text: String) throws {
        var marker: String?
        var body: [String] = []
        for line in Self.lines(of: text) {
            guard line.hasPrefix(Self.dashes) else {
                body.append(line)
                continue
            }
            try close(marker, body.joined(separator: "\n"))
            marker = String(line.dropFirst(Self.dashes.count))
            body = []
        }
        try close(marker, body.joined(separator: "\n"))
    }

    /// Why a text is not a case file.
    package enum Fault: Error, Equatable {
        /// There is no section of this name.
        case unknownSection(String)
        /// There are two sections of this name.
        case repeatedSection(String)
    }

    /// The text of a section.
    package subscript(name: String) -> String? {
        get { sections.first { $0.name == name }?.text }
        set {
            sections.removeAll { $0.name == name }
            if let newValue { sections.append(Section(name: name, text: newValue)) }
        }
    }

    /// The options, as JSON text.
    package var options: String? { self["options"] }
    /// The variables, as JSON text.
    package var context: String? { self["context"] }
    /// The template that is rendered.
    package var template: String { self["template"] ?? "" }
    /// The other templates, by name, in the order of the file.
    package var templates: [(name: String, text: String)] {
        sections.filter { $0.name.hasPrefix(Self.namedTemplate) }
            .map { (String($0.name.dropFirst(Self.namedTemplate.count)), $0.text) }
    }
    /// What must come of it.
    package var outcome: Outcome {
        Outcome(output: self["output"], error: self["error"], diagnostics: self["diagnostics"] ?? "")
    }

    /// What comes of a case.
    package struct Outcome: Equatable, Sendable {
        /// What is printed; nil where rendering fails.
        package var output: String?
        /// The error, as text.
        package var error: String?
        /// All diagnostics, as text; empty where there are none.
        package var diagnostics = ""

        /// Makes what comes of a case.
        package init(output: String? = nil, error: String? = nil, diagnostics: String = "") {
            self.output = output
            self.error = error
            self.diagnostics = diagnostics
        }
    }

    // MARK: Reading

    private static let dashes = "--- "
    private static let namedTemplate = "template "
    private static let json = " (json)"
    private static let given: Set = [
        "options", "fixture", "locale", "timeZone", "now", "translations", "settings", "script", "context", "template",
        "file", "replace", "with",
    ]
    private static let expected: Set = ["output", "error", "diagnostics"]

    private static func lines(of text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    private mutating func close(_ marker: String?, _ body: String) throws {
        guard var name = marker else {
            remark = body
            return
        }
        var text = body
        if name.hasSuffix(Self.json) {
            name.removeLast(Self.json.count)
            text = try JSONDocument(Source(name: name, text: body)).root.string ?? ""
        }
        guard Self.given.contains(name) || Self.expected.contains(name) || name.hasPrefix(Self.namedTemplate) else {
            throw Fault.unknownSection(name)
        }
        guard self[name] == nil else { throw Fault.repeatedSection(name) }
        sections.append(Section(name: name, text: text))
    }
}

// MARK: - Writing

extension CaseFile.Outcome {
    /// The outcome as the end of a case file, without the newline that ends the file.
    package var text: String { lines.joined(separator: "\n") }

    fileprivate var lines: [String] {
        (output.map { section("output", $0) } ?? []) + (error.map { section("error", $0) } ?? [])
            + (diagnostics.isEmpty ? [] : section("diagnostics", diagnostics))
    }

    private func section(_ name: String, _ text: String) -> [String] {
        if text.isPlain, !text.hasPrefix("--- "), !text.contains("\n--- ") {
            return ["--- \(name)"] + (text.isEmpty ? [] : [text])
        }
        return ["--- \(name) (json)", json(text)]
    }

    /// A text as a JSON string in which every character can be seen.
    private func json(_ text: String) -> String {
        var result = "\""
        for unit in text.utf16 {
            switch unit {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x0A: result += "\\n"
            case 0x20..<0x7F: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            default: result += "\\u" + String(format: "%04x", unit)
            }
        }
        return result + "\""
    }
}

extension CaseFile {
    /// The text of a case file up to its expectation, followed by what came of the case.
    package static func text(_ original: String, with outcome: Outcome) -> String {
        var lines = lines(of: original)
        let expectation = lines.firstIndex { line in
            expected.contains { line == dashes + $0 || line == dashes + $0 + json }
        }
        lines.removeSubrange((expectation ?? lines.count)...)
        return (lines + outcome.lines).joined(separator: "\n") + "\n"
    }
}

extension String {
    /// Whether all of its characters can be seen, but for spaces, tabs and newlines.
    var isPlain: Bool {
        unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || scalar == "\t"
                || scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value != 0xA0
                    && !scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
