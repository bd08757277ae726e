import Diagnostics
import JSON
import Localization
import NunjucksAnalysis
import NunjucksRuntime
import NunjucksSyntax
import Synchronization

/// A theme read from disk; immutable; renders any fixture in any locale, from any thread.
///
/// ```swift
/// let theme = try Theme(folder: "Templates/standard")
/// let fixture = try Fixture(contentsOf: "Fixtures/ordinary.json")
/// print(theme.render(fixture, locale: "fr-CA").text)
/// ```
///
/// The folder is read once, when the theme is made. Only `views/main.liquid` must be there.
public final class Theme: Sendable {
    /// The name of its folder.
    public let name: String
    /// The folder's path, as it was given.
    public var folder: String { place.path }
    /// The names of the locale files without `.json`, in name order: each is a language tag.
    public let locales: [String]
    /// What reading the locales, the settings and the other files found.
    public let diagnostics: [Diagnostic]
    /// The contents of `scripts/script.js`, if there is one; else of `script.js` beside `views`, where older themes have it.
    public let script: [UInt8]?
    /// The path of that script in the theme: `scripts/script.js`.
    package let scriptName: String

    /// How much a page may use.
    public let limits: PageLimits
    /// How the theme is checked.
    package let rules: RuleSettings

    /// Where its files are.
    let place: ThemePlace
    let limitChanges: [PageLimits.Setting]
    /// All files that were read, by their paths in the theme.
    package let files: [String: [UInt8]]

    let environment: Environment
    package let translations: Locales
    package let settings: Settings
    private let content: Content
    private let texts = TextTemplates()
    private let formats = Mutex<[String: LocaleFormats]>([:])
    private let styles: Stylesheet

    private static let mainTemplate = ThemeTemplates.path(of: "main")

    /// Reads a theme.
    /// - Parameters:
    ///   - folder: The path of its folder.
    ///   - limits: How much a page may use, otherwise than usual and than the theme's own `sm-preview.json` says.
    /// - Throws: ``Diagnostic/Code/missingTheme`` where there is no such folder; ``Diagnostic/Code/missingTemplate`` where
    ///   it has no `views/main.liquid`. What is wrong with other files is told by ``diagnostics``, and the theme does
    ///   without them.
    public convenience init(folder: String, limits changes: [PageLimits.Setting] = []) throws(Diagnostic) {
        try self.init(ThemePlace(path: folder), limits: changes)
    }

    /// Makes a theme of files, whatever is on disk.
    /// - Parameters:
    ///   - folder: What messages call its folder.
    ///   - files: All its files, by their paths in the theme: ``files`` of another one, say.
    package convenience init(
        folder: String, limits changes: [PageLimits.Setting], holding files: [String: [UInt8]]
    ) throws(Diagnostic) {
        try self.init(ThemePlace(path: folder, files: .inMemory(files)), limits: changes)
    }

    init(_ place: ThemePlace, limits changes: [PageLimits.Setting]) throws(Diagnostic) {
        var reader = ThemeReader(folder: try ThemeFolder(place))
        self.place = place
        limitChanges = changes
        let sources = reader.views()
        guard sources.contains(where: { $0.name == Self.mainTemplate }) else {
            throw Diagnostic(
                .missingTemplate, .error, "the theme `\(place.path)` has no `\(Self.mainTemplate)`",
                help: reader.helpForMissing(Self.mainTemplate))
        }
        reader.checkImages(of: sources)
        name = place.name
        translations = reader.locales()
        settings = reader.settings()
        content = reader.content()
        (script, scriptName) = reader.script()
        reader.checkStyles()
        let file = reader.configuration()
        rules = file.rules
        var limits = file.limits
        for change in changes { limits.set(change) }
        self.limits = limits
        styles = Stylesheet(place, css: reader.bytes(of: "styles/main.css"))
        diagnostics = reader.allDiagnostics
        files = reader.files
        locales = translations.files.map(\.name)

        var rendering = Options(dialect: .sm)
        rendering.limits = limits.rendering
        var configuration = Environment.Configuration.sm(options: rendering, loader: ThemeTemplates(sources))
        configuration.templateName = ThemeTemplates.path
        configuration.expectedNames = StateSchema.standard.topLevelNames
        environment = Environment(configuration)
    }

    /// The warnings about the files that serve a locale: one if its pages have their texts from the file of another locale,
    /// and one if their Markdown files come from a third.
    public func diagnostics(forLocale locale: String) -> [Diagnostic] {
        let tag = LocaleTag(locale)
        let texts = translations.chain(for: tag).first.map { LocaleTag($0.name) }
        return [translations.diagnostic(for: tag), content.diagnostic(for: tag, besideTextsOf: texts)].compactMap { $0 }
    }

