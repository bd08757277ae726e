import Diagnostics
import ECMAText

/// Reads a template's tokens into statements, by Nunjucks' grammar.
///
/// Expressions are read by functions that throw at the first fault. Whoever reads a tag catches it, reports it and has
/// the lexer find the tag's end, so that the tag stays what it was and what follows it is read as if nothing had been.
///
/// Small methods that every token goes through are inlined: a call of one that does not mutate the parser would copy all
/// of it onto the stack.
struct Parser: ~Copyable {
    let source: Source
    let options: SyntaxOptions
    /// The tags that the host defines.
    let customTags: [String: CustomTagSyntax]

    var lexer: Lexer
    private(set) var peeked: Token?
    /// The last token taken; the end of what has been read.
    private(set) var last = Token(kind: .end, span: Span(0..<0))
    /// The token before it.
    private(set) var previous = Token(kind: .end, span: Span(0..<0))
    /// What opened the tag that is being read.
    private(set) var opening = Token(kind: .end, span: Span(0..<0))
    /// Whether the white space that begins the next text is dropped, because a tag before it ends with `-`.
    var dropsLeadingWhiteSpace = false
    /// How deep in tags, brackets, parentheses and signs the next token is.
    var depth = 0
    /// How many dictionaries are open in it.
    var openBraces = 0
    /// The tags that are open here, outermost first.
    var openTags: [OpenTag] = []
    /// A tag that one of the open tags waits for, while those within it are being closed.
    var awaited: (tag: TagHead, owner: Int)?
    /// Everything that is wrong.
    var faults = Faults()
    /// What is known of tags that were reported, so that what belongs to them is not.
    var reported = ReportedTags()

    /// How deep tags may be nested.
    static let tagLimit = 100
    /// How deep tags, and the brackets, parentheses and signs in them, may be nested: what a stack has room for, also
    /// in a debug build.
    static let nestingLimit = 140
    /// How high an expression may be: `a + b + c` is one higher than `a + b`.
    static let heightLimit = 400

    /// Makes a parser of a source.
    /// - Parameter bytes: The source's bytes, which must not be freed before the parser.
    init(
        source: Source, bytes: UnsafeBufferPointer<UInt8>, options: SyntaxOptions,
        customTags: [String: CustomTagSyntax]
    ) {
        self.source = source
        self.options = options
        self.customTags = customTags
        lexer = Lexer(source: source, bytes: bytes, options: options)
    }

