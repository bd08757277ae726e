/// Markdown that an author wrote, with values in it that are data.
///
/// A value stays text in every construct: wherever it stands, the HTML shows exactly its characters, and it makes no
/// element, no attribute and no link that the author did not write. That holds at the start of a line, in headings,
/// lists, quotes and emphasis, in code spans and code blocks, in a link's text, destination and title, in an image's
/// description, and in an info string. It cannot be had by escaping alone, since inside code nothing can be escaped and
/// a backslash beside `*` changes whether the star opens emphasis. So the parser never sees a value. It sees a
/// placeholder that CommonMark takes for a word, and the value takes the placeholder's place in the finished tree.
///
/// ```swift
/// let template: MarkdownTemplate = "Hello **\(customer.name)**, see [\(product.name)](\(product.url))"
/// let page = try MarkdownRenderer().render(template)
/// ```
///
/// How a value shows:
///
/// | where | is |
/// | --- | --- |
/// | text, code | its characters. Line breaks stay in the HTML: white space in text, new lines in a code block |
/// | link destination | the URL, percent-encoded; left out when its scheme runs code, even where raw HTML is allowed |
/// | reference label | never a match for another label, so it makes no link |
/// | info string | its first word names the language, as with any info string |
/// | raw HTML, where allowed | character references in text and attribute values; left out elsewhere |
///
/// Which values were left out, ``RenderedMarkdown/refusedValues`` tells.
///
/// A value can be markup instead, which is trusted as if the author had written it there: between tags it stays as it is,
/// and where only text can stand, in code, in a link's destination and title and in an image's description, its text
/// stands for it. A paragraph of nothing but markup that begins with a block, such as a `<div>`, gets no `<p>`.
///
/// A paragraph that holds nothing but empty values is left out. Up to nine digits at the start of a line, followed by
/// the author's `.` or `)`, number a list item. A NUL character shows as U+FFFD.
public struct MarkdownTemplate: Sendable, Hashable {
    /// The author's Markdown and the values, in reading order, as UTF-8.
    public private(set) var bytes: [UInt8]

    /// Where the values stand in ``bytes``: ascending, and apart from each other or touching.
    public private(set) var valueRanges: [Range<Int>]

    /// Which of the values are markup, as positions in ``valueRanges``.
    public private(set) var markupValues: Set<Int> = []

    /// Makes an empty template.
    public init() {
        bytes = []
        valueRanges = []
    }

    /// Makes a template of text that is already put together, as a renderer has it that writes to one buffer.
    ///
    /// - Parameters:
    ///   - bytes: The author's Markdown and the values, in reading order, as UTF-8.
    ///   - valueRanges: Where the values stand in `bytes`: ascending, without overlaps, possibly empty. Anything else
    ///     is a programmer's mistake and traps.
    public init(bytes: [UInt8], valueRanges: [Range<Int>]) {
        var end = 0
        for range in valueRanges {
            precondition(range.lowerBound >= end, "the ranges of a template's values ascend and do not overlap")
            end = range.upperBound
        }
        precondition(end <= bytes.count, "the ranges of a template's values lie within its bytes")
        self.bytes = bytes
        self.valueRanges = valueRanges
    }

    /// Makes a template of the author's text and of values that are kept apart from it.
    ///
    /// - Parameters:
    ///   - text: The author's Markdown, as UTF-8.
    ///   - values: The values, as UTF-8, each with the offset in `text` where it belongs; the offsets ascend. Anything
    ///     else is a programmer's mistake and traps.
    public init<Value: Sequence<UInt8>>(text: [UInt8], values: some Sequence<(offset: Int, value: Value)>) {
        self.init()
        var end = 0
        for (offset, value) in values {
            append(source: text[end..<offset])
            append(value: value)
            end = offset
        }
        append(source: text[end...])
    }

    /// Adds Markdown that the author wrote.
    public mutating func append(source: String) {
        bytes.append(contentsOf: source.utf8)
    }

    /// Adds Markdown that the author wrote, as UTF-8.
    public mutating func append(source: some Sequence<UInt8>) {
        bytes.append(contentsOf: source)
    }

    /// Adds a value, which stays text.
    public mutating func append(value: String) {
        append(value: value.utf8)
    }

    /// Adds a value as UTF-8, which stays text.
    public mutating func append(value: some Sequence<UInt8>) {
        let start = bytes.count
        bytes.append(contentsOf: value)
        valueRanges.append(start..<bytes.count)
    }

    /// Adds HTML as UTF-8, which is trusted to be markup wherever HTML has elements.
    public mutating func append(markup: some Sequence<UInt8>) {
        markupValues.insert(valueRanges.count)
        append(value: markup)
    }

    /// Where the author's own text stands: before the first value, between two, and after the last; possibly empty.
    var sourceRanges: [Range<Int>] {
        zip([0] + valueRanges.map(\.upperBound), valueRanges.map(\.lowerBound) + [bytes.count]).map { $0..<$1 }
    }
}

extension MarkdownTemplate: ExpressibleByStringInterpolation {
    /// Makes a template without values.
    public init(stringLiteral value: String) {
        self.init()
        append(source: value)
    }

    /// Makes a template of a literal's text, which is Markdown, and its interpolations, which are values.
    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.template
    }

    /// Collects a literal's text as Markdown and its interpolations as values.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var template = MarkdownTemplate()

        /// Begins an empty template.
        public init(literalCapacity: Int, interpolationCount: Int) {
            template.bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
            template.valueRanges.reserveCapacity(interpolationCount)
        }

        /// Adds the literal's own text, as Markdown.
        public mutating func appendLiteral(_ literal: String) {
            template.append(source: literal)
        }

        /// Adds a value.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            template.append(value: value.description)
        }

        /// Adds HTML that is trusted.
        public mutating func appendInterpolation(markup: String) {
            template.append(markup: markup.utf8)
        }

        /// Adds Markdown that is made while the program runs and is trusted as the author's own.
        public mutating func appendInterpolation(source: String) {
            template.append(source: source)
        }
    }
}
