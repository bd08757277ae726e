// Templates that bring in other templates, and parts of templates that are used more than once.

extension Parser {
    mutating func parseInclude(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let template = try parseExpression()
        let ignoresMissing = try parseIgnoreMissing()
        let following = try peek()
        if following.kind == .comma
            || following.kind == .name && ["with", "for", "as", "only"].contains(following.text)
        {
            throw unexpected(
                following, expected: "`\(options.delimiters.blockEnd)` at the end of the tag `include`",
                help: "an included template sees every variable: {% set name = value %} before the include")
        }
        return Statement(.include(template, ignoresMissing: ignoresMissing), try endTag(name, start))
    }

    mutating func parseIgnoreMissing() throws(Diagnostic) -> Bool {
        guard try skip(name: "ignore") else { return false }
        return try skip(name: "missing")
    }

    mutating func parseBlock(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let blockName = try next()
        guard blockName.kind == .name else { throw unexpected(blockName, expected: "the block's name") }
        let span = try endTag(name, start)
        blockDepth += 1
        var (body, end) = try parseBody(of: name, start, until: ["endblock"])
        blockDepth -= 1
        _ = try skip(name: blockName.text)
        try endTag(end, end.span)
        // In Nunjucks the outermost block takes all calls of super() in it for its own, those in inner blocks too.
        if options.dialect == .nunjucks, blockDepth > 0 {
            return Statement(.block(Block(name: blockName.text, body: body, superName: nil)), span)
        }
        let hidden = "super()\(superCount)"
        var replacer = SuperReplacer(name: hidden, entersSets: options.dialect == .sm)
        body = replacer.replace(body)
        if replacer.found { superCount += 1 }
        return Statement(
            .block(Block(name: blockName.text, body: body, superName: replacer.found ? hidden : nil)), span)
    }

    mutating func parseMacro(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let macroName = try next()
        guard macroName.kind == .name else { throw unexpected(macroName, expected: "the macro's name") }
        guard try peek().kind == .leftParenthesis else {
            throw unexpected(try peek(), expected: "`(` and the macro's parameters")
        }
        let signature = try parseSignature()
        let span = try endTag(name, start)
        let (body, end) = try parseBody(of: name, start, until: ["endmacro"])
        try endTag(end, end.span)
        return Statement(.macro(macroName.text, try macro(signature, body: body)), span)
    }

    private func macro(_ signature: CallArguments, body: [Statement]) throws(Diagnostic) -> MacroDefinition {
        var parameters: [String] = []
        var defaults = signature.keywords
        for (position, parameter) in signature.positional.enumerated() {
            switch parameter.kind {
            case .name(let name): parameters.append(name)
            case .dictionary(let pairs) where position == signature.positional.count - 1 && defaults.isEmpty:
                defaults = pairs.map { ($0.key, $0.value) }
            default: throw error("a macro's parameter must be a name", at: parameter.span)
            }
        }
        return MacroDefinition(parameters: parameters, defaults: defaults, body: body)
    }

    mutating func parseCall(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let signature = try peek().kind == .leftParenthesis ? try parseSignature() : CallArguments()
        let call = try parsePrimary()
        guard case .call(let callee, var arguments) = call.kind else {
            throw error("`call` needs a call of a macro: {% call name() %}", at: call.span)
        }
        let span = try endTag(name, start)
        let (body, end) = try parseBody(of: name, start, until: ["endcall"])
        try endTag(end, end.span)
        let caller = Expression(.caller(try macro(signature, body: body)), span)
        arguments.keywords.append(("caller", caller))
        return Statement(.output(Expression(.call(callee, arguments), call.span)), span)
    }

    mutating func parseWithContext() throws(Diagnostic) -> Bool? {
        let start = try peek()
        let withContext = try skip(name: "with")
        if !withContext, try !skip(name: "without") { return nil }
        guard try skip(name: "context") else {
            throw unexpected(try peek(), expected: "`context` after `\(start.text)`")
        }
        return withContext
    }

    mutating func parseImport(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let template = try parseExpression()
        guard try skip(name: "as") else { throw unexpected(try peek(), expected: "`as` and a name") }
        let target = try next()
        guard target.kind == .name else { throw unexpected(target, expected: "a name for what is imported") }
        let withContext = try parseWithContext() ?? false
        return Statement(.import(template, target: target.text, withContext: withContext), try endTag(name, start))
    }

    mutating func parseFrom(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let template = try parseExpression()
        guard try skip(name: "import") else { throw unexpected(try peek(), expected: "`import` and names") }
        var names: [ImportedName] = []
        var withContext = false
        while try peek().kind != .blockEnd {
            if !names.isEmpty, try !skip(.comma) { throw unexpected(try peek(), expected: "`,`") }
            let imported = try next()
            guard imported.kind == .name else { throw unexpected(imported, expected: "a name to import") }
            if imported.text.hasPrefix("_") {
                throw error("names that begin with an underscore cannot be imported", at: imported.span)
            }
            var alias = imported.text
            if try skip(name: "as") {
                let token = try next()
                guard token.kind == .name else { throw unexpected(token, expected: "a name") }
                alias = token.text
            }
            names.append(ImportedName(name: imported.text, alias: alias, span: imported.span))
            withContext = try parseWithContext() ?? false
        }
        if names.isEmpty { throw unexpected(try peek(), expected: "a name to import") }
        return Statement(.fromImport(template, names: names, withContext: withContext), try endTag(name, start))
    }

    mutating func parseFilterBlock(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let (filter, filterSpan) = try parseFilterName()
        let arguments = try peek().kind == .leftParenthesis ? try parseSignature() : CallArguments()
        let span = try endTag(name, start)
        let (body, end) = try parseBody(of: name, start, until: ["endfilter"])
        try endTag(end, end.span)
        let input = Expression(.capture(body), span)
        let call = FilterCall(name: filter, nameSpan: filterSpan, input: input, arguments: arguments)
        return Statement(.output(Expression(.filter(call), filterSpan)), span)
    }
}
