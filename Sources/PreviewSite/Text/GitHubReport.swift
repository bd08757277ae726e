import Diagnostics

/// What a step of a GitHub workflow tells of its diagnostics.
///
/// Of one step GitHub shows ten errors and ten warnings as annotations, and drops the others without a word. So what is
/// worst comes first, of every kind one before there is a second of any, and a notice counts the rest, all of which the
/// summary of the step has.
public struct GitHubReport {
    private let diagnostics: [PageDiagnostic]
    private let themeFolder: String

    /// Makes a report.
    /// - Parameter themeFolder: The path of the theme's folder, which GitHub needs before the names of the theme's files.
    public init(_ diagnostics: [PageDiagnostic], themeFolder: String = "") {
        self.diagnostics = diagnostics
        self.themeFolder = themeFolder
    }

    /// How many annotations of a severity GitHub shows.
    private static let annotationLimit = 10
    /// How many bytes of Markdown the summary of a step takes, less what other steps may add to the same file.
    private static let summaryLimit = 1_000_000

    /// The workflow commands: at most ten errors and ten warnings, and a notice where there are more.
    public var commands: String {
        let printer = DiagnosticPrinter(format: .github, themeFolder: themeFolder)
        var text = ""
        var left: [String] = []
        for severity in [Diagnostic.Severity.error, .warning] {
            let all = Self.spread(diagnostics.filter { $0.diagnostic.severity == severity })
            for entry in all.prefix(Self.annotationLimit) { text += printer.text(entry.diagnostic, on: entry.pages) }
            let rest = all.count - Self.annotationLimit
            if rest > 0 { left.append("\(rest) more \(severity.rawValue)\(rest == 1 ? "" : "s")") }
        }
        if left.isEmpty { return text }
        return text + "::notice::\(left.joined(separator: " and ")): the summary of this step has them all\n"
    }

    /// The diagnostics with the first of each kind first, then the second of each kind, and so on.
    private static func spread(_ diagnostics: [PageDiagnostic]) -> [PageDiagnostic] {
        var counts: [Diagnostic.Code: Int] = [:]
        let turns = diagnostics.map { entry in
            counts[entry.diagnostic.code, default: 0] += 1
            return counts[entry.diagnostic.code, default: 0]
        }
        // The sort is stable.
        return diagnostics.indices.sorted { turns[$0] < turns[$1] }.map { diagnostics[$0] }
    }

    /// All diagnostics as a table in Markdown; as many as the summary of a step takes.
    public var summary: String {
        if diagnostics.isEmpty { return "" }
        var text = "### sm-preview\n\n| | Where | What | |\n| --- | --- | --- | --- |\n"
        for (count, entry) in diagnostics.enumerated() {
            let row = row(of: entry.diagnostic)
            guard text.utf8.count + row.utf8.count < Self.summaryLimit else {
                return text + "\n\(diagnostics.count - count) more are not shown.\n"
            }
            text += row
        }
        return text + "\n"
    }

    private func row(of diagnostic: Diagnostic) -> String {
        let place = diagnostic.place.map { "\($0.path(inThemeAt: themeFolder)):\($0.line):\($0.column)" } ?? ""
        let what = [diagnostic.message, diagnostic.help].compactMap { $0 }.joined(separator: "; ")
        let cells = [diagnostic.severity.rawValue, place, what, diagnostic.code.rawValue].map(Self.cell)
        return "| \(cells.joined(separator: " | ")) |\n"
    }

    /// A text in a cell: what Markdown or HTML would read as markup stands there as character references, but for the
    /// backticks around code.
    private static func cell(_ text: String) -> String {
        var isCode = false
        var cell = ""
        for character in DiagnosticPrinter.printable(text) {
            switch character {
            case "`":
                cell += isCode ? "</code>" : "<code>"
                isCode.toggle()
            case "&": cell += "&amp;"
            case "<": cell += "&lt;"
            case ">": cell += "&gt;"
            case "|", "*", "_", "[", "]", "\\", "#", "~", "@", ":", "$":
                cell += "&#\(character.unicodeScalars.first?.value ?? 0);"
            default: cell.append(character)
            }
        }
        return cell + (isCode ? "</code>" : "")
    }
}
