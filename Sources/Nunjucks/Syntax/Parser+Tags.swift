// What decides on, repeats and sets: `if`, `for`, `switch`, `set`, and the tags whose body is not the language's.

extension Parser {
    mutating func parseIf(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        var branches: [Branch] = []
        var elseBody: [Statement]?
        let condition = try parseExpression()
        let span = try endTag(name, start)
        var (body, end) = try parseBody(of: name, start, until: ["elif", "elseif", "else", "endif"])
        branches.append(Branch(condition: condition, body: body, span: span))
        while end.text == "elif" || end.text == "elseif" {
            let condition = try parseExpression()
            let span = try endTag(end, end.span)
            let part = try parseBody(of: name, start, until: ["elif", "elseif", "else", "endif"])
            branches.append(Branch(condition: condition, body: part.body, span: span))
            end = part.end
        }
        if end.text == "else" {
            let following = try peek()
            if following.kind == .name, following.text == "if" {
                throw error("`else if` is two tags", at: end.span.extended(to: following.span), help: "write `elif`")
            }
            try endTag(end, end.span)
            let part = try parseBody(of: name, start, until: ["endif"], isLastPart: true)
            elseBody = part.body
            end = part.end
        }
        try endTag(end, end.span)
        return Statement(.if(branches, else: elseBody), span)
    }

    mutating func parseFor(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        var targets: [LoopTarget] = []
        repeat {
            let target = try next()
            guard target.kind == .name else {
                throw unexpected(
                    target, expected: "the name of the loop's variable",
                    help: target.kind == .leftParenthesis ? "write {% for key, value in list %}" : nil)
            }
            try checkName(target)
            targets.append(LoopTarget(name: target.text, span: target.span))
        } while try skip(.comma)
        guard try skip(name: "in") else {
            throw unexpected(try peek(), expected: "`in` after the loop's variable")
        }
        let iterable = try parseExpression()
        let span = try endTag(name, start)
        let endName = endTag(of: name.text)
        var (body, end) = try parseBody(of: name, start, until: [endName, "else"])
        var elseBody: [Statement]?
        if end.text == "else" {
            try endTag(end, end.span)
            let part = try parseBody(of: name, start, until: [endName], isLastPart: true)
            elseBody = part.body
            end = part.end
        }
        try endTag(end, end.span)
        return Statement(.for(Loop(targets: targets, iterable: iterable, body: body, elseBody: elseBody)), span)
    }

    mutating func parseSet(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        var targets: [SetTarget] = []
        repeat {
            let first = try peek()
            guard [.name, .string, .leftParenthesis, .leftBracket, .leftBrace].contains(first.kind) else {
                throw unexpected(
                    first, expected: "the name of a variable to set", help: "write {% set name = value %}")
            }
            let target = try parsePrimary()
            switch target.kind {
            case .name(let name): targets.append(.name(name, target.span))
            case .literal(.string(let name)): targets.append(.name(name, target.span))
            case .member(let object, let key) where options.dialect == .sm:
                targets.append(.member(object, name: key, target.span))
            default: throw error("only a variable can be set", at: target.span)
            }
        } while try skip(.comma)
        if try skip(operator: "=") {
            let value = try parseExpression()
            return Statement(.set(targets, .expression(value)), try endTag(name, start))
        }
        guard try peek().kind == .blockEnd else {
            throw unexpected(try peek(), expected: "`=` and a value, or `\(options.delimiters.blockEnd)` and a body")
        }
        let span = try endTag(name, start)
        // Nunjucks forgets the `-` of this tag's end.
        dropsLeadingWhiteSpace = false
        let (body, end) = try parseBody(of: name, start, until: ["endset"])
        try endTag(end, end.span)
        return Statement(.set(targets, .body(body)), span)
    }

    mutating func parseSwitch(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let subject = try parseExpression()
        let span = try endTag(name, start)
        let ends: Set = ["case", "default", "endswitch"]
        // What stands before the first case belongs to none of them.
        var (_, end) = try parseBody(of: name, start, until: ends)
        var cases: [Branch] = []
        if options.dialect == .nunjucks, end.text == "default" {
            // Nunjucks takes what follows for a case, whose condition is a variable `default`.
            let condition = Expression(.name("default"), end.span)
            let span = try endTag(end, end.span)
            let part = try parseBody(of: name, start, until: ends)
            cases.append(Branch(condition: condition, body: part.body, span: span))
            end = part.end
        }
        while end.text == "case" {
            let condition = try parseExpression()
            let span = try endTag(end, end.span)
            let part = try parseBody(of: name, start, until: ends)
            cases.append(Branch(condition: condition, body: part.body, span: span))
            end = part.end
        }
        if cases.isEmpty, end.text != "default" {
            throw error("`switch` has no `case`", at: span, help: "add {% case value %} and what it prints")
        }
        var defaultBody: [Statement]?
        if end.text == "default" {
            try endTag(end, end.span)
            let part = try parseBody(of: name, start, until: ["endswitch"], isLastPart: true)
            defaultBody = part.body
            end = part.end
        }
        try endTag(end, end.span)
        return Statement(.switch(subject, cases: cases, default: defaultBody), span)
    }

    mutating func parseRaw(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement? {
        try endTag(name, start)
        let (text, isClosed) = try lexer.rawText(tag: name.text)
        // Nunjucks reads on as if an unclosed tag were not there. Nobody wants that.
        guard isClosed || options.dialect == .nunjucks else {
            throw error(
                "`\(name.text)` is never closed", at: start.extended(to: name.span),
                help: "add \(written("end\(name.text)")), without a `-` inside its braces")
        }
        return text.start < text.end ? Statement(.text, text) : nil
    }

    mutating func parseCustomTag(
        _ name: Token, _ start: Span, _ syntax: CustomTagSyntax
    ) throws(Diagnostic) -> Statement {
        var arguments = CallArguments()
        while true {
            let token = try peek()
            if token.kind == .blockEnd || token.kind == .name && token.text == "ignore" { break }
            try parseArgument(into: &arguments)
            guard try skip(.comma) else { break }
        }
        let ignoresMissing = try parseIgnoreMissing()
        let span = try endTag(name, start)
        var body: [Statement]?
        if syntax == .block {
            let part = try parseBody(of: name, start, until: ["end\(name.text)"])
            try endTag(part.end, part.end.span)
            body = part.body
        }
        return Statement(
            .custom(
                CustomTagCall(
                    name: name.text, nameSpan: name.span, arguments: arguments, ignoresMissing: ignoresMissing,
                    body: body)
            ), span)
    }
}
