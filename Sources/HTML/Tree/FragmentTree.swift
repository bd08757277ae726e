/// The tree of a fragment, which production parses alone, beside what a browser makes of the same text in the page
/// around it.
///
/// It decides for every tag whether it is written, writes what the fragment leaves open at its end, and finds the places
/// at which HTML cannot say what production's page has.
package struct FragmentTree: Sendable {
    /// What is done with a tag.
    package enum Decision: Sendable {
        case write
        /// Without the slash at its end, which counts in SVG and not in the fragment.
        case writeWithoutSlash
        /// It means nothing in its fragment, or would be misread in the page.
        case drop
        /// Something else is written in its place.
        case replace([UInt8])
    }

    /// What is worth saying of the fragment's markup.
    package enum Finding: Sendable {
        /// An element that nothing closes but the end of the fragment, or of an element around it.
        case leftOpen(TreeBuilder.Element)
        /// An end tag that closes nothing.
        /// - Parameter element: The innermost element that is open there, and that needs an end tag.
        case closesNothing(name: String, origin: HTMLOrigin, within: TreeBuilder.Element?)
        /// Something that a page's parser puts elsewhere.
        case nesting(Nesting)
        /// An element that is nested too deep for what is in it to be followed.
        case tooDeep(name: String, origin: HTMLOrigin)
    }

    /// How many elements may be open, as in Chromium's parser.
    package static let maximumDepth = 512

    private var alone = TreeBuilder.template
    /// What the page's parser knows here; nil where it is not known into which place the text will be put.
    private var page: TreeBuilder?
    /// The page's parser where the fragment begins, and how many of its elements are around the fragment.
    private let start: TreeBuilder?
    private let depth: Int
    private var nextID: Int32
    /// A form directly in a table, which does not stay open, and which the page's parser has dropped.
    private var droppedForm: Int32?
    /// The elements in whose trouble others have been, by their numbers.
    private var reported: Set<Int32> = []
    /// Elements that a start tag has ended, of which the end tags may follow, and what is around them: the last ones.
    private var ended: [(element: TreeBuilder.Element, by: TreeBuilder.Tag, parent: Int32?)] = []
    /// The elements of this fragment in whose trouble others of it have been, by their numbers.
    private var told: Set<Int32> = []
    /// How many start tags of a name have been left out, of which the end tags may follow.
    private var leftOut: [ElementName: Int] = [:]
    /// Whether elements are nested too deep to be followed; from there on, everything is written as it stands.
    package private(set) var isTooDeep = false
    /// What has been found since it was last taken.
    package private(set) var findings: [Finding] = []

    private init(in page: TreeBuilder?, nextID: Int32) {
        self.page = page
        start = page
        depth =
            page.map { page in
                let isInSection = page.open.last.map { $0.isImplied && ElementSet.tableSections.contains($0.element) }
                return page.open.count - (isInSection ?? false ? 1 : 0)
            } ?? 0
        self.nextID = nextID
    }

    /// The tree of a page.
    package static let page = FragmentTree(in: .page, nextID: 0)
    /// The tree of a text that is put into the page somewhere, later.
    package static let loose = FragmentTree(in: nil, nextID: 0)

    /// The tree of a text that is put into a page where this is open.
    package static func within(_ context: HTMLContext) -> FragmentTree {
        FragmentTree(in: TreeBuilder(within: context), nextID: 100)
    }

    /// What is open here that what is put here later could be in the way of.
    package var context: HTMLContext { page?.context ?? [] }

    /// The tree of a fragment at this place.
    package func child() -> FragmentTree {
        var child = FragmentTree(in: page, nextID: nextID)
        child.reported = reported
        child.isTooDeep = isTooDeep
        return child
    }

    /// Goes on after a fragment at this place.
    package mutating func goOn(after child: FragmentTree) {
        reported = child.reported
        page?.goOnInTemplate(after: child.page)
    }

    /// Takes what has been found.
    package mutating func takeFindings() -> [Finding] {
        guard !findings.isEmpty else { return [] }
        defer { findings = [] }
        return findings
    }

    // MARK: Text

    /// Follows text.
    package mutating func text(isBlank: Bool, origin: HTMLOrigin, length: Int) {
        guard !isTooDeep else { return }
        let expected = alone.text(isBlank: isBlank)
        guard let actual = page?.text(isBlank: isBlank) else { return }
        // White space alone makes no difference that anybody sees.
        if !isBlank { compare(expected, actual, nil, origin, length) }
    }

    /// Follows a value, which production inserts where it stands, whatever stands around it.
    package mutating func value(origin: HTMLOrigin, length: Int) {
        // What it is shows only when it is printed, and in a table a row is right where text is not.
        guard !isTooDeep, let page, page.insertion == .child, let actual = self.page?.text(isBlank: false) else {
            return
        }
        compare(.child, actual, nil, origin, length)
    }

    /// Notes that text is moved out of a table, which stands where production has it.
    package mutating func noteMisplacedText() {
        guard findings.isEmpty else { return }
        report(.leavesTable, nil, HTMLOrigin(), 0, culprit: nil)
    }

    // MARK: Tags

    /// Follows a start tag, when all of it is known.
    package mutating func startTag(_ tag: TreeBuilder.Tag) -> Decision {
        guard !noteDepth(at: tag) else { return .write }
        var tag = tag
        tag.id = nextID
        nextID += 1
        let isHTML = !alone.isForeign && tag.element != .svg && tag.element != .math
        let count = alone.open.count
        let expected = alone.startTag(tag)
        noteUnclosed()
        noteEnded(by: tag)
        if expected == .dropped {
            noteLeftOut(tag)
            guard tag.element == .select, alone.open.count < count else { return .drop }
            // In a `select` it is the end of that one.
            _ = page?.endTag(tag)
            return .replace(Array("</select>".utf8))
        }
        let isOpen = alone.open.last?.id == tag.id
        if tag.element == .plaintext, isOpen, isHTML {
            // Nothing could end it in the page.
            alone.open[alone.open.count - 1].isWritten = false
            report(.isDropped, tag.name, tag.origin, tag.name.utf8.count + 1, culprit: nil)
            return .drop
        }
        guard let isForeign = page?.isForeign else { return .write }
        let isMisread = isForeign && isHTML
        var written = tag
        if isMisread, isOpen { written.isSelfClosing = false }
        guard let actual = page?.startTag(written), actual != .dropped else {
            if isOpen {
                alone.open[alone.open.count - 1].isWritten = false
            } else if alone.form == tag.id {
                droppedForm = tag.id
            }
            report(
                .isDropped, tag.name, tag.origin, tag.name.utf8.count + 1, culprit: culprit(for: tag.element))
            return .drop
        }
        if isMisread, page?.isForeign ?? false { noteForeign(tag) }
        compare(expected, actual, tag.name, tag.origin, tag.name.utf8.count + 1)
        return tag.isSelfClosing && !written.isSelfClosing ? .writeWithoutSlash : .write
    }

    /// Follows an end tag.
    package mutating func endTag(_ tag: TreeBuilder.Tag) -> Decision {
        guard !noteDepth(at: tag) else { return .write }
        let form = alone.form
        switch alone.endTag(tag) {
        case .nothing:
            noteUnclosed()
            noteNothing(closedBy: tag)
            return .drop
        case .emptyElement:
            noteUnclosed()
            noteNothing(closedBy: tag)
            let expected = alone.startTag(tag)
            if tag.element == .p { _ = alone.endTag(tag) }
            guard let actual = page?.startTag(tag) else { return .replace(Self.emptyElement(tag)) }
            if tag.element == .p { _ = page?.endTag(tag) }
            compare(expected, actual, tag.name, tag.origin, tag.name.utf8.count + 2)
            return .replace(Self.emptyElement(tag))
        case .element(let isWritten):
            noteUnclosed()
            guard isWritten, tag.element != .form || form == nil || form != droppedForm else { return .drop }
            guard page != nil else { return .write }
            _ = page?.endTag(tag)
            if !agrees { restore() }
            return .write
        }
    }

    /// Finds out whether elements are nested too deep to be followed further.
    private mutating func noteDepth(at tag: TreeBuilder.Tag) -> Bool {
        if isTooDeep { return true }
        guard (page ?? alone).open.count > Self.maximumDepth else { return false }
        isTooDeep = true
        findings.append(.tooDeep(name: tag.name, origin: tag.origin))
        return true
    }

    private static func emptyElement(_ tag: TreeBuilder.Tag) -> [UInt8] {
        Array((tag.element == .p ? "<p></p>" : "<br>").utf8)
    }

    /// What closes everything that the fragment leaves open.
    package mutating func end() -> [UInt8] {
        guard !isTooDeep else { return [] }
        var text: [UInt8] = []
        func close(_ element: TreeBuilder.Element) {
            text += "</".utf8
            text += element.name.utf8
            text.append(UInt8(ascii: ">"))
        }
        let open = Set(alone.open.lazy.map(\.id))
        for element in alone.open.reversed() {
            if alone.isMarkupOfAuthor(element) { findings.append(.leftOpen(element)) }
            if element.isWritten { close(element) }
        }
        for case let element? in alone.formatting.reversed() where !open.contains(element.id) && element.isWritten {
            close(element)
        }
        if let form = alone.form, !open.contains(form), page?.form == form || page == nil { text += "</form>".utf8 }
        return text
    }

    private mutating func noteUnclosed() {
        guard !alone.unclosed.isEmpty else { return }
        for element in alone.unclosed { findings.append(.leftOpen(element)) }
        alone.unclosed = []
    }

    // MARK: End tags that are left over

    /// Notes what a start tag has ended in its own fragment.
    private mutating func noteEnded(by tag: TreeBuilder.Tag) {
        guard let element = alone.ended else { return }
        alone.ended = nil
        if element.element == .a {
            tell(.endsOwn("a"), of: tag, culprit: element)
        }
        if ended.count == Self.endedLimit { ended.removeFirst() }
        let parent = alone.open.last { $0.id != tag.id && !$0.isImplied }
        ended.append((element, tag, parent?.id))
    }

    /// How many elements are remembered whose end tags may follow.
    private static let endedLimit = 16

    /// Notes that a start tag is left out in production, too.
    private mutating func noteLeftOut(_ tag: TreeBuilder.Tag) {
        guard tag.element == .form || ElementSet.tableStructure.contains(tag.element) else { return }
        leftOut[tag.element, default: 0] += 1
        let around = tag.element == .form ? alone.open.last { $0.element == .form } : alone.open.last
        tell(.isLeftOut, of: tag, culprit: around)
    }

    /// Tells of a fault within the fragment once for each element that is in the way.
    private mutating func tell(_ fault: Nesting.Fault, of tag: TreeBuilder.Tag, culprit: TreeBuilder.Element?) {
        guard told.insert(culprit?.id ?? .max).inserted else { return }
        findings.append(
            .nesting(
                Nesting(
                    fault: fault, element: tag.name, origin: tag.origin, length: tag.name.utf8.count + 1,
                    culprit: culprit?.origin)))
    }

    /// Notes an end tag that closes nothing, unless that is because of something that has been told, or is told now.
    private mutating func noteNothing(closedBy tag: TreeBuilder.Tag) {
        if let count = leftOut[tag.element], count > 0 {
            leftOut[tag.element] = count - 1
            return
        }
        let index = ended.lastIndex { entry in
            entry.element.element == tag.element
                && (entry.parent == nil || alone.open.contains { $0.id == entry.parent })
        }
        if let index {
            let (element, cause, _) = ended.remove(at: index)
            if element.element == .a { return }
            return tell(.endsOwn(element.name), of: cause, culprit: element)
        }
        findings.append(
            .closesNothing(name: tag.name, origin: tag.origin, within: alone.open.last(where: alone.isMarkupOfAuthor)))
    }

    // MARK: Comparing

    /// Whether the page's parser has what is around the fragment, and in it the elements of the fragment.
    private var agrees: Bool {
        guard let page, let start else { return true }
        guard page.open.count >= depth, depth == 0 || page.open[depth - 1].id == start.open[depth - 1].id else {
            return false
        }
        var index = depth
        func skipImpliedSections(before next: ElementName?) {
            while index < page.open.count, page.open[index].isImplied,
                ElementSet.tableSections.contains(page.open[index].element), page.open[index].element != next
            {
                index += 1
            }
        }
        for element in alone.open where element.isWritten {
            skipImpliedSections(before: element.element)
            guard index < page.open.count, page.open[index].element == element.element,
                element.element != .other || page.open[index].name == element.name
            else {
                // A section that only the fragment's own parser has added makes no difference either.
                if element.isImplied, ElementSet.tableSections.contains(element.element) { continue }
                return false
            }
            index += 1
        }
        skipImpliedSections(before: nil)
        return index == page.open.count
    }

    private mutating func compare(
        _ expected: TreeBuilder.Insertion, _ actual: TreeBuilder.Insertion, _ name: String?,
        _ origin: HTMLOrigin, _ length: Int
    ) {
        if actual == .dropped, expected != .dropped {
            report(.isDropped, name, origin, length, culprit: page?.open.last)
        } else if actual == .beforeTable, expected == .child {
            report(.leavesTable, name, origin, length, culprit: page?.open.last { $0.element == .table })
        }
        if agrees { return }
        if let fault = fault() { report(fault.0, name, origin, length, culprit: fault.1) }
        restore()
    }

    /// What is wrong where the two do not agree.
    private func fault() -> (Nesting.Fault, TreeBuilder.Element)? {
        guard let page, let start else { return nil }
        if page.open.count < depth + alone.open.count(where: \.isWritten), let form = alone.open.last,
            form.element == .form
        {
            return (.isClosed, form)
        }
        let ids = Set(page.open.lazy.map(\.id))
        if let ended = start.open.prefix(depth).first(where: { !ids.contains($0.id) }) {
            return (.ends(ended.name), ended)
        }
        let own = Set(alone.open.lazy.map(\.id))
        guard
            let added = page.open.dropFirst(depth).first(where: { element in
                !own.contains(element.id)
                    && !(element.isImplied && ElementSet.tableSections.contains(element.element))
            })
        else { return nil }
        return (added.isImplied ? .isWrapped(added.name) : .isFormatted(added.name), added)
    }

    /// What is around a dropped element that keeps it from being there.
    private func culprit(for element: ElementName) -> TreeBuilder.Element? {
        element == .form ? page?.open.last { $0.element == .form } : page?.open.last
    }

    private mutating func noteForeign(_ tag: TreeBuilder.Tag) {
        guard let root = page?.open.last(where: { $0.element == .svg || $0.element == .math }) else { return }
        report(.isForeign(root.name), tag.name, tag.origin, tag.name.utf8.count + 1, culprit: root)
    }

    /// Tells of a fault once for each element that is in the way.
    private mutating func report(
        _ fault: Nesting.Fault, _ element: String?, _ origin: HTMLOrigin, _ length: Int,
        culprit: TreeBuilder.Element?
    ) {
        guard reported.insert(culprit?.id ?? .max).inserted else { return }
        findings.append(
            .nesting(
                Nesting(fault: fault, element: element, origin: origin, length: length, culprit: culprit?.origin)))
    }

    /// Goes on as if the page's parser had done what it should, so that one fault does not bring others.
    private mutating func restore() {
        guard let start else { return }
        var page = start
        page.open.removeSubrange(depth...)
        page.open += alone.open.lazy.filter(\.isWritten)
        page.formatting += alone.formatting
        if alone.mode != .template { page.mode = alone.mode }
        page.templateModes += alone.templateModes.dropFirst()
        // An end tag out of scope is not written, but the fragment's parser forgets the form, which stays open.
        page.form = alone.form ?? alone.open.last { $0.element == .form && $0.isWritten }?.id ?? start.form
        self.page = page
    }
}
