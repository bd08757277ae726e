/// Reads a template's tokens into statements, by Nunjucks' grammar.
struct Parser {
    let source: Source
    let options: Options
    /// The tags that the environment's host defines, with the name of the tag that ends each, if it has a body.
    let customTags: [String: CustomTagSyntax]
    /// How deep in the tags of other templates the template stands that is being read.
    let outerDepth: Int

    var lexer: Lexer
    private var peeked: Token?
    /// The last token taken; the end of what has been read.
    private(set) var last = Token(kind: .end, span: Span(0..<0))
    /// The token before it.
    private(set) var previous = Token(kind: .end, span: Span(0..<0))
    /// What opened the tag that is being read.
    private(set) var opening = Token(kind: .end, span: Span(0..<0))
    /// Whether the white space that begins the next text is dropped, because a tag before it ends with `-`.
    var dropsLeadingWhiteSpace = false
    /// The tags that are open here, outermost first, for messages about what is missing or misplaced.
    private(set) var openTags: [OpenTag] = []
    var superCount = 0
    var blockDepth = 0
    /// How deep in tags, brackets, parentheses and signs the next token is.
    var depth = 0
    /// How many dictionaries are open in it.
    var openBraces = 0

    /// How deep tags may be nested.
    static let tagLimit = 100
    /// How deep tags, and the brackets, parentheses and signs in them, may be nested: what a stack has room for, also
    /// in a debug build.
    static let nestingLimit = 140
    /// How high an expression may be: `a + b + c` is one higher than `a + b`.
    static let heightLimit = 400

    struct OpenTag {
        var name: String
        var span: Span
        /// Whether the tag is in its last part, after `else` or `default`.
        var isInLastPart: Bool
    }

    init(source: Source, options: Options, customTags: [String: CustomTagSyntax] = [:], outerDepth: Int = 0) {
        self.source = source
        self.options = options
        self.customTags = customTags
        self.outerDepth = outerDepth
        lexer = Lexer(source: source, options: options)
    }

    /// Reads the whole template.
    mutating func parse() throws(Diagnostic) -> [Statement] {
        let statements = try parseStatements(until: [])
        return statements
    }

    // MARK: Tokens

    mutating func next() throws(Diagnostic) -> Token {
        let token = try peek()
        take(token)
        return token
    }

    mutating func peek() throws(Diagnostic) -> Token {
        if let peeked { return peeked }
        let token = try lexer.next()
        peeked = token
        return token
    }

    /// Goes on to what follows a token that has been peeked at.
    mutating func take(_ token: Token) {
        peeked = nil
        previous = last
        last = token
    }

    mutating func skip(_ kind: Token.Kind) throws(Diagnostic) -> Bool {
        let token = try peek()
        guard token.kind == kind else { return false }
        take(token)
        return true
    }

    mutating func skip(name: String) throws(Diagnostic) -> Bool {
        let token = try peek()
        guard token.kind == .name, token.text == name else { return false }
        take(token)
        return true
    }

    mutating func skip(operator text: String) throws(Diagnostic) -> Bool {
        let token = try peek()
        guard token.kind == .operator, token.text == text else { return false }
        take(token)
        return true
    }

    /// The offset at which the last token taken ended.
    var lastEnd: Int { Int(last.span.end) }

    // MARK: Statements

    /// Reads statements up to one of some tags, whose name is then the next token, or to the end of the template.
    mutating func parseStatements(until ends: Set<String>) throws(Diagnostic) -> [Statement] {
        var statements: [Statement] = []
        guard openTags.count <= Self.tagLimit, outerDepth + openTags.count < Self.nestingLimit - 10 else {
            throw error(
                "tags are nested more than \(Self.tagLimit) deep", at: openTags.last?.span ?? last.span, code: .limit,
                help: "put what is inside into a template of its own, and include it")
        }
        while true {
            let token = try next()
            switch token.kind {
            case .end:
                if let open = openTags.last, !ends.isEmpty {
                    throw error(
                        "`\(open.name)` is never closed", at: open.span,
                        help: "add \(written(endTag(of: open.name)))")
                }
                return statements
            case .data:
                let span = try trimmed(token)
                // Text that is trimmed to nothing is kept: it makes the body of a `case` that is not empty.
                statements.append(Statement(.text, span))
            case .comment:
                dropsLeadingWhiteSpace = lexer.trimsAfter(comment: token)
            case .variableStart:
                begin(token)
                let expression = try parseExpression()
                let end = try next()
                guard end.kind == .variableEnd else {
                    throw unexpected(
                        end, expected: "`\(options.delimiters.variableEnd)`", help: hint(forValue: end))
                }
                dropsLeadingWhiteSpace = end.trims
                statements.append(Statement(.output(expression), token.span.extended(to: end.span)))
            case .blockStart:
                dropsLeadingWhiteSpace = false
                begin(token)
                let name = try peek()
                guard name.kind == .name else { throw unexpected(name, expected: "a tag's name") }
                if ends.contains(name.text) { return statements }
                take(name)
                if let statement = try parseTag(name, start: token.span) { statements.append(statement) }
            default:
                throw unexpected(token, expected: "text or a tag")
            }
        }
    }

    private mutating func begin(_ tag: Token) {
        opening = tag
        last = tag
        depth = outerDepth + openTags.count
        openBraces = 0
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

    /// Takes the end of a tag, and returns the span of the whole tag.
    @discardableResult
    mutating func endTag(_ name: Token, _ start: Span) throws(Diagnostic) -> Span {
        let end = try next()
        guard end.kind == .blockEnd else {
            let takesCondition = ["if", "elif", "elseif", "set"].contains(name.text)
            throw unexpected(
                end, expected: "`\(options.delimiters.blockEnd)` at the end of the tag `\(name.text)`",
                help: takesCondition ? hint(forValue: end) : hint(for: end))
        }
        if end.trims { dropsLeadingWhiteSpace = true }
        return start.extended(to: end.span)
    }

    /// Reads a body up to one of the tags that may follow it, whose name is taken and returned.
    mutating func parseBody(
        of name: Token, _ start: Span, until ends: Set<String>, isLastPart: Bool = false
    ) throws(Diagnostic) -> (body: [Statement], end: Token) {
        openTags.append(OpenTag(name: name.text, span: start.extended(to: name.span), isInLastPart: isLastPart))
        let body = try parseStatements(until: ends)
        openTags.removeLast()
        return (body, try next())
    }
}

/// Whether a tag that the host defines has a body.
enum CustomTagSyntax { case inline, block }
