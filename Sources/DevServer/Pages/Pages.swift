import Diagnostics
import FileSystem
import JSON
import PreviewSite
import Synchronization

/// What is served of an edition.
final class Pages: Sendable {
    private let run: String
    private let token: String
    private let reloading: Reloading
    /// The pages as they worked last, for when they do not.
    private let sound = Mutex(Sound())

    private struct Sound {
        var pages: [PageName: [UInt8]] = [:]
        var order: [PageName] = []
    }

    private static let soundLimit = 32

    /// The templates with their places, of the edition for which they were asked last.
    private let placed = Mutex<(edition: Int, script: [UInt8])?>(nil)

    init(run: String, token: String, reloading: Reloading) {
        self.run = run
        self.token = token
        self.reloading = reloading
    }

    /// The gallery.
    func gallery(_ edition: Edition) -> Response {
        guard let page = edition.site.file(at: "index.html") else { return missing }
        return .page(PageScript.inserted(into: page, facts(edition)))
    }

    /// A page; the one that worked last where this one fails.
    func page(_ name: PageName, _ edition: Edition) -> Response {
        guard let page = edition.site.page(name) else { return missing }
        var bytes = page.bytes
        sound.withLock { sound in
            if page.isFailed {
                bytes = sound.pages[name] ?? bytes
            } else {
                if sound.pages.updateValue(bytes, forKey: name) == nil { sound.order.append(name) }
                if sound.order.count > Self.soundLimit { sound.pages[sound.order.removeFirst()] = nil }
            }
        }
        var facts = facts(edition)
        facts.page = (name.fixture, name.locale, stateDigest(name.fixture, edition))
        return .page(PageScript.inserted(into: bytes, facts))
    }

    /// The templates of an edition, of which each tells where it stands in the views: they render the same.
    func placedTemplates(_ edition: Edition) -> Response {
        placed.withLock { placed in
            if let placed, placed.edition == edition.number { return .file(placed.script, named: "templates.js") }
            guard let texts = edition.site.parts.scripts?.texts,
                var script = edition.site.theme.placedTemplates(with: texts)
            else { return missing }
            var folder = JSONWriter(escaping: .scripts)
            folder.string(FilePaths.fromWorkingFolder(edition.site.theme.folder) + "/")
            script += Array("ogPreview.templates.places.folder = ".utf8) + folder.take() + Array(";\n".utf8)
            placed = (edition.number, script)
            return .file(script, named: "templates.js")
        }
    }

    /// What tells whether a fixture's State has changed: `{ "state": "…" }`.
    func state(_ fixture: String, _ edition: Edition) -> Response {
        var writer = JSONWriter()
        writer.object { $0.member("state", PageScript.hexadecimal(stateDigest(fixture, edition))) }
        return .json(writer.take())
    }

    /// What is wrong with a page: `{ "edition", "errors": number, "warnings": number, "html", "warningsHTML", "style" }`.
    func diagnostics(_ name: PageName, _ edition: Edition) -> Response {
        var found = edition.siteErrors
        // What is wrong with the theme on disk, the page that is served does not have.
        if edition.faults.isEmpty { found += edition.site.page(name)?.diagnostics ?? [] }
        var known: Set<Diagnostic> = []
        found = found.filter { known.insert($0).inserted }
        let errors = found.filter { $0.severity == .error }
        let warnings = found.filter { $0.severity != .error }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("edition", edition.number)
            writer.member("errors", errors.count)
            writer.member("warnings", warnings.count)
            writer.member("html", DiagnosticMarkup.html(of: Array(errors.prefix(Self.shownAtOnce))))
            writer.member("warningsHTML", DiagnosticMarkup.html(of: Array(warnings.prefix(Self.shownAtOnce))))
            writer.member("style", DiagnosticMarkup.style)
        }
        return .json(writer.take())
    }

    private static let shownAtOnce = 50

    private func facts(_ edition: Edition) -> PageScript.Facts {
        PageScript.Facts(run: run, token: token, edition: edition, reloading: reloading)
    }

    private func stateDigest(_ fixture: String, _ edition: Edition) -> UInt64 {
        edition.site.file(at: "assets/states/\(fixture).js").map(Digest.of) ?? 0
    }

    private var missing: Response { .message(.notFound, "there is no such page; / has all of them") }
}
