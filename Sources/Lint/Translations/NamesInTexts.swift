import Diagnostics
import JSON
import NunjucksSyntax

extension JSONDocument.Element {
    /// Where a name stands between braces in the text, as the file has it.
    func spans(ofName name: String) -> [Span] {
        let bytes = source.bytes
        let word = Array(name.utf8)
        let end = Int(span.end)
        var spans: [Span] = []
        var isInBraces = false
        var index = Int(span.start)
        while index + 1 < end {
            let pair = (bytes[index], bytes[index + 1])
            switch pair {
            case (UInt8(ascii: "{"), UInt8(ascii: "{")), (UInt8(ascii: "{"), UInt8(ascii: "%")):
                isInBraces = true
                index += 2
            case (UInt8(ascii: "}"), UInt8(ascii: "}")), (UInt8(ascii: "%"), UInt8(ascii: "}")):
                isInBraces = false
                index += 2
            default:
                let isStart = isInBraces && !bytes[index - 1].isPartOfName && bytes[index - 1] != UInt8(ascii: ".")
                if isStart, bytes[index..<end].starts(with: word), !bytes[index + word.count].isPartOfName {
                    spans.append(Span(index..<index + word.count))
                }
                index += 1
            }
        }
        return spans
    }
}

extension UInt8 {
    /// Whether it can stand in a name: a letter, a digit, an underscore, a part of a character beyond ASCII.
    fileprivate var isPartOfName: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}

extension LocaleTable {
    /// A warning about a name in the texts of a key, at the first place where it stands.
    /// - Parameter meant: What is meant by it.
    func warning(
        _ code: Diagnostic.Code, _ message: String, about name: String, in key: String, meaning meant: String? = nil,
        help: String
    ) -> Diagnostic {
        let places = templates(of: key).map(\.element).flatMap { element in
            element.spans(ofName: name).map { (span: $0, source: element.source) }
        }
        let place = places.first.map { Diagnostic.Place($0.span, in: $0.source) } ?? self.place(of: key)
        var warning = Diagnostic(code, .warning, message, at: place, help: help)
        if let meant, !places.isEmpty {
            warning.fixes = [
                Diagnostic.Fix(
                    "write `\(meant)`", places.map { Edit(replacing: $0.span, in: $0.source, with: meant) },
                    .suggestion)
            ]
        }
        return warning
    }
}
