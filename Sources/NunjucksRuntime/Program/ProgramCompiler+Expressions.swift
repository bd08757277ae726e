import Diagnostics
import NunjucksAnalysis
import NunjucksSyntax

extension ProgramCompiler {
    /// Writes code that leaves an expression's value on the stack.
    mutating func compile(_ expression: AnalyzedExpression) {
        let location = expression.location
        switch expression.kind {
        case .literal(let literal): code.emit(.constant(constant(of: literal)), location)
        case .regex(let pattern, let flags, let program):
            let body = RegexBody(pattern: pattern, flags: flags, program: program)
            code.emit(.constant(constant(.regex(parts.heap.regex(body)))), location)
        case .variable(let variable): load(variable, location)
        case .loopProperty(let loop, let property):
            code.emit(.loopProperty(loop: loop.index, property: property), location)
        case .loopObject(let loop): code.emit(.loopObject(loop.index), location)
        case .sequence(let elements):
            for (index, element) in elements.enumerated() {
                compile(element)
                if index < elements.count - 1 { code.emit(.pop, location) }
            }
        case .array(let elements):
            for element in elements { compile(element) }
            code.emit(.makeArray(Int32(elements.count)), location)
        case .object(let members, let isKeywords): compileObject(members, isKeywords: isKeywords, location)
        case .property(let object, let name): compileProperty(object, name, location)
        case .element(let object, let key):
            compile(object)
            compile(key)
            code.emit(.index, location, objectEnd: object.location.span.end)
        case .call(let callee, let arguments, let name):
            compile(callee)
            let count = compile(arguments, location)
            code.emit(
                .call(arguments: count, name: constant(name)), location, objectEnd: callee.location.span.end)
        case .callMethod(let object, let name, let arguments, let callee):
            compile(object)
            let count = compile(arguments, location)
            code.emit(
                .callMethod(key: constant(name), arguments: count), callee, objectEnd: object.location.span.end)
        case .callVariableOrFilter(let variable, let use, let arguments, let callee):
            load(variable, callee)
            let count = compile(arguments, location)
            code.emit(
                .callVariableOrFilter(filter: filter(use), arguments: count), location, objectEnd: callee.span.end)
        case .filter(let use, let input, let arguments):
            compile(input)
            let count = compile(arguments, location)
            code.emit(.filter(filter(use), arguments: count + 1), location)
        case .test(let use, let value, let arguments):
            compile(value)
            for argument in arguments { compile(argument) }
            code.emit(.test(test(use), arguments: Int32(arguments.count + 1)), location)
        case .unary(let `operator`, let operand): compileUnary(`operator`, operand, location)
        case .binary(let `operator`, let left, let right): compileBinary(`operator`, left, right, location)
        case .conditional(let then, let condition, let otherwise):
            compile(condition)
            let toElse = code.emit(.jumpIfFalse(0), location)
            compile(then)
            let toEnd = code.emit(.jump(0), location)
            // Only one of the two branches leaves its value.
            code.push(-1)
            code.patch(toElse) { .jumpIfFalse($0) }
            if let otherwise { compile(otherwise) } else { code.emit(.constant(constant("")), location) }
            code.patch(toEnd) { .jump($0) }
        case .caller(let unit): code.emit(.makeCaller(unit.index, scope: location.scope), location)
        case .capture(let body):
            code.emit(.beginCapture, location)
            let outer = isInCapture
            isInCapture = template.writesMarkup
            compileApart(body)
            isInCapture = outer
            code.emit(.endCapture(asSafe: template.writesMarkup), location)
        case .script(let source, let variables): compileScript(source, variables, location)
        case .absent: code.emit(.constant(constant(.undefined)), location)
        case .invalid: preconditionFailure("a template with errors is not compiled")
        }
    }

    private mutating func constant(of literal: Expression.Literal) -> Int32 {
        switch literal {
        case .null: constant(.null)
        case .boolean(let boolean): constant(.boolean(boolean))
        case .number(let number): constant(.number(number))
        case .string(let text): constant(text)
        case .regex: preconditionFailure("the analysis has compiled regular expressions")
        }
    }

    // MARK: Variables and properties

    private mutating func load(_ variable: VariableReference, _ location: Location) {
        switch variable {
        case .own(let symbol): code.emit(.load(symbol), location)
        case .page(let symbol): code.emit(.loadGlobal(symbol), location)
        case .frames(let position):
            let candidates = unit.reads[Int(position)].candidates
            if candidates.count == 1 {
                code.emit(.load(candidates[0]), location)
            } else {
                parts.slotLists.append(candidates)
                code.emit(.loadFirst(Int32(parts.slotLists.count - 1)), location)
            }
        }
    }

    private mutating func compileProperty(_ object: AnalyzedExpression, _ name: String, _ location: Location) {
        compile(object)
        let key = constant(name)
        let end = object.location.span.end
        switch code.lastInstruction {
        case .load(let slot): code.replaceLast(.loadProperty(slot: slot, key: key, cache: newCache()))
        case .loadGlobal(let slot): code.replaceLast(.loadGlobalProperty(slot: slot, key: key, cache: newCache()))
        default:
            code.emit(.property(key: key, cache: newCache()), location, objectEnd: end)
            return
        }
        code.relocateLast(location, objectEnd: end)
    }

