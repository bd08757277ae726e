/// The elements whose names mean something to HTML's parser (WHATWG HTML, 13.2.6 Tree construction).
package enum ElementName: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
    /// Any other element, which is known by its name alone.
    case other
    case a, address, annotationXML, applet, area, article, aside, b, base, basefont, bgsound, big, blockquote, body, br
    case button, caption, center, code, col, colgroup, dd, desc, details, dialog, dir, div, dl, dt, em, embed, fieldset
    case figcaption, figure, font, footer, foreignobject, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header
    case hgroup, hr, html, i, iframe, image, img, input, keygen, li, link, listing, main, malignmark, marquee, math
    case menu, meta, mglyph, mi, mn, mo, ms, mtext, nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option
    case p, param, plaintext, pre, rb, rp, rt, rtc, ruby, s, script, search, section, select, small, source, strike
    case strong, style, summary, svg, table, tbody, td, template, textarea, tfoot, th, thead, title, tr, track, tt, u
    case ul, wbr, xmp

    /// The element of a name in lower case.
    package init(_ name: String) { self = Self.known[name] ?? .other }

    private static let known: [String: ElementName] = {
        var known: [String: ElementName] = [:]
        for element in allCases where element != .other { known["\(element)"] = element }
        known["annotationXML"] = nil
        known["annotation-xml"] = .annotationXML
        return known
    }()
}

/// A set of elements.
struct ElementSet: ExpressibleByArrayLiteral, Sendable {
    private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

    init(arrayLiteral elements: ElementName...) { for element in elements { insert(element) } }

    /// The set of one element.
    init(_ element: ElementName) { insert(element) }

    private mutating func insert(_ element: ElementName) {
        let bit = UInt64(1) << UInt64(element.rawValue & 63)
        switch element.rawValue >> 6 {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        default: words.2 |= bit
        }
    }

    func contains(_ element: ElementName) -> Bool {
        let word =
            switch element.rawValue >> 6 {
            case 0: words.0
            case 1: words.1
            default: words.2
            }
        return word >> UInt64(element.rawValue & 63) & 1 != 0
    }
}

extension ElementSet {
    /// The special elements, which end tags of ordinary elements do not reach over (13.2.4.2).
    static let special: ElementSet = [
        .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button,
        .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption,
        .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html,
        .iframe, .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes,
        .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source, .style,
        .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .track, .ul, .wbr, .xmp,
    ]
    /// The elements that formatting goes on from into what follows them, until they are closed.
    static let formatting: ElementSet = [
        .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u,
    ]
    /// The elements that no search for an open element reaches over.
    static let scope: ElementSet = [
        .applet, .caption, .html, .marquee, .object, .select, .table, .td, .template, .th,
    ]
    /// As ``scope``, for the items of a list.
    static let listScope: ElementSet = [
        .applet, .caption, .html, .marquee, .object, .ol, .select, .table, .td, .template, .th, .ul,
    ]
    static let descriptions: ElementSet = [.dd, .dt]
    /// Special elements that do not keep a list's item from ending the one before it.
    static let itemContent: ElementSet = [.address, .div, .p]
    /// Elements whose end is implied where something ends around them (13.2.6.3).
    static let impliedEnd: ElementSet = [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc]
    /// Elements whose end tag an author may leave out (13.1.2.4).
    static let optionalEnd: ElementSet = [
        .caption, .colgroup, .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc, .tbody, .td, .tfoot, .th,
        .thead, .tr,
    ]
    static let headings: ElementSet = [.h1, .h2, .h3, .h4, .h5, .h6]
    /// The elements in which a table's parts stand directly.
    static let tableParts: ElementSet = [.table, .tbody, .tfoot, .thead, .tr]
    static let tableSections: ElementSet = [.tbody, .tfoot, .thead]
    static let cells: ElementSet = [.td, .th]
    /// The elements that start tags of tables' parts open.
    static let tableStructure: ElementSet = [
        .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr,
    ]
    /// Elements that end an open paragraph.
    static let endsParagraph: ElementSet = [
        .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption,
        .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .ul,
    ]
    /// Elements whose end tag closes everything in them.
    static let blocks: ElementSet = [
        .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
        .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav, .ol, .pre, .search, .section,
        .select, .summary, .ul,
    ]
    /// Elements whose start tags are dropped outside tables and at the wrong place of a document.
    static let misplaced: ElementSet = [
        .body, .caption, .col, .colgroup, .frame, .frameset, .head, .html, .tbody, .td, .tfoot, .th, .thead, .tr,
    ]
    /// Elements that hold text only.
    static let text: ElementSet = [
        .iframe, .noembed, .noframes, .plaintext, .script, .style, .textarea, .title, .xmp,
    ]
    /// Void elements, which are complete with their start tag.
    static let void: ElementSet = [
        .area, .base, .basefont, .bgsound, .br, .col, .embed, .hr, .image, .img, .input, .keygen, .link, .meta, .param,
        .source, .track, .wbr,
    ]
    /// Void elements that are inserted without formatting being taken up again.
    static let plainVoid: ElementSet = [.base, .basefont, .bgsound, .link, .meta, .param, .source, .track]
    /// HTML's elements that end SVG and MathML (13.2.6.5).
    static let breakouts: ElementSet = [
        .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5,
        .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .strong,
        .strike, .table, .tt, .u, .ul,
    ]
    /// Elements of MathML whose text is HTML.
    static let mathText: ElementSet = [.mi, .mn, .mo, .ms, .mtext]
    /// Elements of SVG whose content is HTML.
    static let svgHTML: ElementSet = [.desc, .foreignobject, .title]
}
