import Diagnostics
import NunjucksAnalysis
import SubscriptionManager

/// A theme as rules see it.
final class LintedTheme {
    /// The theme.
    let theme: Theme
    /// Its views, with what is known of them.
    let analyzed: AnalyzedTheme
    /// The fields that are not documented, and that objects of this store have all the same.
    let knownFields: KnownFields
    /// What is in its script, if it has one.
    private(set) lazy var script = theme.script.map { ThemeScript($0) }
    /// What has been found.
    private(set) var findings: [Diagnostic] = []
    private var places: Set<FoundPlace> = []

    private struct FoundPlace: Hashable {
        var code: Diagnostic.Code
        var file: String
        var line: Int
        var column: Int
    }

    init(_ theme: Theme, _ fixtures: FixtureFolder?) {
        self.theme = theme
        analyzed = theme.analyze()
        var known = KnownFields(theme.rules)
        for name in fixtures?.fileNames ?? [] { fixtures?.root(of: name).map { known.add($0) } }
        knownFields = known
    }

    /// The page, then the views that it does not reach.
    var templates: [AnalyzedTemplate] { [analyzed.page] + analyzed.unreached }

    /// Whether objects of a type have a field in this store that is not documented.
    func isKnown(_ field: String, of type: ValueType) -> Bool {
        type.members.contains { member in
            if case .record(let record) = member { knownFields.contain(field, of: record) } else { false }
        }
    }

    /// Keeps what has been found, of each place and kind the first: a view that is included twice has its faults once.
    func keep(_ diagnostic: Diagnostic) {
        let place = diagnostic.place
        let found = FoundPlace(
            code: diagnostic.code, file: place?.file ?? "", line: place?.line ?? findings.count,
            column: place?.column ?? 0)
        guard places.insert(found).inserted else { return }
        var diagnostic = diagnostic
        // By whichever way a page comes to a view, the view is wrong.
        diagnostic.includes = []
        findings.append(diagnostic)
    }

    /// Whether something of a kind has been found at a place.
    func hasFound(_ code: Diagnostic.Code, at place: Diagnostic.Place) -> Bool {
        places.contains(FoundPlace(code: code, file: place.file, line: place.line, column: place.column))
    }
}
