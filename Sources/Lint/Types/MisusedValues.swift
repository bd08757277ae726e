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
        if left.type.isMoney, right.type.isMoney { return reportMoney(`operator`, left, right, expression, in: view) }
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
                at: expression.location, help: "make them numbers: `\(first) * 1`, `\(second) * 1`")
        default: break
        }
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

extension ValueType {
    /// Whether a value of the type is an amount of money, which the State has as a text.
    fileprivate var isMoney: Bool {
        let members = nonNullish.members
        return !members.isEmpty && members.allSatisfy { $0 == .string(.money) }
    }
}
