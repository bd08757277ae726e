/// Reads a template's tokens into statements, by Nunjucks' grammar.
struct Parser {
    let source: Source
    let options: Options
    /// The tags that the environment's host defines, with the name of the tag that ends each, if it has a body.
    let customTags: [String: CustomTagSyntax]

    var lexer: Lexer
    var peeked: Token?
    /// Whether the white space that begins the next text is dropped, because a tag before it ends with `-`.
    private var dropsLeadingWhiteSpace = false
    /// The tags that are open here, outermost first, for messages about what is missing or misplaced.
    private var openTags: [(name: String, span: Span)] = []
    private var superCount = 0
    private var blockDepth = 0
    var depth = 0

    init(source: Source, options: Options, customTags: [String: CustomTagSyntax] = [:]) {
        self.source = source
        self.options = options
        self.customTags = customTags
        lexer = Lexer(source: source, options: options)
    }

    /// Reads the whole template.
    mutating func parse() throws(Diagnostic) -> [Statement] {
        let statements = try parseStatements(until: [])
        return statements
    }

    // MARK: Tokens

    mutating func next() throws(Diagnostic) -> Token {
        if let token = peeked {
            peeked = nil
            return token
        }
        return try lexer.next()
    }

    mutating func peek() throws(Diagnostic) -> Token {
        if let peeked { return peeked }
        let token = try lexer.next()
        peeked = token
        return token
    }

    mutating func skip(_ kind: Token.Kind) throws(Diagnostic) -> Bool {
        guard try peek().kind == kind else { return false }
        peeked = nil
        return true
    }

    mutating func skip(name: String) throws(Diagnostic) -> Bool {
        let token = try peek()
        guard token.kind == .name, token.text == name else { return false }
        peeked = nil
        return true
    }

    mutating func skip(operator text: String) throws(Diagnostic) -> Bool {
        let token = try peek()
        guard token.kind == .operator, token.text == text else { return false }
        peeked = nil
        return true
    }

    func error(_ message: String, at span: Span, code: Diagnostic.Code = .syntax, help: String? = nil) -> Diagnostic {
        Diagnostic(code, .error, message, at: Diagnostic.Place(span, in: source), help: help)
    }

    func unexpected(_ token: Token, expected: String, help: String? = nil) -> Diagnostic {
        error("expected \(expected), found \(token.description)", at: token.span, help: help ?? hint(for: token))
    }

    private func hint(for token: Token) -> String? {
        switch token.kind {
        case .variableEnd where depth > 0:
            "write a space between the braces: `} }`; `\(options.delimiters.variableEnd)` ends the tag"
        case .operator where token.text == "=": "`=` sets a variable in `set`; compare with `==`"
        case .operator where token.text == "!": "write `not`"
        case .pipe: "a filter's name follows one `|`; write `or` for a choice"
        default: nil
        }
    }

    // MARK: Statements

    /// Reads statements up to one of some tags, whose name is then the next token, or to the end of the template.
    private mutating func parseStatements(until ends: Set<String>) throws(Diagnostic) -> [Statement] {
        var statements: [Statement] = []
        depth += 1
        defer { depth -= 1 }
        guard depth < 200 else {
            throw error("tags are nested too deeply here", at: try peek().span, code: .limit)
        }
        while true {
            let token = try next()
            switch token.kind {
            case .end:
                if let open = openTags.last, !ends.isEmpty {
                    throw error(
                        "`\(open.name)` is never closed", at: open.span,
                        help: "add {% \(endTag(of: open.name)) %}")
                }
                return statements
            case .data:
                let span = try trimmed(token)
                // Text that is trimmed to nothing is kept: it makes the body of a `case` that is not empty.
                statements.append(Statement(.text, span))
            case .comment:
                dropsLeadingWhiteSpace = lexer.trimsAfter(comment: token)
            case .variableStart:
                let outer = depth
                depth = 0
                let expression = try parseExpression()
                depth = outer
                let end = try next()
                guard end.kind == .variableEnd else {
                    throw unexpected(end, expected: "`\(options.delimiters.variableEnd)`")
                }
                dropsLeadingWhiteSpace = end.trims
                statements.append(Statement(.output(expression), token.span.extended(to: end.span)))
            case .blockStart:
                dropsLeadingWhiteSpace = false
                let name = try peek()
                guard name.kind == .name else { throw unexpected(name, expected: "a tag's name") }
                if ends.contains(name.text) { return statements }
                peeked = nil
                if let statement = try parseTag(name, start: token.span) { statements.append(statement) }
            default:
                throw unexpected(token, expected: "text or a tag")
            }
        }
    }

