/// The bytes of one delimiter. Almost all have two, which are compared without a loop, and kept without an allocation.
struct DelimiterBytes {
    let count: Int
    let first: UInt8
    private let second: UInt8
    private let rest: [UInt8]

    init(_ text: String) {
        var bytes = text.utf8.makeIterator()
        count = text.utf8.count
        first = bytes.next() ?? 0
        second = bytes.next() ?? 0
        rest = count > 2 ? Array(text.utf8.dropFirst(2)) : []
    }

    /// Whether the delimiter stands at a position. One without bytes stands nowhere.
    func stands(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        guard count > 0, position + count <= bytes.count, bytes[position] == first else { return false }
        return count == 1
            || bytes[position + 1] == second && (count == 2 || bytes[(position + 2)...].starts(with: rest))
    }
}

/// The delimiters as bytes, and which bytes begin one.
final class DelimiterTable: Sendable {
    /// The table of Nunjucks' own delimiters.
    private static let usual = DelimiterTable(Delimiters())

    /// The table of some delimiters, which is made once for those that almost all templates have.
    static func table(of delimiters: Delimiters) -> DelimiterTable {
        delimiters == Delimiters() ? usual : DelimiterTable(delimiters)
    }

    let blockStart: DelimiterBytes
    let blockEnd: DelimiterBytes
    let variableStart: DelimiterBytes
    let variableEnd: DelimiterBytes
    let commentStart: DelimiterBytes
    let commentEnd: DelimiterBytes
    /// What each byte may begin.
    private let begins: [Beginnings]

    private struct Beginnings: OptionSet {
        let rawValue: UInt8

        /// A delimiter that counts between tags.
        static let betweenTags = Beginnings(rawValue: 1)
        /// A delimiter that ends a tag.
        static let tagEnd = Beginnings(rawValue: 2)
    }

    private init(_ delimiters: Delimiters) {
        blockStart = DelimiterBytes(delimiters.blockStart)
        blockEnd = DelimiterBytes(delimiters.blockEnd)
        variableStart = DelimiterBytes(delimiters.variableStart)
        variableEnd = DelimiterBytes(delimiters.variableEnd)
        commentStart = DelimiterBytes(delimiters.commentStart)
        commentEnd = DelimiterBytes(delimiters.commentEnd)
        var begins = [Beginnings](repeating: [], count: 256)
        for delimiter in [blockStart, variableStart, commentStart, commentEnd] where delimiter.count > 0 {
            begins[Int(delimiter.first)].insert(.betweenTags)
        }
        for delimiter in [blockEnd, variableEnd] where delimiter.count > 0 {
            begins[Int(delimiter.first)].insert(.tagEnd)
        }
        self.begins = begins
    }

    /// Whether a byte may begin a delimiter that counts between tags.
    func mayBeginBetweenTags(_ byte: UInt8) -> Bool { begins[Int(byte)].contains(.betweenTags) }

    /// Whether a byte may begin any delimiter.
    func mayBegin(_ byte: UInt8) -> Bool { !begins[Int(byte)].isEmpty }
}
