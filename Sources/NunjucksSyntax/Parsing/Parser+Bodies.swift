import Diagnostics
import ECMAText

// Tags and their bodies, as far as they are alike.

extension Parser {
    /// Reports a fault, unless one of the same tag has been reported.
    mutating func report(_ fault: Diagnostic) {
        guard !faults.tagHasFault else { return }
        faults.tagHasFault = true
        faults.add(fault)
    }

    /// Reports a fault in a tag, and goes on at the tag's end.
    mutating func fail(_ fault: Diagnostic, from start: Int? = nil) {
        let string = unclosedString(before: fault)
        skipToEnd(from: start)
        guard let string, let end = peeked?.span.start, end > string.span.start else { return report(fault) }
        let quote = Unicode.Scalar(source.bytes[Int(string.span.start)])
        report(
            error(
                "this string is never closed",
                at: source.withoutWhiteSpace(Int(string.span.start)..<Int(end)), help: "end it with `\(quote)`"))
    }

    /// The string just before a fault, if it reaches over a line or a delimiter: then its end is likely to be another
    /// string's beginning, or an apostrophe, and the fault is that its own is missing.
    private func unclosedString(before fault: Diagnostic) -> Token? {
        let (string, following) = last.kind == .string ? (last, peeked) : (previous, last)
        guard string.kind == .string, let following, lexer.isSuspect(string),
            let place = fault.place, following.span.start >= string.span.end,
            source.position(of: Int(following.span.start)) == (place.line, place.column)
        else { return nil }
        return string
    }

    mutating func reportComment(_ token: Token) {
        faults.tagHasFault = false
        if token.kind == .strayCommentEnd {
            report(
                error(
                    "a comment ends here that never began", at: token.span,
                    help: "write {{ '\(options.delimiters.commentEnd)' }} to print these characters"))
        } else {
            let opening = lexer.opening(ofComment: token)
            report(
                error(
                    "this comment is never closed", at: opening,
                    help: "end it with `\(options.delimiters.commentEnd)`\(helpForAccident(opening) ?? "")"))
        }
    }

    /// What to do about the beginning of a comment that is none, as `{#id}` after a heading or in CSS.
    private func helpForAccident(_ opening: Span) -> String? {
        let before = String(decoding: source.bytes[..<Int(opening.start)].suffix(400), as: UTF8.self)
        if ["plural,", "select,", "selectordinal,"].contains(where: before.contains) {
            return "; if this is an ICU message, write its forms as an object: { \"one\": …, \"other\": … }"
        }
        guard let next = source.bytes[Int(opening.end)...].first, next.isWordCharacter else { return nil }
        return "; if no comment is meant, write `{ #`, or {{ '\(options.delimiters.commentStart)' }}"
    }

    // MARK: Values in tags

    /// Reads an expression; what cannot be read is broken, up to the end of the tag.
    mutating func parseValue() -> Expression {
        let start = lastEnd
        do throws(Diagnostic) { return try parseExpression() } catch {
            fail(error, from: start)
            return broken(from: start)
        }
    }

    /// Takes the end of a tag.
    /// - Parameter value: The last value in the tag; it is broken if something follows it.
    mutating func closeTag(_ head: TagHead, after value: inout Expression) -> Tag {
        let start = Int(value.span.start)
        if !findsEnd(of: head, from: start) { value = broken(from: start) }
        return takeEnd(of: head)
    }

    /// Takes the end of a tag.
    /// - Parameter start: Where what is read last begins, if it is lost when something follows it.
    mutating func closeTag(_ head: TagHead, from start: Int? = nil) -> Tag {
        _ = findsEnd(of: head, from: start)
        return takeEnd(of: head)
    }

