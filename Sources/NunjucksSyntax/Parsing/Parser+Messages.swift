import Diagnostics
import ECMAText

// What is said of a template that cannot be read.

extension Parser {
    func error(
        _ message: String, at span: Span, code: Diagnostic.Code = .syntax, help: String? = nil,
        fix: Diagnostic.Fix? = nil
    ) -> Diagnostic {
        Diagnostic(
            code, .error, message, at: Diagnostic.Place(span, in: source), help: help, fixes: fix.map { [$0] } ?? [])
    }

    /// A tag as a template has it, between the delimiters in use.
    func written(_ tag: String) -> String {
        "\(options.delimiters.blockStart) \(tag) \(options.delimiters.blockEnd)"
    }

    // MARK: Tokens in the wrong place

    func unexpected(_ token: Token, expected: String, help: String? = nil) -> Diagnostic {
        if token.kind == .end || token.kind != .string && tagBeginning(at: token) != nil { return unclosedTag(token) }
        return error(
            "expected \(expected), found \(lexer.bytes.description(of: token))", at: token.span,
            help: help ?? hint(for: token), fix: fix(for: token))
    }

    /// The tag that is being read has no end before the next tag, or the end of the file.
    private func unclosedTag(_ token: Token) -> Diagnostic {
        let isBlock = opening.kind == .blockStart
        let end = isBlock ? options.delimiters.blockEnd : options.delimiters.variableEnd
        var before = "before the end of the file"
        if let tag = tagBeginning(at: token) {
            before = "before `\(tag)` on line \(source.position(of: Int(token.span.start)).line)"
        }
        let shown = opening.span.extended(to: last.span == token.span ? previous.span : last.span)
        return error("this tag is not closed \(before)", at: shown, help: "end it with `\(end)`")
    }

    /// What opens a tag, where a token in a tag is the beginning of another.
    func tagBeginning(at token: Token) -> String? {
        let start = Int(token.span.start)
        return lexer.tagStart(at: start).map { source.text(of: Span(start..<start + $0)) }
    }

    func tagInTag(_ tag: String, at token: Token) -> Diagnostic {
        let span = Span(Int(token.span.start)..<Int(token.span.start) + tag.utf8.count)
        let help =
            switch tag {
            case options.delimiters.commentStart: "put the comment before the tag, or after it"
            case options.delimiters.blockStart: "to choose between values, write `a if condition else b`"
            default: "inside a tag a value stands alone: write `name`, not `{{ name }}`"
            }
        return error("`\(tag)` cannot stand inside a tag", at: span, help: help)
    }

    func hint(for token: Token) -> String? {
        let before = tokenBefore(token)
        switch token.kind {
        case .variableEnd where openBraces > 0:
            if source.bytes[Int(opening.span.end)] == UInt8(ascii: "{") {
                return "write {{ value }}; trusted markup has the filter `safe`: {{ value | safe }}"
            }
            return "write a space between the braces: `} }`; `\(options.delimiters.variableEnd)` ends the tag"
        case .variableEnd where opening.kind == .blockStart:
            return "what begins with `\(text(of: opening))` ends with `\(options.delimiters.blockEnd)`"
        case .blockEnd where opening.kind == .variableStart:
            return "what begins with `\(text(of: opening))` ends with `\(options.delimiters.variableEnd)`"
        case .rightBrace where opening.kind == .variableStart && openBraces == 0:
            return "what begins with `\(text(of: opening))` ends with `\(options.delimiters.variableEnd)`"
        case .variableEnd, .blockEnd: return hint(forEndAfter: before)
        case .rightBracket, .rightBrace, .rightParenthesis:
            return before.kind == .comma ? "leave out the comma before it" : nil
        case .operator: return hint(forOperator: token, after: before)
        case .pipe where before.kind == .pipe: return "write `or`"
        case .name: return hint(forName: token)
        case .colon where opening.kind == .variableStart && isPropertyOfCSS(before: token):
            return
                "where `\(text(of: opening))` is not meant to begin a value, as in CSS, put a space between the braces"
        case .colon where opening.kind == .blockStart && openBraces == 0:
            return isLast(token) ? "leave out the `:`" : "set a variable with {% set name = value %}"
        case .leftBrace where opening.kind == .blockStart && isLast(token):
            return "leave out the `{`: {% endif %} or {% endfor %} ends the block"
        case .colon: return "`:` stands in dictionaries only: `{key: value}`"
        case .comma where opening.kind == .variableStart && before.isValue: return "join texts with `~`"
        default: return nil
        }
    }

