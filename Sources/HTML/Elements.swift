/// What HTML's parser knows of elements by their names, which are in lower case here.
package enum HTMLElement {
    /// Whether an element has no content and no end tag (WHATWG HTML, 13.1.2 Void elements).
    package static func isVoid(_ name: String) -> Bool { void.contains(name) }

    /// What the text of an element is to the tokenizer (13.2.6.2 Parsing elements that contain only text).
    package enum Content: Sendable {
        /// Text, elements and comments.
        case markup
        /// Text in which character references count, and nothing but the element's own end tag.
        case escapableRawText
        /// Text in which nothing counts but the element's own end tag.
        case rawText
    }

    /// What the text of an HTML element is to the tokenizer.
    /// - Parameter runsScripts: Whether the page may run scripts: then `noscript` holds text.
    package static func content(of name: String, runsScripts: Bool = false) -> Content {
        switch name {
        case "textarea", "title": .escapableRawText
        case "script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext": .rawText
        case "noscript": runsScripts ? .rawText : .markup
        default: .markup
        }
    }

    /// Whether an element's start tag ends a paragraph that is open before it (13.2.6.4.7).
    package static func endsParagraph(_ name: String) -> Bool {
        let element = ElementName(name)
        return ElementSet.endsParagraph.contains(element) || ElementSet.headings.contains(element)
            || [.dd, .dt, .form, .hr, .li, .listing, .plaintext, .pre, .table, .xmp].contains(element)
    }

    /// Whether a line break right after an element's start tag does not count (13.2.6.4.7).
    package static func dropsFirstLineBreak(_ name: String) -> Bool {
        name == "pre" || name == "listing" || name == "textarea"
    }

    // MARK: SVG and MathML

    /// Whether an element's start tag ends SVG and MathML (13.2.6.5 The rules for parsing tokens in foreign content).
    package static func endsForeignContent(_ name: String) -> Bool { breakouts.contains(name) }

    /// Whether the content of an element of SVG or MathML is HTML again (13.2.6 Tree construction: the integration
    /// points).
    /// - Parameter root: `svg` or `math`.
    package static func isIntegrationPoint(_ name: String, in root: String?) -> Bool {
        switch (root, name) {
        case ("svg", "foreignobject"), ("svg", "desc"), ("svg", "title"): true
        case ("math", "mi"), ("math", "mo"), ("math", "mn"), ("math", "ms"), ("math", "mtext"): true
        default: false
        }
    }

    // MARK: End tags that may be left out

    /// Whether an element's end tag is implied where something ends around it (13.2.6.3 Closing elements that have
    /// implied end tags).
    package static func hasImpliedEndTag(_ name: String) -> Bool { impliedEndTags.contains(name) }

    /// Whether the start tag of one element ends another that is open (13.1.2.4 Optional tags).
    /// - Parameters:
    ///   - open: The innermost open element.
    ///   - next: The element that begins.
    package static func ends(_ open: String, byStartOf next: String) -> Bool {
        switch open {
        case "p": endParagraphs.contains(next)
        case "li": next == "li"
        case "dt", "dd": next == "dt" || next == "dd"
        case "rt", "rp": next == "rt" || next == "rp"
        case "option": next == "option" || next == "optgroup" || next == "hr"
        case "optgroup": next == "optgroup" || next == "hr"
        case "td", "th": next == "td" || next == "th" || next == "tr" || isTableSection(next)
        case "tr": next == "tr" || isTableSection(next)
        case "caption", "colgroup": next == "colgroup" || next == "tr" || isTableSection(next)
        case "thead", "tbody", "tfoot": isTableSection(next)
        case "head": next == "body"
        default: false
        }
    }

    private static func isTableSection(_ name: String) -> Bool { name == "thead" || name == "tbody" || name == "tfoot" }

    // MARK: Tables

    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    private static let impliedEndTags: Set<String> = [
        "dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc",
    ]

    private static let endParagraphs: Set<String> = [
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "hr", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary",
        "table", "ul", "xmp",
    ]

    private static let breakouts: Set<String> = [
        "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2",
        "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre",
        "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
    ]
}
