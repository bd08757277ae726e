import Diagnostics
import JSON

/// Writes diagnostics for people, for programs, and for GitHub's workflows.
public struct DiagnosticPrinter: Sendable {
    /// For whom diagnostics are written.
    public enum Format: String, CaseIterable, Sendable {
        /// For people: the source line, with what is meant underlined.
        case text
        /// For programs: one JSON object a line.
        case json
        /// For GitHub: workflow commands, which become annotations of the files.
        case github
    }

    /// For whom diagnostics are written.
    public let format: Format
    /// Whether text has colours.
    public let hasColors: Bool
    /// The path of the theme's folder, which stands before the names of the theme's files for people and for GitHub; empty if
    /// there is none.
    public let themeFolder: String

    /// How many columns of a source line are shown.
    static let sourceWidth = 100
    /// How many pages are named.
    static let pageLimit = 4

    /// Makes a printer.
    public init(format: Format = .text, hasColors: Bool = false, themeFolder: String = "") {
        self.format = format
        self.hasColors = hasColors
        self.themeFolder = themeFolder
    }

    /// The text of a diagnostic, with a line break at its end; in the format for people, an empty line too.
    /// - Parameter pages: The pages on which it was met.
    public func text(_ diagnostic: Diagnostic, on pages: [PageName] = []) -> String {
        switch format {
        case .text: WorkflowCommand.defused(plainText(diagnostic, pages))
        case .json: String(decoding: diagnostic.json, as: UTF8.self) + "\n"
        case .github: command(diagnostic, pages) + "\n"
        }
    }

    // MARK: Text

    private func plainText(_ diagnostic: Diagnostic, _ pages: [PageName]) -> String {
        let color: Color = diagnostic.severity == .error ? .red : .yellow
        let title = painted("\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]", color)
        var text = title + painted(": \(Self.printable(diagnostic.message))", .bold) + "\n"
        let lines = ([diagnostic.place] + diagnostic.related.map(\.place)).compactMap { $0?.line }
        let margin = lines.map { String($0).count }.max() ?? 1
        if let place = diagnostic.place {
            text += "\(spaces(margin))\(painted("-->", .blue)) \(location(of: place))\n"
            text += excerpt(of: place, markedWith: "^", color, margin)
        }
        var notes: [String] = []
        for related in diagnostic.related {
            let message = Self.printable(related.message)
            if related.place.sourceLine.isEmpty {
                notes.append("note: \(message): \(location(of: related.place))")
            } else {
                text += "\(spaces(margin))\(painted(":::", .blue)) \(location(of: related.place))\n"
                text += excerpt(of: related.place, markedWith: "-", .blue, margin, message: message)
            }
        }
        if let help = diagnostic.help { notes.append("help: \(Self.printable(help))") }
        for place in diagnostic.includes.reversed() {
            notes.append("\(diagnostic.includesLabel) \(location(of: place))")
        }
        if let note = Self.note(on: pages) { notes.append(note) }
        for note in notes { text += "\(spaces(margin)) \(painted("=", .blue)) \(note)\n" }
        return text + "\n"
    }

    /// The line of a place, with the part that is meant underlined; nothing where the line is not known.
    /// - Parameters:
    ///   - mark: What is drawn under each column of the part.
    ///   - margin: How wide line numbers are.
    ///   - message: What is said beside the marks.
    private func excerpt(
        of place: Diagnostic.Place, markedWith mark: Character, _ color: Color, _ margin: Int, message: String = ""
    ) -> String {
        if place.sourceLine.isEmpty { return "" }
        let excerpt = SourceExcerpt(place, width: Self.sourceWidth)
        let bar = painted("|", .blue)
        let number = spaces(margin - String(place.line).count) + painted(String(place.line), .blue)
        let marks = String(repeating: mark, count: excerpt.markWidth) + (message.isEmpty ? "" : " \(message)")
        return """
            \(spaces(margin)) \(bar)
            \(number) \(bar) \(excerpt.line)
            \(spaces(margin)) \(bar) \(excerpt.indent)\(painted(marks, color))

            """
    }

    private static func note(on pages: [PageName]) -> String? {
        if pages.isEmpty { return nil }
        if pages.count == 1 { return "on the page \(printable(pages[0].description))" }
        let named = pages.prefix(pageLimit).map { printable($0.description) }.joined(separator: ", ")
        let rest = pages.count > pageLimit ? ", …" : ""
        return "on \(pages.count) pages: \(named)\(rest)"
    }

    /// A place as a terminal can open it, from where the program runs.
    private func location(of place: Diagnostic.Place) -> String {
        "\(Self.printable(place.path(inThemeAt: themeFolder))):\(place.line):\(place.column)"
    }

    /// A text on one line, without characters that a terminal obeys.
    static func printable(_ text: String, keepsTabs: Bool = false) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09 where keepsTabs: result += "\t"
            case 0..<0x20: result += Unicode.Scalar(0x2400 + scalar.value).map(String.init) ?? "?"
            case 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    private enum Color: String {
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case blue = "34"
    }

    private func painted(_ text: String, _ color: Color) -> String {
        hasColors ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }

    // MARK: GitHub

    private func command(_ diagnostic: Diagnostic, _ pages: [PageName]) -> String {
        var properties: [String] = []
        if let place = diagnostic.place {
            properties.append("file=\(Self.property(place.path(inThemeAt: themeFolder)))")
            properties.append("line=\(place.line)")
            // GitHub takes columns only where the annotation is on one line.
            if place.endLine > place.line {
                properties.append("endLine=\(place.endLine)")
            } else {
                properties.append("col=\(place.column)")
                properties.append("endColumn=\(max(place.column, place.endColumn))")
            }
        }
        properties.append("title=\(Self.property(diagnostic.code.rawValue))")
        var lines = [diagnostic.message]
        for related in diagnostic.related {
            let place = related.place
            lines.append("\(related.message): \(place.file):\(place.line):\(place.column)")
        }
        if let help = diagnostic.help { lines.append("help: \(help)") }
        for place in diagnostic.includes.reversed() {
            lines.append("\(diagnostic.includesLabel) \(place.file):\(place.line):\(place.column)")
        }
        if let note = Self.note(on: pages) { lines.append(note) }
        // A line break in a command's message is written as `%0A`, and so begins no line.
        let printable = lines.flatMap { $0.split(whereSeparator: \.isNewline).map { Self.printable(String($0)) } }
        let message = WorkflowCommand.defused(Self.data(printable.joined(separator: "\n")))
        return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(message)"
    }

    /// A message of a workflow command.
    private static func data(_ text: String) -> String { escaped(text, ["%", "\r", "\n"]) }

    /// A property of a workflow command.
    private static func property(_ text: String) -> String {
        WorkflowCommand.defused(escaped(printable(text), ["%", "\r", "\n", ":", ","]))
    }

    private static func escaped(_ text: String, _ special: Set<Unicode.Scalar>) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if special.contains(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += digits.utf8.count < 2 ? "%0\(digits)" : "%\(digits)"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