    /// Whether a tag begins with nothing but a name before a colon, right after a word, as a block of declarations in
    /// CSS does.
    private func isPropertyOfCSS(before colon: Token) -> Bool {
        guard opening.span.start > 0, source.bytes[Int(opening.span.start) - 1].isWordCharacter else { return false }
        return source.bytes[Int(opening.span.end)..<Int(colon.span.start)].allSatisfy {
            $0.isWordCharacter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ")
        }
    }

    /// Whether a token is the last in its tag.
    private func isLast(_ token: Token) -> Bool {
        let rest = source.bytes[Int(token.span.end)...].drop { $0 == UInt8(ascii: " ") }
        return rest.starts(with: options.delimiters.blockEnd.utf8)
    }

    private func tokenBefore(_ token: Token) -> Token { last.span == token.span ? previous : last }

    /// What is missing before the end of a tag.
    private func hint(forEndAfter before: Token) -> String? {
        switch before.kind {
        case .variableStart: return "put a value between the braces"
        case .blockStart: return "put a tag's name between the braces"
        case .pipe: return "name a filter, or leave out the `|`"
        case .operator where text(of: before) == "+" && source.bytes[Int(before.span.start) - 1] == UInt8(ascii: "+"):
            return "write {% set a = a + 1 %}"
        case .operator where text(of: before) == ".": return nil
        case .name where ["block", "filter", "macro", "from", "import"].contains(text(of: before)): return nil
        default:
            let needsValue =
                !before.isValue || Self.tags.contains(text(of: before)) || ["elif", "case"].contains(text(of: before))
            return needsValue ? "a value is missing after `\(text(of: before))`" : nil
        }
    }

    /// What to write where one value follows another.
    func hint(forValue token: Token) -> String? {
        if let help = helpForScript(after: tokenBefore(token)) { return help }
        let isValue = [.name, .string, .integer, .float, .boolean, .none].contains(token.kind)
        guard isValue, tokenBefore(token).isValue, hint(for: token) == nil else { return hint(for: token) }
        if let help = helpForQuote(in: token, after: tokenBefore(token)) ?? helpForHelper(before: token) { return help }
        return "join texts with `~`, and conditions with `and` or `or`"
    }

    /// What to do about an apostrophe that ends a string: `'it's'`.
    private func helpForQuote(in token: Token, after string: Token) -> String? {
        guard string.kind == .string, string.span.end == token.span.start else { return nil }
        return "put a string that has a quote in it between the other kind of quotes: \"it's\""
    }

    /// What to write for a call as Handlebars has it: `{{t 'key'}}`.
    private func helpForHelper(before value: Token) -> String? {
        let name = tokenBefore(value)
        guard value.kind == .string else { return nil }
        let between = source.bytes[Int(opening.span.end)..<Int(name.span.start)]
        guard opening.kind == .variableStart, name.kind == .name, between.allSatisfy({ $0 == UInt8(ascii: " ") }) else {
            return nil
        }
        return
            "a filter follows its value: {{ \(source.text(of: value.span)) | \(text(of: name)) }}; texts are joined with `~`"
    }

