import Diagnostics
import NunjucksAnalysis

/// Values of a kind that means nothing where they are used: an object that is printed, or counted with.
struct MisusedValues: LintRule {
    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) {
        guard case .output(let value, let target) = statement.kind else { return }
        switch target {
        case .position, .text, .attribute: break
        case .binding, .nowhere: return
        }
        guard value.type.isOnlyObjects else { return }
        let text = view.text(at: value.location)
        view.warn(
            .printedObject, "`\(text)` is \(value.type.description), and prints `[object Object]`", at: value.location,
            help: "print one of its properties")
    }
}

extension ValueType {
    /// Whether a value of the type is an object without a text of its own, if it is anything at all.
    fileprivate var isOnlyObjects: Bool {
        let members = nonNullish.members
        return !members.isEmpty
            && members.allSatisfy { member in
                switch member {
                case .record, .map: true
                default: false
                }
            }
    }
}
