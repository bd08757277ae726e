import Diagnostics
import HTML
import NunjucksSyntax

// What is found in the markup of fragments: tags that do not match, and elements that HTML does not have in one another.

extension Analyzer {
    /// Markup that its fragment leaves open, or closes without having opened.
    struct UnbalancedTag {
        var name: String
        var isEndTag: Bool
        var source: Int32
        var span: Span
        var chain: Int32
        /// What the tag stands in, and what parses it.
        var fragment: FragmentID
        /// Of a start tag: whether it ends with a slash.
        var hasSlash = false
        /// Of an end tag: the innermost element that is open where it stands.
        var around: (name: String, source: Int32, start: Int)?
    }

    // MARK: What is found

    func note(_ finding: FragmentTree.Finding) {
        switch finding {
        case .leftOpen(let element) where element.name == unfinishedEndTag: unfinishedEndTag = nil
        case .leftOpen(let element):
            note(element.name, isEndTag: false, element.origin, length: element.name.utf8.count + 1) {
                $0.hasSlash = element.hasSlash
            }
        case .closesNothing(let name, let origin, let element):
            note(name, isEndTag: true, origin, length: name.utf8.count + 2) { tag in
                tag.around = element.map { ($0.name, $0.origin.source, $0.origin.offset) }
            }
        case .nesting(let nesting): report(nesting)
        case .tooDeep(let name, let origin):
            let place = Diagnostic.Place(
                Span(origin.offset..<origin.offset + name.utf8.count + 1), in: parts.sources[Int(origin.source)])
            keep(
                Diagnostic(
                    .limit, .warning,
                    "`<\(name)>` is nested in more than \(FragmentTree.maximumDepth) elements",
                    at: place, includes: includes,
                    help: "browsers nest no deeper; from here on, the markup is written as it stands, balanced or not"))
        }
    }

    private func note(
        _ name: String, isEndTag: Bool, _ origin: HTMLOrigin, length: Int, _ complete: (inout UnbalancedTag) -> Void
    ) {
        guard unbalancedTags.count < 4 * Self.reportLimit else { return }
        var tag = UnbalancedTag(
            name: name, isEndTag: isEndTag, source: origin.source, span: Span(origin.offset..<origin.offset + length),
            chain: chain, fragment: fragment)
        complete(&tag)
        unbalancedTags.append(tag)
    }

    private func report(_ nesting: FragmentTree.Nesting) {
        let source = parts.sources[Int(nesting.origin.source)]
        let span = Span(nesting.origin.offset..<min(nesting.origin.offset + nesting.length, source.bytes.count))
        var diagnostic = Diagnostic(
            nesting.isProductions ? .unbalancedHTML : .nesting, .warning, nesting.message,
            at: Diagnostic.Place(span, in: source), includes: includes,
            help: nesting.help)
        if case .isForeign = nesting.fault { sourcesOfForeignParts.insert(nesting.origin.source) }
        if let origin = nesting.culprit {
            let source = parts.sources[Int(origin.source)]
            diagnostic.related = [
                .init(
                    nesting.culpritMessage, at: Diagnostic.Place(Span(origin.offset..<origin.offset + 1), in: source))
            ]
        }
        keep(diagnostic)
    }

    /// Reports the tags that their fragments leave open or do not open, an end tag together with the tag that it was
    /// probably meant for.
    func reportUnbalancedTags() {
        var open: [UnbalancedTag] = []
        var unopened: [UnbalancedTag] = []
        let broken = indicesOfBrokenSources
        for tag in unbalancedTags where !broken.contains(tag.source) {
            guard tag.isEndTag else {
                open.append(tag)
                continue
            }
            guard let match = open.lastIndex(where: { $0.name == tag.name && $0.fragment != tag.fragment }) else {
                unopened.append(tag)
                continue
            }
            let opener = open.remove(at: match)
            report(opener: opener, closedBy: tag)
            // The branches of an `if` may each open it.
            var fragments: Set<FragmentID> = [opener.fragment]
            for index in open.indices.reversed()
            where open[index].name == tag.name && areBranches(of: open[index].fragment, opener.fragment)
                && fragments.insert(open[index].fragment).inserted
            {
                report(opener: open.remove(at: index), closedBy: tag)
            }
        }
        // A tag that is left open around a block is found after the end tag in the block that was meant for it.
        for tag in unopened {
            let openers = open.indices.filter { open[$0].name == tag.name && isBefore(open[$0], aBlockWith: tag) }
            if let nearest = openers.max(by: { open[$0].span.start < open[$1].span.start }) {
                report(opener: open.remove(at: nearest), closedBy: tag)
            } else if let other = open.lastIndex(where: { isAround($0, tag) }) {
                report(opener: open.remove(at: other), notClosedBy: tag)
            } else if let own = open.lastIndex(where: { isEarlier($0, of: tag) }) {
                report(opener: open.remove(at: own), closedTooLateBy: tag)
            } else {
                report(unopened: tag)
            }
        }
        for tag in open { report(unclosed: tag) }
    }

