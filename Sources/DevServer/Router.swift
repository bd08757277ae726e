import PreviewSite
import SubscriptionManager
import Threads

/// Finds what answers a request.
struct Router: Sendable {
    private let keeper: SiteKeeper
    private let pages: Pages
    private let run: String
    private let guarding: RequestGuard
    private let fixtures: FixtureSaver
    private let impact: ImpactFinder
    private let opener: FileOpener
    private let lookForChanges: @Sendable () -> Void
    /// Makes pages and their files.
    private let pageWorker = SerialWorker()
    /// Makes the gallery, for which all pages are made.
    private let galleryWorker = SerialWorker()
    /// Starts editors, which may take a moment.
    private let editorWorker = SerialWorker()

    init(
        keeper: SiteKeeper, pages: Pages, run: String, guarding: RequestGuard, fixtures: FixtureSaver,
        opener: FileOpener, impact: ImpactFinder,
        lookForChanges: @escaping @Sendable () -> Void
    ) {
        self.keeper = keeper
        self.pages = pages
        self.run = run
        self.guarding = guarding
        self.fixtures = fixtures
        self.impact = impact
        self.opener = opener
        self.lookForChanges = lookForChanges
    }

    /// Answers a request.
    @Sendable func answer(_ request: Request, _ send: @escaping @Sendable (Response) -> Void) {
        if let refusal = guarding.refusal(of: request) { return send(refusal) }
        if request.method == .post { return answerPost(request, send) }
        let path = request.path
        switch path.first {
        case "-": answerOwn(Array(path.dropFirst()), send)
        case "assets":
            let name = path.joined(separator: "/")
            if Self.isShared(path) { return send(file(at: name)) }
            pageWorker.add { send(file(at: name)) }
        case "manifest.json" where path.count == 1: galleryWorker.add { send(file(at: "manifest.json")) }
        case "" where path.count == 1, "index.html" where path.count == 1:
            galleryWorker.add {
                lookForChanges()
                send(pages.gallery(keeper.edition))
            }
        default:
            guard path.count == 2, let name = Self.pageName(path) else { return send(Self.missing) }
            pageWorker.add {
                lookForChanges()
                send(pages.page(name, keeper.edition))
            }
        }
    }

    /// Answers what only pages of this server ask for.
    private func answerOwn(_ path: [String], _ send: @escaping @Sendable (Response) -> Void) {
        switch path.first {
        case "client.js" where path.count == 1: send(.file(ClientScript.page, named: "client.js"))
        case "worker.js" where path.count == 1: send(.file(ClientScript.worker, named: "worker.js"))
        case "templates.js" where path.count == 1: pageWorker.add { send(pages.placedTemplates(keeper.edition)) }
        case "site.json" where path.count == 1:
            pageWorker.add { send(.json(SiteFacts.json(of: keeper.edition))) }
        case "schema.json" where path.count == 1:
            send(.json(Array(StateSchema.standard.jsonSchema().utf8)))
        case "events" where path.count == 1:
            let edition = keeper.edition
            let found = impact.finding(of: edition).map(ImpactEvent.event) ?? []
            send(.events(PageScript.event(edition, run: run) + found))
        case "state" where path.count == 2:
            pageWorker.add { send(pages.state(path[1], keeper.edition)) }
        case "diagnostics" where path.count == 3:
            guard let name = Self.pageName(Array(path.dropFirst())) else { return send(Self.missing) }
            // What is wrong with the theme is known, and no page has to be made for it.
            if !keeper.edition.faults.isEmpty { return send(pages.diagnostics(name, keeper.edition)) }
            pageWorker.add { send(pages.diagnostics(name, keeper.edition)) }
        default: send(Self.missing)
        }
    }

    /// Does what a page asks for, whose body is JSON: ``RequestGuard`` has found it to be one of this run.
    private func answerPost(_ request: Request, _ send: @escaping @Sendable (Response) -> Void) {
        switch request.path {
        case ["-", "fixture"]: pageWorker.add { send(fixtures.save(request.body)) }
        case ["-", "open"]: editorWorker.add { send(opener.answer(request.body)) }
        default: send(.message(.notFound, "nothing is written here"))
        }
    }

    private func file(at path: String) -> Response {
        keeper.edition.site.file(at: path).map { .file($0, named: path) } ?? Self.missing
    }

    /// Whether a file is in memory already: it belongs to all pages.
    private static func isShared(_ path: [String]) -> Bool {
        path.count == 2 || path.count > 2 && ["locales", "literals", "theme"].contains(path[1])
    }

    /// The page at `<fixture>/<locale>`, with `.html` or without.
    private static func pageName(_ path: [String]) -> PageName? {
        let locale = path[1].hasSuffix(".html") ? String(path[1].dropLast(5)) : path[1]
        return PageName(fixture: path[0], locale: locale)
    }

    private static let missing = Response.message(.notFound, "there is nothing here; / has all pages")
}