    /// What to write where a word of JavaScript stands before a value: `new Date()`.
    private func helpForScript(after word: Token) -> String? {
        guard word.kind == .name, ["new", "typeof", "await", "delete", "void"].contains(text(of: word)) else {
            return nil
        }
        let start = Int(word.span.start)
        let line = source.bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
        let code = Substring(decoding: line, as: UTF8.self)
        let ends = [options.delimiters.variableEnd, options.delimiters.blockEnd, "|"].compactMap {
            code.firstRange(of: $0)
        }
        guard let end = ends.map(\.lowerBound).min() else { return nil }
        let quoted = code[..<end].replacing("'", with: "\"").trimmingSpaces
        return "put JavaScript in quotes: {{ '\(quoted)' | js }}"
    }

    private func hint(forOperator token: Token, after before: Token) -> String? {
        switch text(of: token) {
        case "#" where before.kind == .variableStart, "/" where before.kind == .variableStart:
            return "a block is a tag: {% if condition %} … {% endif %}, {% for item in list %} … {% endfor %}"
        case ">" where before.kind == .variableStart: return "use {% include 'folder/name' %}"
        case ">" where text(of: before) == "-": return "write `object.name`"
        case "." where before.kind == .variableStart && source.bytes[Int(token.span.end)...].first == UInt8(ascii: "."):
            return "name the variable itself: a loop's body sees everything around the loop"
        case "=" where text(of: before) == "+" || text(of: before) == "-":
            return "write {% set a = a \(text(of: before)) b %}"
        case "=" where source.text(of: opening.span.extended(to: token.span)).contains("for "):
            return "a loop goes through a list: {% for item in list %}, {% for n in [1, 2, 3] %}"
        case "=": return "compare with `==`; set a variable with {% set name = value %}"
        case "+" where opening.kind == .blockStart && source.bytes[Int(token.span.end)...].first == UInt8(ascii: "+"):
            return "write {% set a = a + 1 %}"
        case "+", "-":
            return opening.kind == .blockStart && source.bytes[Int(token.span.end)...].first == UInt8(ascii: "=")
                ? "write {% set a = a \(text(of: token)) b %}" : nil
        case "==" where before.kind == .name, "===" where before.kind == .name: return "set a variable with one `=`"
        case "!": return "write `not`"
        case ">" where text(of: before) == "=":
            return "a template cannot define a function, but JavaScript can: {{ '(…) => …' | js }}"
        case ">" where text(of: before) == "<": return "write `!=`"
        case "/" where text(of: before) == "<", ">":
            return "is `\(options.delimiters.variableEnd)` or `\(options.delimiters.blockEnd)` missing before the HTML?"
        case "." where source.bytes[Int(token.span.end)...].first.map({ (0x30...0x39).contains($0) }) ?? false:
            return "write a number with a digit before its point"
        case "#": return "leave out the `#`"
        case "*", "/", "%", "**", "//", "==", "!=", "===", "!==", "<", "<=", ">=":
            return before.isValue ? nil : "a value is missing before `\(text(of: token))`"
        default: return nil
        }
    }

    private func hint(forName token: Token) -> String? {
        if let help = Self.help(forName: text(of: token)) { return help }
        switch text(of: token) {
        case "contains": return "write `whole.includes(part)`"
        case "then", "do": return opening.kind == .blockStart ? "leave out `\(text(of: token))`" : nil
        case "matches": return "write `r/pattern/.test(text)`"
        case "starts": return "write `text.startsWith('a')`"
        case "ends": return "write `text.endsWith('a')`"
        case "as" where text(of: tokenBefore(token)) == "same": return "write `a === b`"
        case "of": return "write `in`"
        case "elseif", "elif", "else": return "an inline `if` reads `a if condition else b`"
        case "mod": return "write `a % b`"
        case "eq", "ne", "lt", "gt", "le", "ge", "lte", "gte":
            return "write the operator: `==`, `!=`, `<`, `>`, `<=`, `>=`"
        case "limit", "offset", "reversed":
            return opening.kind == .blockStart ? "use a method: `list.slice(0, 4)`, `list.slice().reverse()`" : nil
        default: return nil
        }
    }

    // MARK: Names

