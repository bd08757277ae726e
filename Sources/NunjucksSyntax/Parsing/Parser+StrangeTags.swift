import Diagnostics

// What tags were meant to be that are misplaced or unknown.

extension Parser {
    /// What a tag is taken for that cannot stand where it stands.
    enum Meaning {
        /// What it was meant to be is unknown, or does not matter.
        case nothing
        /// The tag that the innermost open tag waits for.
        case awaited(String)
        /// The tag that another open tag waits for; those within it have no end.
        case outer(String, owner: Int)
        /// A tag that is misspelt.
        case tag(String)
        /// A block of another language, with the tag that ends it.
        case block(end: String)
        /// A block of another language that is no template, up to the end tag that begins at an offset.
        case text(end: Int)
    }

    /// Finds out what a tag was meant to be that is unknown or misplaced, and reports it, unless that follows from what
    /// has been reported.
    mutating func meaning(of head: TagHead) -> Meaning {
        let text = text(of: head.name)
        if belongsToClosed(text, depth: openTags.count) { return skipped() }
        if let owner = openTags.lastIndex(where: { $0.ends.contains(text) }), closes(owner, head) {
            reportUnclosed(within: owner, before: head.name)
            return .outer(text, owner: owner)
        }
        if let innermost = openTags.last, innermost.isUnknown, Self.foreignParts.contains(text) { return skipped() }
        if belongsToClosed(text) { return skipped() }
        return isFollowingTag(text) ? meaning(ofMisplaced: head) : meaning(ofUnknown: head)
    }

    private mutating func meaning(ofMisplaced head: TagHead) -> Meaning {
        let text = text(of: head.name)
        report(misplaced(head.name))
        if text == "case", outline.nextTag("endcase", after: head.span) != nil { return .block(end: "endcase") }
        let owners = owners(of: text)
        if text.hasPrefix("end") {
            // It may have been meant for another tag than it says, or stand where that one does not end.
            let index = openTags.lastIndex { $0.ends.contains(text) } ?? openTags.indices.last
            if let index { openTags[index].isDoubtful = true }
        } else if let innermost = openTags.last, owners.contains(innermost.name) {
            return meaning(ofRepeated: head, in: innermost)
        } else {
            // The tag that it belongs to is missing, and its other parts belong to nothing either.
            forget(owners, depth: openTags.count)
        }
        return skipped()
    }

    /// Finds out what a part was meant to be that follows the last part of its tag: of three guesses, the one that leaves
    /// the fewest tags of the rest of the text without a partner.
    private mutating func meaning(ofRepeated head: TagHead, in innermost: OpenTag) -> Meaning {
        let text = text(of: head.name)
        let outline = outline
        let names = openTags.map(\.name)
        let repeated = outline.mismatches(after: head.span, open: names)
        if let owner = openTags.dropLast().lastIndex(where: { $0.ends.contains(text) }) {
            // The tag around it lacks its end, and the part is that one's.
            let names = Array(names[...owner])
            if outline.mismatches(after: head.span, open: names) < repeated {
                faults.tagHasFault = false
                return .outer(text, owner: owner)
            }
        }
        if outline.mismatches(after: head.span, open: names + [innermost.name]) < repeated {
            forget([innermost.name], depth: openTags.count)
        }
        return skipped()
    }

    private mutating func meaning(ofUnknown head: TagHead) -> Meaning {
        let text = text(of: head.name)
        let role = role(ofUnknown: head.name)
        report(unknownTag(head.name))
        if let role, let owner = openTags.lastIndex(where: { $0.ends.contains(role) }) {
            if owner == openTags.count - 1 { return .awaited(role) }
            if text.hasPrefix("end") {
                forgetTags(within: owner)
                return .outer(role, owner: owner)
            }
        }
        if text.hasPrefix("end") {
            doubtInnermost()
            return skipped()
        }
        if let role, isTag(role), text.lowercased() == role { return guess(role, head) }
        if let end = outline.nextTag("end\(text)", after: head.span) {
            return Self.foreignTexts.contains(text) ? .text(end: end) : .block(end: "end\(text)")
        }
        if let role, Self.foreignRoles[text] != nil {
            let end = endTag(of: role)
            return outline.nextTag(end, after: head.span) == nil ? skipped() : .block(end: end)
        }
        if let role, isTag(role) { return guess(role, head) }
        forgetNext()
        return skipped()
    }

