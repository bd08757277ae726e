import Diagnostics

// What decides on, repeats and sets: `if`, `for`, `switch`, `set`, and the tags whose body is not the language's.

extension Parser {
    mutating func parseIf(_ head: TagHead) -> Statement {
        let ends = BodyEnds(.elif, .elseif, .else, .endif)
        var condition = parseValue()
        var tag = closeTag(head, after: &condition)
        var part = parseBody(of: head, until: ends)
        var branches = [Branch(tag: tag, condition: condition, body: part.body)]
        var otherwise: ElseBranch?
        while let next = part.next, next.role != .word(.endif) {
            if next.role == .word(.else), !takesElseIf(next) {
                tag = closeTag(next)
                part = parseBody(of: head, until: BodyEnds(.endif), isLastPart: true)
                otherwise = ElseBranch(tag: tag, body: part.body)
            } else {
                condition = parseValue()
                tag = closeTag(next, after: &condition)
                part = parseBody(of: head, until: ends)
                branches.append(Branch(tag: tag, condition: condition, body: part.body))
            }
        }
        let end = closeEnd(part.next, of: head)
        return Statement(
            .if(IfStatement(branches: branches, otherwise: otherwise, end: end)), head.start.span.extended(to: end.span)
        )
    }

    /// Whether an `else` is followed by an `if`, which is reported, and taken.
    private mutating func takesElseIf(_ head: TagHead) -> Bool {
        guard let following = try? peek(), following.word == .if else { return false }
        let span = head.name.span.extended(to: following.span)
        report(error("`else if` is two tags", at: span, help: "write `elif`", fix: fix("elif", for: span)))
        take(following)
        return true
    }

    mutating func parseFor(_ head: TagHead) -> Statement {
        var targets: [Name] = []
        let start = lastEnd
        var iterable: Expression
        do throws(Diagnostic) {
            targets = try parseTargets()
            guard try skip(.in) else {
                throw unexpected(try peek(), expected: "`in` after the loop's variable")
            }
            iterable = parseValue()
        } catch {
            let lost = targets.last.map { Int($0.span.end) } ?? start
            fail(error, from: lost)
            iterable = broken(from: lost)
        }
        let tag = closeTag(head, after: &iterable)
        let endRole = TagRole(endTag(of: head.role.name))
        var part = parseBody(of: head, until: BodyEnds(endRole, or: .else))
        let body = part.body
        var otherwise: ElseBranch?
        if let next = part.next, next.role == .word(.else) {
            let elseTag = closeTag(next)
            part = parseBody(of: head, until: BodyEnds(endRole), isLastPart: true)
            otherwise = ElseBranch(tag: elseTag, body: part.body)
        }
        let end = closeEnd(part.next, of: head)
        let loop = ForStatement(
            tag: tag, targets: targets, iterable: iterable, body: body, otherwise: otherwise, end: end)
        return Statement(.for(loop), head.start.span.extended(to: end.span))
    }

    private mutating func parseTargets() throws(Diagnostic) -> [Name] {
        var targets: [Name] = []
        repeat {
            let target = try next()
            guard target.kind == .name else {
                throw unexpected(
                    target, expected: "the name of the loop's variable",
                    help: target.kind == .leftParenthesis ? "write {% for key, value in list %}" : nil)
            }
            try checkName(target)
            targets.append(name(target))
        } while try skip(.comma)
        return targets
    }

    mutating func parseSet(_ head: TagHead) -> Statement {
        var targets: [SetTarget] = []
        let start = lastEnd
        do throws(Diagnostic) {
            repeat { targets.append(try parseSetTarget()) } while try skip(.comma)
            if try skip(.assignment) {
                var value = parseValue()
                let tag = closeTag(head, after: &value)
                return Statement(.set(SetStatement(tag: tag, targets: targets, value: .expression(value))), tag.span)
            }
            guard try peek().kind == .blockEnd else {
                throw unexpected(
                    try peek(), expected: "`=` and a value, or `\(options.delimiters.blockEnd)` and a body")
            }
        } catch {
            let lost = targets.last.map { Int($0.span.end) } ?? start
            fail(error, from: lost)
            let value = broken(from: lost)
            let tag = closeTag(head)
            // Whether a body follows is anybody's guess: its end is not missed, and not reported either.
            if !source.bytes[Int(head.name.span.end)..<Int(tag.span.end)].contains(UInt8(ascii: "=")) {
                forget(["set"], depth: openTags.count)
            }
            if targets.isEmpty { return Statement(.broken, tag.span) }
            return Statement(.set(SetStatement(tag: tag, targets: targets, value: .expression(value))), tag.span)
        }
        let tag = closeTag(head)
        // Nunjucks forgets the `-` of this tag's end.
        dropsLeadingWhiteSpace = false
        let part = parseBody(of: head, until: BodyEnds(.endset))
        let end = closeEnd(part.next, of: head)
        return Statement(
            .set(SetStatement(tag: tag, targets: targets, value: .body(part.body, end: end))),
            head.start.span.extended(to: end.span))
    }

