import Diagnostics

/// A part of a template that has a value.
public struct Expression: Sendable {
    /// What it is.
    public var kind: Kind
    /// The bytes it stands for.
    public var span: Span
    /// How many expressions stand within one another in it, so that nobody walks into what is too deep for a stack.
    public private(set) var height: Int32

    /// Makes an expression.
    public init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
        height = 1 + kind.childHeight
    }

    /// The kinds of expressions.
    public indirect enum Kind: Sendable {
        /// A value that is written out.
        case literal(Literal)
        /// A variable.
        case name(String)
        /// `(a, b)`: parentheses; of several expressions the last one's value counts, as with JavaScript's comma.
        case group([Expression])
        /// `[a, b]`.
        case array([Expression])
        /// `{a: b}`.
        case dictionary([DictionaryEntry])
        /// `object.name`.
        case member(Expression, Name)
        /// `object[index]`.
        case index(Expression, Expression)
        /// `callee(arguments)`.
        case call(Expression, CallArguments)
        /// `input | name(arguments)`.
        case filter(FilterCall)
        /// `value is operand`.
        case test(TestCall)
        /// An operator with one operand.
        case unary(UnaryOperator, Expression)
        /// An operator between two operands.
        case binary(BinaryOperator, Expression, Expression)
        /// `then if condition else otherwise`.
        case inlineIf(then: Expression, condition: Expression, else: Expression?)
        /// What could not be read.
        case broken
    }

    /// A value that is written out.
    public enum Literal: Hashable, Sendable {
        /// `none` or `null`.
        case null
        /// `true` or `false`.
        case boolean(Bool)
        /// A number.
        case number(Double)
        /// A string, escapes resolved.
        case string(String)
        /// `r/pattern/flags`.
        case regex(pattern: String, flags: String)
    }

    /// The operators with one operand.
    public enum UnaryOperator: String, Hashable, Sendable {
        case not
        case minus = "-"
        case plus = "+"
    }

    /// The operators with two operands, as they are written.
    public enum BinaryOperator: String, Hashable, Sendable {
        case or
        case and
        case looselyEqual = "=="
        case looselyUnequal = "!="
        case strictlyEqual = "==="
        case strictlyUnequal = "!=="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case add = "+"
        case concatenate = "~"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case floorDivide = "//"
        case remainder = "%"
        case power = "**"
        case `in`
        case notIn = "not in"
    }
}

/// One entry of a dictionary literal.
public struct DictionaryEntry: Sendable {
    /// The key, a name or a string; its span covers the quotes of a string.
    public var key: Name
    /// The value.
    public var value: Expression

    /// Makes an entry.
    public init(key: Name, value: Expression) {
        self.key = key
        self.value = value
    }
}

/// The arguments of a call, in the order in which they are written.
public struct CallArguments: Sendable {
    /// One argument.
    public struct Argument: Sendable {
        /// The name before the `=`, of a keyword argument.
        public var keyword: Name?
        /// The value.
        public var value: Expression

        /// Makes an argument.
        public init(keyword: Name? = nil, value: Expression) {
            self.keyword = keyword
            self.value = value
        }
    }

    /// All arguments.
    public var arguments: [Argument]
    /// The bytes from parenthesis to parenthesis; of a tag's arguments, which have none, from the first to the last.
    public var span: Span

    /// Makes arguments.
    public init(_ arguments: [Argument] = [], span: Span) {
        self.arguments = arguments
        self.span = span
    }

    /// The values of the arguments that are given by position.
    public var positional: [Expression] { arguments.compactMap { $0.keyword == nil ? $0.value : nil } }

    /// The arguments that are given by name.
    public var keywords: [(name: Name, value: Expression)] {
        arguments.compactMap { argument in argument.keyword.map { ($0, argument.value) } }
    }
}

/// `input | name(arguments)`.
public struct FilterCall: Sendable {
    /// What the filter is applied to.
    public var input: Expression
    /// The filter's name.
    public var name: Name
    /// The arguments, where there are parentheses.
    public var arguments: CallArguments?

    /// Makes a call of a filter.
    public init(input: Expression, name: Name, arguments: CallArguments?) {
        self.input = input
        self.name = name
        self.arguments = arguments
    }
}

/// `value is operand`, where the operand names a test, calls one, or is something to compare with.
public struct TestCall: Sendable {
    /// What is tested.
    public var value: Expression
    /// The right side, as it is written.
    public var operand: Expression
    /// Whether it says `is not`.
    public var isNegated: Bool

    /// Makes a test.
    public init(value: Expression, operand: Expression, isNegated: Bool) {
        self.value = value
        self.operand = operand
        self.isNegated = isNegated
    }

    /// The name of the test, where the operand can be one.
    public var name: String? {
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

    /// The arguments of the test.
    public var arguments: [Expression] {
        if case .call(_, let arguments) = operand.kind { return arguments.positional }
        return []
    }
}

extension Expression.Kind {
    /// The height of the highest expression in this one.
    fileprivate var childHeight: Int32 {
        switch self {
        case .literal, .name, .broken: 0
        case .group(let elements), .array(let elements): elements.lazy.map(\.height).max() ?? 0
        case .dictionary(let entries): entries.lazy.map(\.value.height).max() ?? 0
        case .member(let object, _): object.height
        case .index(let object, let index): max(object.height, index.height)
        case .call(let callee, let arguments): max(callee.height, arguments.height)
        case .filter(let call): max(call.input.height, call.arguments?.height ?? 0)
        case .test(let test): max(test.value.height, test.operand.height)
        case .unary(_, let operand): operand.height
        case .binary(_, let left, let right): max(left.height, right.height)
        case .inlineIf(let then, let condition, let otherwise):
            max(then.height, condition.height, otherwise?.height ?? 0)
        }
    }
}

extension CallArguments {
    fileprivate var height: Int32 { arguments.lazy.map(\.value.height).max() ?? 0 }
}
