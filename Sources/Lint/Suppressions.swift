import Diagnostics
import NunjucksSyntax

/// The comments of a theme that keep findings from being reported.
///
/// `{# lint-disable-next-line possible-null #}` silences what begins on the next line that is not blank,
/// `{# lint-disable possible-null, unknown-field #}` the whole file. In styles and in the script, the comments are those of
/// CSS, Less and JavaScript.
struct Suppressions {
    private struct Suppression {
        var code: Diagnostic.Code
        /// The line that it is for; nil for all of the file.
        var line: Int?
        var place: Diagnostic.Place
        /// Takes it out of its comment; the whole comment, where it is alone there.
        var removal: Edit
        var isUsed = false
    }

    /// The suppressions of each file.
    private var files: [String: [Suppression]] = [:]
    /// What is wrong with them.
    private(set) var diagnostics: [Diagnostic] = []

    /// Reads the comments of a view.
    mutating func read(_ tree: SyntaxTree) {
        guard files[tree.source.name] == nil else { return }
        var search = CommentSearch(source: tree.source)
        tree.walk(&search)
        files[tree.source.name] = []
        for comment in search.comments { read(comment.text, of: comment.whole, in: tree.source) }
    }

    /// Reads the comments of a style sheet.
    mutating func read(_ sheet: StyleSheet) {
        for comment in sheet.lintComments { read(comment.text, of: comment.whole, in: sheet.source) }
    }

    /// Reads the comments of the theme's script.
    mutating func read(_ script: Source) {
        let bytes = script.bytes
        var index = 0
        while let slash = bytes[index...].firstIndex(of: UInt8(ascii: "/")) {
            index = slash + 1
            guard index < bytes.count, bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "*") else {
                continue
            }
            let isLine = bytes[index] == UInt8(ascii: "/")
            let text = bytes[(index + 1)...].drop { $0.isBlank }
            guard text.starts(with: "lint-disable".utf8) else { continue }
            let end =
                isLine ? text.firstIndex(of: UInt8(ascii: "\n")) : text.firstRange(of: Array("*/".utf8))?.lowerBound
            let textEnd = end ?? bytes.count
            let whole = slash..<(isLine || end == nil ? textEnd : textEnd + 2)
            read(Span(text.startIndex..<textEnd), of: Span(whole), in: script)
            index = whole.upperBound
        }
    }

    private mutating func read(_ comment: Span, of whole: Span, in source: Source) {
        let words = Words(source, comment)
        guard let first = words.words.first, let scope = Scope(rawValue: first.text) else { return }
        let line = scope == .nextLine ? Self.nextLine(after: comment, in: source) : nil
        // What stands after two dashes is the reason.
        let codes = words.words.dropFirst().prefix { !["--", "–", "—"].contains($0.text) }
        if codes.isEmpty {
            report(
                "`\(first.text)` names no code", at: first.span, in: source,
                help: "such as \(Self.example("\(first.text) possible-null", like: whole, in: source))")
        }
        for (index, word) in codes.enumerated() {
            let code = Diagnostic.Code(rawValue: word.text)
            guard Catalogue.entry(for: code) != nil else {
                let near = nearest(to: word.text, among: Catalogue.entries.map(\.code.rawValue))
                report(
                    "there is no rule `\(word.text)`", at: word.span, in: source,
                    help: near.map { "did you mean `\($0)`?" } ?? "`sm-preview explain` lists all codes",
                    fix: near.flatMap {
                        Diagnostic.Fix(writing: $0, for: word.text, at: word.span, in: source, .certain)
                    })
                continue
            }
            // With the white space and the comma before it.
            let start = Int(words.words[index].span.end)
            let removed = codes.count == 1 ? whole : Span(start..<Int(word.span.end))
            files[source.name, default: []].append(
                Suppression(
                    code: code, line: line, place: Diagnostic.Place(word.span, in: source),
                    removal: Edit(replacing: removed, in: source, with: "")))
        }
    }

    /// A comment, written as another one is.
    private static func example(_ text: String, like comment: Span, in source: Source) -> String {
        switch source.text(of: Span(Int(comment.start)..<Int(comment.start) + 2)) {
        case "/*": "/* \(text) */"
        case "//": "// \(text)"
        default: "{# \(text) #}"
        }
    }

    private mutating func report(
        _ message: String, at span: Span, in source: Source, help: String, fix: Diagnostic.Fix? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                .lintComment, .error, message, at: Diagnostic.Place(span, in: source), help: help,
                fixes: fix.map { [$0] } ?? []))
    }

    /// Whether a finding is suppressed.
    mutating func cover(_ diagnostic: Diagnostic) -> Bool {
        guard let place = diagnostic.place, let suppressions = files[place.file] else { return false }
        var isCovered = false
        for (index, suppression) in suppressions.enumerated()
        where suppression.code == diagnostic.code && (suppression.line ?? place.line) == place.line {
            files[place.file]?[index].isUsed = true
            isCovered = true
        }
        return isCovered
    }

    /// Warnings about suppressions that have kept nothing from being reported. Of a rule that is off, nothing is known.
    /// - Parameter isComplete: Whether all was looked for that any of them could be meant for, on all pages.
    func unused(isComplete: Bool, where isOn: (Diagnostic.Code) -> Bool) -> [Diagnostic] {
        let unused = files.values.joined().filter { !$0.isUsed && isOn($0.code) }
        let known = unused.filter { isComplete || Catalogue.entry(for: $0.code)?.isFoundWithoutPages ?? false }
        return known.map { suppression in
            Diagnostic(
                .lintComment, .warning, "there is no `\(suppression.code.rawValue)` to disable", at: suppression.place,
                help: "remove it", fixes: [Diagnostic.Fix("remove it", [suppression.removal])])
        }
    }

    private enum Scope: String {
        case file = "lint-disable"
        case nextLine = "lint-disable-next-line"
    }

    /// The first line after a comment's last one that has something on it.
    private static func nextLine(after comment: Span, in source: Source) -> Int {
        let line = source.position(of: Int(comment.end)).line
        var next = line
        var rest = source.bytes[Int(comment.end)...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            next += 1
            rest = source.bytes[(end + 1)...]
            if rest.prefix(while: { $0 != UInt8(ascii: "\n") }).contains(where: { !$0.isBlank }) { return next }
        }
        return line + 1
    }

    /// The words of a comment, which may have commas between them.
    private struct Words {
        var words: [(text: String, span: Span)] = []

        init(_ source: Source, _ span: Span) {
            var index = Int(span.start)
            while index < Int(span.end) {
                let start = index
                while index < Int(span.end), !source.bytes[index].isBlank, source.bytes[index] != UInt8(ascii: ",") {
                    index += 1
                }
                if index > start {
                    let word = Span(start..<index)
                    words.append((source.text(of: word), word))
                } else {
                    index += 1
                }
            }
        }
    }
}

extension Catalogue.Entry {
    /// Whether lint finds the fault without rendering a page or reading a script.
    fileprivate var isFoundWithoutPages: Bool { example.command == "sm-preview lint --no-fixtures" }
}

/// Finds the comments of a view.
private struct CommentSearch: SyntaxVisitor {
    let source: Source
    var comments: [(text: Span, whole: Span)] = []

    mutating func enter(_ statement: Statement) -> SyntaxDescent {
        if case .comment(let comment) = statement.kind { comments.append((comment.text, statement.span)) }
        return .visitChildren
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }
}
