import Diagnostics

/// A diagnostic as a case file has it: all of it, with the source line and a caret under what is meant.
package func describe(_ diagnostic: Diagnostic) -> String {
    var lines = ["\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]: \(diagnostic.message)"]
    if let place = diagnostic.place {
        lines.append("  at \(describe(place))")
        // Dots stand for what is left out of a long line.
        let start = place.skippedColumns > 0 ? "…" : ""
        lines.append("  | \(start)\(place.sourceLine)\(place.isLineCut ? "…" : "")")
        let length = place.sourceLine.unicodeScalars.count + 1
        let column = place.column - place.skippedColumns
        let end = place.line == place.endLine ? min(place.endColumn - place.skippedColumns, length) : length
        // Under a tab stands a tab, so that the caret keeps its column however wide that is.
        let before = (start + place.sourceLine).unicodeScalars.prefix(start.count + column - 1)
        let indentation = String(before.map { $0 == "\t" ? "\t" : " " })
        lines.append("  | \(indentation)" + String(repeating: "^", count: max(1, end - column)))
    }
    lines += diagnostic.includes.map { place in
        // Read from JSON, they have a beginning only.
        let hasEnd = (place.line, place.column) != (place.endLine, place.endColumn)
        return "  from \(hasEnd ? describe(place) : "\(place.file):\(place.line):\(place.column)")"
    }
    if let help = diagnostic.help { lines.append("  help: \(help)") }
    lines += diagnostic.fixes.filter { $0.certainty == .certain }.map { "  fix: \($0.title)" }
    return lines.joined(separator: "\n")
}

/// All of a list of diagnostics, an empty line between two.
package func describe(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { describe($0) }.joined(separator: "\n\n")
}

private func describe(_ place: Diagnostic.Place) -> String {
    "\(place.file):\(place.line):\(place.column)-\(place.endLine):\(place.endColumn)"
}
