import Foundation
import Nunjucks
import SubscriptionManager

/// A case file: templates, what they are rendered with, and what must come of it. `FORMAT.md` describes the format.
struct CaseFile {
    /// What the case proves, where its name does not say it all.
    var remark = ""
    /// The options, as JSON text.
    var options: String?
    /// The variables, as JSON text.
    var context: String?
    /// The other templates, by name, in the order of the file.
    var templates: [(name: String, text: String)] = []
    /// The template that is rendered.
    var template = ""
    /// What must come of it.
    var outcome = Outcome()

    /// What comes of a case.
    struct Outcome: Equatable {
        /// What is printed; nil where rendering fails.
        var output: String?
        /// The error, as text.
        var error: String?
        /// All diagnostics, as text; empty where there are none.
        var diagnostics = ""
    }

    /// Reads a case.
    init(_ text: String) throws {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        var marker: String?
        var body: [String] = []
        for line in lines {
            guard line.hasPrefix("--- ") else {
                body.append(line)
                continue
            }
            try close(marker, body.joined(separator: "\n"))
            marker = String(line.dropFirst(4))
            body = []
        }
        try close(marker, body.joined(separator: "\n"))
    }

    private mutating func close(_ marker: String?, _ body: String) throws {
        guard var marker else {
            remark = body
            return
        }
        var text = body
        if marker.hasSuffix(" (json)") {
            marker.removeLast(" (json)".count)
            text = try JSONDocument(Source(name: marker, text: body)).root.string ?? ""
        }
        switch marker {
        case "options": options = body
        case "context": context = body
        case "template": template = text
        case "output": outcome.output = text
        case "error": outcome.error = text
        case "diagnostics": outcome.diagnostics = text
        default:
            guard marker.hasPrefix("template ") else { throw UnknownSection(marker: marker) }
            templates.append((String(marker.dropFirst("template ".count)), text))
        }
    }

    struct UnknownSection: Error { var marker: String }
}

extension CaseFile {
    /// The text of a case file up to its expectation, followed by what came of the case.
    static func text(_ original: String, with outcome: Outcome) -> String {
        var lines = original.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        let expectation = lines.firstIndex { line in
            ["--- output", "--- error", "--- diagnostics"].contains { line == $0 || line == $0 + " (json)" }
        }
        lines.removeSubrange((expectation ?? lines.count)...)
        if let output = outcome.output { lines += section("output", output) }
        if let error = outcome.error { lines += section("error", error) }
        if !outcome.diagnostics.isEmpty { lines += section("diagnostics", outcome.diagnostics) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(_ name: String, _ text: String) -> [String] {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || scalar == "\t"
                || scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value != 0xA0
                    && !scalar.properties.isDefaultIgnorableCodePoint
        }
        if isPlain, !text.hasPrefix("--- "), !text.contains("\n--- ") {
            return ["--- \(name)"] + (text.isEmpty ? [] : [text])
        }
        return ["--- \(name) (json)", CaseFile.json(text)]
    }

    /// A text as a JSON string in which every character can be seen.
    private static func json(_ text: String) -> String {
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

/// A folder of case files.
struct Corpus {
    let folder: URL

    init(_ name: String) {
        folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Conformance/\(name)")
    }

    /// The case files under the folder, as paths from it, in name order.
    var names: [String] {
        let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return found.filter { $0.hasSuffix(".case") }.sorted()
    }

    func text(of name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }
}
