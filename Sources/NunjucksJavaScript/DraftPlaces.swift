import HTML
import NunjucksAnalysis

/// The tags and values of a literal, while it is written.
struct DraftPlaces {
    /// A start tag.
    struct Tag {
        var string: Int
        var end: Int
        /// The name of its element.
        var name = ""
    }

    /// The fragment that the literal is; nil where nothing is in it.
    let fragment: FragmentID?
    /// The position of the source in which it begins; -1 where nothing is in it.
    let source: Int
    /// The start tags, in their order.
    private(set) var tags: [Tag] = []
    /// What the values come from.
    private(set) var values: [[LiteralPlaces.Value]] = []
    private var unfinishedTag: Tag?
    /// How many units of UTF-16 the string at hand has.
    private var length = 0

    init(of statements: [AnalyzedStatement]) {
        fragment = statements.first?.fragment
        source = statements.first.map { Int($0.location.source) } ?? -1
    }

    /// Follows a byte of the literal.
    /// - Parameters:
    ///   - tokenizer: What has just read it.
    ///   - before: The state in which the tokenizer did.
    mutating func follow(
        _ byte: UInt8, _ part: HTMLTokenizer.Part, after before: HTMLTokenizer.State, by tokenizer: HTMLTokenizer
    ) {
        if before == .tagName, tokenizer.state != .tagName {
            unfinishedTag = tokenizer.isEndTag ? nil : Tag(string: values.count, end: length)
        }
        if part == .endOfTag, var tag = unfinishedTag {
            tag.name = tokenizer.tagName
            tags.append(tag)
            unfinishedTag = nil
        }
        if byte & 0xC0 != 0x80 { length += byte >= 0xF0 ? 2 : 1 }
    }

    /// Goes past a value.
    mutating func add(_ value: [LiteralPlaces.Value]) {
        values.append(value)
        length = 0
    }
}
