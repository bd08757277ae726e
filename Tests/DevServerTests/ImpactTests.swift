import PreviewSite
import SubscriptionManager
import Synchronization
import TestSupport
import Testing
import Threads

@testable import DevServer

@Suite("The pages that a save has changed")
struct ImpactTests {
    private static let files = [
        "theme/views/main.liquid":
            "<p>{{ 'hello' | t }}</p>{% if orders.length %}{% include 'part' %}{% endif %}{% content 'a' %}",
        "theme/views/part.liquid": "<b>part</b>", "theme/locales/en.json": #"{"hello": "Hello"}"#,
        "theme/locales/fr.json": #"{"hello": "Bonjour"}"#, "theme/styles/main.css": "p { color: red }",
        "theme/script.js": "globalThis.theme = 1;", "theme/content/en/a.md": "A", "theme/content/fr/a.md": "A",
        "fixtures/ada.json": #"{"orders": [{"public_id": "a"}]}"#, "fixtures/eve.json": "{}",
    ]

    private let folder: TemporaryFolder
    private let keeper: SiteKeeper
    private let finder: ImpactFinder
    private let found = Findings()

    /// What was told, as texts.
    private final class Findings: Sendable {
        private let texts = Mutex<[String]>([])

        func add(_ finding: ImpactFinder.Finding) {
            let impact = finding.impact
            let names = [("", impact.changed), ("+", impact.added), ("-", impact.removed)]
                .flatMap { sign, pages in pages.map { sign + $0.description } }
            texts.withLock { $0.append(([impact.summary + ":"] + names).joined(separator: " ")) }
        }

        /// What is told next; nil where nothing is told for a while.
        func next(within seconds: Double) -> String? {
            let end = ContinuousClock.now + .seconds(seconds)
            while ContinuousClock.now < end {
                if let text = texts.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return text }
                Workers.sleep(for: .milliseconds(5))
            }
            return nil
        }
    }

    init() throws {
        folder = try TemporaryFolder(Self.files)
        keeper = try SiteKeeper(in: folder)
        finder = ImpactFinder { [found] in found.add($0) }
        finder.take(keeper.edition)
        // Fixtures are read when pages are made.
        while !finder.knowsPages { Workers.sleep(for: .milliseconds(5)) }
    }

    private func change(_ path: String, to text: String?) throws {
        if let text { try folder.write(text, to: path) } else { try folder.remove(path) }
        keeper.update(["\(folder.path)/\(path)"]) { [finder] edition, _ in finder.take(edition) }
    }

    /// What is told after a file is written, or removed.
    private func told(_ path: String, _ text: String?) throws -> String? {
        try change(path, to: text)
        return found.next(within: 20)
    }

    @Test(
        "are those whose markup is another",
        arguments: [
            ("theme/views/part.liquid", "<i>part</i>", "changed 2 of 4 pages: ada/en ada/fr"),
            ("theme/locales/fr.json", #"{"hello": "Salut"}"#, "changed 2 of 4 pages: ada/fr eve/fr"),
            ("theme/content/en/a.md", "B", "changed 2 of 4 pages: ada/en eve/en"),
            ("theme/views/main.liquid", "all", "changed all 4 pages: ada/en ada/fr eve/en eve/fr"),
            ("fixtures/eve.json", #"{"orders": [{"public_id": "a"}]}"#, "changed 2 of 4 pages: eve/en eve/fr"),
            ("fixtures/zoe.json", "{}", "2 are new: +zoe/en +zoe/fr"),
            ("theme/locales/it.json", "{}", "2 are new: +ada/it +eve/it"),
            ("fixtures/eve.json", nil, "2 are gone: -eve/en -eve/fr"),
            ("theme/views/part.liquid", "<b>part</b>{% set unused = 1 %}", "changed no page:"),
        ])
    func changed(path: String, text: String?, told: String) throws { #expect(try self.told(path, text) == told) }

    @Test("are not asked for where a style or a script changes, and what was found before stays")
    func sharedFiles() throws {
        #expect(try told("theme/views/part.liquid", "1") == "changed 2 of 4 pages: ada/en ada/fr")
        try change("theme/styles/main.css", to: "p { color: blue }")
        try change("theme/script.js", to: "globalThis.theme = 2;")
        #expect(found.next(within: 1) == nil)
        #expect(finder.finding(of: keeper.edition)?.impact.changed.map(\.description) == ["ada/en", "ada/fr"])
        #expect(finder.finding(of: keeper.edition)?.edition == 2)
    }

    @Test("are found once edits have come to rest, compared with what they were before all of them")
    func burst() throws {
        for text in ["1", "2", "3"] { try change("theme/views/part.liquid", to: text) }
        try change("theme/locales/en.json", to: #"{"hello": "Hi"}"#)
        #expect(found.next(within: 20) == "changed 3 of 4 pages: ada/en ada/fr eve/en")
        #expect(found.next(within: 1) == nil)
        #expect(try told("theme/views/part.liquid", "<b>part</b>") == "changed 2 of 4 pages: ada/en ada/fr")
    }

    @Test("are none while the theme has a fault, for which the last sound one is served")
    func faults() throws {
        try change("theme/views/part.liquid", to: "{% if %}")
        #expect(found.next(within: 1) == nil)
        #expect(try told("theme/views/part.liquid", "sound") == "changed 2 of 4 pages: ada/en ada/fr")
    }

    @Test("are known to whoever asks for the gallery, for which pages are made once")
    func gallery() throws {
        try change("theme/views/part.liquid", to: "1")
        let gallery = String(decoding: keeper.edition.site.file(at: "index.html") ?? [], as: UTF8.self)
        #expect(gallery.contains("href=\"ada/en.html\""))
        #expect(found.next(within: 20) == "changed 2 of 4 pages: ada/en ada/fr")
    }
}