    /// The theme's styles: `styles/main.css`, else what the command `lessc` makes of `styles/main.less`.
    ///
    /// Less is compiled anew at each call.
    /// - Returns: The styles, and why there are none, where that is for a fault.
    public func stylesheet() -> (css: [UInt8]?, diagnostics: [Diagnostic]) { styles.compiled() }

    /// The theme's styles, compiled by a run of `lessc` that waits for them, if one does.
    package func stylesheet(by prepared: PreparedLess?) -> (css: [UInt8]?, diagnostics: [Diagnostic]) {
        styles.compiled(by: prepared)
    }

    /// Has a run of `lessc` wait for the theme's styles, if they are written in Less.
    package func prepareStylesheet(_ prepared: PreparedLess) { styles.prepare(prepared) }

    /// The theme's style sheets, whether its pages use them or not: all files of CSS and Less in `styles`.
    package var styleSources: [Source] {
        guard var files = try? ThemeFolder(place) else { return [] }
        return [".css", ".less"].flatMap { files.files(in: "styles", suffix: $0) }.map(Source.init)
    }

    /// Why Less is not run on the theme's styles: they would read files outside of the theme, or run code.
    package var refusedStyles: [Diagnostic] { styles.faults }

    /// The files that the styles name, and the styles as a site with those files has them.
    ///
    /// The files are read anew at each call.
    /// - Parameter css: What ``stylesheet()`` gave.
    public func assets(ofStylesheet css: [UInt8]) -> StylesheetAssets? {
        (try? ThemeFolder(place)).map { StylesheetAssets(css, in: $0) }
    }

    /// All that ``stylesheet()`` compiles, and what it compiles it with: as long as this is the same, so are the styles.
    /// Nil where nothing is compiled, or where it cannot be told without doing it.
    public var stylesheetSources: [UInt8]? { styles.sources() }

    /// Finds out everything that can be known of the views before a page is rendered.
    public func analyze() -> AnalyzedTheme {
        let loader = environment.loader
        func analyzed(_ name: String, _ assumptions: Assumptions) -> AnalyzedTemplate? {
            loader.source(named: name).map { environment.analyze($0, assuming: assumptions) }
        }
        guard let page = analyzed(Self.mainTemplate, .page) else {
            preconditionFailure("a theme is not made without its main template")
        }
        let reached = page.includeGraph.reached
        let others = loader.names.filter { $0 != Self.mainTemplate && !reached.contains($0) }
        return AnalyzedTheme(page: page, unreached: others.compactMap { analyzed($0, .part) })
    }

    /// Finds out everything that can be known of a text that is a template, such as a translation.
    package func analyze(_ text: Source) -> AnalyzedText { AnalyzedText(text, by: environment) }

    /// The names of all functions and filters that a template can call.
    package var functionNames: Set<String> {
        Set(environment.vocabulary.functions.keys).union(environment.vocabulary.filters.keys)
    }

    /// The Markdown files of all locales.
    package var contentSources: [Source] { content.allSources }

    /// The templates as JavaScript, for pages that render themselves again; nil where an error keeps pages from being made.
    /// - Parameter known: The texts of another version of the theme, which are taken where this one has the same.
    package func pageScripts(reusing known: PageTexts? = nil) -> PageScripts? {
        guard case .success(let program) = environment.compiled(Self.mainTemplate) else { return nil }
        let files = translations.files
        let texts = known.flatMap { $0.areThose(of: files) ? $0 : nil } ?? PageTexts(files, by: environment)
        return PageScripts(program.template, texts: texts, settings: settings.element)
    }

    /// The script of ``pageScripts(reusing:)`` that has the views, of which each template tells where it stands; nil where
    /// there are no such scripts.
    /// - Parameter texts: The texts of the scripts.
    package func placedTemplates(with texts: PageTexts) -> [UInt8]? {
        guard case .success(let program) = environment.compiled(Self.mainTemplate) else { return nil }
        return PlacedTemplates(
            page: program.template, texts: texts, settings: settings.element, locales: translations.files
        ).script
    }

    /// The names of the locale files that serve a locale, the nearest first.
    package func localeFiles(for locale: String) -> [String] {
        translations.chain(for: LocaleTag(locale)).map(\.name)
    }

