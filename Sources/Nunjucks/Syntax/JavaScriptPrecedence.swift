// Nunjucks translates an expression to JavaScript text, operator by operator, without parentheses; JavaScript then reads
// that text by its own precedence. Where the two disagree, JavaScript wins: `not a == b` is `(!a) == b`, `1 ~ 2 + 3` is
// `((1 + "") + 2) + 3`. So an expression, once read by Nunjucks' grammar, is laid out flat and read again here.

extension Expression {
    /// The expression as JavaScript reads Nunjucks' translation of it.
    /// - Parameter joinsLast: Whether `~` has two operands that are worked out before they are joined, and so is no `+`.
    func readByJavaScript(joinsLast: Bool) -> Expression {
        var items: [FlatItem] = []
        flatten(joinsLast, into: &items)
        if items.count == 1, case .operand(let operand) = items[0] { return operand }
        var reader = FlatReader(items: items)
        return reader.binary(minimum: 1)
    }

    private func flatten(_ joinsLast: Bool, into items: inout [FlatItem]) {
        switch kind {
        case .unary(.floor, _):
            items.append(.operand(self))
        case .unary(let `operator`, let operand):
            items.append(.prefix(`operator`, span))
            operand.flatten(joinsLast, into: &items)
        case .binary(.concatenate, let left, let right) where joinsLast:
            items.append(.operand(closed(.concatenate, left, right, joinsLast)))
        case .binary(.concatenate, let left, let right):
            left.flatten(joinsLast, into: &items)
            items.append(.infix(.add))
            items.append(.operand(Expression(.literal(.string("")), Span(Int(left.span.end)..<Int(left.span.end)))))
            items.append(.infix(.add))
            right.flatten(joinsLast, into: &items)
        case .binary(.floorDivide, let left, let right):
            let quotient = Expression(.binary(.divide, left, right), span).readByJavaScript(joinsLast: joinsLast)
            items.append(.operand(Expression(.unary(.floor, quotient), span)))
        case .binary(.power, let left, let right):
            items.append(.operand(closed(.power, left, right, joinsLast)))
        case .binary(.in, let left, let right):
            items.append(.operand(closed(.in, left, right, joinsLast)))
        case .binary(let `operator`, let left, let right):
            left.flatten(joinsLast, into: &items)
            items.append(.infix(`operator`))
            right.flatten(joinsLast, into: &items)
        default:
            items.append(.operand(self))
        }
    }
}

extension Expression {
    /// An operator that is a call in JavaScript, and so has its two operands for itself.
    private func closed(
        _ `operator`: BinaryOperator, _ left: Expression, _ right: Expression, _ joinsLast: Bool
    ) -> Expression {
        Expression(
            .binary(
                `operator`, left.readByJavaScript(joinsLast: joinsLast), right.readByJavaScript(joinsLast: joinsLast)),
            span)
    }
}

private enum FlatItem {
    case operand(Expression)
    case prefix(Expression.UnaryOperator, Span)
    case infix(Expression.BinaryOperator)
}

/// Reads a flat list of operands and operators by JavaScript's precedence (ECMA-262 13.5 to 13.13).
private struct FlatReader {
    let items: [FlatItem]
    var index = 0

    mutating func binary(minimum: Int) -> Expression {
        var left = unary()
        while index < items.count, case .infix(let `operator`) = items[index] {
            let precedence = `operator`.javaScriptPrecedence
            guard precedence >= minimum else { break }
            index += 1
            let right = binary(minimum: precedence + 1)
            left = Expression(.binary(`operator`, left, right), left.span.extended(to: right.span))
        }
        return left
    }

    private mutating func unary() -> Expression {
        switch items[index] {
        case .prefix(let `operator`, let span):
            index += 1
            let operand = unary()
            return Expression(.unary(`operator`, operand), span.extended(to: operand.span))
        case .operand(let operand):
            index += 1
            return operand
        case .infix: preconditionFailure("an operator where Nunjucks' grammar gives an operand")
        }
    }
}

extension Expression.BinaryOperator {
    fileprivate var javaScriptPrecedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .looselyEqual, .looselyUnequal, .strictlyEqual, .strictlyUnequal: 3
        case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
        case .add, .subtract, .concatenate: 5
        case .multiply, .divide, .remainder: 6
        case .floorDivide, .power, .in: 7
        }
    }
}