    /// The part of a text token that is left when `-` and its neighbours have trimmed it.
    private mutating func trimmed(_ token: Token) throws(Diagnostic) -> Span {
        var range = Int(token.span.start)..<Int(token.span.end)
        let following = try peek()
        let trimsEnd =
            switch following.kind {
            case .blockStart, .variableStart: following.trims
            case .comment: lexer.trimsBefore(comment: following)
            default: false
            }
        source.bytes.withUnsafeBufferPointer { buffer in
            let text = UnsafeBufferPointer(rebasing: buffer[range])
            if dropsLeadingWhiteSpace {
                let kept = trimmedWhiteSpace(text, atEnd: false)
                range = range.upperBound - kept.count..<range.upperBound
            }
            if trimsEnd {
                let kept = trimmedWhiteSpace(UnsafeBufferPointer(rebasing: buffer[range]), atStart: false)
                range = range.lowerBound..<range.lowerBound + kept.count
            }
        }
        dropsLeadingWhiteSpace = false
        return Span(range)
    }

    private mutating func parseTag(_ name: Token, start: Span) throws(Diagnostic) -> Statement? {
        switch name.text {
        case "if", "ifAsync": return try parseIf(name, start)
        case "for", "asyncEach", "asyncAll": return try parseFor(name, start)
        case "set": return try parseSet(name, start)
        case "include": return try parseInclude(name, start)
        case "extends":
            let template = try parseExpression()
            return Statement(.extends(template), try endTag(name, start))
        case "block": return try parseBlock(name, start)
        case "macro": return try parseMacro(name, start)
        case "call": return try parseCall(name, start)
        case "import": return try parseImport(name, start)
        case "from": return try parseFrom(name, start)
        case "filter": return try parseFilterBlock(name, start)
        case "switch": return try parseSwitch(name, start)
        case "raw", "verbatim": return try parseRaw(name, start)
        default:
            if let syntax = customTags[name.text] { return try parseCustomTag(name, start, syntax) }
            throw unknownTag(name)
        }
    }

    private func unknownTag(_ name: Token) -> Diagnostic {
        let known =
            [
                "if", "for", "set", "include", "extends", "block", "macro", "call", "import", "from", "filter",
                "switch",
                "raw", "verbatim", "else", "elif", "elseif", "endif", "endfor", "endset", "endblock", "endmacro",
                "endcall", "endfilter", "endswitch", "case", "default",
            ] + customTags.keys
        let closesOrContinues =
            ["else", "elif", "elseif", "case", "default"].contains(name.text) || name.text.hasPrefix("end")
        if closesOrContinues, known.contains(name.text) || customTags[String(name.text.dropFirst(3))] != nil {
            if let open = openTags.last {
                let line = source.position(of: Int(open.span.start)).line
                return error(
                    "`\(name.text)` does not fit here: the open tag is `\(open.name)`, from line \(line)",
                    at: name.span, help: "close it first with {% \(endTag(of: open.name)) %}")
            }
            return error("`\(name.text)` has no tag that it belongs to", at: name.span)
        }
        if name.text == "assign" {
            return error(
                "there is no tag `assign`", at: name.span, code: .unknownTag,
                help: "themes are written in Nunjucks, not in Liquid: use {% set name = value %}")
        }
        return error(
            "there is no tag `\(name.text)`", at: name.span, code: .unknownTag,
            help: nearest(to: name.text, among: known).map { "did you mean `\($0)`?" })
    }

    private func endTag(of name: String) -> String {
        switch name {
        case "ifAsync": "endif"
        case "asyncEach": "endeach"
        case "asyncAll": "endall"
        default: "end\(name)"
        }
    }

    /// Takes the end of a tag, and returns the span of the whole tag.
    @discardableResult
    private mutating func endTag(_ name: Token, _ start: Span) throws(Diagnostic) -> Span {
        let end = try next()
        guard end.kind == .blockEnd else {
            throw unexpected(end, expected: "`\(options.delimiters.blockEnd)` after `\(name.text)`")
        }
        if end.trims { dropsLeadingWhiteSpace = true }
        return start.extended(to: end.span)
    }

    /// Reads a body up to one of the tags that may follow it, whose name is taken and returned.
    private mutating func parseBody(
        of name: Token, _ start: Span, until ends: Set<String>
    ) throws(Diagnostic) -> (body: [Statement], end: Token) {
        openTags.append((name.text, start.extended(to: name.span)))
        let body = try parseStatements(until: ends)
        openTags.removeLast()
        return (body, try next())
    }

