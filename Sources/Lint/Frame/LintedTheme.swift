import Diagnostics
import NunjucksAnalysis
import NunjucksSyntax
import SubscriptionManager
import Threads

/// A theme as rules see it.
final class LintedTheme {
    /// The theme.
    let theme: Theme
    /// Its views, with what is known of them.
    let analyzed: AnalyzedTheme
    /// The fields that are not documented, and that objects of this store have all the same. To read them from all fixtures
    /// takes longer than all else, and few themes ask.
    private(set) lazy var knownFields = {
        var known = KnownFields(theme.rules)
        for name in fixtures?.fileNames ?? [] { fixtures?.root(of: name).map { known.add($0) } }
        return known
    }()
    private let fixtures: FixtureFolder?
    /// What is in its script, if it has one.
    private(set) lazy var script = laterScript.value
    private let laterScript: Later<ThemeScript?>
    /// The functions that are in it.
    private(set) lazy var scriptFunctions = theme.script.map { ScriptFunctions($0) }
    /// The attributes that its script reads, or its style sheets select by.
    private lazy var attributes = (script?.attributes ?? []).union(
        theme.styleSources.flatMap { AttributeSelectors.names(in: $0.bytes) })
    /// Its style sheets.
    private(set) lazy var styles = laterStyles.value.sheets
    /// What keeps Less from reading them.
    private(set) lazy var refusedStyles = laterStyles.value.faults
    private let laterStyles: Later<(sheets: [StyleSheet], faults: [Diagnostic])>
    /// The properties that views give objects: `note` of `{% set order.note = … %}`.
    private(set) lazy var setProperties = {
        var search = SetProperties()
        for tree in templates.flatMap(\.trees.values) { tree.walk(&search) }
        return search.names
    }()
    /// What has been found.
    private(set) var findings: [Diagnostic] = []
    /// Where each of them is in the list.
    private var places: [FindingPlace: Int] = [:]
    /// What is not told, because something else is the cause.
    private var leftOut: Set<FindingPlace> = []
    private var counts: [Diagnostic.Code: Int] = [:]

    init(_ theme: Theme, _ fixtures: FixtureFolder?) {
        self.theme = theme
        self.fixtures = fixtures
        // These can be read while the views are analyzed.
        laterScript = Later { theme.script.map { ThemeScript($0) } }
        laterStyles = Later { (theme.styleSources.map { StyleSheet($0) }, theme.refusedStyles) }
        analyzed = theme.analyze()
    }

    /// The page, then the views that it does not reach.
    var templates: [AnalyzedTemplate] { [analyzed.page] + analyzed.unreached }

    /// Whether the theme's script reads an attribute, or a style sheet selects elements by it.
    func hasAttribute(_ name: String) -> Bool { attributes.contains(name) }

    /// Whether objects of a type have a field in this store that is not documented.
    func isKnown(_ field: String, of type: ValueType) -> Bool {
        type.members.contains { member in
            if case .record(let record) = member { knownFields.contain(field, of: record) } else { false }
        }
    }

    /// Keeps what has been found, of each place and kind the first: a view that is included twice has its faults once.
    func keep(_ diagnostic: Diagnostic) {
        let place = FindingPlace(diagnostic)
        if let index = places[place] {
            // Rendering finds some of what lint finds, and knows no fix.
            if findings[index].fixes.isEmpty { findings[index].fixes = diagnostic.fixes }
            return
        }
        guard accepts(diagnostic.code), !leftOut.contains(place) else { return }
        let count = counts[diagnostic.code, default: 0]
        counts[diagnostic.code] = count + 1
        if count == Self.limit {
            findings.append(
                Diagnostic(
                    .limit, .warning,
                    "there are more than \(Self.limit) findings `\(diagnostic.code.rawValue)`; the rest are left out"))
            return
        }
        places[place] = findings.count
        var diagnostic = diagnostic
        // By whichever way a page comes to a view, the view is wrong.
        diagnostic.includes = []
        findings.append(diagnostic)
    }

    /// Keeps what may be found at a place from being reported: something else that is said of it is the cause.
    func leaveOut(_ code: Diagnostic.Code, at place: Diagnostic.Place) {
        leftOut.insert(FindingPlace(Diagnostic(code, .warning, "", at: place)))
    }

    /// Takes back what rendering found in many places, of which one message says it all.
    func takeBack(_ code: Diagnostic.Code, _ messages: Set<String>) {
        takeBack(code) { messages.contains($0.message) }
    }

    /// Takes back what rendering found at a place, of which another message says the cause.
    func takeBack(_ code: Diagnostic.Code, at place: Diagnostic.Place) {
        let place = FindingPlace(Diagnostic(code, .warning, "", at: place))
        if places[place] != nil { takeBack(code) { FindingPlace($0) == place } }
    }

    /// Takes back what rendering found of which another message says the cause.
    func takeBack(_ code: Diagnostic.Code, where isKnown: (Diagnostic) -> Bool) {
        let count = findings.count
        findings.removeAll { $0.code == code && isKnown($0) }
        guard findings.count < count else { return }
        counts[code, default: 0] -= count - findings.count
        places = [:]
        for (index, finding) in findings.enumerated() { places[FindingPlace(finding)] = index }
    }

    /// What is nearest to a word. Where very much is misspelt, to look for all of it would take too long.
    /// - Parameter most: How far it may be from the word, however long that is.
    func suggestion(
        for word: String, among candidates: some Collection<String>, within most: Int = .max
    ) -> String? {
        guard suggestionsLeft > 0 else { return nil }
        suggestionsLeft -= candidates.count
        return nearest(to: word, among: candidates, within: most)
    }

    /// How many words can still be compared with another.
    private var suggestionsLeft = 5_000_000

    /// Whether another finding of a kind is kept.
    func accepts(_ code: Diagnostic.Code) -> Bool { counts[code, default: 0] <= Self.limit }

    /// How many findings of one kind are kept.
    private static let limit = 500

    /// Whether something of a kind has been found at a place.
    func hasFound(_ code: Diagnostic.Code, at place: Diagnostic.Place) -> Bool {
        let place = FindingPlace(Diagnostic(code, .warning, "", at: place))
        return places[place] != nil || leftOut.contains(place)
    }
}

/// Finds the properties that views set.
private struct SetProperties: SyntaxVisitor {
    var names: Set<String> = []

    mutating func enter(_ statement: Statement) -> SyntaxDescent {
        guard case .set(let set) = statement.kind else { return .visitChildren }
        for target in set.targets {
            guard case .property(let expression) = target.kind else { continue }
            switch expression.kind {
            case .member(_, let name): names.insert(name.text)
            case .index(_, let key): if case .literal(.string(let name)) = key.kind { names.insert(name) }
            default: break
            }
        }
        return .visitChildren
    }
}
