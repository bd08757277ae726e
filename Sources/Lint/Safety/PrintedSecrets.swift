import Diagnostics
import NunjucksAnalysis
import SubscriptionManager

/// Secrets that are printed: by way of a variable or a join, by names that say what they are, or with the whole object
/// that they are in.
struct PrintedSecrets: VisitingRule {
    private var provenance = Provenance()

    mutating func begin(_ view: LintedView) { provenance = Provenance() }

    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) {
        provenance.visit(statement, in: view)
        guard case .output(let value, _) = statement.kind,
            let secret = provenance.origins(of: value, in: view).first(where: { $0.kind == .secret })
        else { return }
        report("`\(secret.path)` is private and must not be printed into a page", value, in: view)
    }

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        guard let call = view.filterCall(expression), call.name == "dump" else { return }
        reportFields(of: call.input, expression, in: view)
    }

    /// Reports an object with secrets in it, or a list of such.
    private func reportFields(of value: AnalyzedExpression, _ printed: AnalyzedExpression, in view: LintedView) {
        for case .record(let record) in (value.type.members + value.type.element.members) {
            guard let secret = record.fields.first(where: \.isPrivate) else { continue }
            return report(
                "`\(view.text(at: value.location))` has the field `\(secret.name)`, which is private and must not be printed into a page",
                printed, in: view)
        }
    }

    private func report(_ message: String, _ value: AnalyzedExpression, in view: LintedView) {
        view.warn(.privateField, message, at: value.location)
    }
}