    /// Whether a tag stands before a block or an include of its own fragment in which another tag stands.
    private func isBefore(_ opener: UnbalancedTag, aBlockWith tag: UnbalancedTag) -> Bool {
        var fragment = parts.fragments[Int(tag.fragment.index)]
        while let parent = fragment.parent {
            if parent == opener.fragment { return fragment.location.span.start > opener.span.start }
            fragment = parts.fragments[Int(parent.index)]
        }
        return false
    }

    /// Whether two fragments are branches of the same block.
    private func areBranches(of one: FragmentID, _ other: FragmentID) -> Bool {
        let (first, second) = (parts.fragments[Int(one.index)], parts.fragments[Int(other.index)])
        return first.kind == .branch && second.kind == .branch && first.parent == second.parent
            && first.fork == second.fork
    }

    /// The sources with faults of syntax: what is in a block there is not known.
    private var indicesOfBrokenSources: Set<Int32> {
        var broken: Set<Int32> = []
        for (index, source) in parts.sources.enumerated() {
            let errors = parts.trees[source.name]?.diagnostics ?? []
            if errors.contains(where: { $0.severity == .error }) { broken.insert(Int32(index)) }
        }
        return broken
    }

    /// Whether a start tag is that of the innermost element around an end tag.
    private func isAround(_ opener: UnbalancedTag, _ tag: UnbalancedTag) -> Bool {
        guard let around = tag.around else { return false }
        return opener.fragment == tag.fragment && opener.source == around.source
            && Int(opener.span.start) == around.start && !opener.hasSlash
    }

    /// Whether a start tag of the same name stands before an end tag in its fragment.
    private func isEarlier(_ opener: UnbalancedTag, of tag: UnbalancedTag) -> Bool {
        opener.fragment == tag.fragment && opener.name == tag.name && opener.source == tag.source
            && opener.span.start < tag.span.start
    }

    private func report(opener: UnbalancedTag, notClosedBy tag: UnbalancedTag) {
        let diagnostic = Diagnostic(
            .unbalancedHTML, .warning, "`</\(tag.name)>` does not match `<\(opener.name)>`", at: place(of: tag),
            includes: parts.includeChains.places(of: tag.chain, in: parts.sources),
            help: "write `</\(opener.name)>`", related: [.init("which begins here", at: place(of: opener))])
        let near = nearest(to: tag.name, among: [opener.name]).map { "</\($0)" }
        guard let near else { return keep(diagnostic) }
        var suggesting = diagnostic.suggesting(
            near, for: "</\(tag.name)", in: parts.sources[Int(tag.source)])
        suggesting.help = "did you mean `\(near)>`?"
        keep(suggesting)
    }

    /// Reports an end tag whose element has ended before, with another one, or is around one that is open.
    private func report(opener: UnbalancedTag, closedTooLateBy tag: UnbalancedTag) {
        let includes = parts.includeChains.places(of: tag.chain, in: parts.sources)
        if let around = tag.around, around.source == opener.source, around.start > Int(opener.span.start) {
            let start = Diagnostic.Place(
                Span(around.start..<around.start + around.name.utf8.count + 1), in: parts.sources[Int(around.source)])
            return keep(
                Diagnostic(
                    .unbalancedHTML, .warning, "`</\(tag.name)>` does not match `<\(around.name)>`", at: place(of: tag),
                    includes: includes, help: "write `</\(around.name)>` before it",
                    related: [.init("which begins here", at: start)]))
        }
        keep(
            Diagnostic(
                .unbalancedHTML, .warning,
                "`</\(tag.name)>` comes too late: the element around its `<\(tag.name)>` ended before it",
                at: place(of: tag), includes: includes, help: "end the inner element first",
                related: [.init("which begins here", at: place(of: opener))]))
    }

    private func report(unopened tag: UnbalancedTag) {
        let within = within(tag.fragment)
        var diagnostic = Diagnostic(
            .unbalancedHTML, .warning, "`</\(tag.name)>` closes nothing \(within.text)", at: place(of: tag),
            includes: parts.includeChains.places(of: tag.chain, in: parts.sources),
            help: HTMLElement.isVoid(tag.name)
                ? "take it out: `<\(tag.name)>` has no end tag"
                : "take it out, or write the `<\(tag.name)>` before it")
        if let place = within.place { diagnostic.related = [.init("which begins here", at: place)] }
        keep(diagnostic)
    }

