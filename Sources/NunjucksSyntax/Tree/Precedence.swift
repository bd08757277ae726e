/// How tightly the parts of an expression hold together in Nunjucks' grammar, from the loosest to the tightest.
enum Precedence: Int, Comparable, Sendable {
    case inlineIf
    case or
    case and
    case not
    case `in`
    case test
    case comparison
    case concatenation
    case addition
    case subtraction
    case multiplication
    case division
    case floorDivision
    case remainder
    case power
    case filter
    case sign
    case primary

    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

    /// The precedence that is one tighter.
    var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .primary }
}

extension Expression.BinaryOperator {
    /// How tightly the operator binds.
    var precedence: Precedence {
        switch self {
        case .or: .or
        case .and: .and
        case .in, .notIn: .in
        case .looselyEqual, .looselyUnequal, .strictlyEqual, .strictlyUnequal, .less, .lessOrEqual, .greater,
            .greaterOrEqual:
            .comparison
        case .concatenate: .concatenation
        case .add: .addition
        case .subtract: .subtraction
        case .multiply: .multiplication
        case .divide: .division
        case .floorDivide: .floorDivision
        case .remainder: .remainder
        case .power: .power
        }
    }
}

extension Expression {
    /// How tightly its outermost parts hold together.
    var precedence: Precedence {
        switch kind {
        case .literal(.number(let number)) where number.sign == .minus: .sign
        case .literal, .name, .group, .array, .dictionary, .member, .index, .call, .broken: .primary
        case .filter: .filter
        case .test: .test
        case .unary(.not, _): .not
        case .unary: .sign
        case .binary(let `operator`, _, _): `operator`.precedence
        case .inlineIf: .inlineIf
        }
    }
}
