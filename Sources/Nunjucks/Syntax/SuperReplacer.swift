/// Puts a variable in the place of the calls of `super()` in a block.
///
/// Nunjucks renders the parent block once, before the block itself, and prints the result wherever `super()` stands.
struct SuperReplacer {
    let name: String
    /// Whether calls in the body of a `set` count too, which Nunjucks overlooks.
    let entersSets: Bool
    private(set) var found = false

    init(name: String, entersSets: Bool) {
        self.name = name
        self.entersSets = entersSets
    }

    mutating func replace(_ statements: [Statement]) -> [Statement] { statements.map { replace($0) } }

    private mutating func replace(_ statement: Statement) -> Statement {
        var result = statement
        switch statement.kind {
        case .text, .extends: break
        case .output(let expression): result.kind = .output(replace(expression))
        case .if(let branches, let otherwise):
            result.kind = .if(branches.map { replace($0) }, else: otherwise.map { replace($0) })
        case .for(var loop):
            loop.iterable = replace(loop.iterable)
            loop.body = replace(loop.body)
            loop.elseBody = loop.elseBody.map { replace($0) }
            result.kind = .for(loop)
        case .set(let targets, .expression(let value)): result.kind = .set(targets, .expression(replace(value)))
        case .set(let targets, .body(let body)) where entersSets: result.kind = .set(targets, .body(replace(body)))
        case .set: break
        case .include(let template, let ignores): result.kind = .include(replace(template), ignoresMissing: ignores)
        case .block(var block):
            block.body = replace(block.body)
            result.kind = .block(block)
        case .macro(let name, var definition):
            definition.body = replace(definition.body)
            result.kind = .macro(name, definition)
        case .import(let template, let target, let withContext):
            result.kind = .import(replace(template), target: target, withContext: withContext)
        case .fromImport(let template, let names, let withContext):
            result.kind = .fromImport(replace(template), names: names, withContext: withContext)
        case .switch(let subject, let cases, let otherwise):
            result.kind = .switch(
                replace(subject), cases: cases.map { replace($0) }, default: otherwise.map { replace($0) })
        case .custom(var call):
            call.arguments = replace(call.arguments)
            call.body = call.body.map { replace($0) }
            result.kind = .custom(call)
        }
        return result
    }

    private mutating func replace(_ branch: Branch) -> Branch {
        Branch(condition: replace(branch.condition), body: replace(branch.body), span: branch.span)
    }

    private mutating func replace(_ arguments: CallArguments) -> CallArguments {
        CallArguments(
            positional: arguments.positional.map { replace($0) },
            keywords: arguments.keywords.map { ($0.name, replace($0.value)) })
    }

    private mutating func replace(_ expression: Expression) -> Expression {
        var result = expression
        switch expression.kind {
        case .literal, .name: break
        case .call(let callee, let arguments):
            if case .name("super") = callee.kind {
                found = true
                result.kind = .name(name)
            } else {
                result.kind = .call(replace(callee), replace(arguments))
            }
        case .group(let elements): result.kind = .group(elements.map { replace($0) })
        case .array(let elements): result.kind = .array(elements.map { replace($0) })
        case .dictionary(let pairs): result.kind = .dictionary(pairs.map { ($0.key, replace($0.value)) })
        case .member(let object, let key): result.kind = .member(replace(object), name: replace(key))
        case .filter(var call):
            call.input = replace(call.input)
            call.arguments = replace(call.arguments)
            result.kind = .filter(call)
        case .test(let value, let test, let isNegated):
            result.kind = .test(replace(value), TestCall(operand: replace(test.operand)), isNegated: isNegated)
        case .unary(let `operator`, let operand): result.kind = .unary(`operator`, replace(operand))
        case .binary(let `operator`, let left, let right):
            result.kind = .binary(`operator`, replace(left), replace(right))
        case .inlineIf(let then, let condition, let otherwise):
            result.kind = .inlineIf(
                then: replace(then), condition: replace(condition), else: otherwise.map { replace($0) })
        case .caller(var definition):
            definition.body = replace(definition.body)
            result.kind = .caller(definition)
        case .capture(let body): result.kind = .capture(replace(body))
        }
        return result
    }
}
