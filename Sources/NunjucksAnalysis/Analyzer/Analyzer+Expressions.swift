import Diagnostics
import ECMARegex
import NunjucksSyntax

extension Analyzer {
    /// Analyzes an expression.
    /// - Parameter isAccessed: Whether a property of its value is read, so that it had better be there.
    func analyze(_ expression: Expression, in scope: Scope, isAccessed: Bool = false) -> AnalyzedExpression {
        let span = expression.span
        func made(_ kind: AnalyzedExpression.Kind, _ type: ValueType) -> AnalyzedExpression {
            AnalyzedExpression(kind, location(span, in: scope), type)
        }
        if isTooLarge(at: span) { return made(.invalid, .unknown) }
        switch expression.kind {
        case .literal(let literal): return made(analyze(literal, span), ValueType(of: literal))
        case .name(let name): return variable(name, span, in: scope, isAccessed: isAccessed)
        case .group(let elements):
            let analyzed = elements.map { analyze($0, in: scope) }
            return made(.sequence(analyzed), analyzed.last?.type ?? .undefined)
        case .array(let elements):
            let analyzed = elements.map { analyze($0, in: scope) }
            let element = analyzed.dropFirst().reduce(analyzed.first?.type ?? .unknown) { $0.joined(with: $1.type) }
            return made(.array(analyzed), .list(element))
        case .dictionary(let entries):
            let members = entries.map { ObjectMember(key: $0.key.text, value: analyze($0.value, in: scope)) }
            // What is written empty is to be filled.
            let isFilledLater = members.isEmpty && assumptions != .none
            return made(.object(members, isKeywords: false), isFilledLater ? .object : ValueType(of: members))
        case .member(let object, let name): return analyzeProperty(object, name.text, span, in: scope)
        case .index(let object, let index):
            if case .literal(.string(let name)) = index.kind {
                parts.stringLiterals.insert(name)
                return analyzeProperty(object, name, span, in: scope)
            }
            let object = analyze(object, in: scope, isAccessed: true)
            let key = analyze(index, in: scope)
            return made(.element(object, key), object.type.element(at: key.type))
        case .call(let callee, let arguments): return analyzeCall(callee, arguments, span, in: scope)
        case .filter(let call):
            let input = analyze(call.input, in: scope)
            return analyzeFilter(call.name, input, call.arguments, span, in: scope)
        case .test(let test): return analyzeTest(test, span, in: scope)
        case .unary, .binary:
            reportOperators(of: expression)
            return analyze(JavaScriptReading(expression, dialect.concatenation), in: scope)
        case .inlineIf(let then, let condition, let otherwise):
            let condition = analyze(condition, in: scope)
            let taken = assuming(condition, isTrue: true) { analyze(then, in: scope) }
            let other = otherwise.map { expression in
                assuming(condition, isTrue: false) { analyze(expression, in: scope) }
            }
            return made(
                .conditional(then: taken, condition: condition, otherwise: other),
                taken.type.joined(with: other?.type ?? .string))
        case .broken: return made(.invalid, .unknown)
        }
    }

    // MARK: Literals

    private func analyze(_ literal: Expression.Literal, _ span: Span) -> AnalyzedExpression.Kind {
        switch literal {
        case .string(let text): parts.stringLiterals.insert(text)
        case .regex(let pattern, let flags):
            do throws(RegexSyntaxError) {
                let program = try RegexProgram(
                    pattern: Array(pattern.utf16), flags: RegexFlags(flags), unicode: vocabulary.unicode)
                return .regex(pattern: pattern, flags: flags, program)
            } catch {
                // The place in the pattern, which begins after `r/`.
                let bytes = error.byteRange(in: pattern)
                let start = Int(span.start) + 2
                report(
                    .syntax, "this regular expression cannot be understood: \(error.message)",
                    at: bytes.isEmpty ? span : Span(start + bytes.lowerBound..<start + bytes.upperBound),
                    help: error.help)
                return .invalid
            }
        case .null, .boolean, .number: break
        }
        return .literal(literal)
    }

    // MARK: Operators

    private func analyze(_ reading: JavaScriptReading, in scope: Scope) -> AnalyzedExpression {
        func made(_ kind: AnalyzedExpression.Kind, _ span: Span, _ type: ValueType) -> AnalyzedExpression {
            AnalyzedExpression(kind, location(span, in: scope), type)
        }
        switch reading {
        case .operand(let expression): return analyze(expression, in: scope)
        case .emptyText(let span): return made(.literal(.string("")), span, .string)
        case .unary(let `operator`, let operand, let span):
            let operand = analyze(operand, in: scope)
            return made(.unary(`operator`, operand), span, `operator` == .not ? .boolean : .number)
        case .binary(let `operator`, let left, let right, let span):
            let left = analyze(left, in: scope)
            switch `operator` {
            case .and:
                let right = assuming(left, isTrue: true) { analyze(right, in: scope) }
                return made(.binary(.and, left, right), span, left.type.falsy.joined(with: right.type))
            case .or:
                let right = assuming(left, isTrue: false) { analyze(right, in: scope) }
                return made(.binary(.or, left, right), span, left.type.truthy.joined(with: right.type))
            default:
                let right = analyze(right, in: scope)
                reportOperator(`operator`, left, right)
                return made(
                    .binary(`operator`, left, right), span, ValueType(of: `operator`, left.type, right.type))
            }
        }
    }

