import Diagnostics

extension Diagnostic {
    /// The diagnostic as JSON on one line: `{"code", "severity", "message", "template", "line", "column", "endLine",
    /// "endColumn", "includes", "help"?, "related"?, "fixTitle"?, "fix"?, "suggestionTitle"?, "suggestion"?}`.
    ///
    /// Lines and columns are counted from 1. A diagnostic that is in no file has null in their place. `includes` holds
    /// `{"template", "line", "column"}`, outermost first. `related` holds places with a `message` each. `fix` holds the
    /// edits of the first certain fix, each a place and the `text` that replaces it, and `suggestion` those of the first
    /// change that is only probably meant.
    public var json: [UInt8] {
        var object = JSONObjectText()
        object.add("code", code.rawValue)
        object.add("severity", severity.rawValue)
        object.add("message", message)
        if let place {
            object.add(place)
        } else {
            for name in ["template", "line", "column", "endLine", "endColumn"] { object.add(name, json: "null") }
        }
        object.add(
            "includes",
            includes.map { place in
                var object = JSONObjectText()
                object.addStart(of: place)
                return object
            })
        if let help { object.add("help", help) }
        if !related.isEmpty {
            object.add(
                "related",
                related.map { related in
                    var object = JSONObjectText()
                    object.add("message", related.message)
                    object.add(related.place)
                    return object
                })
        }
        for (name, certainty) in Self.fixNames {
            guard let fix = fixes.first(where: { $0.certainty == certainty }) else { continue }
            object.add("\(name)Title", fix.title)
            object.add(
                name,
                fix.edits.map { edit in
                    var object = JSONObjectText()
                    object.add(edit.place)
                    object.add("text", edit.replacement)
                    return object
                })
        }
        return object.bytes
    }

    private static let fixNames = [("fix", Fix.Certainty.certain), ("suggestion", Fix.Certainty.suggestion)]

    /// What is left of the diagnostic where it is written as ``json`` and read again.
    package var asWritten: Diagnostic {
        Diagnostic(
            code, severity, message, at: place?.asWritten, includes: includes.map(\.startAsWritten), help: help,
            related: related.map { Related($0.message, at: $0.place.asWritten) },
            fixes: Self.fixNames.compactMap { _, certainty in
                fixes.first { $0.certainty == certainty }.map { fix in
                    Fix(
                        fix.title, fix.edits.map { Edit(replacing: $0.place.asWritten, with: $0.replacement) },
                        certainty)
                }
            })
    }

    /// Reads a diagnostic as ``json`` writes it, which leaves out source lines, byte offsets, and other fixes.
    package init?(_ element: JSONDocument.Element) {
        guard let code = element["code"]?.string,
            let severity = element["severity"]?.string.flatMap(Severity.init(rawValue:)),
            let message = element["message"]?.string
        else { return nil }
        let fixes = Self.fixNames.compactMap { name, certainty in
            element[name].map { edits in
                Fix(
                    element["\(name)Title"]?.string ?? "",
                    edits.elements.compactMap { edit in
                        Place(edit).flatMap { place in edit["text"]?.string.map { Edit(replacing: place, with: $0) } }
                    }, certainty)
            }
        }
        let related = element["related"]?.elements.compactMap { related in
            Place(related).flatMap { place in related["message"]?.string.map { Related($0, at: place) } }
        }
        self.init(
            Code(rawValue: code), severity, message, at: Place(element),
            includes: element["includes"]?.elements.compactMap(Place.init) ?? [], help: element["help"]?.string,
            related: related ?? [], fixes: fixes)
    }
}

extension Diagnostic.Place {
    fileprivate var asWritten: Self {
        Self(file: file, line: line, column: column, endLine: endLine, endColumn: endColumn, sourceLine: "")
    }

    fileprivate var startAsWritten: Self {
        Self(file: file, line: line, column: column, endLine: line, endColumn: column, sourceLine: "")
    }

    fileprivate init?(_ element: JSONDocument.Element) {
        func number(_ name: String) -> Int? { element[name]?.number.flatMap { Int(exactly: $0) } }
        guard let file = element["template"]?.string, let line = number("line"), let column = number("column") else {
            return nil
        }
        // Of includes only the beginning is written.
        self.init(
            file: file, line: line, column: column, endLine: number("endLine") ?? line,
            endColumn: number("endColumn") ?? column, sourceLine: "")
    }
}

extension JSONObjectText {
    fileprivate mutating func add(_ place: Diagnostic.Place) {
        addStart(of: place)
        add("endLine", json: String(place.endLine))
        add("endColumn", json: String(place.endColumn))
    }

    fileprivate mutating func addStart(of place: Diagnostic.Place) {
        add("template", place.file)
        add("line", json: String(place.line))
        add("column", json: String(place.column))
    }
}