    private mutating func parseSetTarget() throws(Diagnostic) -> SetTarget {
        let first = try peek()
        switch first.kind {
        case .name, .string, .leftParenthesis, .leftBracket, .leftBrace: break
        default:
            throw unexpected(first, expected: "the name of a variable to set", help: "write {% set name = value %}")
        }
        let target = try parsePrimary()
        switch target.kind {
        case .name(let name), .literal(.string(let name)): return SetTarget(.variable(name), target.span)
        case .member where options.dialect.grammar == .strict, .index where options.dialect.grammar == .strict:
            return SetTarget(.property(target), target.span)
        default: throw error("only a variable can be set", at: target.span)
        }
    }

    mutating func parseSwitch(_ head: TagHead) -> Statement {
        var subject = parseValue()
        let tag = closeTag(head, after: &subject)
        let ends = BodyEnds(.case, .default, .endswitch)
        var part = parseBody(of: head, until: ends)
        let prologue = part.body
        var cases: [Branch] = []
        var otherwise: ElseBranch?
        if options.dialect.grammar == .exact, let next = part.next, next.role == .word(.default) {
            // Nunjucks takes what follows for a case, whose condition is a variable `default`.
            let condition = Expression(.name("default"), next.name.span)
            let tag = closeTag(next)
            part = parseBody(of: head, until: ends)
            cases.append(Branch(tag: tag, condition: condition, body: part.body))
        }
        while let next = part.next, next.role == .word(.case) {
            var condition = parseValue()
            let tag = closeTag(next, after: &condition)
            part = parseBody(of: head, until: ends)
            cases.append(Branch(tag: tag, condition: condition, body: part.body))
        }
        if cases.isEmpty, part.next?.role == .word(.endswitch) {
            faults.tagHasFault = false
            report(error("`switch` has no `case`", at: tag.span, help: "add {% case value %} and what it prints"))
        }
        if let next = part.next, next.role == .word(.default) {
            let tag = closeTag(next)
            part = parseBody(of: head, until: BodyEnds(.endswitch), isLastPart: true)
            otherwise = ElseBranch(tag: tag, body: part.body)
        }
        let end = closeEnd(part.next, of: head)
        let statement = SwitchStatement(
            tag: tag, subject: subject, prologue: prologue, cases: cases, otherwise: otherwise, end: end)
        return Statement(.switch(statement), head.start.span.extended(to: end.span))
    }

    mutating func parseRaw(_ head: TagHead) -> Statement {
        let tag = closeTag(head)
        var raw = lexer.rawText(tag: head.role.name)
        if let end = raw.end {
            let isOnOneLine = !source.bytes[Int(end.span.start)..<Int(end.span.end)].contains(UInt8(ascii: "\n"))
            if options.dialect.grammar == .exact, !isOnOneLine {
                report(error("the end tag must stand on one line", at: end.span))
            }
        } else if options.dialect.grammar == .strict {
            // Nunjucks reads on as if the tag were not there. Nobody wants that.
            report(
                error(
                    "`\(head.role.name)` is never closed", at: head.span,
                    help: "add \(written("end\(head.role.name)")), without a `-` inside its braces"))
            raw.text = raw.text.extended(to: lexer.takeRest())
        }
        return Statement(
            .raw(RawStatement(tag: tag, text: raw.text, end: raw.end)),
            tag.span.extended(to: raw.end?.span ?? raw.text))
    }

    mutating func parseCustomTag(_ head: TagHead, _ syntax: CustomTagSyntax) -> Statement {
        var arguments: [CallArguments.Argument] = []
        let start = lastEnd
        var ignoresMissing = false
        do throws(Diagnostic) {
            while true {
                let token = try peek()
                if token.kind == .blockEnd || token.word == .ignore { break }
                arguments.append(try parseArgument())
                guard try skip(.comma) else { break }
            }
            ignoresMissing = try parseIgnoreMissing()
        } catch {
            let lost = arguments.last.map { Int($0.value.span.end) } ?? start
            fail(error, from: lost)
            arguments.append(CallArguments.Argument(value: broken(from: lost)))
        }
        let lastStart = arguments.last.map { Int($0.value.span.start) }
        if !findsEnd(of: head, from: lastStart ?? start), let lastStart {
            arguments[arguments.count - 1].value = broken(from: lastStart)
        }
        let tag = takeEnd(of: head)
        let first = arguments.first.map { $0.keyword?.span ?? $0.value.span } ?? Span(start..<start)
        let span = first.extended(to: arguments.last?.value.span ?? first)
        var body: [Statement]?
        var end: Tag?
        if syntax == .block {
            let part = parseBody(of: head, until: BodyEnds(TagRole(endTag(of: head.role.name))))
            body = part.body
            end = closeEnd(part.next, of: head)
        }
        let statement = CustomStatement(
            tag: tag, arguments: CallArguments(arguments, span: span), ignoresMissing: ignoresMissing, body: body,
            end: end)
        return Statement(.custom(statement), head.start.span.extended(to: end?.span ?? tag.span))
    }
}