    // MARK: Properties and calls

    private func analyzeProperty(
        _ object: Expression, _ name: String, _ span: Span, in scope: Scope
    ) -> AnalyzedExpression {
        let location = location(span, in: scope)
        // A method that changes its list may be called wherever it is read.
        if vocabulary.mutatingMethodNames.contains(name) { parts.mutatesValues = true }
        if case .name("loop") = object.kind, scope.knownSymbol(of: "loop") == nil, let loop = scope.innermostLoop,
            let property = LoopProperty(name: name)
        {
            reportLoop(span, property)
            return AnalyzedExpression(.loopProperty(loop, property), location, property.type)
        }
        let object = analyze(object, in: scope, isAccessed: true)
        let declared = object.type.member(name).type
        return AnalyzedExpression(.property(object, name), location, knownType(of: name, in: object) ?? declared)
    }

    func analyze(_ arguments: CallArguments?, in scope: Scope) -> AnalyzedArguments {
        guard let arguments else { return AnalyzedArguments() }
        let positional = arguments.positional.map { analyze($0, in: scope) }
        let keywords = arguments.keywords.map { ObjectMember(key: $0.name.text, value: analyze($0.value, in: scope)) }
        return AnalyzedArguments(positional: positional, keywords: keywords)
    }

    func analyzeCall(
        _ callee: Expression, _ arguments: CallArguments, _ span: Span, caller: ObjectMember? = nil, in scope: Scope
    ) -> AnalyzedExpression {
        let location = location(span, in: scope)
        func analyzedArguments() -> AnalyzedArguments {
            var analyzed = analyze(arguments, in: scope)
            if let caller { analyzed.keywords.append(caller) }
            return analyzed
        }
        if let (object, method) = Self.method(callee) {
            if vocabulary.mutatingMethodNames.contains(method) { parts.mutatesValues = true }
            let object = analyze(object, in: scope, isAccessed: true)
            return AnalyzedExpression(
                .callMethod(object, method, analyzedArguments(), location: self.location(callee.span, in: scope)),
                location, object.type.member(method).callResult ?? .unknown)
        }
        if case .name("super") = callee.kind, let superName {
            return variable(superName, span, in: scope, isAccessed: false)
        }
        if dialect.callsFilters, case .name(let name) = callee.kind, scope.knownSymbol(of: name) == nil,
            vocabulary.functions[name] == nil, let filter = vocabulary.filters[name]
        {
            let variable = pageVariable(pageName(name))
            let arguments = analyzedArguments()
            // The first argument is the filter's input; keywords alone are one object, and so the first argument.
            let rest = Array(arguments.positional.dropFirst())
            let keywords = arguments.positional.isEmpty ? [] : arguments.keywords
            let use = use(name, filter, rest, keywords)
            if !isSet(name) {
                reportGap(filter, as: name, at: callee.span)
                reportFaults(of: use, rest, keywords, at: span)
            }
            if !isSet(name), let input = arguments.positional.first, let script = script(input, use, in: scope) {
                return script
            }
            let type = filter.result(
                input: arguments.positional.first?.type ?? .undefined,
                arguments: arguments.positional.dropFirst().map(\.type))
            var placed = placed(AnalyzedArguments(positional: rest, keywords: keywords), of: use, location)
            if let input = arguments.positional.first {
                placed.positional.insert(input, at: 0)
            } else {
                placed.keywords = arguments.keywords
            }
            return AnalyzedExpression(
                .callVariableOrFilter(variable, use, placed, callee: self.location(callee.span, in: scope)),
                location, isSet(name) ? ValueType.unknown : type)
        }
        if case .index = callee.kind { parts.mutatesValues = true }
        let function = analyze(callee, in: scope)
        let analyzed = analyzedArguments()
        var type: ValueType = .unknown
        if case .name(let name) = callee.kind, scope.knownSymbol(of: name) == nil, !isSet(name),
            let signature = vocabulary.functions[name]
        {
            type = signature.result(input: .undefined, arguments: analyzed.positional.map(\.type))
        }
        return AnalyzedExpression(.call(function, analyzed, name: Self.name(of: callee)), location, type)
    }

    /// The object and the method of `object.method` or `object["method"]`.
    private static func method(_ callee: Expression) -> (object: Expression, name: String)? {
        switch callee.kind {
        case .member(let object, let name): return (object, name.text)
        case .index(let object, let index):
            if case .literal(.string(let name)) = index.kind { return (object, name) }
            return nil
        default: return nil
        }
    }

    /// What a message calls an expression that is called.
    private static func name(of expression: Expression) -> String {
        switch expression.kind {
        case .name(let name): name
        case .call(let callee, _): "the return value of (\(name(of: callee)))"
        case .member(let object, let key): "\(name(of: object))[\"\(key.text)\"]"
        case .index(let object, let index): "\(name(of: object))[\"\(name(of: index))\"]"
        case .literal(.string(let string)): string
        default: "--expression--"
        }
    }
}

extension LoopProperty {
    fileprivate var type: ValueType {
        switch self {
        case .first, .last: .boolean
        default: .number
        }
    }
}