    /// Nunjucks takes for a name whatever is neither white space nor an operator. What no one means as a name is an
    /// error in the strict grammar, instead of a variable that is never there.
    @inline(__always)
    func checkName(_ token: Token) throws(Diagnostic) {
        if options.dialect.grammar == .strict, !lexer.bytes.isPlainName(token) { try checkUnusualName(token) }
    }

    private func checkUnusualName(_ token: Token) throws(Diagnostic) {
        let text = text(of: token)
        let scalars = text.unicodeScalars
        let isName = scalars.allSatisfy { scalar in
            if let byte = UInt8(exactly: scalar.value), byte < 0x80 {
                return byte.isWordCharacter || byte == UInt8(ascii: "$")
            }
            return scalar.properties.isAlphabetic || scalar.value >= 0x300 && scalar.properties.isIDContinue
        }
        if isName, let first = scalars.first, !("0"..."9").contains(first) { return }
        throw error("`\(text)` is no name", at: token.span, help: Self.help(forName: text), fix: fix(for: token))
    }

    private static func help(forName text: String) -> String? {
        if text.contains("&") { return "write `and`" }
        if text.contains("??") { return "write `or`" }
        if text.contains("?") { return "write `b if a else c` for `a ? b : c`, and `a and a.b` for `a?.b`" }
        if text.contains("`") { return "put texts in `'` or `\"`, and join them with `~`" }
        if text.contains(where: { "“”„«»‘’‚".contains($0) }) { return "use straight quotes: `'` or `\"`" }
        if text.contains(";") { return "leave out the `;`" }
        if text.hasPrefix("@") { return "a variable has no sign in front of it: write `\(text.dropFirst())`" }
        if text.first.map({ ("0"..."9").contains($0) }) ?? false {
            return "put texts in quotes, and write numbers in digits"
        }
        return nil
    }

    // MARK: Filters

    func filterWithColon(_ name: String, _ colon: Token) -> Diagnostic {
        let help = ForeignNames.filters[name] ?? "write `| \(name)(…)`"
        return unexpected(
            colon, expected: "the end of the filter, or its arguments in parentheses",
            help: "\(help); themes are written in Nunjucks, not in Liquid")
    }

    // MARK: Tags

    static let tags = [
        "if", "for", "set", "include", "extends", "block", "macro", "call", "import", "from", "filter", "switch",
        "raw", "verbatim",
    ]

    /// The tags that have an end tag, except `set`, which may have one.
    static let blockTags: Set = [
        "if", "for", "set", "block", "macro", "call", "filter", "switch", "raw", "verbatim", "ifAsync", "asyncEach",
        "asyncAll",
    ]

    /// The tags that Nunjucks has for templates that load slowly. No message recommends them.
    static let asynchronousTags: Set = ["ifAsync", "asyncEach", "asyncAll"]

    private static let followingTags = [
        "else", "elif", "elseif", "case", "default", "endif", "endfor", "endset", "endblock", "endmacro", "endcall",
        "endfilter", "endswitch", "endraw", "endverbatim", "endeach", "endall",
    ]

    func endTag(of name: String) -> String { Self.endTag(of: name) }

    static func endTag(of name: String) -> String {
        switch name {
        case "ifAsync": "endif"
        case "asyncEach": "endeach"
        case "asyncAll": "endall"
        default: "end\(name)"
        }
    }

    /// Whether a tag continues or ends another.
    func isFollowingTag(_ name: String) -> Bool {
        Self.followingTags.contains(name) || name.hasPrefix("end") && customTags[String(name.dropFirst(3))] != nil
    }

    /// The tag whose name is nearest to a misspelt one; where that one has nothing after its name, rather one of those
    /// that stand alone.
    mutating func nearestTag(to name: Token) -> String? {
        let hostTags = customTags.keys.sorted()
        let known = Self.tags + Self.followingTags + hostTags.map { "end\($0)" } + hostTags
        let standsAlone = (try? peek())?.kind == .blockEnd
        let fitting = known.filter { tag in
            standsAlone == (tag.hasPrefix("end") || ["else", "default", "raw", "verbatim"].contains(tag))
        }
        return nearest(to: text(of: name), among: fitting) ?? nearest(to: text(of: name), among: known)
    }