    /// Renders a fixture in a locale.
    /// - Parameters:
    ///   - fixture: The State, and the settings that it overrides.
    ///   - locale: The page's locale, in whatever spelling; the fixture's own if there is none.
    ///   - options: What this rendering does otherwise than usual.
    /// - Returns: The page. What stopped it, where it is not whole, is its ``RenderedPage/error``.
    public func render(
        _ fixture: Fixture, locale: String? = nil, options: RenderOptions = RenderOptions()
    ) -> RenderedPage {
        render(fixture, locale: locale, options: options, makeScripts: nil)
    }

    /// Renders a fixture in a locale.
    /// - Parameters:
    ///   - ownsValues: Whether scripts may change the values.
    ///   - makeScripts: Makes what works out the page's JavaScript. Without it, such values wait for the page.
    package func render(
        _ fixture: Fixture, locale: String? = nil, options: RenderOptions = RenderOptions(),
        ownsValues: Bool = false, makeScripts: (() -> (any PageScriptHost)?)?
    ) -> RenderedPage {
        let locale = locale ?? fixture.locale
        let program: LinkedProgram
        switch environment.compiled(Self.mainTemplate) {
        case .success(let compiled): program = compiled
        case .failure(let failure): return RenderedPage(failure)
        }
        let tag = LocaleTag(locale)
        var parts = PageContext.Parts(
            formats: formats(of: tag),
            translations: Translations(translations, for: tag, fallsBack: options.fallsBackForTranslations),
            settings: settings.overridden(by: fixture.settings), content: content, now: fixture.now,
            zone: ZoneClock.named(fixture.timeZone) ?? .utc, seed: UInt64(bitPattern: Int64(fixture.seed)), texts: texts
        )
        parts.makeScripts = makeScripts
        let heap = Heap(limit: limits.rendering.heapBytes, willGrow: options.willGrow)
        var page = PageContext(parts)
        let rendering = fixture.state(locale: locale).withRoot { state in
            environment.render(
                program, context: state, in: heap, seed: UInt64(bitPattern: Int64(fixture.seed)),
                ownsValues: ownsValues
            ) {
                // A rendering that has to begin again finds nothing of what the first one did.
                page = PageContext(parts)
                return page
            }
        }
        return RenderedPage(
            html: rendering.output, error: rendering.error, diagnostics: rendering.diagnostics, markdown: page.markdown,
            needsScripts: page.needsScripts)
    }

    /// The formats of a locale, which all pages in it share.
    private func formats(of locale: LocaleTag) -> LocaleFormats {
        formats.withLock { formats in
            if let known = formats[locale.identifier] { return known }
            let made = LocaleFormats(locale)
            formats[locale.identifier] = made
            return made
        }
    }
}

/// What a rendering does otherwise than usual.
public struct RenderOptions: Sendable {
    /// Whether a key that the page's locale file lacks is looked for in the theme's other locales, the nearest first.
    /// Production leaves it blank.
    public var fallsBackForTranslations = false

    /// Called before the rendering takes memory from the system, with the number of bytes; it may wait.
    package var willGrow: (@Sendable (Int) -> Void)?

    /// Makes the usual options.
    public init() {}
}

/// A page, rendered: what stands inside `<div id="og-msi">`.
public struct RenderedPage: Sendable {
    /// What `main.liquid` printed, as UTF-8; up to the error, where there is one.
    public var html: [UInt8]
    /// What stopped it.
    public var error: Diagnostic?
    /// What was found wrong and did not stop it, in the order it was met.
    public var diagnostics: [Diagnostic]
    /// The Markdown in it, for the page's scripts.
    package var markdown: [PreparedMarkdown] = []
    /// Whether the page came to JavaScript whose value it needs, and has not.
    package var needsScripts = false

    /// Makes a page of its parts.
    package init(
        html: [UInt8], error: Diagnostic? = nil, diagnostics: [Diagnostic], markdown: [PreparedMarkdown] = [],
        needsScripts: Bool = false
    ) {
        self.html = html
        self.error = error
        self.diagnostics = diagnostics
        self.markdown = markdown
        self.needsScripts = needsScripts
    }

    /// A page that something stopped before there was any of it.
    package init(failure: Diagnostic) { self.init(html: [], error: failure, diagnostics: []) }
}

extension RenderedPage {
    /// The page's HTML as text.
    public var text: String { String(decoding: html, as: UTF8.self) }

    /// A page of which nothing could be rendered: its first error stopped it, and all others are told too.
    fileprivate init(_ failure: CompilationFailure) {
        self.init(
            html: [], error: failure.first, diagnostics: Array(failure.diagnostics.drop { $0 == failure.first }))
    }
}
