import Diagnostics
import ECMAText

// Expressions, by the levels of Nunjucks' grammar: from what binds loosest to what binds tightest.

extension Parser {
    /// Reads an expression.
    mutating func parseExpression() throws(Diagnostic) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.nestingLimit else { throw tooDeep(try peek().span) }
        let value = try parseOperators(from: .or)
        guard try skip(.if) else { return value }
        let condition = try parseOperators(from: .or)
        var otherwise: Expression?
        if try skip(.else) { otherwise = try parseOperators(from: .or) }
        return Expression(
            .inlineIf(then: value, condition: condition, else: otherwise),
            value.span.extended(to: otherwise?.span ?? condition.span))
    }

    private func joined(
        _ `operator`: Expression.BinaryOperator, _ left: Expression, _ right: Expression
    ) throws(Diagnostic) -> Expression {
        try checked(Expression(.binary(`operator`, left, right), left.span.extended(to: right.span)))
    }

    /// An expression that has grown by one, unless it has grown too high for those that walk it.
    @inline(__always)
    private func checked(_ expression: Expression) throws(Diagnostic) -> Expression {
        guard expression.height < Self.heightLimit else { throw tooDeep(expression.span) }
        return expression
    }

    private func tooDeep(_ span: Span) -> Diagnostic {
        error(
            "this expression has too many parts within parts", at: span, code: .limit,
            help: "split it: {% set part = … %}")
    }

    private enum Infix {
        case binary(Expression.BinaryOperator)
        case notIn
        case test
    }

    /// Reads operands and the operators between them, as long as these bind at least as tightly as a level.
    private mutating func parseOperators(from minimum: Precedence) throws(Diagnostic) -> Expression {
        let start = try peek()
        var left: Expression
        if minimum <= .not, start.word == .not {
            take(start)
            depth += 1
            defer { depth -= 1 }
            guard depth < Self.nestingLimit else { throw tooDeep(start.span) }
            let operand = try parseOperators(from: .not)
            left = Expression(.unary(.not, operand), start.span.extended(to: operand.span))
        } else {
            left = try parseUnary()
        }
        var maximum = Precedence.primary
        while true {
            let token = try peek()
            guard let (infix, level) = Self.infix(token), level >= minimum, level <= maximum else { return left }
            take(token)
            switch infix {
            case .binary(let `operator`):
                let right = try parseOperators(from: level.tighter)
                left = try joined(`operator`, left, right)
            case .notIn:
                guard try skip(.in) else { throw unexpected(try peek(), expected: "`in` after `not`") }
                let right = try parseOperators(from: level.tighter)
                left = try joined(.notIn, left, right)
            case .test:
                let isNegated = try skip(.not)
                let right = try parseOperators(from: level.tighter)
                left = try checked(
                    Expression(
                        .test(TestCall(value: left, operand: right, isNegated: isNegated)),
                        left.span.extended(to: right.span)))
                // One test cannot follow another.
                maximum = .in
            }
        }
    }

    private static func infix(_ token: Token) -> (infix: Infix, level: Precedence)? {
        switch token.kind {
        case .tilde: return (.binary(.concatenate), .concatenation)
        case .operator:
            guard case .binary(let `operator`) = token.operator else { return nil }
            return (.binary(`operator`), `operator`.precedence)
        case .name:
            switch token.word {
            case .or: return (.binary(.or), .or)
            case .and: return (.binary(.and), .and)
            case .in: return (.binary(.in), .in)
            case .not: return (.notIn, .in)
            case .is: return (.test, .test)
            default: return nil
            }
        default: return nil
        }
    }

    private mutating func parseUnary(withFilters: Bool = true) throws(Diagnostic) -> Expression {
        let start = try peek()
        let sign: Expression.UnaryOperator? =
            switch start.operator {
            case .binary(.subtract): .minus
            case .binary(.add): .plus
            default: nil
            }
        var expression: Expression
        if let sign {
            take(start)
            depth += 1
            defer { depth -= 1 }
            guard depth < Self.nestingLimit else { throw tooDeep(start.span) }
            let operand = try parseUnary(withFilters: false)
            expression = Expression(.unary(sign, operand), start.span.extended(to: operand.span))
        } else {
            expression = try parsePrimary()
        }
        return withFilters ? try parseFilters(expression) : expression
    }

    private mutating func parseFilters(_ input: Expression) throws(Diagnostic) -> Expression {
        var expression = input
        while try skip(.pipe) {
            let name = try parseFilterName()
            var end = name.span
            let following = try peek()
            if following.kind == .colon { throw filterWithColon(name.text, following) }
            var arguments: CallArguments?
            // Nunjucks takes the last arguments where a filter's name is followed by several.
            while try peek().kind == .leftParenthesis {
                let signature = try parseSignature()
                end = signature.span
                arguments = signature
            }
            let call = FilterCall(input: expression, name: name, arguments: arguments)
            expression = try checked(Expression(.filter(call), input.span.extended(to: end)))
        }
        return expression
    }

    mutating func parseFilterName() throws(Diagnostic) -> Name {
        let first = try next()
        guard first.kind == .name else { throw unexpected(first, expected: "a filter's name") }
        var name = name(first)
        while try skip(.point) {
            let part = try next()
            guard part.kind == .name else { throw unexpected(part, expected: "a filter's name") }
            name = Name("\(name.text).\(text(of: part))", name.span.extended(to: part.span))
        }
        return name
    }

    mutating func parsePrimary() throws(Diagnostic) -> Expression {
        let token = try next()
        if token.kind == .leftBrace || token.kind == .operator, let tag = tagBeginning(at: token) {
            throw tagInTag(tag, at: token)
        }
        let kind: Expression.Kind
        switch token.kind {
        case .string: kind = .literal(.string(text(of: token)))
        case .integer, .float:
            let text = text(of: token)
            kind = .literal(.number(Double(text) ?? Double(text + "0") ?? .nan))
        case .boolean: kind = .literal(.boolean(token.word == .true))
        case .none: kind = .literal(.null)
        case .regex: kind = .literal(.regex(pattern: text(of: token), flags: lexer.bytes.flags(of: token)))
        case .name:
            if lexer.bytes[Int(token.span.start)].isASCIIDigit, let number = exponentNumber(token) {
                kind = .literal(.number(number))
                break
            }
            try checkName(token)
            kind = .name(text(of: token))
        case .leftParenthesis: kind = .group(try parseElements(until: .rightParenthesis, opening: token))
        case .leftBracket: kind = .array(try parseElements(until: .rightBracket, opening: token))
        case .leftBrace: kind = .dictionary(try parseDictionary(opening: token))
        default: throw unexpected(token, expected: "a value")
        }
        // Up to the closing bracket, if there is one.
        let span = token.span.extended(to: last.span)
        return try parsePostfix(checked(Expression(kind, span)))
    }

    /// The value of `1e21`, which Nunjucks takes for a name.
    private func exponentNumber(_ token: Token) -> Double? {
        guard options.dialect.grammar == .strict else { return nil }
        let text = text(of: token)
        let parts = text.utf8.split(separator: UInt8(ascii: "e"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
        return Double(text)
    }

    private mutating func parseElements(
        until end: Token.Kind, opening: Token
    ) throws(Diagnostic) -> [Expression] {
        var elements: [Expression] = []
        while true {
            if try skip(end) { break }
            if options.dialect.grammar == .exact, try skipAnyClosingBracket() { break }
            if !elements.isEmpty {
                guard try skip(.comma) else { throw notClosed(opening, found: try peek()) }
            }
            elements.append(try parseExpression())
        }
        if end == .rightParenthesis, elements.isEmpty {
            let next = source.bytes[Int(last.span.end)...].drop { $0 == UInt8(ascii: " ") }
            throw error(
                "the parentheses are empty", at: opening.span.extended(to: last.span),
                help: next.starts(with: "=>".utf8)
                    ? "put JavaScript in quotes: {{ '() => …' | js }}" : "put a value between them")
        }
        return elements
    }

    /// Nunjucks closes a bracket of any kind with one of any kind.
    private mutating func skipAnyClosingBracket() throws(Diagnostic) -> Bool {
        if try skip(.rightParenthesis) { return true }
        if try skip(.rightBracket) { return true }
        return try skip(.rightBrace)
    }

    private func notClosed(_ opening: Token, found: Token) -> Diagnostic {
        let text = text(of: opening)
        let closing = ["(": ")", "[": "]", "{": "}"][text] ?? ""
        let place = source.position(of: Int(opening.span.start))
        return unexpected(
            found, expected: "`,` or `\(closing)`",
            help: hint(for: found) ?? "`\(text)` is open since line \(place.line), column \(place.column)")
    }

    private mutating func parseDictionary(
        opening: Token
    ) throws(Diagnostic) -> [DictionaryEntry] {
        var pairs: [DictionaryEntry] = []
        openBraces += 1
        defer { openBraces -= 1 }
        while true {
            if try skip(.rightBrace) { break }
            if options.dialect.grammar == .exact, try skipAnyClosingBracket() { break }
            if !pairs.isEmpty {
                guard try skip(.comma) else { throw notClosed(opening, found: try peek()) }
            }
            if !pairs.isEmpty, try peek().kind == .rightBrace {
                throw unexpected(try peek(), expected: "a key")
            }
            let key = try parsePrimary()
            let name: String
            switch key.kind {
            case .name(let text), .literal(.string(let text)): name = text
            default:
                let isPath = if case .member = key.kind { true } else { false }
                throw error(
                    "a key must be a name or a string", at: key.span,
                    help: (isPath ? hint(for: try peek()) : nil)
                        ?? "write it in quotes: `{\"\(source.text(of: key.span))\": …}`")
            }
            guard try skip(.colon) else {
                throw unexpected(
                    try peek(), expected: "`:` after the key",
                    help: hint(for: try peek()) ?? "a dictionary reads `{key: value}`")
            }
            pairs.append(DictionaryEntry(key: Name(name, key.span), value: try parseExpression()))
        }
        return pairs
    }

    private mutating func parsePostfix(_ primary: Expression) throws(Diagnostic) -> Expression {
        var expression = primary
        while true {
            let token = try peek()
            switch token.kind {
            case .leftParenthesis:
                let arguments = try parseSignature()
                expression = try checked(
                    Expression(.call(expression, arguments), Span(Int(expression.span.start)..<lastEnd)))
            case .leftBracket:
                take(token)
                let elements = try parseIndex(of: expression, opening: token)
                let span = Span(Int(expression.span.start)..<lastEnd)
                guard elements.count == 1 else {
                    throw error(
                        elements.isEmpty ? "an index is missing" : "an index is one value",
                        at: Span(Int(token.span.start)..<lastEnd), help: "write `list[0]` or `object[\"key\"]`")
                }
                expression = try checked(Expression(.index(expression, elements[0]), span))
            case .operator where token.operator == .point:
                take(token)
                let property = try next()
                guard property.kind == .name else { throw noProperty(property, of: expression) }
                try checkName(property)
                expression = try checked(
                    Expression(.member(expression, name(property)), expression.span.extended(to: property.span)))
            default:
                return expression
            }
        }
    }

    private mutating func parseIndex(of object: Expression, opening: Token) throws(Diagnostic) -> [Expression] {
        do throws(Diagnostic) {
            return try parseElements(until: .rightBracket, opening: opening)
        } catch {
            let found = peeked ?? last
            guard found.kind == .colon, openBraces == 0 else { throw error }
            let colon = found
            throw unexpected(colon, expected: "`]`", help: helpForSlice(of: object, opening: opening, colon: colon))
        }
    }

    /// What to write for a slice, such as Jinja's `list[1:3]`.
    private func helpForSlice(of object: Expression, opening: Token, colon: Token) -> String {
        let line = source.bytes[Int(colon.span.end)...].prefix { $0 != UInt8(ascii: "\n") }
        let first = source.text(of: Span(Int(opening.span.end)..<Int(colon.span.start))).trimmingSpaces
        let end = line.firstIndex(of: UInt8(ascii: "]")) ?? line.startIndex
        let last = source.text(of: Span(line.startIndex..<end)).trimmingSpaces
        let bounds = [first.isEmpty ? "0" : first] + (last.isEmpty ? [] : [last])
        return "write `\(source.text(of: object.span)).slice(\(bounds.joined(separator: ", ")))`"
    }

    private func noProperty(_ token: Token, of object: Expression) -> Diagnostic {
        let objectText = source.text(of: object.span)
        var token = token
        var help: String?
        switch token.kind {
        case .integer, .float:
            // The point of `items.0.name` is none of the number's.
            if text(of: token).hasSuffix(".") { token.span.end -= 1 }
            let number = text(of: token)
            help = "write `\(objectText)[\(number)]`"
            if case .literal(.number(let first)) = object.kind, let first = Int(exactly: first),
                let last = Int(number)
            {
                help = "write `range(\(first), \(last &+ 1))`"
            }
        case .boolean, .none: help = "write `\(objectText)[\"\(text(of: token))\"]`"
        case .operator where token.operator == .point: help = "leave out one of the points"
        default: break
        }
        return unexpected(token, expected: "a property's name after `.`", help: help)
    }

    /// Reads arguments in parentheses.
    mutating func parseSignature() throws(Diagnostic) -> CallArguments {
        let opening = try next()
        var arguments: [CallArguments.Argument] = []
        while true {
            if try skip(.rightParenthesis) { break }
            if !arguments.isEmpty {
                guard try skip(.comma) else { throw notClosed(opening, found: try peek()) }
            }
            arguments.append(try parseArgument())
        }
        return CallArguments(arguments, span: Span(Int(opening.span.start)..<lastEnd))
    }

    mutating func parseArgument() throws(Diagnostic) -> CallArguments.Argument {
        let argument = try parseExpression()
        guard try skip(.assignment) else { return CallArguments.Argument(value: argument) }
        switch argument.kind {
        case .name(let name), .literal(.string(let name)):
            return CallArguments.Argument(keyword: Name(name, argument.span), value: try parseExpression())
        default:
            throw error(
                "only a name can be given a value with `=`", at: argument.span, help: "compare with `==`")
        }
    }
}
