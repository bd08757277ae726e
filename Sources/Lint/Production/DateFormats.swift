import Diagnostics
import NunjucksAnalysis
import SubscriptionManager

/// Formats of dates in the tokens of another library: those of `strftime`, of PHP, of date-fns.
struct DateFormats: VisitingRule {
    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        guard let call = view.filterCall(expression), call.name == "date", let format = call.arguments.positional.first
        else { return }
        // Rendering has met it, and does not always know which text is the format.
        if view.theme.hasFound(.dateFormat, at: view.place(expression.location)) { return }
        check(format, in: view)
    }

    /// Checks a format that is written out, or one of two.
    private func check(_ format: AnalyzedExpression, in view: LintedView) {
        switch format.kind {
        case .literal(.string(let pattern)):
            guard let fault = DateFormatFault(in: pattern) else { return }
            view.warn(.dateFormat, fault.message, at: format.location, help: fault.help)
        case .sequence(let elements): if let last = elements.last { check(last, in: view) }
        case .conditional(let then, _, let otherwise):
            check(then, in: view)
            if let otherwise { check(otherwise, in: view) }
        default: break
        }
    }
}
