import NunjucksAnalysis
import NunjucksSyntax

// Expressions: JavaScript's own where the language is the same, the library's functions where it is not.

extension JavaScriptEmitter {
    mutating func expression(_ expression: AnalyzedExpression) -> Snippet {
        switch expression.kind {
        case .literal(let literal): return code(of: literal)
        case .regex(let pattern, let flags, _):
            let arguments = [pattern, flags].filter { !$0.isEmpty }.map(JavaScriptText.quoted)
            return Snippet("new RegExp(\(arguments.joined(separator: ", ")))", .call)
        case .variable(let variable): return self.variable(variable)
        case .loopProperty(let loop, let property):
            noteLoop(loop)
            return Snippet("loop.\(property)")
        case .loopObject(let loop):
            noteLoop(loop)
            return Snippet("loop")
        case .sequence(let elements):
            if elements.count == 1 { return self.expression(elements[0]) }
            return Snippet("(\(elements.map { self.expression($0).asArgument }.joined(separator: ", ")))")
        case .array(let elements):
            return Snippet("[\(elements.map { self.expression($0).asArgument }.joined(separator: ", "))]")
        case .object(let members, let isKeywords):
            return isKeywords ? keywords(members) : Snippet(object(members))
        case .property(let object, let name): return property(self.object(object, reading: name), name)
        case .element(let object, let key):
            let (object, key) = (self.object(object, reading: nil), self.expression(key))
            return Snippet("\(function("member"))(\(object.asArgument), \(key.asArgument))", .call)
        case .call(let callee, let arguments, let name):
            let list = [self.expression(callee).asArgument, JavaScriptText.quoted(name)] + self.arguments(arguments)
            return Snippet("\(function("apply"))(\(list.joined(separator: ", ")))", .call)
        case .callMethod(let object, let name, let arguments, _):
            let object = self.object(object, reading: name).asArgument
            var list = [object, JavaScriptText.quoted(name)]
            let given = self.arguments(arguments)
            if !given.isEmpty { list.append("[\(given.joined(separator: ", "))]") }
            return Snippet("\(function("invoke"))(\(list.joined(separator: ", ")))", .call)
        case .callVariableOrFilter(let variable, let use, let arguments, _):
            let callee = self.variable(variable)
            if case .own(let symbol) = variable, isUnset(symbol) { return filter(use, nil, arguments, expression) }
            let list =
                ["\(callee.asOperand(of: .or)) ?? \(function(use.name))", JavaScriptText.quoted(use.name)]
                + self.arguments(arguments)
            return Snippet("\(function("apply"))(\(list.joined(separator: ", ")))", .call)
        case .filter(let use, let input, let arguments): return filter(use, input, arguments, expression)
        case .test(let use, let value, let arguments):
            let list = ([value] + arguments).map { self.expression($0).asArgument }.joined(separator: ", ")
            return Snippet("\(function("is_\(use.name)"))(\(list))", .call)
        case .unary(let `operator`, let operand): return unary(`operator`, operand)
        case .binary(let `operator`, let left, let right): return binary(`operator`, left, right)
        case .conditional(let then, let condition, let otherwise):
            let condition = self.condition(condition).asOperand(of: .or)
            let then = self.expression(then).asArgument
            let otherwise = otherwise.map { self.expression($0).asArgument } ?? "\"\""
            return Snippet("\(condition) ? \(then) : \(otherwise)", .conditional)
        case .caller(let unit): return macro(unit)
        case .capture(let body):
            if writesText { return template(body) }
            return Snippet("\(function("captured"))(\(template(body).asArgument))", .call)
        case .script(let source, let variables):
            noteDeferred()
            let (number, arguments) = literal(source, reading: variables.map(\.name), at: expression.location)
            return Snippet("\(function("js"))(\((["\(number)"] + arguments).joined(separator: ", ")))", .call)
        case .absent, .invalid: return Snippet("undefined")
        }
    }

    /// An expression whose truth alone counts.
    mutating func condition(_ expression: AnalyzedExpression) -> Snippet {
        let code = self.expression(expression)
        guard expression.mayBeMarkup else { return code }
        return Snippet("\(function("truthy"))(\(code.asArgument))", .call)
    }

