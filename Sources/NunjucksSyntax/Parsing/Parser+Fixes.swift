import Diagnostics

// What is written in another language's words, and has one translation.

extension Parser {
    /// The fix of a token that does not fit where it stands; nil where more than one thing can be meant.
    func fix(for token: Token) -> Diagnostic.Fix? {
        let before = last.span == token.span ? previous : last
        switch (text(of: before), text(of: token)) {
        case ("|", "|"): return fix("or", for: before.span.extended(to: token.span))
        case ("<", ">"): return fix("!=", for: before.span.extended(to: token.span))
        case (_, "!"): return fix("not", for: token.span)
        case (_, "=="): return before.kind == .name && isSet ? fix("=", for: token.span) : nil
        case (_, "then"), (_, "do"):
            return Diagnostic.Fix(
                "leave out `\(text(of: token))`",
                [Edit(replacing: Span(Int(before.span.end)..<Int(token.span.end)), in: source, with: "")])
        case (_, let word):
            guard token.kind == .name, let meant = Self.translatedOperators[word] else { return nil }
            return fix(meant, for: token.span)
        }
    }

    /// Operators as other languages have them.
    private static let translatedOperators = [
        "&&": "and", "AND": "and", "OR": "or", "NOT": "not", "of": "in", "mod": "%", "eq": "==", "ne": "!=",
        "lt": "<", "gt": ">", "le": "<=", "ge": ">=", "lte": "<=", "gte": ">=",
    ]

    /// Whether the tag at hand is a `set`.
    private var isSet: Bool {
        source.bytes[Int(opening.span.end)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
            .starts(with: "set ".utf8)
    }

    /// Tags of other languages that have the same parts here.
    private static let translatedTags = [
        "assign": "set", "elsif": "elif", "endunless": "endif", "endifequal": "endif", "endifnotequal": "endif",
        "endwhile": "endfor", "endforeach": "endfor", "endeach": "endfor",
    ]

    /// The fix of a tag that there is not.
    func fix(forTag name: Token) -> Diagnostic.Fix? {
        Self.translatedTags[text(of: name)].flatMap { fix($0, for: name.span) }
    }

    /// A fix that writes a word in place of some text, with a space where it would run into another word.
    func fix(_ word: String, for span: Span) -> Diagnostic.Fix? {
        let (before, after) = (source.bytes[..<Int(span.start)].last, source.bytes[Int(span.end)...].first)
        func runsInto(_ byte: UInt8?, _ signs: String) -> Bool {
            byte.map { $0.isWordCharacter || signs.utf8.contains($0) } ?? false
        }
        let isWord = word.utf8.allSatisfy(\.isWordCharacter)
        let start = isWord && runsInto(before, ")]}'\"") ? " " : ""
        let end = isWord && runsInto(after, "([{'\"") ? " " : ""
        return Diagnostic.Fix("write `\(word)`", [Edit(replacing: span, in: source, with: start + word + end)])
    }
}