    /// Writes the arguments of a call, keyword arguments as one object after the others, and returns how many there are.
    mutating func compile(_ arguments: AnalyzedArguments, _ location: Location) -> Int32 {
        for argument in arguments.positional { compile(argument) }
        guard !arguments.keywords.isEmpty else { return Int32(arguments.positional.count) }
        compileObject(arguments.keywords, isKeywords: true, location)
        return Int32(arguments.positional.count + 1)
    }

    private mutating func compileObject(_ members: [ObjectMember], isKeywords: Bool, _ location: Location) {
        // JavaScript's order: integer-like keys first; a key given twice keeps its first place and its last value.
        var latest: [String: AnalyzedExpression] = [:]
        var order: [String] = []
        for member in members {
            if latest.updateValue(member.value, forKey: member.key) == nil { order.append(member.key) }
        }
        let integers = order.compactMap { name in integerIndex(of: key(name)).map { (name, $0) } }
            .sorted { $0.1 < $1.1 }.map(\.0)
        order = integers + order.filter { !integers.contains($0) }
        for name in order {
            if let value = latest[name] { compile(value) }
        }
        if isKeywords, template.dialect.marksKeywords {
            // Nunjucks marks keyword arguments by a property, which shows where they are printed.
            code.emit(.constant(constant(.boolean(true))), location)
            order.append("__keywords")
        }
        parts.shapes.append(parts.heap.shape(of: order.map { key($0) }))
        code.emit(.makeObject(shape: Int32(parts.shapes.count - 1), isKeywords: isKeywords), location)
        code.push(1 - order.count)
    }

    /// Writes code that works out some JavaScript, or hands it on to where a listener is made of it.
    private mutating func compileScript(_ source: String, _ variables: [ScriptVariable], _ location: Location) {
        guard !isInListener else {
            code.emit(.constant(constant(.script(key(source)))), location)
            return
        }
        let variables = variables.filter { !$0.isOfPage || template.variableNames.contains($0.name) }
        for variable in variables { load(variable.reference, location) }
        parts.scripts.append(
            TemplateScript(
                source: source, text: key(source), parameters: variables.map(\.name),
                place: Diagnostic.Place(location.span, in: template.sources[Int(location.source)])))
        code.emit(.script(Int32(parts.scripts.count - 1), arguments: Int32(variables.count)), location)
    }

    // MARK: Operators

    private mutating func compileUnary(
        _ operator: AnalyzedExpression.UnaryOperator, _ operand: AnalyzedExpression, _ location: Location
    ) {
        if case .minus = `operator`, case .literal(.number(let number)) = operand.kind {
            code.emit(.constant(constant(.number(-number))), location)
            return
        }
        compile(operand)
        let instruction: Instruction =
            switch `operator` {
            case .not: .not
            case .minus: .negate
            case .plus: .plus
            case .floor: .floor
            }
        code.emit(instruction, location)
    }

    private mutating func compileBinary(
        _ operator: AnalyzedExpression.BinaryOperator, _ left: AnalyzedExpression, _ right: AnalyzedExpression,
        _ location: Location
    ) {
        compile(left)
        let instruction: Instruction
        switch `operator` {
        case .and, .or:
            let isAnd = `operator` == .and
            let jump = code.emit(isAnd ? .jumpIfFalseKeeping(0) : .jumpIfTrueKeeping(0), location)
            compile(right)
            code.patch(jump) { isAnd ? .jumpIfFalseKeeping($0) : .jumpIfTrueKeeping($0) }
            return
        case .looselyEqual: instruction = .looselyEqual
        case .looselyUnequal: instruction = .looselyUnequal
        case .strictlyEqual: instruction = .strictlyEqual
        case .strictlyUnequal: instruction = .strictlyUnequal
        case .less: instruction = .less
        case .lessOrEqual: instruction = .lessOrEqual
        case .greater: instruction = .greater
        case .greaterOrEqual: instruction = .greaterOrEqual
        case .add: instruction = .add
        case .concatenate: instruction = .concatenate
        case .subtract: instruction = .subtract
        case .multiply: instruction = .multiply
        case .divide: instruction = .divide
        case .remainder: instruction = .remainder
        case .power: instruction = .power
        case .in: instruction = .contains
        }
        compile(right)
        if let folded = foldedConstant(instruction) {
            code.removeLastTwo()
            code.emit(.constant(constant(.number(folded))), location)
            return
        }
        // What can go wrong with `in` is what it looks into.
        if case .in = `operator` { code.emit(instruction, right.location) } else { code.emit(instruction, location) }
    }

    /// The value of an arithmetic operator on the two number constants just written, if that is what they are.
    private func foldedConstant(_ instruction: Instruction) -> Double? {
        guard case (.constant(let left), .constant(let right))? = code.lastTwoInstructions,
            case .number(let l) = parts.constants[Int(left)], case .number(let r) = parts.constants[Int(right)]
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