    private func code(of literal: Expression.Literal) -> Snippet {
        switch literal {
        case .null: Snippet("null")
        case .boolean(let boolean): Snippet(boolean ? "true" : "false")
        case .number(let number): JavaScriptText.code(of: number)
        case .string(let text): Snippet(JavaScriptText.quoted(text))
        case .regex: Snippet("undefined")
        }
    }

    // MARK: Variables and properties

    private mutating func variable(_ reference: VariableReference) -> Snippet {
        switch reference {
        case .own(let symbol):
            if let local = local(symbol) {
                noteRead(local)
                return Snippet(local.code)
            }
            return pageVariable(template.units[Int(unit)].symbols[Int(symbol)].name)
        case .page(let symbol): return pageVariable(template.units[0].symbols[Int(symbol)].name)
        case .frames: return Snippet("undefined")
        }
    }

    /// A variable of a loop or a macro, of this unit or of one around it.
    private func local(_ symbol: SymbolID) -> Local? {
        if let local = locals.last(where: { $0.unit == unit && $0.symbol == symbol }) { return local }
        let known = template.units[Int(unit)].symbols[Int(symbol)]
        let isLexical = template.units[Int(unit)].freeNames.contains { $0.symbol == symbol && $0.isLexical }
        return isLexical ? locals.last { $0.name == known.name } : nil
    }

    private mutating func pageVariable(_ name: String) -> Snippet {
        if !setNames.contains(name) { readNames.insert(name) }
        let code = Snippet("$\(JavaScriptText.member(name))")
        guard Self.globals.contains(name), !setNames.contains(name) else { return code }
        return Snippet("(\(code.text) ?? \(function(name)))")
    }

    /// The functions of the language that are called like variables.
    private static let globals: Set<String> = ["range", "cycler", "joiner"]

    private func isUnset(_ symbol: SymbolID) -> Bool {
        if local(symbol) != nil { return false }
        let name = template.units[Int(unit)].symbols[Int(symbol)].name
        return !setNames.contains(name) && !contextNames.contains(name)
    }

    /// What a step of a `set` sets.
    mutating func variable(_ step: VariableStore.Step, _ name: String) -> String {
        if case .own(let symbol) = step, let local = local(symbol) {
            noteRead(local)
            return local.code
        }
        return "$\(JavaScriptText.member(name))"
    }

    private mutating func noteLoop(_ loop: LoopID) {
        if let local = locals.last(where: { $0.unit == unit && $0.symbol == -100_000 - loop.index }) { noteRead(local) }
    }

    /// Whether an expression is the item of a loop; lists without holes are the rule.
    private func isItem(_ expression: AnalyzedExpression) -> Bool {
        guard case .variable(.own(let symbol)) = expression.kind else { return false }
        return local(symbol)?.isItem ?? false
    }

    /// An object of which something is read. Where there may be none, as far as its type tells, the page says so.
    private mutating func object(_ object: AnalyzedExpression, reading name: String?) -> Snippet {
        let code = expression(object)
        guard object.type.canBeNullish || object.type.isUnknown && !isItem(object) else { return code }
        let file = template.sources[Int(object.location.source)]
        let text = file.text(of: object.location.span)
        guard text.utf8.count <= 80, !text.contains(where: \.isNewline) else { return code }
        let (line, column) = file.position(of: Int(object.location.span.start))
        let place = "\(file.name):\(line):\(column)"
        let told = [text, place] + (name.map { [$0] } ?? [])
        let list = [code.asArgument] + told.map(JavaScriptText.quoted)
        return Snippet("\(function("given"))(\(list.joined(separator: ", ")))", .call)
    }

    private mutating func property(_ object: Snippet, _ name: String) -> Snippet {
        // An object has these from its prototype, where templates do not see them.
        guard !Self.inheritedNames.contains(name) else {
            return Snippet("\(function("member"))(\(object.asArgument), \(JavaScriptText.quoted(name)))", .call)
        }
        let member = JavaScriptText.member(name)
        return Snippet(object.asObject + (member.hasPrefix("[") ? "?." : "?") + member, .call)
    }