    /// Whether a tag that an outer open tag waits for is likely to be that one's, and those within it to have no end;
    /// otherwise the tag that it belongs to is missing.
    ///
    /// The one is more likely than the other if it leaves fewer tags of the rest of the text without a partner.
    private mutating func closes(_ owner: Int, _ head: TagHead) -> Bool {
        let text = text(of: head.name)
        let isEnd = text.hasPrefix("end")
        if !isEnd, let innermost = openTags.last, owners(of: text).contains(innermost.name) { return false }
        let names = openTags.map(\.name)
        let inner = openTags[(owner + 1)...]
        if !inner.contains(where: \.isCertain) { return true }
        let outline = outline
        let closed = Array(isEnd ? names[..<owner] : names[...owner])
        let missing = isEnd ? names : names + [names[owner]]
        return inner.count + outline.mismatches(after: head.span, open: closed)
            <= 1 + outline.mismatches(after: head.span, open: missing)
    }

    /// The tag that follows in an unknown tag may be what the author meant: its end, or the one that it ends, is not
    /// missed.
    private mutating func forgetNext() {
        guard let next = try? peek(), next.kind == .name else { return }
        let text = text(of: next)
        if text.hasPrefix("end"), isFollowingTag(text) {
            reported.takenEnds[text, default: 0] += 1
        } else if isTag(text) {
            forget([text], depth: openTags.count)
        }
    }

    private mutating func doubtInnermost() {
        if let index = openTags.indices.last { openTags[index].isDoubtful = true }
    }

    /// The tags of the text.
    private var outline: TagOutline {
        mutating get {
            if let outline = reported.outline { return outline }
            let outline = TagOutline(lexer: lexer, customTags: customTags)
            reported.outline = outline
            return outline
        }
    }

    /// What follows in the tag is not read, and not reported.
    private mutating func skipped() -> Meaning {
        faults.tagHasFault = true
        return .nothing
    }

    /// Takes a tag for the one whose name it nearly has, unless that would be a block without an end.
    private mutating func guess(_ role: String, _ head: TagHead) -> Meaning {
        let isInline =
            ["include", "extends", "import", "from", "set"].contains(role) || customTags[role] == .inline
        if isInline || outline.nextTag(endTag(of: role), after: head.span) != nil { return .tag(role) }
        return skipped()
    }

    /// The tag that an unknown one stands for.
    private mutating func role(ofUnknown name: Token) -> String? {
        let text = text(of: name)
        if ["end", "fi", "done"].contains(text) { return openTags.last { $0.isCertain }.map { endTag(of: $0.name) } }
        if let role = Self.foreignRoles[text] { return role }
        return foreignTagHelp(text) == nil ? nearestTag(to: name) : nil
    }

    /// Reports that tags are not closed before the end of one around them.
    private mutating func reportUnclosed(within owner: Int, before name: Token) {
        for index in openTags.indices.reversed() where index > owner {
            if isMissed(openTags[index]) {
                faults.tagHasFault = false
                report(notClosed(openTags[index], before: name))
            }
        }
        faults.tagHasFault = false
        forgetTags(within: owner)
    }

    private mutating func forgetTags(within owner: Int) {
        for tag in openTags[(owner + 1)...] where !tag.isUnknown { forget([tag.name], depth: owner) }
    }

    /// What belongs to a tag that could be one of some is not reported any more.
    mutating func forget(_ names: Set<String>, depth: Int) {
        reported.closed.append(ReportedTags.Closed(names: names, depth: depth))
    }

    /// Whether a tag belongs to one that is known to be missing, or to have been closed before its end came.
    /// - Parameter depth: How many tags must be open around that one; nil where that does not matter.
    private mutating func belongsToClosed(_ text: String, depth: Int? = nil) -> Bool {
        let owners = owners(of: text)
        let index = reported.closed.lastIndex { tag in
            (depth ?? tag.depth) == tag.depth
                && (tag.names.contains { endTag(of: $0) == text } || !tag.names.isDisjoint(with: owners))
        }
        guard let index else { return false }
        if text.hasPrefix("end") { reported.closed.remove(at: index) }
        return true
    }

    /// The tags of Liquid, Jinja and Twig that stand for one of Nunjucks'.
    private static let foreignRoles = [
        "elsif": "elif", "when": "case", "unless": "if", "endunless": "endif", "foreach": "for", "each": "for",
        "while": "for", "tablerow": "for", "endforeach": "endfor", "endwhile": "endfor", "endtablerow": "endfor",
        "next": "endfor", "capture": "set", "endcapture": "endset", "function": "macro", "def": "macro",
        "endfunction": "endmacro", "enddef": "endmacro",
    ]

    /// The tags that continue others in related languages.
    private static let foreignParts: Set = [
        "else", "elif", "elseif", "elsif", "when", "case", "default", "empty", "pluralize", "plural",
    ]

    /// The blocks of Liquid whose body is no template.
    private static let foreignTexts: Set = ["comment", "doc", "javascript", "schema", "style", "stylesheet"]
}
