import Diagnostics
import ECMAText
import NunjucksSyntax

// Filters and tests: which ones are meant, and how their arguments fit.

extension Analyzer {
    /// A use of a function, whose arguments are held against its parameters.
    func use(
        _ name: String, _ signature: FunctionSignature?, _ positional: [AnalyzedExpression], _ keywords: [ObjectMember],
        missing: Diagnostic? = nil
    ) -> FunctionUse {
        FunctionUse(
            name, signature,
            match: signature?.match(
                positional: positional.map(\.type), keywords: keywords.map { ($0.key, $0.value.type) }),
            missing: missing)
    }

    func analyzeFilter(
        _ name: Name, _ input: AnalyzedExpression, _ arguments: CallArguments?, _ span: Span, in scope: Scope
    ) -> AnalyzedExpression {
        let location = location(span, in: scope)
        let arguments = analyze(arguments, in: scope)
        guard let signature = vocabulary.filters[name.text] else {
            let missing = unknownFilter(name)
            // Nunjucks looks for a filter when it is used, and a template is free never to use it.
            guard dialect.failure == .isReported else {
                let use = FunctionUse(name.text, nil, match: nil, missing: missing)
                return AnalyzedExpression(.filter(use, input, arguments), location, .unknown)
            }
            keep(missing)
            return AnalyzedExpression(.invalid, location, .unknown)
        }
        reportGap(signature, as: name.text, at: name.span)
        let use = use(name.text, signature, arguments.positional, arguments.keywords)
        reportFaults(of: use, arguments.positional, arguments.keywords, at: name.span)
        if let script = script(input, use, in: scope) { return script }
        let type = signature.result(input: input.type, arguments: arguments.positional.map(\.type))
        return AnalyzedExpression(.filter(use, input, placed(arguments, of: use, location)), location, type)
    }

    /// The arguments of a filter, as it takes them: where keywords are not told from other objects, those that name a
    /// parameter have its position.
    func placed(_ arguments: AnalyzedArguments, of use: FunctionUse, _ location: Location) -> AnalyzedArguments {
        guard !dialect.marksKeywords, !arguments.keywords.isEmpty, let signature = use.signature, let match = use.match
        else { return arguments }
        var positional = arguments.positional
        var placed: Set<Int> = []
        let parameters = signature.parameters.indices.filter { signature.parameters[$0].passing != .keyword }
        for (position, parameter) in parameters.enumerated() where signature.parameters[parameter].passing == .either {
            guard case .keyword(let keyword)? = match.arguments[parameter].first else { continue }
            while positional.count <= position {
                positional.append(AnalyzedExpression(.absent, location, .undefined))
            }
            positional[position] = arguments.keywords[keyword].value
            placed.insert(keyword)
        }
        let keywords = arguments.keywords.indices.filter { !placed.contains($0) }.map { arguments.keywords[$0] }
        return AnalyzedArguments(positional: positional, keywords: keywords)
    }

    /// Reports arguments that a function cannot take.
    /// - Parameter span: The place of the whole call.
    func reportFaults(
        of use: FunctionUse, _ positional: [AnalyzedExpression], _ keywords: [ObjectMember], at span: Span
    ) {
        guard dialect.failure == .isReported, let signature = use.signature, let match = use.match else { return }
        for fault in match.faults {
            // An object at the end is as good as keywords.
            if case .tooMany(.positional(positional.count - 1), _) = fault, positional.last?.type.isObject ?? false {
                continue
            }
            let place =
                switch fault.argument {
                case .positional(let index): positional[index].location.span
                case .keyword(let index): keywords[index].value.location.span
                case nil: span
                }
            warn(
                .invalidArgument, "`\(use.name)` \(fault.description): `\(signature.signatureText)`", at: place,
                help: fault.suggestion ?? ForeignNames.arguments[use.name])
        }
    }