    /// Reads the whole template.
    mutating func parse() -> (statements: [Statement], diagnostics: [Diagnostic]) {
        var statements: [Statement] = []
        statements.reserveCapacity(16)
        _ = parseStatements(into: &statements)
        return (statements, faults.inOrder)
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

    mutating func skip(_ word: Word) throws(Diagnostic) -> Bool {
        let token = try peek()
        guard token.word == word else { return false }
        take(token)
        return true
    }

    mutating func skip(_ operator: Token.Operator) throws(Diagnostic) -> Bool {
        let token = try peek()
        guard token.kind == .operator, token.operator == `operator` else { return false }
        take(token)
        return true
    }

    /// What a token says.
    @inline(__always)
    func text(of token: Token) -> String { lexer.bytes.text(of: token) }

    /// The name that a token is.
    @inline(__always)
    func name(_ token: Token) -> Name { Name(text(of: token), token.span) }

    /// The offset at which the last token taken ended.
    var lastEnd: Int { Int(last.span.end) }

    /// The offset up to which the text has been read into statements.
    var offset: Int {
        awaited.map { Int($0.tag.start.span.start) } ?? peeked.map { Int($0.span.start) } ?? lexer.offset
    }

    // MARK: Statements

    /// Reads statements up to a tag that the innermost open tag waits for, which is returned, its name taken; or, with
    /// nil, up to where that one ends without an end tag.
    mutating func parseStatements(into statements: inout [Statement]) -> TagHead? {
        if openTags.count > Self.tagLimit, let innermost = openTags.last {
            report(
                error(
                    "tags are nested more than \(Self.tagLimit) deep", at: innermost.span, code: .limit,
                    help: "put what is inside into a template of its own, and include it"))
            faults.isFull = true
        }
        while true {
            if faults.isFull {
                let start = offset
                // The rest holds them both.
                peeked = nil
                awaited = nil
                let rest = Span(start..<Int(lexer.takeRest().end))
                if rest.start < rest.end { statements.append(Statement(.broken, rest)) }
                return nil
            }
            if let (tag, owner) = awaited {
                guard owner == openTags.count - 1 else { return nil }
                awaited = nil
                depth = openTags.count
                return tag
            }
            let token = nextInText()
            switch token.kind {
            case .end: return nil
            case .data:
                // Text that is trimmed to nothing is kept: it makes the body of a `case` that is not empty.
                statements.append(Statement(.text(TextStatement(printed: trimmed(token))), token.span))
            case .comment:
                dropsLeadingWhiteSpace = lexer.trimsAfter(comment: token)
                let comment = CommentStatement(
                    text: lexer.text(ofComment: token), trimsBefore: lexer.trimsBefore(comment: token),
                    trimsAfter: dropsLeadingWhiteSpace)
                statements.append(Statement(.comment(comment), token.span))
            case .unclosedComment, .strayCommentEnd:
                reportComment(token)
                statements.append(Statement(.broken, token.span))
            case .variableStart: statements.append(parseOutput(token))
            default:
                if let tag = parseTag(token, into: &statements) { return tag }
            }
        }
    }

    /// Takes the next token outside of tags.
    private mutating func nextInText() -> Token {
        let token = peeked ?? lexer.nextInText()
        take(token)
        return token
    }

    private mutating func begin(_ tag: Token) {
        opening = tag
        last = tag
        depth = openTags.count
        openBraces = 0
        faults.tagHasFault = false
    }

    /// The part of a text token that is left when `-` and its neighbours have trimmed it.
    private mutating func trimmed(_ token: Token) -> Span {
        let printed = token.printed ?? token.span
        var range = Int(printed.start)..<Int(printed.end)
        let following = peeked ?? lexer.nextInText()
        peeked = following
        let trimsEnd =
            switch following.kind {
            case .blockStart, .variableStart: following.trims
            case .comment: lexer.trimsBefore(comment: following)
            default: false
            }
        if dropsLeadingWhiteSpace || trimsEnd {
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
        }
        dropsLeadingWhiteSpace = false
        return Span(range)
    }

    private mutating func parseOutput(_ start: Token) -> Statement {
        begin(start)
        var value = parseValue()
        do throws(Diagnostic) {
            let end = try next()
            guard end.kind == .variableEnd else {
                throw unexpected(end, expected: "`\(options.delimiters.variableEnd)`", help: hint(forValue: end))
            }
        } catch {
            fail(error, from: Int(value.span.start))
            value = broken(from: Int(value.span.start))
            takeEnd()
        }
        dropsLeadingWhiteSpace = last.trims
        let span = start.span.extended(to: last.span)
        let empty = Span(Int(start.span.end)..<Int(start.span.end))
        let tag = Tag(span: span, name: Name("", empty), trimsBefore: start.trims, trimsAfter: last.trims)
        return Statement(.output(OutputStatement(tag: tag, value: value)), span)
    }

    /// Reads a tag with all that belongs to it, unless the innermost open tag waits for it: then only its name is taken.
    private mutating func parseTag(_ start: Token, into statements: inout [Statement]) -> TagHead? {
        dropsLeadingWhiteSpace = false
        begin(start)
        let name: Token
        do throws(Diagnostic) {
            name = try peek()
            guard name.kind == .name else { throw unexpected(name, expected: "a tag's name") }
        } catch {
            fail(error, from: Int(start.span.end))
            takeEnd()
            statements.append(Statement(.broken, start.span.extended(to: last.span)))
            return nil
        }
        take(name)
        var head = TagHead(start: start, name: name, role: name.word.map(TagRole.word) ?? .other(text(of: name)))
        if let innermost = openTags.last, innermost.ends.contains(head.role) { return head }
        if parseTag(head, into: &statements) { return nil }
        switch meaning(of: head) {
        case .nothing:
            skipToEnd()
            takeEnd()
            statements.append(Statement(.broken, start.span.extended(to: last.span)))
        case .awaited(let role):
            head.role = TagRole(role)
            return head
        case .outer(let role, let owner):
            head.role = TagRole(role)
            awaited = (head, owner)
        case .tag(let role):
            head.role = TagRole(role)
            head.isGuess = true
            _ = parseTag(head, into: &statements)
        case .block(let end): parseUnknownBlock(head, ends: BodyEnds(TagRole(end)), into: &statements)
        case .text(let end):
            peeked = nil
            opening = lexer.enterTag(at: end)
            last = opening
            skipToEnd()
            takeEnd()
            statements.append(Statement(.broken, start.span.extended(to: last.span)))
        }
        return nil
    }

    /// Whether there is a tag of a name, and it is none that continues or ends another.
    func isTag(_ name: String) -> Bool {
        Self.tags.contains(name) || Self.asynchronousTags.contains(name) || customTags[name] != nil
    }

    /// Reads a tag with all that belongs to it, if there is one of its name that does not continue or end another.
    private mutating func parseTag(_ head: TagHead, into statements: inout [Statement]) -> Bool {
        switch head.role.word {
        case .if, .ifAsync: statements.append(parseIf(head))
        case .for, .asyncEach, .asyncAll: statements.append(parseFor(head))
        case .set: statements.append(parseSet(head))
        case .include: statements.append(parseInclude(head))
        case .extends: statements.append(parseExtends(head))
        case .block: parseBlock(head, into: &statements)
        case .macro: parseMacro(head, into: &statements)
        case .call: statements.append(parseCall(head))
        case .import: statements.append(parseImport(head))
        case .from: statements.append(parseFrom(head))
        case .filter: parseFilterBlock(head, into: &statements)
        case .switch: statements.append(parseSwitch(head))
        case .raw, .verbatim: statements.append(parseRaw(head))
        default:
            guard let syntax = customTags[head.role.name] else { return false }
            statements.append(parseCustomTag(head, syntax))
        }
        return true
    }

    // MARK: Recovery

    /// Goes on at the end of a tag: the next token is the end, also where the text has none.
    /// - Parameter start: Where what could not be read begins.
    mutating func skipToEnd(from start: Int? = nil) {
        let readEnd = max(Int(opening.span.end), start ?? Int(last.span.start))
        let position = max(readEnd, Int(last.span.start))
        peeked = lexer.endTag(from: position, readEnd: readEnd, isBlock: opening.kind != .variableStart)
    }

    /// What could not be read, up to the end of the tag, which is the next token.
    func broken(from start: Int) -> Expression {
        let end = peeked.map { Int($0.span.start) } ?? lastEnd
        return Expression(.broken, source.withoutWhiteSpace(start..<max(start, end)))
    }

    /// Takes the end of a tag that is known to be the next token.
    mutating func takeEnd() {
        guard let end = peeked else { return }
        take(end)
        dropsLeadingWhiteSpace = end.trims
    }
}
