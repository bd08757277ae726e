import Diagnostics
import NunjucksAnalysis
import SubscriptionManager

/// Finds the places where views ask for translations. It reports nothing, and the rules that do ask it when all views have
/// been seen.
final class TranslationUses {
    /// The theme.
    let theme: LintedTheme
    /// The theme's locales: `en-US` or else English first, by which the others are measured, then in the order of their
    /// names.
    let locales: [LocaleTable]
    /// All uses, in the order of the views; one for each place and way to come to it.
    private(set) var all: [TranslationUse] = []

    private var usesByKey: [String: [Int]] = [:]
    private var patterns: [(pattern: TextPattern, use: Int)] = []
    private var unknown: [Int] = []
    private var usesOfKeys: [String: [TranslationUse]] = [:]

    /// What is printed of each call in the view that is being looked at, and which calls may fail there.
    private var printed: [Site: Printing] = [:]
    private var optional: Set<Site> = []
    /// Texts between quotes in views, and all text that may be JavaScript.
    private var literals: Set<String> = []
    private var scripts: String

    private struct Site: Hashable {
        var source: Int32
        var span: Span

        init(_ location: Location) { (source, span) = (location.source, location.span) }
    }

    private struct Printing {
        let output: Location
        let isInAttribute: Bool
        let isText: Bool
    }

    /// The types that variables have wherever views read them, of those variables of which texts read fields.
    private(set) var variableTypes: [String: [ValueType]] = [:]

    /// Reads the locales of a theme, and finds what their texts and its Markdown files use.
    init(of theme: LintedTheme, _ tables: [LocaleTable]) {
        self.theme = theme
        let files = theme.theme
        let first = ["locales/en-US.json", "locales/en.json"].lazy.compactMap { name in
            tables.firstIndex { $0.file == name }
        }.first
        locales = first.map { [tables[$0]] + tables[..<$0] + tables[($0 + 1)...] } ?? tables
        scripts = String(decoding: files.script ?? [], as: UTF8.self)
        let texts = locales.flatMap { locale in locale.keys.flatMap(locale.templates).compactMap(\.text.template) }
        let content = files.contentSources.compactMap { files.analyze($0).template }
        for field in texts.flatMap(FieldSearch.fields) { variableTypes[field.variable] = [] }
        for name in StateTypes.standard.globals.keys { variableTypes[name] = nil }
        for template in texts + content {
            var search = TextSearch(view: LintedView(template, of: theme), uses: self)
            template.walk(&search)
        }
    }

    func begin(_ view: LintedView) {
        printed = [:]
        optional = []
        literals.formUnion(view.template.stringLiterals)
    }

    func visit(_ statement: AnalyzedStatement, in view: LintedView) {
        switch statement.kind {
        case .output(let value, let target):
            let isInAttribute =
                switch target {
                case .position(.attribute), .attribute(.attribute, _): true
                default: false
                }
            let isText =
                switch target {
                case .position, .text, .attribute: true
                case .binding, .nowhere: false
                }
            print(
                value, in: view,
                Printing(output: statement.location, isInAttribute: isInAttribute, isText: isText))
        case .if(let branches, _): for branch in branches { allowMissing(branch.condition, in: view) }
        case .text(let bytes): scripts += String(decoding: bytes, as: UTF8.self)
        default: break
        }
    }

