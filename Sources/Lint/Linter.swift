import Diagnostics
import NunjucksAnalysis
import NunjucksSyntax
import SubscriptionManager
import Threads

/// Looks for everything that is wrong or suspicious in a theme, on any page, for any customer.
///
/// ```swift
/// let report = Linter(theme: try Theme(folder: "Theme")).report()
/// for finding in report.findings { print(finding.message) }
/// ```
public struct Linter {
    private let theme: Theme
    private let fixtures: FixtureFolder?
    private let readsScript: Bool

    /// Makes a linter of a theme.
    /// - Parameters:
    ///   - fixtures: Customers of the store, whose States may have fields that are not documented.
    ///   - readsScript: Whether the engine reads the theme's script: to load it takes longer than all else.
    public init(theme: Theme, fixtures: FixtureFolder? = nil, readsScript: Bool = true) {
        self.theme = theme
        self.fixtures = fixtures
        self.readsScript = readsScript
    }

    /// All that is wrong, file by file in the order of their lines.
    /// - Parameters:
    ///   - rendered: What rendering the theme's pages found.
    ///   - isComplete: Whether that was looked for on all pages. Else a comment that disables what rendering finds may have
    ///     its reason.
    public func report(besides rendered: [Diagnostic] = [], isComplete: Bool = false) -> LintReport {
        let syntax = readsScript ? [ScriptSyntax(of: theme)] : []
        // The texts can be read while the views are analyzed.
        let locales = Later { [theme] in LocaleTable.all(of: theme) }
        let linted = LintedTheme(theme, fixtures)
        for diagnostic in rendered + theme.diagnostics + linted.analyzed.page.diagnostics { linted.keep(diagnostic) }
        for var diagnostic in linted.analyzed.unreached.flatMap(\.diagnostics) {
            // Production works, whatever is in a view that no page has.
            diagnostic.severity = .warning
            linted.keep(diagnostic)
        }
        var walk = LintWalk(rules: visitingRules(linted, locales.value))
        var others = otherRules
        others += syntax
        for template in linted.templates {
            let view = LintedView(template, of: linted)
            walk.look(at: view)
            for name in view.markup.largeViews.sorted() {
                linted.keep(
                    Diagnostic(
                        .limit, .warning,
                        "`\(name)` is larger than \(MarkupReader.sizeLimit >> 10) KiB, and its HTML is not checked",
                        help: "split it into several views"))
            }
            for index in others.indices { others[index].begin(view) }
        }
        for index in walk.rules.indices { walk.rules[index].finish(linted) }
        for index in others.indices { others[index].finish(linted) }
        let trees = linted.templates.reduce(into: [:]) { $0.merge($1.trees) { tree, _ in tree } }
        return LintReport(
            wanted(linted, trees, isComplete).sorted(by: isBefore), trees,
            reachedViews: Set(linted.analyzed.page.trees.keys))
    }

    /// The rules that look at what stands in views. What one of them tells, the next ones need not repeat.
    private func visitingRules(_ linted: LintedTheme, _ locales: [LocaleTable]) -> [any VisitingRule] {
        let guards = GuardsOfView()
        return [
            ShadowedFields(), UnknownVariables(), UnknownFields(), UnknownSettings(), ImpossibleValues(),
            UnequalKinds(), MisusedValues(), MisusedFilters(), MisusedLists(), MacroCalls(),
            PossibleNulls(guards: guards), MisspeltVariables(), UnknownFunctions(), PrintedSecrets(), UnsafeTexts(),
            Translations(of: linted, locales), MissingNeeds(guards: guards), UsedBeforeSet(), DateFormats(),
            UnknownCalls(),
        ]
    }

    /// The rules that look at tags, and at other files.
    private var otherRules: [any LintRule] {
        var rules: [any LintRule] = [
            UnusedViews(), DuplicateIDs(), UnknownIDs(), MissingAlternatives(), MisspeltBindings(),
            MisspeltAttributes(),
            Listeners(), ScriptsInViews(),
            FormActions(), UnknownElements(), StyleFaults(), UnknownProperties(), LostTracking(),
        ]
        if theme.rules.isOn(.unstyledClass) || theme.rules.isOn(.unusedClass) { rules.append(StyledClasses()) }
        if theme.rules.isOn(.localeOrder) { rules.append(LocaleOrder()) }
        return rules
    }

    /// How much is wrong beside what rendering the theme's pages found.
    public func count(beyond rendered: [Diagnostic]) -> Int {
        let known = Set(rendered.map(FindingPlace.init))
        return report(besides: rendered).findings.count { !known.contains(FindingPlace($0)) }
    }

    /// The findings at the levels that the theme gives them, without those that its comments suppress.
    private func wanted(
        _ linted: LintedTheme, _ trees: [String: SyntaxTree], _ isComplete: Bool
    ) -> [Diagnostic] {
        var suppressions = Suppressions()
        for tree in trees.values.sorted(by: { $0.source.name < $1.source.name }) { suppressions.read(tree) }
        for sheet in linted.styles { suppressions.read(sheet) }
        if let script = theme.script { suppressions.read(Source(name: theme.scriptName, bytes: script)) }
        let open = linted.findings.filter { !suppressions.cover($0) }
        let comments =
            suppressions.diagnostics + suppressions.unused(isComplete: isComplete, where: theme.rules.isOn)
        return (open + comments).compactMap { diagnostic in
            guard theme.rules.isOn(diagnostic.code) else { return nil }
            var diagnostic = diagnostic
            switch theme.rules.levels[diagnostic.code] {
            case .warning: diagnostic.severity = .warning
            case .error: diagnostic.severity = .error
            case .off, nil: break
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
