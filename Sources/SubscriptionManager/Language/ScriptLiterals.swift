import Nunjucks

/// The texts that a theme's templates have between quotes: what an author wrote, and no data.
///
/// A value that is about to become JavaScript is one of them, or a name; nothing else may run in a page.
struct ScriptLiterals: Sendable {
    private let texts: Set<[UInt8]>

    /// Collects the literals of templates.
    init(in sources: [Source]) {
        var texts: Set<[UInt8]> = []
        for source in sources { Self.collect(source.bytes, into: &texts) }
        self.texts = texts
    }

    /// Whether a text stands between quotes in one of the templates.
    func contains(_ text: StringRef) -> Bool { texts.contains(Array(text.bytes)) }

    private static func collect(_ bytes: [UInt8], into texts: inout Set<[UInt8]>) {
        var index = 0
        var isInTag = false
        func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
            index + 1 < bytes.count && bytes[index] == UInt8(ascii: first) && bytes[index + 1] == UInt8(ascii: second)
        }
        while index < bytes.count {
            if !isInTag {
                isInTag = pair("{", "{") || pair("{", "%")
                if pair("{", "#") { while index < bytes.count, !pair("#", "}") { index += 1 } }
                index += isInTag ? 2 : 1
            } else if pair("}", "}") || pair("%", "}") {
                isInTag = false
                index += 2
            } else if bytes[index] == UInt8(ascii: "'") || bytes[index] == UInt8(ascii: "\"") {
                texts.insert(literal(bytes, at: &index))
            } else {
                index += 1
            }
        }
    }

    /// Reads the literal that begins at a quote, escapes resolved.
    private static func literal(_ bytes: [UInt8], at index: inout Int) -> [UInt8] {
        let quote = bytes[index]
        var text: [UInt8] = []
        index += 1
        while index < bytes.count, bytes[index] != quote {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
                index += 1
                switch bytes[index] {
                case UInt8(ascii: "n"): text.append(0x0A)
                case UInt8(ascii: "r"): text.append(0x0D)
                case UInt8(ascii: "t"): text.append(0x09)
                default: text.append(bytes[index])
                }
            } else {
                text.append(bytes[index])
            }
            index += 1
        }
        index += 1
        return text
    }
}
