/// A part of a template that has a value.
struct Expression {
    var kind: Kind
    var span: Span
    /// How many expressions stand within one another in it, so that nobody walks into what is too deep for a stack.
    private(set) var height: Int32

    init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
        height = 1 + kind.childHeight
    }

    indirect enum Kind {
        case literal(Literal)
        case name(String)
        /// `(a, b)`: JavaScript's comma operator, whose value is the last one's.
        case group([Expression])
        case array([Expression])
        case dictionary([(key: String, value: Expression)])
        case member(Expression, name: Expression)
        case call(Expression, CallArguments)
        case filter(FilterCall)
        case test(Expression, TestCall, isNegated: Bool)
        case unary(UnaryOperator, Expression)
        case binary(BinaryOperator, Expression, Expression)
        case inlineIf(then: Expression, condition: Expression, else: Expression?)
        /// The body of a `call` block: a macro without a name.
        case caller(MacroDefinition)
        /// What some statements print: the body of a `filter` block.
        case capture([Statement])
    }

    enum Literal {
        case null
        case boolean(Bool)
        case number(Double)
        case string(String)
        case regex(pattern: String, flags: String)
    }

    /// `floor` is what becomes of `//`: the quotient's largest integer below it.
    enum UnaryOperator { case not, minus, plus, floor }

    enum BinaryOperator {
        case or, and
        case looselyEqual, looselyUnequal, strictlyEqual, strictlyUnequal
        case less, lessOrEqual, greater, greaterOrEqual
        case add, concatenate, subtract, multiply, divide, floorDivide, remainder, power
        case `in`
    }
}

/// The arguments of a call: the ones by position, then those by name.
struct CallArguments {
    var positional: [Expression] = []
    var keywords: [(name: String, value: Expression)] = []
}

/// `input | name(arguments)`.
struct FilterCall {
    var name: String
    var nameSpan: Span
    var input: Expression
    var arguments: CallArguments
}

/// `value is name(argument)`, or, in the dialect `sm`, `value is other`.
struct TestCall {
    /// The right side as it was written.
    var operand: Expression

    /// The name of the test, where the operand can be one.
    var name: String? {
        switch operand.kind {
        case .name(let name): return name
        case .literal(.null): return "null"
        case .literal(.string(let name)): return name
        case .call(let callee, _):
            if case .name(let name) = callee.kind { return name }
            return nil
        default: return nil
        }
    }

    var arguments: [Expression] {
        if case .call(_, let arguments) = operand.kind { return arguments.positional }
        return []
    }
}

extension Expression.Kind {
    /// The height of the highest expression in this one. Statements have a limit of their own.
    fileprivate var childHeight: Int32 {
        switch self {
        case .literal, .name, .caller, .capture: 0
        case .group(let elements), .array(let elements): elements.lazy.map(\.height).max() ?? 0
        case .dictionary(let pairs): pairs.lazy.map(\.value.height).max() ?? 0
        case .member(let object, let name): max(object.height, name.height)
        case .call(let callee, let arguments): max(callee.height, arguments.height)
        case .filter(let call): max(call.input.height, call.arguments.height)
        case .test(let value, let test, _): max(value.height, test.operand.height)
        case .unary(_, let operand): operand.height
        case .binary(_, let left, let right): max(left.height, right.height)
        case .inlineIf(let then, let condition, let otherwise):
            max(then.height, condition.height, otherwise?.height ?? 0)
        }
    }
}

extension CallArguments {
    fileprivate var height: Int32 {
        max(positional.lazy.map(\.height).max() ?? 0, keywords.lazy.map(\.value.height).max() ?? 0)
    }
}