    private static let inheritedNames: Set<String> = {
        let object =
            "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf __proto__"
        let others = """
            __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ at concat copyWithin every fill filter find \
            findIndex findLast findLastIndex flat flatMap forEach includes indexOf join keys lastIndexOf map pop push reduce \
            reduceRight reverse shift slice some sort splice unshift values entries with toReversed toSorted toSpliced anchor big \
            blink bold charAt charCodeAt codePointAt endsWith fixed fontcolor fontsize isWellFormed italics link \
            localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll search small split startsWith \
            strike sub substr substring sup toLocaleLowerCase toLocaleUpperCase toLowerCase toUpperCase toWellFormed trim \
            trimEnd trimLeft trimRight trimStart toExponential toFixed toPrecision apply bind call arguments caller name \
            val
            """
        var names = Set((object + " " + others).split(separator: " ").map(String.init))
        // A function's name is read by no template; a product's is.
        names.remove("name")
        return names
    }()

    private mutating func object(_ members: [ObjectMember]) -> String {
        if members.isEmpty { return "{}" }
        let pairs = members.map { "\(JavaScriptText.key($0.key)): \(expression($0.value).asArgument)" }
        return "{ \(pairs.joined(separator: ", ")) }"
    }

    private mutating func keywords(_ members: [ObjectMember]) -> Snippet {
        Snippet("new \(function("Keywords"))(\(object(members)))", .call)
    }

    // MARK: Calls

    mutating func arguments(_ arguments: AnalyzedArguments) -> [String] {
        var list = arguments.positional.map { expression($0).asArgument }
        if !arguments.keywords.isEmpty { list.append(keywords(arguments.keywords).text) }
        return list
    }

    private mutating func filter(
        _ use: FunctionUse, _ input: AnalyzedExpression?, _ arguments: AnalyzedArguments,
        _ expression: AnalyzedExpression
    ) -> Snippet {
        var arguments = arguments
        var input = input
        if input == nil, !arguments.positional.isEmpty { input = arguments.positional.removeFirst() }
        let effects = use.signature?.effects ?? []
        if effects.contains(.isScript), let input {
            noteDeferred()
            return Snippet("\(function("named"))(\(self.expression(input).asArgument))", .call)
        }
        // Where the attribute is left out, its value says so.
        if effects.contains(.omitsAttribute), let input { return self.expression(input) }
        var value = input.map { self.expression($0).asArgument } ?? "undefined"
        if input == nil, !arguments.keywords.isEmpty {
            value = keywords(arguments.keywords).text
            arguments.keywords = []
        }
        guard use.name == "t" else {
            return Snippet(
                "\(function(use.name))(\(([value] + self.arguments(arguments)).joined(separator: ", ")))", .call)
        }
        var list = [value]
        if !arguments.keywords.isEmpty {
            list.append(object(arguments.keywords))
        } else if let values = arguments.positional.first {
            list.append(self.expression(values).asArgument)
        }
        let locals = localsForTexts()
        if !locals.isEmpty {
            if list.count == 1 { list.append("undefined") }
            list.append("{ \(locals.joined(separator: ", ")) }")
        }
        return Snippet("\(function("t"))(\(list.joined(separator: ", ")))", .call)
    }

    /// The variables of loops and macros that a text may read.
    private mutating func localsForTexts() -> [String] {
        var seen: Set<String> = []
        var members: [String] = []
        for local in locals.reversed()
        where namesInTexts?.contains(local.name) != false && !local.name.isEmpty && local.code != "_"
            && seen.insert(local.name).inserted
        {
            noteRead(local)
            let key = JavaScriptText.key(local.name)
            members.append(key == local.code ? key : "\(key): \(local.code)")
        }
        return members.reversed()
    }

    // MARK: Operators

    private mutating func unary(
        _ operator: AnalyzedExpression.UnaryOperator, _ operand: AnalyzedExpression
    ) -> Snippet {
        switch `operator` {
        case .not: return Snippet("!\(condition(operand).asOperand(of: .unary))", .unary)
        case .floor: return Snippet("Math.floor(\(expression(operand).asArgument))", .call)
        case .minus, .plus:
            let code = expression(operand)
            let text = code.asOperand(of: .unary)
            let sign = `operator` == .minus ? "-" : "+"
            return Snippet(text.hasPrefix(sign) ? "\(sign)(\(text))" : sign + text, .unary)
        }
    }