    func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        switch expression.kind {
        case .script(let script, _): scripts += script
        case .variable where !variableTypes.isEmpty: noteType(of: expression, in: view)
        case .binary(.or, let left, _), .binary(.and, let left, _), .unary(.not, let left), .test(_, let left, _),
            .conditional(_, let left, _):
            allowMissing(left, in: view)
        default:
            guard let call = view.filterCall(expression) else { return }
            if call.name == "default" { allowMissing(call.input, in: view) }
            if call.name == "t" { add(call, expression.location, in: view) }
        }
    }

    /// Notes the type of a variable of which texts read fields.
    private func noteType(of variable: AnalyzedExpression, in view: LintedView) {
        let name = view.text(at: variable.location)
        let type = variable.type.nonNullish
        guard let known = variableTypes[name], !type.isNever else { return }
        if known.count < 20, !known.contains(where: { $0 == type }) { variableTypes[name] = known + [type] }
    }

    /// Notes that a value is printed.
    private func print(_ value: AnalyzedExpression, in view: LintedView, _ printing: Printing) {
        switch value.kind {
        case .sequence(let elements) where elements.count == 1: print(elements[0], in: view, printing)
        case .conditional(let then, _, let otherwise):
            print(then, in: view, printing)
            if let otherwise { print(otherwise, in: view, printing) }
        case .binary(.or, let left, let right):
            print(left, in: view, printing)
            print(right, in: view, printing)
        case .binary(.and, _, let right): print(right, in: view, printing)
        default: if view.filterCall(value)?.name == "t" { printed[Site(value.location)] = printing }
        }
    }

    /// Notes that a value need not be there.
    private func allowMissing(_ value: AnalyzedExpression, in view: LintedView) {
        switch value.kind {
        case .sequence(let elements) where elements.count == 1: allowMissing(elements[0], in: view)
        case .binary(_, let left, let right):
            allowMissing(left, in: view)
            allowMissing(right, in: view)
        default: if view.filterCall(value)?.name == "t" { optional.insert(Site(value.location)) }
        }
    }

    private func add(_ call: LintedView.FilterCall, _ location: Location, in view: LintedView) {
        let site = Site(location)
        let isAskedFor = view.conditions.contains { $0.isTrue && view.text(at: $0.expression.location, has: location) }
        let printing = printed[site]
        add(
            TranslationUse(
                key: TranslationUse.Key(call.input), view: view, location: location, keyLocation: call.input.location,
                values: call.arguments.names, namedValues: call.arguments.named, isInText: false,
                isOptional: isAskedFor || optional.contains(site), output: printing?.output,
                isShown: printing?.isText ?? false,
                attribute: printing.flatMap { $0.isInAttribute ? $0.output : nil }))
    }

    fileprivate func add(_ use: TranslationUse) {
        usesOfKeys = [:]
        let index = all.count
        all.append(use)
        switch use.key {
        case .texts(let keys): for key in keys { usesByKey[key, default: []].append(index) }
        case .pattern(let pattern):
            // So many patterns leave no key of which it can be told.
            if patterns.count < Self.patternLimit { patterns.append((pattern, index)) } else { unknown.append(index) }
        case .notification: break
        case .unknown: unknown.append(index)
        }
    }

    /// How many patterns each key is compared with.
    private static let patternLimit = 1000

    /// The uses of which nothing is known but that they are some.
    var unknownUses: [TranslationUse] { unknown.map { all[$0] } }

    /// The uses that may be of a key, or of an object that it is in.
    func uses(of key: String) -> [TranslationUse] { knownUses(of: key) + unknownUses }

    /// The same without those of which nothing is known.
    func knownUses(of key: String) -> [TranslationUse] {
        if let known = usesOfKeys[key] { return known }
        var found: Set<Int> = []
        for path in key.keyPaths {
            found.formUnion(usesByKey[path] ?? [])
            for (pattern, use) in patterns where pattern.matches(path) { found.insert(use) }
        }
        let uses = found.sorted().map { all[$0] }
        usesOfKeys[key] = uses
        return uses
    }

    /// Whether a key, or an object that it is in, is written out where a view asks for a translation.
    func writtenKey(leadingTo key: String) -> String? { key.keyPaths.first { usesByKey[$0] != nil } }

    /// Whether a key stands between quotes somewhere in a view, or in JavaScript.
    func isQuoted(_ key: String) -> Bool { literals.contains(key) || quotedInScripts.contains(key[...]) }

    /// What stands between two quotes of a kind in all that may be JavaScript.
    private lazy var quotedInScripts = Set(
        ["'", "\"", "`"].flatMap { quote in scripts.split(separator: quote, omittingEmptySubsequences: false) })

    /// Whether some locale has a key.
    func isKnown(_ key: String) -> Bool { locales.contains { $0.values[key] != nil } }

    /// The key of some locale that is nearest to one which no locale has.
    func nearestKey(to key: String) -> String? { theme.suggestion(for: key, among: allKeys) }

    private lazy var allKeys = Set(locales.flatMap(\.values.keys)).sorted()

    /// The keys that views write out, each once, in the order of the views.
    private(set) lazy var writtenKeys: [String] = {
        var known: Set<String> = []
        return all.lazy.flatMap(\.keys).filter { known.insert($0).inserted }
    }()

    /// The keys that one locale alone spells in another way.
    private(set) lazy var misspeltKeys = MisspeltKeys(self).all

    /// The objects of locales that are meant to be plurals, and have forms that no language has.
    private(set) lazy var misspeltPlurals: [MisspeltPlural] = {
        var plurals = Set(locales.flatMap { locale in locale.keys.filter(locale.isPlural) })
        for use in all where use.values?.contains("count") ?? false { plurals.formUnion(use.keys) }
        let keys = plurals.sorted()
        return locales.flatMap { locale in keys.compactMap { MisspeltPlural($0, in: locale) } }
            .filter { !knownUses(of: $0.key).isEmpty }
    }()

    /// The keys that are written out in views, and that no locale has.
    var unknownKeys: [String] { usesByKey.keys.filter { !isKnown($0) } }
}

extension AnalyzedArguments {
    /// The names of the values that the arguments are; nil where they are not known.
    fileprivate var names: [String]? {
        var names = keywords.map(\.key)
        for argument in positional {
            guard case .object(let members, _) = argument.kind else { return nil }
            names += members.map(\.key)
        }
        return names
    }

    /// The values that have names, as far as they are known.
    fileprivate var named: [ObjectMember] {
        positional.reduce(into: keywords) { named, argument in
            if case .object(let members, _) = argument.kind { named += members }
        }
    }
}

/// Finds what a text uses of other texts.
private struct TextSearch: AnalyzedVisitor {
    let view: LintedView
    let uses: TranslationUses

    mutating func visit(_ expression: AnalyzedExpression) {
        guard let call = view.filterCall(expression), call.name == "t" else { return }
        uses.add(
            TranslationUse(
                key: TranslationUse.Key(call.input), view: view, location: expression.location,
                keyLocation: call.input.location, values: call.arguments.names, namedValues: call.arguments.named,
                isInText: true, isOptional: false, output: nil, isShown: false, attribute: nil))
    }
}

extension AnalyzedTemplate {
    /// Whether it asks for translations.
    var usesTranslations: Bool {
        var search = UseSearch()
        walk(&search)
        return search.isFound
    }
}

private struct UseSearch: AnalyzedVisitor {
    var isFound = false

    mutating func visit(_ expression: AnalyzedExpression) {
        switch expression.kind {
        case .filter(let use, _, _), .callVariableOrFilter(_, let use, _, _):
            if use.signature?.name == "t" { isFound = true }
        default: break
        }
    }
}
