import Diagnostics
import Localization
import SubscriptionManager

/// Which pages a site has, and which of them are to be made now.
public struct SitePlan: Sendable {
    /// What the user wants to be made. Nothing said means everything.
    public struct Selection: Sendable {
        /// The names of fixtures, with `.json` or without.
        public var fixtures: [String] = []
        /// Language tags, which the theme need not have.
        public var locales: [String] = []
        /// Which part of these pages.
        public var shard = Shard.all

        /// Selects everything.
        public init() {}
    }

    /// All pages, in name order.
    public let allPages: [PageName]
    /// The pages that are to be made, in name order.
    public private(set) var pages: [PageName]
    /// The pages of which those that are to be made are a part, in name order.
    let selectedPages: [PageName]
    /// Which part of them is to be made.
    let shard: Shard
    /// Names that cannot be those of pages.
    public let diagnostics: [Diagnostic]
    /// What reads the fixtures.
    private(set) var shelf: FixtureShelf
    /// The folder of the fixtures.
    public var fixtures: FixtureFolder { shelf.folder }

    /// Whether all pages are to be made.
    public var isWhole: Bool { pages.count == allPages.count }

    /// Makes a plan.
    /// - Parameters:
    ///   - fixtures: The folder of fixtures.
    ///   - locales: The theme's locales. A fixture has a page in each of them, in its own locale too if the theme has
    ///     nothing of that language, and in those that are selected.
    ///   - selection: What is to be made; everything, if nothing is said.
    /// - Throws: ``Diagnostic/Code/notFound`` where the selection has a name that nothing has, or the folder no fixtures;
    ///   ``Diagnostic/Code/unusableName`` where it has a locale that is not a language tag.
    public init(fixtures: FixtureFolder, locales: [String], selection: Selection = Selection()) throws(Diagnostic) {
        let names = fixtures.fileNames.map(Self.withoutSuffix)
        guard !names.isEmpty else {
            throw Diagnostic(
                .notFound, .error, "there are no fixtures in `\(fixtures.path)`",
                help: "a fixture is a JSON file that holds a State; `sm-preview fixtures generate` makes one")
        }
        try Self.checkDistinct(names, "fixtures", in: fixtures.path)
        try Self.checkDistinct(locales, "locales", in: "locales")
        let shelf = FixtureShelf(folder: fixtures)
        let wantedFixtures = try Self.fixtures(selection.fixtures, among: names, in: fixtures.path)
        let wantedLocales = try Self.locales(selection.locales, among: locales)
        let ownLocales = OwnLocales(fixtures, beside: locales)
        var pages: [PageName] = []
        var wanted: [PageName] = []
        var diagnostics: [Diagnostic] = []
        for name in names {
            let isFixtureWanted = wantedFixtures?.contains(name) ?? true
            var all = locales
            if let own = ownLocales.locale(of: name) { all.append(own) }
            for locale in wantedLocales ?? [] where !all.contains(locale) { all.append(locale) }
            for locale in all.isEmpty ? ["en"] : all {
                guard let page = PageName(fixture: name, locale: locale) else {
                    diagnostics.append(Self.unusable(fixture: name, locale: locale, in: fixtures))
                    continue
                }
                pages.append(page)
                if isFixtureWanted, wantedLocales?.contains(locale) ?? true { wanted.append(page) }
            }
        }
        allPages = pages.sorted()
        let selectedPages = wanted.sorted()
        self.selectedPages = selectedPages
        shard = selection.shard
        self.pages = shard == .all ? selectedPages : selectedPages.filter(selection.shard.contains)
        var known: Set<Diagnostic> = []
        self.diagnostics = diagnostics.filter { known.insert($0).inserted }
        self.shelf = shelf
    }

    /// The plan of one of its pages alone; nil where there is no such page.
    func only(_ page: PageName) -> SitePlan? {
        var plan = self
        plan.pages = [page]
        return allPages.contains(page) ? plan : nil
    }