    /// Whether the end of a tag follows. What stands before it is reported, and skipped: then the end is the next token.
    /// - Parameter start: Where what is read last begins, if it is lost when something follows it.
    mutating func findsEnd(of head: TagHead, from start: Int?) -> Bool {
        do throws(Diagnostic) {
            if try peek().kind == .blockEnd { return true }
            let found = try next()
            let takesCondition =
                switch head.role.word {
                case .if, .elif, .elseif, .set: true
                default: false
                }
            throw unexpected(
                found, expected: "`\(options.delimiters.blockEnd)` at the end of the tag `\(text(of: head.name))`",
                help: takesCondition ? hint(forValue: found) : hint(for: found))
        } catch {
            fail(error, from: start)
            return false
        }
    }

    /// Takes the end of a tag that is known to be the next token.
    mutating func takeEnd(of head: TagHead) -> Tag {
        if let end = peeked { take(end) }
        if last.trims { dropsLeadingWhiteSpace = true }
        return Tag(
            span: head.start.span.extended(to: last.span), name: name(head.name), trimsBefore: head.start.trims,
            trimsAfter: last.trims)
    }

    // MARK: Bodies

    /// Reads a body up to one of the tags that may follow it, whose name is taken and which is returned; or up to where
    /// the tag ends without an end tag, which is reported.
    mutating func parseBody(
        of head: TagHead, until ends: BodyEnds, isLastPart: Bool = false
    ) -> (body: [Statement], next: TagHead?) {
        openTags.append(
            OpenTag(name: head.role.name, span: head.span, ends: ends, isInLastPart: isLastPart, isGuess: head.isGuess))
        var body: [Statement] = []
        // Most bodies have no more.
        body.reserveCapacity(8)
        let next = parseStatements(into: &body)
        close(before: next)
        return (body, next)
    }

    /// Takes the innermost tag from those that are open.
    private mutating func close(before next: TagHead?) {
        let tag = openTags.removeLast()
        if let next {
            if !tag.isCertain, next.role.isEnd {
                reported.takenEnds[next.role.name, default: 0] += 1
            }
        } else if awaited == nil, isMissed(tag) {
            faults.tagHasFault = false
            report(error("`\(tag.name)` is never closed", at: tag.span, help: "add \(written(endTag(of: tag.name)))"))
        }
        // Another part of the tag may follow.
        if let next, !next.role.isEnd { return }
        for index in reported.closed.indices.reversed() where reported.closed[index].depth > openTags.count {
            // An end that the outer of two tags of one name has taken may have been meant for the inner one.
            if let next, reported.closed[index].names.contains(where: { endTag(of: $0) == next.role.name }) {
                reported.closed[index].depth = openTags.count
            } else {
                reported.closed.remove(at: index)
            }
        }
    }

    /// Whether the end of a tag is missed, and not only because of what has been reported.
    mutating func isMissed(_ tag: OpenTag) -> Bool {
        guard tag.isCertain, !tag.isDoubtful else { return false }
        let end = endTag(of: tag.name)
        guard let taken = reported.takenEnds[end], taken > 0 else { return true }
        reported.takenEnds[end] = taken - 1
        return false
    }

    /// Takes the end of an end tag; where there is none, an empty one is made.
    mutating func closeEnd(_ end: TagHead?, of head: TagHead) -> Tag {
        if let end { return closeTag(end) }
        let span = Span(offset..<offset)
        return Tag(span: span, name: Name(endTag(of: head.role.name), span))
    }

    /// Reads a tag that is not known, or lacks what it would be known by, and what stands up to its end. It has no place
    /// in the tree: its tags are broken, and what is in it stands between them.
    mutating func parseUnknownBlock(_ head: TagHead, ends: BodyEnds, into statements: inout [Statement]) {
        skipToEnd()
        takeEnd()
        statements.append(Statement(.broken, head.start.span.extended(to: last.span)))
        openTags.append(OpenTag(name: head.role.name, span: head.span, ends: ends, isUnknown: true))
        let end = parseStatements(into: &statements)
        close(before: end)
        guard let end else { return }
        faults.tagHasFault = true
        skipToEnd()
        takeEnd()
        statements.append(Statement(.broken, end.start.span.extended(to: last.span)))
    }
}