    mutating func unknownTag(_ name: Token) -> Diagnostic {
        let text = text(of: name)
        let message = "there is no tag `\(text)`"
        if let help = foreignTagHelp(text) {
            return error(message, at: name.span, code: .unknownTag, help: help, fix: fix(forTag: name))
        }
        if source.bytes[Int(name.span.end)...].first == UInt8(ascii: ".") {
            return error(message, at: name.span, code: .unknownTag, help: "a value stands in {{ … }}")
        }
        return error(message, at: name.span, code: .unknownTag)
            .suggesting(nearestTag(to: name), for: text, in: source)
    }

    /// The open tags that a tag can continue or end.
    func owners(of name: String) -> Set<String> {
        switch name {
        case "else": ["if", "ifAsync", "for", "asyncEach", "asyncAll"]
        case "elif", "elseif": ["if", "ifAsync"]
        case "case", "default": ["switch"]
        default: Set(openTags.map(\.name).filter { endTag(of: $0) == name })
        }
    }

    func notClosed(_ tag: OpenTag, before name: Token) -> Diagnostic {
        error(
            "`\(tag.name)` from line \(source.position(of: Int(tag.span.start)).line) is not closed before `\(text(of: name))`",
            at: name.span, help: "add \(written(endTag(of: tag.name))) before it")
    }

    /// A tag that continues or ends another, where that one is not open, or not the innermost.
    func misplaced(_ name: Token) -> Diagnostic {
        let text = text(of: name)
        let owners = owners(of: text)
        guard let inner = openTags.last(where: \.isCertain) else {
            let isEnd = text.hasPrefix("end")
            let help =
                switch text {
                case "case": ForeignNames.comparison
                case "endset": "a `set` with `=` has no end tag"
                default: "is the tag that opens it missing, or closed before?"
                }
            return error(
                "`\(text)` has no tag that it \(isEnd ? "ends" : "belongs to")", at: name.span, help: help)
        }
        let line = source.position(of: Int(inner.span.start)).line
        if owners.contains(inner.name), inner.isInLastPart {
            let part = inner.name == "switch" ? "default" : "else"
            return error(
                "`\(text)` after the `\(part)` of the `\(inner.name)` from line \(line)", at: name.span,
                help: "only \(written(endTag(of: inner.name))) can follow")
        }
        let owner = owners.contains("switch") ? "`switch`" : owners.contains("for") ? "`if` and `for`" : "`if`"
        return error(
            "`\(text)` does not fit here: the open tag is `\(inner.name)`, from line \(line)", at: name.span,
            help: openTags.contains { owners.contains($0.name) }
                ? "is the tag that opens it missing, or closed before?"
                : text.hasPrefix("end")
                    ? "did you mean \(written(endTag(of: inner.name)))?" : "`\(text)` belongs to \(owner)")
    }

    /// What to write for a tag of a related language, Liquid, Jinja or Twig.
    func foreignTagHelp(_ name: String) -> String? {
        switch name {
        case "end", "fi", "done": openTags.last.map { "write \(written(endTag(of: $0.name)))" }
        default: ForeignNames.tags[name]
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a token is a name of ASCII characters.
    fileprivate func isPlainName(_ token: Token) -> Bool {
        let start = Int(token.span.start)
        if self[start].isASCIIDigit { return false }
        for position in start..<Int(token.span.end) {
            guard self[position].isWordCharacter || self[position] == UInt8(ascii: "$") else { return false }
        }
        return true
    }
}

extension Token {
    /// Whether a value can end with this token.
    fileprivate var isValue: Bool {
        switch kind {
        case .string, .integer, .float, .boolean, .none, .regex, .rightParenthesis, .rightBracket, .rightBrace: true
        case .name:
            switch word {
            case .and, .or, .not, .in, .is, .if, .else: false
            default: true
            }
        default: false
        }
    }
}
