#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Compiler {
    /// Emits code that leaves an expression's value on the stack.
    func compile(_ expression: Expression, in scope: Scope, isAccessed: Bool = false) throws(Diagnostic) {
        let span = expression.span
        switch expression.kind {
        case .literal(let literal): emit(.constant(constant(try value(of: literal, span))), span, in: scope)
        case .name(let name): compileName(name, span, in: scope, isAccessed: isAccessed)
        case .group(let elements):
            for (index, element) in elements.enumerated() {
                try compile(element, in: scope)
                if index < elements.count - 1 { emit(.pop, span, in: scope) }
            }
        case .array(let elements):
            for element in elements { try compile(element, in: scope) }
            emit(.makeArray(Int32(elements.count)), span, in: scope)
        case .dictionary(let pairs): try compileObject(pairs, isKeywords: false, span, in: scope)
        case .member(let object, let name): try compileMember(object, name, span, in: scope)
        case .call(let callee, let arguments): try compileCall(callee, arguments, span, in: scope)
        case .filter(let call): try compileFilter(call, span, in: scope)
        case .test(let value, let test, let isNegated):
            try compileTest(value, test, span, in: scope)
            if isNegated { emit(.not, span, in: scope) }
        case .unary(let `operator`, let operand):
            if case .minus = `operator`, case .literal(.number(let number)) = operand.kind {
                emit(.constant(constant(.number(-number))), span, in: scope)
                return
            }
            try compile(operand, in: scope)
            switch `operator` {
            case .not: emit(.not, span, in: scope)
            case .minus: emit(.negate, span, in: scope)
            case .plus: emit(.plus, span, in: scope)
            case .floor: emit(.floor, span, in: scope)
            }
        case .binary(let `operator`, let left, let right): try compileBinary(`operator`, left, right, span, in: scope)
        case .inlineIf(let then, let condition, let otherwise):
            try compile(condition, in: scope)
            let toElse = emit(.jumpIfFalse(0), span, in: scope)
            try compile(then, in: scope)
            let toEnd = emit(.jump(0), span, in: scope)
            // Only one of the two branches leaves its value.
            unit.push(-1)
            patch(toElse) { .jumpIfFalse($0) }
            if let otherwise {
                try compile(otherwise, in: scope)
            } else {
                emit(.constant(constant("")), span, in: scope)
            }
            patch(toEnd) { .jump($0) }
        case .caller(let definition):
            notInProduction("tag `call`", at: span, instead: "include a file, and set what it prints before that")
            let index = try compileMacro("caller", definition, enclosing: scope)
            emit(.makeCaller(index, scope: scope.index), span, in: scope)
        case .capture(let body):
            try compileCapture(body, span, in: scope)
        }
    }

    private func value(of literal: Expression.Literal, _ span: Span) throws(Diagnostic) -> Value {
        switch literal {
        case .null: return .null
        case .boolean(let boolean): return .boolean(boolean)
        case .number(let number): return .number(number)
        case .string(let string): return parts.constants[Int(constant(string))]
        case .regex(let pattern, let flags):
            do throws(RegexSyntaxError) {
                return .regex(parts.heap.regex(try RegexBody(pattern: pattern, flags: flags)))
            } catch {
                // The place in the pattern, which begins after `r/`.
                let bytes = error.byteRange(in: pattern)
                let start = Int(span.start) + 2
                throw self.error(
                    .syntax, "this regular expression cannot be understood: \(error.message)",
                    at: bytes.isEmpty ? span : Span(start + bytes.lowerBound..<start + bytes.upperBound),
                    help: error.help)
            }
        }
    }

    func compileObject(
        _ pairs: [(key: String, value: Expression)], isKeywords: Bool, _ span: Span, in scope: Scope
    ) throws(Diagnostic) {
        // JavaScript's order: integer-like keys first; a key given twice keeps its first place and its last value.
        var latest: [String: Expression] = [:]
        var order: [String] = []
        for pair in pairs {
            if latest.updateValue(pair.value, forKey: pair.key) == nil { order.append(pair.key) }
        }
        let integers = order.compactMap { name in integerIndex(of: key(name)).map { (name, $0) } }
            .sorted { $0.1 < $1.1 }.map(\.0)
        order = integers + order.filter { !integers.contains($0) }
        for name in order {
            if let value = latest[name] { try compile(value, in: scope) }
        }
        if isKeywords, options.dialect == .nunjucks {
            // Nunjucks marks keyword arguments by a property, which shows where they are printed.
            emit(.constant(constant(.boolean(true))), span, in: scope)
            order.append("__keywords")
        }
        parts.shapes.append(parts.heap.shape(of: order.map { key($0) }))
        emit(.makeObject(shape: Int32(parts.shapes.count - 1), isKeywords: isKeywords), span, in: scope)
        unit.push(1 - order.count)
    }

    private func compileMember(
        _ object: Expression, _ name: Expression, _ span: Span, in scope: Scope
    ) throws(Diagnostic) {
        guard case .literal(.string(let property)) = name.kind else {
            try compile(object, in: scope, isAccessed: true)
            try compile(name, in: scope)
            emit(.index, span, in: scope, objectEnd: object.span.end)
            return
        }
        // A method that changes its list may be called wherever it is read.
        if mutatingMethodNames.contains(property) { parts.mutatesValues = true }
        if case .name("loop") = object.kind, scope.knownSlot(of: "loop") == nil, let loop = scope.innermostLoop,
            let field = LoopField(name: property)
        {
            reportLoop(span, field)
            emit(.loopField(loop: loop, field: field), span, in: scope)
            return
        }
        try compile(object, in: scope, isAccessed: true)
        let keyIndex = constant(property)
        if unit.code.count > unit.barrier {
            switch unit.code.last {
            case .load(let slot):
                replaceLast(.loadProperty(slot: slot, key: keyIndex, cache: newCache()), span, object.span.end)
                return
            case .loadGlobal(let slot):
                replaceLast(.loadGlobalProperty(slot: slot, key: keyIndex, cache: newCache()), span, object.span.end)
                return
            default: break
            }
        }
        emit(.property(key: keyIndex, cache: newCache()), span, in: scope, objectEnd: object.span.end)
    }

    private func replaceLast(_ instruction: Instruction, _ span: Span, _ objectEnd: Int32) {
        unit.code[unit.code.count - 1] = instruction
        unit.places[unit.places.count - 1].span = span
        unit.places[unit.places.count - 1].objectEnd = objectEnd
    }

    /// Emits the arguments of a call, keyword arguments as one object after the others, and returns how many there are.
    private func compileArguments(_ arguments: CallArguments, _ span: Span, in scope: Scope) throws(Diagnostic) -> Int32
    {
        for argument in arguments.positional { try compile(argument, in: scope) }
        guard !arguments.keywords.isEmpty else { return Int32(arguments.positional.count) }
        try compileObject(
            arguments.keywords.map { ($0.name, $0.value) }, isKeywords: true, span, in: scope)
        return Int32(arguments.positional.count + 1)
    }

    private func compileCall(
        _ callee: Expression, _ arguments: CallArguments, _ span: Span, in scope: Scope
    ) throws(Diagnostic) {
        if case .member(let object, let name) = callee.kind, case .literal(.string(let method)) = name.kind {
            try compile(object, in: scope, isAccessed: true)
            let count = try compileArguments(arguments, span, in: scope)
            if mutatingMethodNames.contains(method) { parts.mutatesValues = true }
            emit(
                .callMethod(key: constant(method), arguments: count), callee.span, in: scope,
                objectEnd: object.span.end)
            return
        }
        if options.dialect == .sm, case .name(let name) = callee.kind, scope.knownSlot(of: name) == nil,
            environment.functions[name] == nil, let filter = environment.filters[name]
        {
            let slot = globalSlot(of: name)
            emit(unit.isRoot ? .load(slot) : .loadGlobal(slot), callee.span, in: scope)
            let count = try compileArguments(arguments, span, in: scope)
            parts.filters.append(filter)
            emit(
                .callVariableOrFilter(filter: Int32(parts.filters.count - 1), arguments: count), span, in: scope,
                objectEnd: callee.span.end)
            return
        }
        if case .member = callee.kind { parts.mutatesValues = true }
        try compile(callee, in: scope)
        let count = try compileArguments(arguments, span, in: scope)
        emit(
            .call(arguments: count, name: constant(Self.name(of: callee))), span, in: scope, objectEnd: callee.span.end)
    }

    /// What a message calls an expression that is called.
    static func name(of expression: Expression) -> String {
        switch expression.kind {
        case .name(let name): name
        case .call(let callee, _): "the return value of (\(name(of: callee)))"
        case .member(let object, let key): "\(name(of: object))[\"\(name(of: key))\"]"
        case .literal(.string(let string)): string
        default: "--expression--"
        }
    }

    private func compileFilter(_ call: FilterCall, _ span: Span, in scope: Scope) throws(Diagnostic) {
        try compile(call.input, in: scope)
        let count = try compileArguments(call.arguments, span, in: scope)
        let index = try filterIndex(call.name, at: call.nameSpan)
        emit(.filter(index, arguments: count + 1), span, in: scope)
    }

    private func filterIndex(_ name: String, at span: Span) throws(Diagnostic) -> Int32 {
        if let known = parts.filters.firstIndex(where: { $0.name == name }) { return Int32(known) }
        let function: NativeFunction
        if let filter = environment.filters[name] {
            function = filter
        } else {
            let missing = error(
                .unknownFilter, "there is no filter `\(name)`", at: span,
                help: helpForFilter(name))
            // Nunjucks looks for a filter when it is used, and a template is free never to use it.
            guard options.dialect == .nunjucks else { throw missing }
            function = NativeFunction(name) { (_, _) throws(Diagnostic) in throw missing }
        }
        parts.filters.append(function)
        return Int32(parts.filters.count - 1)
    }

    private func helpForFilter(_ name: String) -> String? {
        if environment.functions[name] != nil { return "`\(name)` is a function: write `\(name)(…)`" }
        if environment.tests[name] != nil { return "`\(name)` is a test: write `value is \(name)`" }
        if let liquid = Parser.liquidFilters[name] { return liquid }
        if let near = nearest(to: name, among: environment.filters.keys.sorted()) { return "did you mean `\(near)`?" }
        let method = key(name)
        let isMethod =
            StringMethods.table[method] != nil || ArrayMethods.table[method] != nil
            || NumberMethods.table[method] != nil
        return isMethod ? "`\(name)` is a method: write `value.\(name)(…)`" : nil
    }

    private func compileTest(
        _ value: Expression, _ test: TestCall, _ span: Span, in scope: Scope
    ) throws(Diagnostic) {
        let name = test.name ?? Self.literalTestName(test.operand)
        let function = environment.tests[name]
        let isText = if case .literal(.string) = test.operand.kind { true } else { false }
        if options.dialect == .sm, case .call = test.operand.kind, let written = test.name, function == nil,
            environment.functions[written] == nil, environment.filters[written] == nil,
            let suggestion = nearest(to: written, among: environment.tests.keys.sorted())
        {
            throw error(
                .unknownTest, "there is no test `\(written)`", at: test.operand.span,
                help: "did you mean `\(suggestion)`?")
        }
        if options.dialect == .sm, test.name == nil || function == nil || isText {
            if case .name(let name) = test.operand.kind, function == nil, scope.knownSlot(of: name) == nil,
                !setNames.contains(name), !environment.configuration.expectedNames.isEmpty,
                !environment.configuration.expectedNames.contains(name),
                let suggestion = nearest(to: name, among: environment.tests.keys.sorted())
            {
                throw error(
                    .unknownTest, "there is no test `\(name)`", at: test.operand.span,
                    help: "did you mean `\(suggestion)`?")
            }
            try compile(value, in: scope)
            try compile(test.operand, in: scope)
            emit(.strictlyEqual, span, in: scope)
            return
        }
        try compile(value, in: scope)
        for argument in test.arguments { try compile(argument, in: scope) }
        let missing = error(
            .unknownTest, "there is no test `\(name)`", at: test.operand.span,
            help: nearest(to: name, among: environment.tests.keys.sorted()).map { "did you mean `\($0)`?" })
        let unknown = NativeFunction(name) { (_, _) throws(Diagnostic) in throw missing }
        parts.tests.append(function ?? unknown)
        emit(.test(Int32(parts.tests.count - 1), arguments: Int32(test.arguments.count + 1)), span, in: scope)
    }

    /// The name of the test that Nunjucks looks for where a literal, or an expression, stands for one.
    private static func literalTestName(_ operand: Expression) -> String {
        switch operand.kind {
        case .literal(.number(let number)): withNumberText(number) { String(decoding: $0, as: UTF8.self) }
        case .literal(.boolean(let boolean)): boolean ? "true" : "false"
        default: "undefined"
        }
    }

    private func compileBinary(
        _ operator: Expression.BinaryOperator, _ left: Expression, _ right: Expression, _ span: Span, in scope: Scope
    ) throws(Diagnostic) {
        try compile(left, in: scope)
        switch `operator` {
        case .and, .or:
            let isAnd = `operator` == .and
            let jump = emit(isAnd ? .jumpIfFalseKeeping(0) : .jumpIfTrueKeeping(0), span, in: scope)
            try compile(right, in: scope)
            patch(jump) { isAnd ? .jumpIfFalseKeeping($0) : .jumpIfTrueKeeping($0) }
            return
        default: break
        }
        try compile(right, in: scope)
        let instruction: Instruction =
            switch `operator` {
            case .looselyEqual: .looselyEqual
            case .looselyUnequal: .looselyUnequal
            case .strictlyEqual: .strictlyEqual
            case .strictlyUnequal: .strictlyUnequal
            case .less: .less
            case .lessOrEqual: .lessOrEqual
            case .greater: .greater
            case .greaterOrEqual: .greaterOrEqual
            case .add: .add
            case .concatenate: .concatenate
            case .subtract: .subtract
            case .multiply: .multiply
            case .divide, .floorDivide: .divide
            case .remainder: .remainder
            case .power: .power
            case .in: .contains
            case .and, .or: preconditionFailure("`and` and `or` are compiled to jumps")
            }
        if let folded = foldedConstant(instruction) {
            unit.code.removeLast(2)
            unit.places.removeLast(2)
            unit.push(-2)
            emit(.constant(constant(.number(folded))), span, in: scope)
            return
        }
        // What can go wrong with `in` is what it looks into.
        if case .in = `operator` {
            emit(instruction, right.span, in: scope)
        } else {
            emit(instruction, span, in: scope)
        }
    }

    /// The value of an arithmetic operator on the two number constants just emitted, if that is what they are.
    private func foldedConstant(_ instruction: Instruction) -> Double? {
        let count = unit.code.count
        guard count >= unit.barrier + 2, case .constant(let left) = unit.code[count - 2],
            case .constant(let right) = unit.code[count - 1], case .number(let l) = parts.constants[Int(left)],
            case .number(let r) = parts.constants[Int(right)]
        else { return nil }
        return switch instruction {
        case .add: l + r
        case .subtract: l - r
        case .multiply: l * r
        case .divide: l / r
        default: nil
        }
    }
}
