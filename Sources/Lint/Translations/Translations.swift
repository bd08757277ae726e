import Diagnostics
import NunjucksAnalysis

/// All rules of translations, which look at the same uses of them.
struct Translations: VisitingRule {
    private let uses: TranslationUses

    /// - Parameter locales: What is in the theme's locales.
    init(of theme: LintedTheme, _ locales: [LocaleTable]) { uses = TranslationUses(of: theme, locales) }

    mutating func begin(_ view: LintedView) { uses.begin(view) }
    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) { uses.visit(statement, in: view) }
    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) { uses.visit(expression, in: view) }

    mutating func finish(_ theme: LintedTheme) {
        var faults = TextFaults(uses: uses)
        faults.finish(theme)
        let keys = uses.locales.reduce(0) { $0 + $1.keys.count }
        guard keys * uses.all.count <= Self.comparisonLimit else {
            return theme.keep(
                Diagnostic(
                    .limit, .warning,
                    "\(keys) translations and \(uses.all.count) uses of them are too many to be compared"))
        }
        var rules: [any LintRule] = [
            MissingTranslations(uses: uses), MissingCounts(uses: uses), MissingPluralForms(uses: uses),
            MisspeltForms(uses: uses), PrintedGroups(uses: uses), PrintedValues(uses: uses), ForeignForms(uses: uses),
            FieldsInTexts(uses: uses), UnusedValues(uses: uses), MissingValues(uses: uses),
            LocaleDifferences(uses: uses), MarkupInAttributes(uses: uses), UnusedTranslations(uses: uses),
        ]
        for index in rules.indices { rules[index].finish(theme) }
    }

    /// How many pairs of a key and a use are looked at: more than large themes have.
    private static let comparisonLimit = 10_000_000
}
