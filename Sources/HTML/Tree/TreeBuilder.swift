/// What the tree construction of HTML knows of the elements that are open (WHATWG HTML, 13.2.6).
///
/// It builds no tree: it decides, tag by tag, where an element goes, what its start tag ends, and what an end tag
/// closes. That is enough to tell whether two parsers make the same tree of a text. Scripts are taken to be off, as
/// they are where lit-html parses a template, and attributes not to differ.
package struct TreeBuilder: Sendable {
    /// An open element.
    package struct Element: Sendable {
        package var element: ElementName
        /// Its name, as its tag has it, in lower case.
        package var name: String
        package var namespace = Namespace.html
        /// A number by which it is known.
        package var id: Int32
        /// Where its start tag begins.
        package var origin: HTMLOrigin
        /// Whether the parser added it, without a tag for it.
        package var isImplied = false
        /// Whether its start tag ends with a slash, which means nothing in HTML.
        package var hasSlash = false
        /// Whether its start tag is written into the page.
        package var isWritten = true

        var isSpecial: Bool {
            switch namespace {
            case .html: ElementSet.special.contains(element)
            case .svg: ElementSet.svgHTML.contains(element)
            case .math: ElementSet.mathText.contains(element) || element == .annotationXML
            }
        }
    }

    /// Whose element it is.
    package enum Namespace: UInt8, Sendable { case html, svg, math }

    /// A tag.
    package struct Tag: Sendable {
        package var element: ElementName
        package var name: String
        package var id: Int32 = 0
        package var origin = HTMLOrigin()
        package var isSelfClosing = false
        /// Whether it is an `input` of the type `hidden`, which may stand in a table.
        package var isHiddenInput = false

        package init(_ name: String) {
            element = ElementName(name)
            self.name = name
        }
    }

    /// Where the parser puts something.
    package enum Insertion: Equatable, Sendable {
        /// Into the element that is open.
        case child
        /// Out of the table in which it stands, before it (13.2.6.1, foster parenting).
        case beforeTable
        /// Nowhere.
        case dropped
    }

    /// What an end tag does.
    package enum Closing: Sendable {
        /// It closes an element, and so all that is open in it.
        case element(isWritten: Bool)
        /// It closes nothing, and is dropped.
        case nothing
        /// It closes nothing, and stands for an empty element: `</p>`, `</br>`.
        case emptyElement
    }

    /// The insertion modes that tell apart what stands in a page's body (13.2.4.1).
    enum Mode: UInt8, Sendable { case template, body, table, caption, columnGroup, tableBody, row, cell }

    /// The open elements, the outermost first.
    package internal(set) var open: [Element] = []
    /// The list of active formatting elements; nil is a marker.
    var formatting: [Element?] = []
    var mode: Mode
    /// The modes of the templates around the text: of this fragment's own, and of `template` elements.
    var templateModes: [Mode] = []
    /// The form that was opened last and not closed, by its number.
    var form: Int32?
    /// The elements that were closed by something else than their own end tags, which they should have.
    package internal(set) var unclosed: [Element] = []
    /// The element of the author's that the last start tag has ended, because it cannot stand in that: a `p` or an `a`.
    package internal(set) var ended: Element?
    private var cloneCount: Int32 = 0

    private init(_ mode: Mode, templateModes: [Mode]) {
        self.mode = mode
        self.templateModes = templateModes
    }

    /// A parser of a text that is the content of a `template`, as lit-html parses each fragment.
    package static let template = TreeBuilder(.template, templateModes: [.template])
    /// A parser of a page's body.
    package static let page = TreeBuilder(.body, templateModes: [])

    /// The innermost open element.
    package var current: Element? { open.last }

    /// Whether the text stands in SVG or MathML, whose rules are their own.
    package var isForeign: Bool {
        guard let current = open.last, current.namespace != .html else { return false }
        return !(current.namespace == .svg && ElementSet.svgHTML.contains(current.element))
            && !(current.namespace == .math && ElementSet.mathText.contains(current.element))
    }

    // MARK: Tokens

    /// Follows text.
    package mutating func text(isBlank: Bool) -> Insertion {
        if let current = open.last, current.namespace != .html || ElementSet.text.contains(current.element) {
            return .child
        }
        switch mode {
        case .table, .tableBody, .row:
            if isBlank, isAtTablePart { return .child }
            reconstructFormatting()
            return isAtTablePart ? .beforeTable : .child
        case .columnGroup:
            if isBlank { return .child }
            guard open.last?.element == .colgroup else { return .dropped }
            open.removeLast()
            mode = .table
            return text(isBlank: isBlank)
        default:
            reconstructFormatting()
            return .child
        }
    }

    /// Follows a start tag.
    package mutating func startTag(_ tag: Tag) -> Insertion {
        if isForeign { return foreignStartTag(tag) }
        switch mode {
        case .template:
            mode = Self.mode(ofTemplateBeginningWith: tag.element)
            if mode == .template { return bodyStartTag(tag) }
            if !templateModes.isEmpty { templateModes[templateModes.count - 1] = mode }
            return startTag(tag)
        case .body: return bodyStartTag(tag)
        default: return tableStartTag(tag)
        }
    }

    /// The mode of a template that begins with an element; `template` where it does not tell.
    private static func mode(ofTemplateBeginningWith element: ElementName) -> Mode {
        switch element {
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title: .template
        case .caption, .colgroup, .tbody, .tfoot, .thead: .table
        case .col: .columnGroup
        case .tr: .tableBody
        case .td, .th: .row
        default: .body
        }
    }

    /// Goes on after a fragment that another parser has followed from here. In a `template` element, what comes first
    /// decides what may follow.
    mutating func goOnInTemplate(after other: TreeBuilder?) {
        guard mode == .template, let index = templateModes.indices.last, let other,
            other.templateModes.indices.contains(index)
        else { return }
        templateModes[index] = other.templateModes[index]
        mode = templateModes[index]
    }

    /// Follows an end tag.
    package mutating func endTag(_ tag: Tag) -> Closing {
        if let current = open.last, current.namespace == .html, ElementSet.text.contains(current.element) {
            guard current.element == tag.element else { return .nothing }
            return closeCurrent()
        }
        if let current = open.last, current.namespace != .html { return foreignEndTag(tag) }
        return htmlEndTag(tag)
    }

    mutating func htmlEndTag(_ tag: Tag) -> Closing {
        switch mode {
        case .template: tag.element == .template ? closeTemplate() : .nothing
        case .body: bodyEndTag(tag)
        default: tableEndTag(tag)
        }
    }

    // MARK: SVG and MathML

    private mutating func foreignStartTag(_ tag: Tag) -> Insertion {
        if ElementSet.breakouts.contains(tag.element) || tag.name == "span" || tag.name == "sub" || tag.name == "sup"
            || tag.name == "var"
        {
            while isForeign { popUnclosed() }
            return startTag(tag)
        }
        insert(tag, in: open.last?.namespace ?? .html)
        if tag.isSelfClosing { open.removeLast() }
        return .child
    }

    private mutating func foreignEndTag(_ tag: Tag) -> Closing {
        if tag.element == .p || tag.element == .br, isForeign {
            while isForeign { popUnclosed() }
            return htmlEndTag(tag)
        }
        for index in open.indices.reversed() {
            if open[index].namespace == .html { break }
            if open[index].name == tag.name { return close(from: index) }
        }
        return htmlEndTag(tag)
    }

    // MARK: Opening and closing

    /// Whether what is inserted now stands directly in a table, or in a part of one that holds only parts.
    var isAtTablePart: Bool {
        guard let current = open.last, current.namespace == .html else { return false }
        return ElementSet.tableParts.contains(current.element)
    }

    /// Where an element goes that has no place in a table, but may stand in one.
    var insertion: Insertion {
        switch mode {
        case .table, .tableBody, .row: isAtTablePart ? .beforeTable : .child
        default: .child
        }
    }

    mutating func insert(_ tag: Tag, in namespace: Namespace = .html, isImplied: Bool = false) {
        open.append(
            Element(
                element: tag.element, name: tag.name, namespace: namespace, id: tag.id, origin: tag.origin,
                isImplied: isImplied, hasSlash: tag.isSelfClosing))
    }

    /// Inserts an element that has no tag of its own.
    mutating func insertImplied(_ element: ElementName, for tag: Tag) {
        var implied = Tag("\(element)")
        implied.id = cloneID()
        implied.origin = tag.origin
        insert(implied, isImplied: true)
    }

    /// A number for an element that the parser adds.
    mutating func cloneID() -> Int32 {
        cloneCount -= 1
        return cloneCount
    }

    /// Closes the innermost element without its end tag.
    mutating func popUnclosed() {
        guard let element = open.popLast() else { return }
        note(unclosed: element)
    }

    func isMarkupOfAuthor(_ element: Element) -> Bool {
        !element.isImplied && element.id >= 0
            && !(element.namespace == .html && ElementSet.optionalEnd.contains(element.element))
    }

    mutating func note(unclosed element: Element) { if isMarkupOfAuthor(element) { unclosed.append(element) } }

    /// Closes the innermost element with its end tag.
    mutating func closeCurrent() -> Closing {
        guard let element = open.popLast() else { return .nothing }
        return .element(isWritten: element.isWritten)
    }

    /// Closes an element with its end tag, and all that is open in it.
    mutating func close(from index: Int) -> Closing {
        while open.count > index + 1 { popUnclosed() }
        return closeCurrent()
    }

    /// Closes elements up to the innermost one of these, and that one too, without its end tag.
    mutating func popUnclosed(upTo elements: ElementSet) {
        while let element = open.last {
            popUnclosed()
            if element.namespace == .html, elements.contains(element.element) { return }
        }
    }

    /// Finds out whether an element is open, and nothing around it that no search reaches over.
    func index(of elements: ElementSet, stoppingAt stops: ElementSet) -> Int? {
        for index in open.indices.reversed() {
            let element = open[index]
            if element.namespace == .html {
                if elements.contains(element.element) { return index }
                if stops.contains(element.element) { return nil }
            } else if element.isSpecial {
                return nil
            }
        }
        return nil
    }

    func hasInScope(_ elements: ElementSet) -> Bool { index(of: elements, stoppingAt: .scope) != nil }

    func hasInTableScope(_ elements: ElementSet) -> Bool {
        for element in open.reversed() where element.namespace == .html {
            if elements.contains(element.element) { return true }
            if element.element == .table || element.element == .template { return false }
        }
        return false
    }

    /// 13.2.6.3 Generate implied end tags.
    mutating func generateImpliedEndTags(except kept: ElementName? = nil) {
        while let element = open.last, element.namespace == .html, ElementSet.impliedEnd.contains(element.element),
            element.element != kept
        {
            open.removeLast()
        }
    }

    mutating func closeTemplate() -> Closing {
        guard let index = open.lastIndex(where: { $0.element == .template && $0.namespace == .html }) else {
            return .nothing
        }
        let closing = close(from: index)
        clearFormattingToMarker()
        _ = templateModes.popLast()
        resetMode()
        return closing
    }

    /// 13.2.4.1 Reset the insertion mode appropriately.
    mutating func resetMode() {
        for element in open.reversed() where element.namespace == .html {
            switch element.element {
            case .td, .th: return mode = .cell
            case .tr: return mode = .row
            case .tbody, .thead, .tfoot: return mode = .tableBody
            case .caption: return mode = .caption
            case .colgroup: return mode = .columnGroup
            case .table: return mode = .table
            case .template: return mode = templateModes.last ?? .body
            default: break
            }
        }
        mode = templateModes.last ?? .body
    }
}
