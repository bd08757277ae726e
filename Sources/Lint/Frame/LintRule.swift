import Diagnostics
import NunjucksAnalysis

/// One kind of mistake, looked for in a theme.
protocol LintRule {
    /// Looks at a page, or at a view that no page reaches.
    mutating func begin(_ view: LintedView)
    /// Reports what can be told only when all views have been seen.
    mutating func finish(_ theme: LintedTheme)
}

/// One kind of mistake in what stands in views.
///
/// Such a rule sees every statement and every expression of every view, each with what is known of its type where it
/// stands. A view that is included twice is seen twice, and may be right in one place and wrong in the other; what a rule
/// reports of one place counts once.
protocol VisitingRule: LintRule {
    /// Looks at a statement.
    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView)
    /// Looks at an expression.
    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView)
    /// Looks at a page, or at a view that no page reaches, when all that stands in it has been seen.
    mutating func end(_ view: LintedView)
}

extension LintRule {
    mutating func begin(_ view: LintedView) {}
    mutating func finish(_ theme: LintedTheme) {}
}

extension VisitingRule {
    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) {}
    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {}
    mutating func end(_ view: LintedView) {}
}

/// Shows what stands in a view to all rules.
struct LintWalk: AnalyzedVisitor {
    var rules: [any VisitingRule]
    private var view: LintedView?

    init(rules: [any VisitingRule]) { self.rules = rules }

    /// Shows a page, or a view that no page reaches.
    mutating func look(at view: LintedView) {
        self.view = view
        for index in rules.indices { rules[index].begin(view) }
        view.template.walk(&self)
        for index in rules.indices { rules[index].end(view) }
    }

    mutating func visit(_ statement: AnalyzedStatement) {
        guard let view else { return }
        if case .set(_, let stores) = statement.kind { for store in stores { view.forgetNullish(store.name) } }
        for index in rules.indices { rules[index].visit(statement, in: view) }
    }

    mutating func visit(_ expression: AnalyzedExpression) {
        guard let view else { return }
        for index in rules.indices { rules[index].visit(expression, in: view) }
    }

    mutating func enter(where condition: AnalyzedExpression, isTrue: Bool) {
        view?.enter(where: condition, isTrue: isTrue)
    }

    mutating func leave() { view?.leave() }
}
