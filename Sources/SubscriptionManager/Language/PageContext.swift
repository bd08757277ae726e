import Diagnostics
import ECMAText
import Localization
import Markdown
import NunjucksAnalysis
import NunjucksRuntime
import NunjucksSyntax

/// What the filters and tags of the dialect `sm` know of the page that is rendered: the host of its rendering.
///
/// All pages of a theme share one environment and one compiled program. What differs from page to page is here.
package final class PageContext {
    /// What a page's context is made of. A rendering that begins again gets a context made anew.
    package struct Parts {
        /// How the page's locale writes dates and money.
        let formats: LocaleFormats
        /// The translations, as they serve the page's locale.
        let translations: Translations
        /// The theme's settings, as the fixture overrides them.
        let settings: Settings
        /// The theme's Markdown files.
        let content: Content
        /// The date and time that the page takes for now.
        let now: String
        /// The clock by which the page shows dates, and reads those that name no zone.
        let zone: ZoneClock
        /// What random numbers begin with.
        let seed: UInt64
        /// The programs of translations and Markdown files.
        let texts: TextTemplates
        /// Makes what works out JavaScript, if anything does.
        package var makeScripts: (() -> (any PageScriptHost)?)?
    }

    private let parts: Parts

    /// The Markdown that was rendered, in the order in which it came, each once.
    package private(set) var markdown: [PreparedMarkdown] = []
    private var markdownKeys: Set<[UInt8]> = []

    /// Whether the page came to JavaScript whose value it needs, and has not.
    package private(set) var needsScripts = false

    private lazy var scripts = parts.makeScripts?()
    private var random: SplitMix64
    private var programs: [UnsafeRawPointer: TextProgram] = [:]
    private var dateFormats: [(pattern: StringRef, format: DateFormat)] = []
    private var currencyFormats: [(code: StringRef, format: CurrencyFormat?)] = []
    private var suggestions: [String: String?] = [:]
    private var indexes: [ItemIndex.Key: ListState] = [:]

    /// What is known of a list that was searched.
    private enum ListState {
        case isSearchedOnce, hasNoIndex
        case hasIndex(ItemIndex)
    }
    private var open: [StringRef] = []

    /// Makes the context of a page.
    package init(_ parts: Parts) {
        self.parts = parts
        random = SplitMix64(state: parts.seed)
    }

    var formats: LocaleFormats { parts.formats }
    var translations: Translations { parts.translations }
    var settings: Settings { parts.settings }
    var content: Content { parts.content }
    var zone: ZoneClock { parts.zone }

    /// Notes what became of some Markdown.
    func prepare(_ markdown: PreparedMarkdown) {
        if markdownKeys.insert(markdown.key).inserted { self.markdown.append(markdown) }
    }

    /// The next random number from 0 up to, and without, a limit; the same on every run.
    func random(below limit: Int) -> Int { random.below(limit) }

    /// The format of a date. The few patterns that a page has are found without a look into a dictionary.
    func dateFormat(_ pattern: StringRef) -> DateFormat {
        for known in dateFormats where known.pattern == pattern { return known.format }
        let format = formats.date(pattern.string)
        if dateFormats.count < 16 { dateFormats.append((pattern, format)) }
        return format
    }

    /// The format of a currency; nil for what is not a code of three letters.
    func currencyFormat(_ code: StringRef) -> CurrencyFormat? {
        for known in currencyFormats where known.code == code { return known.format }
        let format = formats.currency(code.string)
        if currencyFormats.count < 16 { currencyFormats.append((code, format)) }
        return format
    }

    /// The index of a list's objects by a property; nil where searching is as good. Only for lists that do not change.
    ///
    /// An index is made when a list is searched again: one search alone costs less.
    func index(of list: ArrayRef, by name: StringRef, in heap: Heap, value: (ObjectRef) -> Value?) -> ItemIndex? {
        guard list.count >= ItemIndex.minimumCount else { return nil }
        let key = ItemIndex.Key(list: list.identity, name: name.identity)
        switch indexes[key] {
        case nil:
            indexes[key] = .isSearchedOnce
            heap.count(128)
        case .isSearchedOnce:
            heap.count(list.count * ItemIndex.bytesOfElement)
            let index = ItemIndex(list, value: value)
            indexes[key] = index.map { .hasIndex($0) } ?? .hasNoIndex
            return index
        case .hasNoIndex: break
        case .hasIndex(let index): return index
        }
        return nil
    }

    /// The program of a text that lives as long as the theme: it is known by where it lies.
    func program(
        ofText text: StringRef, named name: @autoclosure () -> String, _ renderer: Renderer
    ) throws(Diagnostic) -> TextProgram {
        let address = text.bytes.baseAddress.map { UnsafeRawPointer($0) }
        if let address, let known = programs[address] { return known }
        let made = try TextProgram(text, name: name(), self, renderer)
        if let address { programs[address] = made }
        return made
    }

    /// The program of a text. What compiling it had to say is reported in each page that uses it.
    func program(
        of source: Source, as kind: TextKind, _ renderer: Renderer
    ) throws(Diagnostic) -> LinkedProgram {
        do throws(Diagnostic) {
            let program = try parts.texts.program(of: source, as: kind, by: renderer.compiler)
            for diagnostic in program.diagnostics { renderer.report(diagnostic) }
            return program
        } catch {
            var error = error
            let here = renderer.error(error.code, error.message)
            error.includes = here.includes + (here.place.map { [$0] } ?? []) + error.includes
            throw error
        }
    }

    /// Renders a text that may use others, and itself.
    ///
    /// A text may come back to itself once or twice with other values; more often is a circle.
    func render<Output>(
        _ name: StringRef, _ renderer: Renderer, _ body: () throws(Diagnostic) -> Output
    ) throws(Diagnostic) -> Output {
        if open.count(where: { $0 == name }) > 2, let first = open.firstIndex(where: { $0 == name }) {
            let next = open[(first + 1)...].firstIndex { $0 == name } ?? open.count
            let circle = (open[first..<next] + [name]).map(\.string).joined(separator: " → ")
            var error = renderer.error(.includeCycle, "texts use one another in a circle: \(circle)")
            // The way round is the same each time.
            error.includes = Array(error.includes.prefix(next - first))
            throw error
        }
        open.append(name)
        defer { open.removeLast() }
        return try body()
    }

    /// The word nearest to a misspelt one; each is looked for once a page, for a loop meets it often.
    /// - Parameter kind: What the words are names of.
    func suggestion(for word: String, in kind: String = "texts", among candidates: () -> [String]) -> String? {
        let key = "\(kind) \(word)"
        if let known = suggestions[key] { return known }
        let found = nearest(to: word, among: candidates())
        suggestions[key] = .some(found)
        return found
    }
}

