import Diagnostics
import NunjucksAnalysis

/// Values of a kind that means nothing where they are used: an object that is printed, or counted with.
struct MisusedValues: VisitingRule {
    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) {
        guard case .output(let value, let target) = statement.kind else { return }
        switch target {
        case .position, .text, .attribute: reportObject(value, .printedObject, "and prints `[object Object]`", in: view)
        case .binding, .nowhere: break
        }
    }

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        guard case .binary(let `operator`, let left, let right) = expression.kind else { return }
        if left.type.isMoney && right.isAmount || right.type.isMoney && left.isAmount {
            return reportMoney(`operator`, left, right, expression, in: view)
        }
        for operand in [left, right] where `operator`.isArithmetic { reportFormatted(operand, in: view) }
        for operand in [left, right] {
            switch `operator` {
            case .add, .concatenate:
                reportObject(operand, .printedObject, "which becomes `[object Object]` in a text", in: view)
            case .subtract, .multiply, .divide, .remainder, .power, .less, .lessOrEqual, .greater, .greaterOrEqual:
                reportObject(operand, .invalidNumber, "and no number", in: view)
            case .or, .and, .looselyEqual, .looselyUnequal, .strictlyEqual, .strictlyUnequal, .in: return
            }
        }
    }

    /// Reports amounts of money, which are texts, where they are joined or compared as texts.
    private func reportMoney(
        _ operator: AnalyzedExpression.BinaryOperator, _ left: AnalyzedExpression, _ right: AnalyzedExpression,
        _ expression: AnalyzedExpression, in view: LintedView
    ) {
        let (first, second) = (view.text(at: left.location), view.text(at: right.location))
        switch `operator` {
        case .add:
            view.warn(
                .invalidNumber, "`\(first)` and `\(second)` are texts, and `+` joins them", at: expression.location,
                help: "make them numbers: `\(first) * 1 + \(second) * 1`")
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            view.warn(
                .invalidNumber, "`\(first)` and `\(second)` are texts, and compared as texts",
                at: expression.location,
                help: "make them numbers: \(Self.number(left, first)), \(Self.number(right, second))")
        default: break
        }
    }

    /// How to write a text as a number.
    private static func number(_ value: AnalyzedExpression, _ text: String) -> String {
        if case .literal(.string(let digits)) = value.kind { "`\(digits)`" } else { "`\(text) * 1`" }
    }

    /// Reports what a filter has written for people, where it is counted with.
    private func reportFormatted(_ value: AnalyzedExpression, in view: LintedView) {
        var value = value
        while case .sequence(let elements) = value.kind, elements.count == 1 { value = elements[0] }
        guard let call = view.filterCall(value), call.name == "currency" else { return }
        view.warn(
            .invalidNumber, "`\(view.text(at: value.location))` is a text for people, and no number",
            at: value.location, help: "count first, and let the filter come last: `(a * b) | \(call.name)`")
    }

    private func reportObject(
        _ value: AnalyzedExpression, _ code: Diagnostic.Code, _ consequence: String, in view: LintedView
    ) {
        guard value.type.isOnlyObjects else { return }
        view.warn(
            code, "`\(view.text(at: value.location))` is \(value.type.description), \(consequence)", at: value.location,
            help: "use one of its properties")
    }
}

extension AnalyzedExpression.BinaryOperator {
    fileprivate var isArithmetic: Bool {
        switch self {
        case .subtract, .multiply, .divide, .remainder, .power: true
        default: false
        }
    }
}

extension AnalyzedExpression {
    /// Whether it is an amount of money in a text, or one that is written out: `'50'`.
    fileprivate var isAmount: Bool {
        if case .literal(.string(let text)) = kind {
            // As texts, too, all amounts but zero are greater than this.
            return !text.isEmpty && text != "0.00" && text.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
        }
        return type.isMoney
    }
}

extension ValueType {
    /// Whether a value of the type is an amount of money, which the State has as a text.
    fileprivate var isMoney: Bool {
        let members = nonNullish.members
        return !members.isEmpty && members.allSatisfy { $0 == .string(.money) }
    }
}