    private func report(opener: UnbalancedTag, closedBy tag: UnbalancedTag) {
        keep(
            Diagnostic(
                .unbalancedHTML, .warning,
                "`<\(tag.name)>` ends \(within(opener.fragment).ending), and its `</\(tag.name)>` closes nothing",
                at: place(of: opener),
                includes: parts.includeChains.places(of: opener.chain, in: parts.sources),
                help:
                    "production parses each branch, loop and include by itself: open and close an element in the same "
                    + "one",
                related: [.init("this closes nothing", at: place(of: tag))]))
    }

    /// The elements of SVG that are usually empty.
    private static let shapes: Set = [
        "animate", "circle", "ellipse", "image", "line", "path", "polygon", "polyline", "rect", "stop", "use",
    ]

    private func report(unclosed tag: UnbalancedTag) {
        if tag.hasSlash {
            // In a drawing the slash ends the element, but production does not see the drawing.
            if sourcesOfForeignParts.contains(tag.source), Self.shapes.contains(tag.name) { return }
            return keep(
                Diagnostic(
                    .unbalancedHTML, .warning,
                    "`<\(tag.name)/>` does not end the element: HTML ignores the slash", at: place(of: tag),
                    includes: parts.includeChains.places(of: tag.chain, in: parts.sources),
                    help: "write `<\(tag.name)></\(tag.name)>`"))
        }
        let within = within(tag.fragment)
        var diagnostic = Diagnostic(
            .unbalancedHTML, .warning, "`<\(tag.name)>` has no end tag \(within.text)", at: place(of: tag),
            includes: parts.includeChains.places(of: tag.chain, in: parts.sources),
            help: "write `</\(tag.name)>` where it ends")
        if let place = within.place { diagnostic.related = [.init("which begins here", at: place)] }
        keep(diagnostic)
    }

    // MARK: What goes on into the tags after it

    /// Reports a tag or a value whose end is missing, which HTML finds further down.
    func report(_ unclosed: HTMLTracker.Unclosed) {
        let (source, start) = (parts.sources[Int(unclosed.origin.source)], unclosed.origin.offset)
        noteMisread(from: unclosed.origin)
        let message =
            unclosed.attribute.map { "the value of `\($0)` has no closing `\(unclosed.beginning)`" }
            ?? "`\(unclosed.beginning)` has no `>`"
        keep(
            Diagnostic(
                .unbalancedHTML, .warning, message,
                at: Diagnostic.Place(Span(start..<start + unclosed.beginning.utf8.count), in: source),
                includes: includes,
                help: unclosed.attribute == nil
                    ? "write the `>` at its end: HTML takes the next tag for a part of it"
                    : "write it at its end: HTML takes the tags after it for a part of the value"))
    }

    /// Notes that what follows in a source is taken for something else than is meant.
    func noteMisread(from origin: HTMLOrigin) {
        misreadOffsets[origin.source] = min(misreadOffsets[origin.source] ?? .max, origin.offset)
    }

    /// Leaves out what has been found in the markup where that is misread: it follows from what has been told.
    func leaveOutWhatIsMisread() {
        if misreadOffsets.isEmpty, unfinishedOffsets.isEmpty { return }
        var offsets: [String: Int] = [:]
        for (index, offset) in misreadOffsets { offsets[parts.sources[Int(index)].name] = offset }
        var unfinished: [String: Int] = [:]
        for (index, offset) in unfinishedOffsets { unfinished[parts.sources[Int(index)].name] = offset }
        let codes: Set<Diagnostic.Code> = [.unbalancedHTML, .htmlContext, .nesting, .blockInAttribute]
        parts.diagnostics.removeAll { diagnostic in
            guard diagnostic.severity != .error, codes.contains(diagnostic.code), let place = diagnostic.place,
                let start = place.span?.start
            else { return false }
            return start > offsets[place.file] ?? .max
                || diagnostic.code == .blockInAttribute && start > unfinished[place.file] ?? .max
        }
    }

    private func place(of tag: UnbalancedTag) -> Diagnostic.Place {
        Diagnostic.Place(tag.span, in: parts.sources[Int(tag.source)])
    }

    /// What a fragment is called, and where it begins.
    private func within(_ id: FragmentID) -> (text: String, ending: String, place: Diagnostic.Place?) {
        let fragment = parts.fragments[Int(id.index)]
        let location = fragment.location
        let place = Diagnostic.Place(location.span, in: parts.sources[Int(location.source)])
        switch fragment.kind {
        case .page: return ("in the template", "with the template", nil)
        case .text: return ("in the text", "with the text", nil)
        case .branch: return ("in its branch", "with its branch", place)
        case .loopBody: return ("in the loop", "with each turn of the loop", place)
        case .include: return ("in its file", "with its file", place)
        case .capture: return ("in the text that is kept", "with the text that is kept", place)
        case .macro: return ("in its macro", "with its macro", place)
        case .block: return ("in its block", "with its block", place)
        }
    }
}