/// Markdown as HTML, for a page that renders itself again and has no renderer of Markdown.
package struct PreparedMarkdown: Sendable, Hashable {
    /// By what the page's scripts know it: its options, and its source, or the name of its file.
    package let key: [UInt8]
    /// What became of it.
    package let html: [UInt8]

    /// Makes it of its parts.
    package init(key: [UInt8], html: [UInt8]) {
        self.key = key
        self.html = html
    }

    init(_ source: Source, _ options: MarkdownOptions, html: [UInt8]) {
        let (name, text) =
            switch source {
            case .text(let text): ("markdown", text)
            case .file(let name): ("content", Array(name.utf8))
            }
        let (isSmart, isInline) = (options.usesSmartPunctuation, options.isInline)
        key = Array("\(name) \(options.headingOffset) \(isSmart) \(isInline) ".utf8) + text
        self.html = html
    }

    /// Where Markdown stands.
    enum Source {
        /// In a template; the values that are in it are a part of the text.
        case text([UInt8])
        /// In a file of the folder `content`.
        case file(String)
    }
}

/// What works out a page's JavaScript.
package protocol PageScriptHost: ScriptHost {
    /// The value of a name in the page's scripts: `label`, `SMDialog.open`.
    func value(named name: StringRef, _ renderer: Renderer) throws(Diagnostic) -> Value
}

/// The source of an object that stands for a value which comes later: a promise.
package protocol Settling: AnyObject {
    /// The value, if it has come; nil where it has not, and where it never will.
    func settled(_ renderer: Renderer) -> Value?
}

extension PageContext: ScriptHost {
    package var tellsDeferral: Bool { scripts?.tellsDeferral ?? false }

    package func begin(_ renderer: Renderer) { scripts?.begin(renderer) }

    package func value(
        of script: TemplateScript, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let value = try scripts?.value(of: script, arguments, renderer) ?? .script(script.text)
        if case .script = value { needsScripts = true }
        return value
    }

    /// The value of a name in the page's scripts.
    func value(named name: StringRef, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let value = try scripts?.value(named: name, renderer) ?? .script(name)
        if case .script = value { needsScripts = true }
        return value
    }
}

extension PageContext: TextReader {
    package func read(_ value: Value, _ renderer: Renderer) throws(Diagnostic) -> Value {
        try TranslationFilter.read(value, self, renderer)
    }
}

extension Renderer {
    /// The page that is rendered.
    var page: PageContext {
        get throws(Diagnostic) {
            guard let page = host as? PageContext else {
                throw error(.invalidValue, "this filter or tag works in the pages of a theme only")
            }
            return page
        }
    }
}
