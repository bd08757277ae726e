import Diagnostics
import NunjucksSyntax

// Nunjucks translates an expression to JavaScript text, operator by operator, without parentheses; JavaScript then reads
// that text by its own precedence. Where the two disagree, JavaScript wins: `not a == b` is `(!a) == b`, `1 ~ 2 + 3` is
// `((1 + "") + 2) + 3`. So operators, once read by Nunjucks' grammar, are laid out flat and read again here.

/// Operators and their operands, as JavaScript reads Nunjucks' translation of them.
indirect enum JavaScriptReading {
    case operand(Expression)
    /// The empty text that Nunjucks' `~` adds.
    case emptyText(Span)
    case unary(AnalyzedExpression.UnaryOperator, JavaScriptReading, Span)
    case binary(AnalyzedExpression.BinaryOperator, JavaScriptReading, JavaScriptReading, Span)

    /// Reads an expression.
    init(_ expression: Expression, _ concatenation: Dialect.Concatenation) {
        var items: [FlatItem] = []
        Self.flatten(expression, concatenation, into: &items)
        if items.count == 1, case .operand(let operand) = items[0] {
            self = operand
        } else {
            var reader = FlatReader(items: items)
            self = reader.binary(minimum: 1)
        }
    }

    var span: Span {
        switch self {
        case .operand(let expression): expression.span
        case .emptyText(let span), .unary(_, _, let span), .binary(_, _, _, let span): span
        }
    }

    private static func flatten(
        _ expression: Expression, _ concatenation: Dialect.Concatenation, into items: inout [FlatItem]
    ) {
        /// An operator that is a call in JavaScript, and so has its two operands for itself.
        func closed(
            _ `operator`: AnalyzedExpression.BinaryOperator, _ left: Expression, _ right: Expression
        ) -> JavaScriptReading {
            .binary(
                `operator`, JavaScriptReading(left, concatenation), JavaScriptReading(right, concatenation),
                expression.span)
        }
        switch expression.kind {
        case .unary(let `operator`, let operand):
            items.append(.prefix(AnalyzedExpression.UnaryOperator(`operator`), expression.span))
            flatten(operand, concatenation, into: &items)
        case .binary(.concatenate, let left, let right):
            if concatenation == .ofOperands {
                items.append(.operand(closed(.concatenate, left, right)))
                return
            }
            flatten(left, concatenation, into: &items)
            items.append(.infix(.add))
            items.append(.operand(.emptyText(Span(Int(left.span.end)..<Int(left.span.end)))))
            items.append(.infix(.add))
            flatten(right, concatenation, into: &items)
        case .binary(.floorDivide, let left, let right):
            var quotient: [FlatItem] = []
            flatten(left, concatenation, into: &quotient)
            quotient.append(.infix(.divide))
            flatten(right, concatenation, into: &quotient)
            var reader = FlatReader(items: quotient)
            items.append(.operand(.unary(.floor, reader.binary(minimum: 1), expression.span)))
        case .binary(.power, let left, let right): items.append(.operand(closed(.power, left, right)))
        case .binary(.in, let left, let right): items.append(.operand(closed(.in, left, right)))
        case .binary(.notIn, let left, let right):
            items.append(.prefix(.not, expression.span))
            items.append(.operand(closed(.in, left, right)))
        case .binary(let `operator`, let left, let right):
            flatten(left, concatenation, into: &items)
            items.append(.infix(AnalyzedExpression.BinaryOperator(`operator`)))
            flatten(right, concatenation, into: &items)
        default: items.append(.operand(.operand(expression)))
        }
    }
}

private enum FlatItem {
    case operand(JavaScriptReading)
    case prefix(AnalyzedExpression.UnaryOperator, Span)
    case infix(AnalyzedExpression.BinaryOperator)
}

/// Reads a flat list of operands and operators by JavaScript's precedence (ECMA-262 13.5 to 13.13).
private struct FlatReader {
    let items: [FlatItem]
    var index = 0

    mutating func binary(minimum: Int) -> JavaScriptReading {
        var left = unary()
        while index < items.count, case .infix(let `operator`) = items[index] {
            let precedence = `operator`.javaScriptPrecedence
            guard precedence >= minimum else { break }
            index += 1
            let right = binary(minimum: precedence + 1)
            left = .binary(`operator`, left, right, left.span.extended(to: right.span))
        }
        return left
    }

    private mutating func unary() -> JavaScriptReading {
        switch items[index] {
        case .prefix(let `operator`, let span):
            index += 1
            let operand = unary()
            return .unary(`operator`, operand, span.extended(to: operand.span))
        case .operand(let operand):
            index += 1
            return operand
        case .infix: preconditionFailure("Nunjucks' grammar gives an operand before every operator")
        }
    }
}

extension AnalyzedExpression.UnaryOperator {
    init(_ operator: Expression.UnaryOperator) {
        self =
            switch `operator` {
            case .not: .not
            case .minus: .minus
            case .plus: .plus
            }
    }
}

extension AnalyzedExpression.BinaryOperator {
    init(_ operator: Expression.BinaryOperator) {
        self =
            switch `operator` {
            case .or: .or
            case .and: .and
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
            case .in, .notIn: .in
            }
    }

    fileprivate var javaScriptPrecedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .looselyEqual, .looselyUnequal, .strictlyEqual, .strictlyUnequal: 3
        case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
        case .add, .subtract, .concatenate: 5
        case .multiply, .divide, .remainder: 6
        case .power, .in: 7
        }
    }
}