    private mutating func binary(
        _ operator: AnalyzedExpression.BinaryOperator, _ left: AnalyzedExpression, _ right: AnalyzedExpression
    ) -> Snippet {
        let mayBeMarkup = left.mayBeMarkup || right.mayBeMarkup
        let isPlain = left.type.isPrimitive && right.type.isPrimitive
        func call(_ emitter: inout Self, _ name: String) -> Snippet {
            let arguments = [left, right].map { emitter.expression($0).asArgument }.joined(separator: ", ")
            return Snippet("\(emitter.function(name))(\(arguments))", .call)
        }
        func infix(_ emitter: inout Self, _ text: String, _ precedence: Snippet.Precedence) -> Snippet {
            Snippet(
                emitter.expression(left).asOperand(of: precedence) + " \(text) "
                    + emitter.expression(right).asOperand(of: precedence.next), precedence)
        }
        /// The operands as JavaScript's operators take them.
        func primitives(_ emitter: inout Self, _ text: String, _ precedence: Snippet.Precedence) -> Snippet {
            if isPlain { return infix(&emitter, text, precedence) }
            let codes = [left, right].enumerated().map { index, operand in
                operand.type.isPrimitive
                    ? emitter.expression(operand).asOperand(of: index == 0 ? precedence : precedence.next)
                    : "\(emitter.function("primitive"))(\(emitter.expression(operand).asArgument))"
            }
            return Snippet("\(codes[0]) \(text) \(codes[1])", precedence)
        }
        switch `operator` {
        case .and, .or:
            let isAnd = `operator` == .and
            if mayBeMarkup {
                let first = expression(left).asArgument
                let name = function(isAnd ? "and" : "or")
                return Snippet("\(name)(\(first), () => \(expression(right).asArgument))", .call)
            }
            return infix(&self, isAnd ? "&&" : "||", isAnd ? .and : .or)
        case .looselyEqual: return isPlain ? infix(&self, "==", .equality) : call(&self, "equals")
        case .looselyUnequal:
            return isPlain ? infix(&self, "!=", .equality) : Snippet("!\(call(&self, "equals").text)", .unary)
        case .strictlyEqual, .strictlyUnequal:
            let text = `operator` == .strictlyEqual ? "===" : "!=="
            if !mayBeMarkup { return infix(&self, text, .equality) }
            let codes = [left, right].map { operand in
                operand.mayBeMarkup
                    ? "\(function("raw"))(\(expression(operand).asArgument))"
                    : expression(operand).asOperand(of: .relational)
            }
            return Snippet("\(codes[0]) \(text) \(codes[1])", .equality)
        case .less: return primitives(&self, "<", .relational)
        case .lessOrEqual: return primitives(&self, "<=", .relational)
        case .greater: return primitives(&self, ">", .relational)
        case .greaterOrEqual: return primitives(&self, ">=", .relational)
        case .add: return isPlain ? infix(&self, "+", .additive) : call(&self, "plus")
        case .concatenate: return call(&self, "concat")
        case .subtract: return primitives(&self, "-", .additive)
        case .multiply: return primitives(&self, "*", .multiplicative)
        case .divide: return primitives(&self, "/", .multiplicative)
        case .remainder: return primitives(&self, "%", .multiplicative)
        case .power:
            // ECMA-262 13.6: what is on the left may have no sign.
            let codes = [left, right].map { operand in
                operand.type.isPrimitive
                    ? expression(operand).asOperand(of: .call)
                    : "\(function("primitive"))(\(expression(operand).asArgument))"
            }
            return Snippet("\(codes[0]) ** \(codes[1])", .power)
        case .in: return call(&self, "contains")
        }
    }
}

extension Snippet.Precedence {
    /// The next closer one.
    fileprivate var next: Self { Self(rawValue: rawValue + 1) ?? .primary }
}

extension AnalyzedExpression {
    /// Whether the value may be markup: a translation, a text that was captured, what a function gives.
    var mayBeMarkup: Bool {
        switch kind {
        case .filter, .callVariableOrFilter, .call, .capture, .variable, .sequence, .conditional: type.mayBeMarkup
        case .binary(.and, let left, let right), .binary(.or, let left, let right):
            left.mayBeMarkup || right.mayBeMarkup
        default: false
        }
    }
}

extension ValueType {
    /// Whether JavaScript's operators take every value of the type as it is: none is an object, a list or markup.
    fileprivate var isPrimitive: Bool {
        members.allSatisfy { member in
            switch member {
            case .undefined, .null, .boolean, .number, .string: true
            default: false
            }
        }
    }
}