    private mutating func parseIf(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
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
            if try peek().text == "if" {
                throw error(
                    "`else if` is two tags", at: end.span.extended(to: try peek().span), help: "write `elif`")
            }
            try endTag(end, end.span)
            let part = try parseBody(of: name, start, until: ["endif"])
            elseBody = part.body
            end = part.end
        }
        try endTag(end, end.span)
        return Statement(.if(branches, else: elseBody), span)
    }

    private mutating func parseFor(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        var targets: [LoopTarget] = []
        repeat {
            let target = try next()
            guard target.kind == .name else { throw unexpected(target, expected: "the loop variable's name") }
            targets.append(LoopTarget(name: target.text, span: target.span))
        } while try skip(.comma)
        guard try skip(name: "in") else { throw unexpected(try peek(), expected: "`in`") }
        let iterable = try parseExpression()
        let span = try endTag(name, start)
        let endName = endTag(of: name.text)
        var (body, end) = try parseBody(of: name, start, until: [endName, "else"])
        var elseBody: [Statement]?
        if end.text == "else" {
            try endTag(end, end.span)
            let part = try parseBody(of: name, start, until: [endName])
            elseBody = part.body
            end = part.end
        }
        try endTag(end, end.span)
        return Statement(.for(Loop(targets: targets, iterable: iterable, body: body, elseBody: elseBody)), span)
    }

    private mutating func parseSet(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        var targets: [SetTarget] = []
        repeat {
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
            throw unexpected(try peek(), expected: "`=` or `\(options.delimiters.blockEnd)`")
        }
        let span = try endTag(name, start)
        // Nunjucks forgets the `-` of this tag's end.
        dropsLeadingWhiteSpace = false
        let (body, end) = try parseBody(of: name, start, until: ["endset"])
        try endTag(end, end.span)
        return Statement(.set(targets, .body(body)), span)
    }

    private mutating func parseInclude(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let template = try parseExpression()
        let ignoresMissing = try parseIgnoreMissing()
        return Statement(.include(template, ignoresMissing: ignoresMissing), try endTag(name, start))
    }

    private mutating func parseIgnoreMissing() throws(Diagnostic) -> Bool {
        guard try skip(name: "ignore") else { return false }
        return try skip(name: "missing")
    }

    private mutating func parseBlock(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
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

    private mutating func parseMacro(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let macroName = try next()
        guard macroName.kind == .name else { throw unexpected(macroName, expected: "the macro's name") }
        guard try peek().kind == .leftParenthesis else { throw unexpected(try peek(), expected: "`(`") }
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

    private mutating func parseCall(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
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

    private mutating func parseWithContext() throws(Diagnostic) -> Bool? {
        let start = try peek()
        let withContext = try skip(name: "with")
        if !withContext, try !skip(name: "without") { return nil }
        guard try skip(name: "context") else {
            throw unexpected(try peek(), expected: "`context` after `\(start.text)`")
        }
        return withContext
    }

    private mutating func parseImport(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let template = try parseExpression()
        guard try skip(name: "as") else { throw unexpected(try peek(), expected: "`as`") }
        let target = try next()
        guard target.kind == .name else { throw unexpected(target, expected: "a name for what is imported") }
        let withContext = try parseWithContext() ?? false
        return Statement(.import(template, target: target.text, withContext: withContext), try endTag(name, start))
    }

    private mutating func parseFrom(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let template = try parseExpression()
        guard try skip(name: "import") else { throw unexpected(try peek(), expected: "`import`") }
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

    private mutating func parseFilterBlock(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
        let (filter, filterSpan) = try parseFilterName()
        let arguments = try peek().kind == .leftParenthesis ? try parseSignature() : CallArguments()
        let span = try endTag(name, start)
        let (body, end) = try parseBody(of: name, start, until: ["endfilter"])
        try endTag(end, end.span)
        let input = Expression(.capture(body), span)
        let call = FilterCall(name: filter, nameSpan: filterSpan, input: input, arguments: arguments)
        return Statement(.output(Expression(.filter(call), filterSpan)), span)
    }

    private mutating func parseSwitch(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement {
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
        if cases.isEmpty, end.text != "default" { throw error("`switch` has no `case`", at: span) }
        var defaultBody: [Statement]?
        if end.text == "default" {
            try endTag(end, end.span)
            let part = try parseBody(of: name, start, until: ["endswitch"])
            defaultBody = part.body
            end = part.end
        }
        try endTag(end, end.span)
        return Statement(.switch(subject, cases: cases, default: defaultBody), span)
    }

    private mutating func parseRaw(_ name: Token, _ start: Span) throws(Diagnostic) -> Statement? {
        try endTag(name, start)
        let (text, isClosed) = try lexer.rawText(tag: name.text)
        // Nunjucks reads on as if an unclosed tag were not there. Nobody wants that.
        guard isClosed || options.dialect == .nunjucks else {
            throw error(
                "`\(name.text)` is never closed", at: start.extended(to: name.span),
                help: "add {% end\(name.text) %}, without a `-` inside its braces")
        }
        return text.start < text.end ? Statement(.text, text) : nil
    }

    private mutating func parseCustomTag(
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

/// Whether a tag that the host defines has a body.
enum CustomTagSyntax { case inline, block }
