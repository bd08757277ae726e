import Diagnostics
import NunjucksAnalysis
import SubscriptionManager

/// Looks for everything that is wrong or suspicious in a theme, on any page, for any customer.
///
/// ```swift
/// let findings = Linter(theme: try Theme(folder: "Theme")).findings()
/// ```
public struct Linter {
    private let theme: Theme
    private let fixtures: FixtureFolder?

    /// Makes a linter of a theme.
    /// - Parameter fixtures: Customers of the store, whose States may have fields that are not documented.
    public init(theme: Theme, fixtures: FixtureFolder? = nil) {
        self.theme = theme
        self.fixtures = fixtures
    }

    /// All that is wrong, file by file in the order of their lines.
    /// - Parameter rendered: What rendering the theme's pages found.
    public func findings(besides rendered: [Diagnostic] = []) -> [Diagnostic] {
        let syntax = ScriptSyntax(of: theme)
        let linted = LintedTheme(theme, fixtures)
        for diagnostic in theme.diagnostics + linted.analyzed.diagnostics + rendered { linted.keep(diagnostic) }
        var rules: [any LintRule] = [
            UnknownVariables(), UnknownFields(), UnknownSettings(), UnusedViews(), ImpossibleValues(), MisusedValues(),
            PossibleNulls(), DuplicateIDs(), UnknownIDs(), MissingAlternatives(), MisspeltBindings(), FormActions(),
            UnknownFunctions(), UnknownElements(), syntax,
        ]
        for template in linted.templates {
            let view = LintedView(template, of: linted)
            for index in rules.indices { rules[index].begin(view) }
            var walk = LintWalk(rules: rules, view: view)
            template.walk(&walk)
            rules = walk.rules
        }
        for index in rules.indices { rules[index].finish(linted) }
        return wanted(linted.findings, in: linted).sorted(by: isBefore)
    }

    /// The findings at the levels that the theme gives them, without those that its comments suppress.
    private func wanted(_ findings: [Diagnostic], in linted: LintedTheme) -> [Diagnostic] {
        var suppressions = Suppressions()
        for template in linted.templates {
            for source in template.sources { template.trees[source.name].map { suppressions.read($0) } }
        }
        let open = findings.filter { !suppressions.cover($0) }
        return (open + suppressions.diagnostics + suppressions.unused).compactMap { diagnostic in
            var diagnostic = diagnostic
            switch theme.rules.levels[diagnostic.code] {
            case .off: return nil
            case .warning: diagnostic.severity = .warning
            case .error: diagnostic.severity = .error
            case nil: break
            }
            return diagnostic
        }
    }

    private func isBefore(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        guard let first = left.place, let second = right.place else { return left.place == nil && right.place != nil }
        return (first.file, first.line, first.column, left.code.rawValue)
            < (second.file, second.line, second.column, right.code.rawValue)
    }
}