    /// The plan of some of its pages alone.
    func only(_ isWanted: (PageName) -> Bool) -> SitePlan {
        var plan = self
        plan.pages = pages.filter(isWanted)
        return plan
    }

    /// The same plan with fixtures that nobody else reads.
    var withOwnShelf: SitePlan {
        var plan = self
        plan.shelf = FixtureShelf(folder: fixtures)
        return plan
    }

    /// Makes sure that no two files are one on a system whose names are compared in another way.
    private static func checkDistinct(_ names: [String], _ kind: String, in folder: String) throws(Diagnostic) {
        var known: [String: String] = [:]
        for name in names {
            guard let other = known.updateValue(name, forKey: PageName.folded(name)) else { continue }
            let isCase = other.utf8.count == name.utf8.count
            throw Diagnostic(
                .unusableName, .error,
                "the \(kind) `\(other).json` and `\(name).json` differ only in \(isCase ? "case" : "how Unicode composes them"), and would have the same pages on some systems",
                help: "rename one of them in `\(folder)`")
        }
    }

    /// The fixtures that are meant by what the user wrote; nil if nothing was written.
    static func fixtures(
        _ words: [String], among names: [String], in path: String
    ) throws(Diagnostic) -> Set<String>? {
        if words.isEmpty { return nil }
        var selected: Set<String> = []
        for word in words {
            guard let name = names.first(where: { $0 == word }) ?? names.first(where: { $0 + ".json" == word }) else {
                throw Diagnostic(
                    .notFound, .error, "there is no fixture `\(word)` in `\(path)`", help: suggestion(for: word, names))
            }
            selected.insert(name)
        }
        return selected
    }

    /// The locales that are meant by what the user wrote, as the theme spells them where it has them; nil if nothing was
    /// written.
    private static func locales(_ words: [String], among locales: [String]) throws(Diagnostic) -> [String]? {
        if words.isEmpty { return nil }
        var selected: [String] = []
        for word in words {
            guard let tag = LocaleTag(wellFormed: word) else {
                throw Diagnostic(
                    .unusableName, .error, "`\(word)` is not a language tag",
                    help: nearest(to: word, among: locales).map { "did you mean `\($0)`?" }
                        ?? "a locale is a tag such as `en-US` or `it`")
            }
            selected.append(Self.name(of: tag, among: locales))
        }
        return selected
    }

    /// What pages in a locale are called: as the theme spells it, else by its tag.
    static func name(of locale: LocaleTag, among locales: [String]) -> String {
        locales.first { LocaleTag($0) == locale } ?? locale.identifier
    }

    private static func suggestion(for word: String, _ names: [String]) -> String {
        if let near = nearest(to: word, among: names) { return "did you mean `\(near)`?" }
        let shown = names.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
        return
            "there \(names.count == 1 ? "is" : "are") \(shown)\(names.count > 12 ? " and \(names.count - 12) more" : "")"
    }

    private static func unusable(fixture: String, locale: String, in folder: FixtureFolder) -> Diagnostic {
        if PageName.reserved.contains(fixture.lowercased()) {
            return Diagnostic(
                .unusableName, .error,
                "the fixture `\(fixture).json` cannot have a page: the output folder keeps `\(fixture)` for itself",
                help: "rename `\(folder.path)/\(fixture).json`")
        }
        if !PageName.canBePath(fixture) {
            return Diagnostic(
                .unusableName, .error, "the fixture `\(fixture).json` cannot have a page: no folder can have its name",
                help:
                    "rename the file in `\(folder.path)`: no control characters, colons and backslashes, no `.` or space at the end, and no name that Windows keeps, such as `con`"
            )
        }
        return Diagnostic(
            .unusableName, .error, "the locale `\(locale)` cannot have pages: no file can have its name",
            help: "rename the locale's file, as in `en-US.json`")
    }

    static func withoutSuffix(_ fileName: String) -> String {
        fileName.hasSuffix(".json") ? String(fileName.dropLast(5)) : fileName
    }
}
