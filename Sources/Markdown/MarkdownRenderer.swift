/// Turns CommonMark into HTML, as the reference implementation does.
///
/// What a renderer prints is byte for byte what the `cmark` command prints with the same options: headings moved by
/// ``MarkdownOptions/headingOffset`` and values put in by a ``MarkdownTemplate`` are all that is added to it.
///
/// ```swift
/// let renderer = MarkdownRenderer(MarkdownOptions(usesSmartPunctuation: true))
/// let html = try renderer.html(from: "Your *next* order")  // <p>Your <em>next</em> order</p>\n
/// ```
public struct MarkdownRenderer: Sendable, Hashable {
    /// What the renderer allows and adds.
    public var options: MarkdownOptions

    /// Makes a renderer with the given options.
    public init(_ options: MarkdownOptions = MarkdownOptions()) {
        self.options = options
    }

    /// Renders Markdown text.
    ///
    /// - Parameter source: Markdown. A NUL character becomes U+FFFD, as CommonMark 2.3 asks.
    /// - Returns: HTML that ends with a line break, or nothing where the source has no content.
    /// - Throws: ``MarkdownError`` when the source is longer or more deeply nested than the options allow.
    public func html(from source: String) throws(MarkdownError) -> String {
        String(decoding: try html(from: Array(source.utf8)), as: UTF8.self)
    }

    /// Renders Markdown given as UTF-8.
    ///
    /// - Parameter source: UTF-8 bytes. Bytes that are no UTF-8 become U+FFFD.
    /// - Returns: The HTML's UTF-8 bytes.
    /// - Throws: ``MarkdownError`` when the source is longer or more deeply nested than the options allow.
    public func html(from source: [UInt8]) throws(MarkdownError) -> [UInt8] {
        var template = MarkdownTemplate()
        template.append(source: source)
        return try render(template).html
    }

    /// Renders Markdown with values in it, each of which stays exactly the text it is.
    ///
    /// - Parameters:
    ///   - template: The author's Markdown, and where in it the values stand.
    ///   - keepsMarkup: Whether raw HTML stays though the options do not allow it, because it is trusted: its tags, for
    ///     the text in elements such as `<script>` is left out. URLs are not trusted.
    /// - Returns: The HTML, and what of the template could not be printed as it stands.
    /// - Throws: ``MarkdownError`` when the source is longer or more deeply nested than the options allow.
    public func render(
        _ template: MarkdownTemplate, keepsMarkup: Bool = false
    ) throws(MarkdownError) -> RenderedMarkdown {
        let placeholders = try Placeholders(for: template)
        let source = placeholders?.source ?? template.bytes
        let document = try MarkdownDocument(parsing: source, options: options)
        var survey = MarkdownSurvey(
            source, keepsHTML: keepsMarkup || options.allowsUnsafe, allowsUnsafe: options.allowsUnsafe)
        survey.look(at: document)
        var refusedValues: [Int] = []
        var blocksInText: [Int] = []
        if placeholders != nil || keepsMarkup {
            var substitution = ValueSubstitution(
                placeholders, of: template, keepsMarkup: keepsMarkup, options: options)
            try document.finish(options: options) { node throws(MarkdownError) in try substitution.visit(node) }
            refusedValues = substitution.refusedValues
            blocksInText = substitution.blocksInText
        } else {
            try document.finish(options: options)
        }
        let blocks = options.isInline ? document.makeInline() : []
        return RenderedMarkdown(
            html: document.html(options: options), refusedValues: refusedValues, blocksInText: blocksInText,
            joinedBlocks: blocks,
            findings: survey.findings.map { finding in
                guard let placeholders else { return finding }
                return MarkdownFinding(kind: finding.kind, range: placeholders.rangeInText(of: finding.range))
            })
    }
}

/// What a ``MarkdownRenderer`` allows and adds.
public struct MarkdownOptions: Sendable, Hashable {
    /// Whether raw HTML is kept, and links may have any scheme.
    ///
    /// Otherwise each piece of raw HTML is replaced by cmark's own comment `<!-- raw HTML omitted -->`, and a link or
    /// an image whose URL begins with `javascript:`, `vbscript:`, `file:` or `data:` (other than a PNG, GIF, JPEG or
    /// WebP image) keeps its text and loses its URL.
    public var allowsUnsafe: Bool

    /// Whether straight quotes become curly ones, `--` and `---` dashes and `...` an ellipsis. Values are left alone.
    public var usesSmartPunctuation: Bool

    /// How many levels headings are moved down: with 2, `#` is an `<h3>`. No heading leaves `<h1>` … `<h6>`.
    public var headingOffset: Int

    /// Whether there is only the content of a paragraph, without its `<p>`, to stand in a line of a page.
    ///
    /// Of other Markdown, paragraphs and headings become lines, and what they stand in is left out: lists, quotes.
    public var isInline: Bool

    /// The longest source that is rendered, and the longest text that values may add to it, in bytes.
    public var maximumBytes: Int

    /// How deeply blocks and inlines may be nested. Browsers flatten what is deeper than about 500 elements.
    public var maximumDepth: Int

    /// Makes options; without arguments they are those of plain, safe CommonMark.
    public init(
        allowsUnsafe: Bool = false, usesSmartPunctuation: Bool = false, headingOffset: Int = 0,
        isInline: Bool = false, maximumBytes: Int = 4 << 20, maximumDepth: Int = 500
    ) {
        self.allowsUnsafe = allowsUnsafe
        self.usesSmartPunctuation = usesSmartPunctuation
        self.headingOffset = headingOffset
        self.isInline = isInline
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
    }
}

/// A limit that a Markdown source went over.
public enum MarkdownError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The source, or the text that values add to it, is longer than ``MarkdownOptions/maximumBytes``.
    case tooLong(bytes: Int, maximum: Int)
    /// Blocks or inlines are nested more deeply than ``MarkdownOptions/maximumDepth``.
    case tooDeep(maximum: Int)
    /// One paragraph opens more brackets than the parser matches in reasonable time.
    case tooManyBrackets(line: Int, maximum: Int)
    /// Every character that could stand for a value is already used in the source.
    case noPlaceholderLeft

    /// The error as a sentence.
    public var description: String {
        switch self {
        case .tooLong(let bytes, let maximum):
            "the Markdown is \(bytes) bytes long; at most \(maximum) are rendered"
        case .tooDeep(let maximum):
            "the Markdown is nested more than \(maximum) levels deep"
        case .tooManyBrackets(let line, let maximum):
            "the paragraph that ends on line \(line) of the Markdown has more than \(maximum) opening brackets"
        case .noPlaceholderLeft:
            "the Markdown uses every private character from U+E000 to U+EFFF; one must be free to stand for its values"
        }
    }
}

/// What a ``MarkdownTemplate`` became.
public struct RenderedMarkdown: Sendable, Hashable {
    /// The HTML's UTF-8 bytes.
    public var html: [UInt8]

    /// The values that were left out, as ascending positions in ``MarkdownTemplate/valueRanges``.
    ///
    /// A value is left out where no escaping keeps it text: a URL with a scheme that runs code; and, where raw HTML is
    /// allowed, a tag's or an attribute's name, an event handler, a style, and the inside of `<script>` and `<style>`.
    public var refusedValues: [Int]

    /// The values that are markup and begin with a block, such as `<div>`, in a paragraph that has other text too.
    public var blocksInText: [Int] = []

    /// Of inline Markdown that is more than one paragraph, what its blocks are: `heading`, `list`.
    public var joinedBlocks: [String] = []

    /// What shows otherwise than it looks, in reading order; of very many, the first.
    public var findings: [MarkdownFinding] = []
}
