import Diagnostics
import NunjucksAnalysis

/// Names of variables that neither the State has nor a view sets.
struct UnknownVariables: LintRule {
    mutating func finish(_ theme: LintedTheme) {
        // A view that no page reaches may get its variables from one that will include it.
        for name in theme.analyzed.page.unknownNames where !theme.knownFields.contain(name.name) {
            theme.keep(name.diagnostic)
        }
    }
}