    private func unknownFilter(_ name: Name) -> Diagnostic {
        let text = name.text
        var missing = diagnostic(.unknownFilter, .error, "there is no filter `\(text)`", at: name.span)
        if vocabulary.functions[text] != nil {
            missing.help = "`\(text)` is a function: write `\(text)(…)`"
        } else if vocabulary.tests[text] != nil {
            missing.help = "`\(text)` is a test: write `value is \(text)`"
        } else if let foreign = ForeignNames.filters[text] {
            missing.translate(text, as: foreign, in: source)
        } else if let near = nearest(to: text, among: vocabulary.filters.keys.sorted()) {
            return missing.suggesting(near, for: text, in: source)
        } else if [ValueType.string, .list(.unknown), .number].contains(where: { $0.member(text).callResult != nil }) {
            missing.help = "`\(text)` is a method: write `value.\(text)(…)`"
        }
        return missing
    }

    func analyzeTest(_ test: TestCall, _ span: Span, in scope: Scope) -> AnalyzedExpression {
        let location = location(span, in: scope)
        let result = analyzePlainTest(test, location, in: scope)
        guard test.isNegated else { return result }
        return AnalyzedExpression(.unary(.not, result), location, .boolean)
    }

    private func analyzePlainTest(_ test: TestCall, _ location: Location, in scope: Scope) -> AnalyzedExpression {
        let name = test.name ?? Self.nameOfLiteralTest(test.operand)
        let signature = vocabulary.tests[name]
        if dialect.comparesByIs {
            if let fault = misspeltTest(test, signature, in: scope) {
                keep(fault)
                return AnalyzedExpression(.invalid, location, .boolean)
            }
            let isText = if case .literal(.string) = test.operand.kind { true } else { false }
            if test.name == nil || signature == nil || isText {
                let value = analyze(test.value, in: scope)
                let operand = analyze(test.operand, in: scope)
                return AnalyzedExpression(.binary(.strictlyEqual, value, operand), location, .boolean)
            }
        }
        let value = analyze(test.value, in: scope)
        let arguments = test.arguments.map { analyze($0, in: scope) }
        var missing: Diagnostic?
        if signature == nil {
            missing = diagnostic(.unknownTest, .error, "there is no test `\(name)`", at: test.operand.span)
                .suggesting(nearest(to: name, among: vocabulary.tests.keys.sorted()), for: name, in: source)
        }
        if let signature { reportGap(signature, as: name, at: test.operand.span) }
        let use = use(name, signature, arguments, [], missing: missing)
        reportFaults(of: use, arguments, [], at: test.operand.span)
        return AnalyzedExpression(.test(use, value, arguments), location, .boolean)
    }

    /// What is said of a word after `is` that looks like a misspelt test.
    private func misspeltTest(_ test: TestCall, _ signature: FunctionSignature?, in scope: Scope) -> Diagnostic? {
        guard signature == nil, let written = test.name else { return nil }
        switch test.operand.kind {
        case .call: guard vocabulary.functions[written] == nil, vocabulary.filters[written] == nil else { return nil }
        case .name:
            guard scope.knownSymbol(of: written) == nil, !isSet(written),
                !vocabulary.expectedNames.isEmpty, !vocabulary.expectedNames.contains(written)
            else { return nil }
        default: return nil
        }
        guard let suggestion = nearest(to: written, among: vocabulary.tests.keys.sorted()) else { return nil }
        return diagnostic(.unknownTest, .error, "there is no test `\(written)`", at: test.operand.span)
            .suggesting(suggestion, for: written, in: source)
    }

    /// The name of the test that Nunjucks looks for where a literal, or an expression, stands for one.
    private static func nameOfLiteralTest(_ operand: Expression) -> String {
        switch operand.kind {
        case .literal(.number(let number)): withNumberText(number) { String(decoding: $0, as: UTF8.self) }
        case .literal(.boolean(let boolean)): boolean ? "true" : "false"
        default: "undefined"
        }
    }
}
