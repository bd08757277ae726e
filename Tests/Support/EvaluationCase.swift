import Diagnostics
import Foundation
import JSON

/// A case file as a request of `sm-preview eval`, and what is answered.
package struct EvaluationCase {
    private let file: CaseFile

    /// Makes a request of a case file.
    package init(_ file: CaseFile) { self.file = file }

    /// What comes of an answer.
    package func outcome(of answer: [UInt8]) throws -> CaseFile.Outcome {
        let answer = try JSONDocument(Source(name: "answer", bytes: answer)).root
        if let error = answer["error"] { return CaseFile.Outcome(error: describe(try diagnostic(error))) }
        return CaseFile.Outcome(
            output: answer["output"]?.string ?? "",
            diagnostics: describe(try (answer["diagnostics"]?.elements ?? []).map(diagnostic)))
    }

    /// The request, on one line.
    package var request: [UInt8] {
        var request = JSONObjectText()
        request.add("template", file.template)
        for name in ["locale", "timeZone", "now", "script"] {
            if let text = file[name] { request.add(name, text) }
        }
        for name in ["context", "translations", "settings", "options"] {
            if let text = file[name] { request.add(name, json: text.replacing("\n", with: " ")) }
        }
        var templates = JSONObjectText()
        for (name, text) in file.templates { templates.add(name, text) }
        request.add("templates", json: templates.bytes)
        return request.bytes
    }

    /// A diagnostic of an answer, with the source line, which answers do not have.
    private func diagnostic(_ element: JSONDocument.Element) throws -> Diagnostic {
        guard var diagnostic = Diagnostic(element) else {
            throw NotADiagnostic(text: element.source.text(of: element.span))
        }
        if let place = diagnostic.place {
            let source = Source(name: place.file, text: try text(of: place.file))
            if let start = source.offset(line: place.line, column: place.column) {
                let line = Diagnostic.Place(Span(start..<start), in: source)
                diagnostic.place?.sourceLine = line.sourceLine
                diagnostic.place?.skippedColumns = line.skippedColumns
                diagnostic.place?.isLineCut = line.isLineCut
            }
        }
        return diagnostic
    }

    struct NotADiagnostic: Error { var text: String }

    /// The text of a template, or of a translation, by the name that diagnostics have for it.
    private func text(of name: String) throws -> String {
        if name == "template" { return file.template }
        if name == "script" { return file["script"] ?? "" }
        if let template = file.templates.first(where: { $0.name == name }) { return template.text }
        guard name.hasPrefix("translations ("), let translations = file["translations"] else { return "" }
        let keys = name.dropFirst("translations (".count).dropLast().split(separator: ".")
        let root = try JSONDocument(Source(name: "translations", text: translations)).root
        return keys.reduce(root) { element, key in element?[String(key)] }?.string ?? ""
    }
}
