import Diagnostics
import ECMAText
import FileSystem
import SubscriptionManager
import Synchronization

/// A site whose files are made when they are asked for, byte for byte as ``SiteBuilder`` makes them.
///
/// One thing differs: the runtime has the whole library, so that a template which is exchanged later may call any of it.
package final class SiteOnDemand: Sendable {
    /// A page, with the files that belong to it alone.
    package struct Page: Sendable {
        /// The page's bytes, or those of an error page.
        package var bytes: [UInt8]
        /// What was found while it was made.
        package var diagnostics: [Diagnostic]
        /// Whether an error page stands in its place.
        package var isFailed: Bool { diagnostics.contains { $0.severity == .error } }
        fileprivate var files: [String: [UInt8]]
    }

    package let theme: Theme
    package let plan: SitePlan
    package let parts: SharedParts
    private let options: SiteBuilder.Options
    private let workers: PageWorkers?
    private let census: PageCensus
    private let kept = Mutex(Kept())

    private struct Kept {
        var pages: [PageName: Page] = [:]
        var order: [PageName] = []
        /// The gallery and the manifest.
        var front: [String: [UInt8]]?
    }

    /// How many pages are kept.
    private static let keptPages = 64

    /// - Parameters:
    ///   - plan: The pages of the site.
    ///   - parts: What they share.
    package convenience init(theme: Theme, plan: SitePlan, parts: SharedParts, options: SiteBuilder.Options) {
        self.init(
            theme, plan, parts, options, PageCensus(theme: theme, plan: plan, parts: parts, options: options))
    }

    private init(
        _ theme: Theme, _ plan: SitePlan, _ parts: SharedParts, _ options: SiteBuilder.Options, _ census: PageCensus
    ) {
        self.theme = theme
        self.plan = plan
        self.parts = parts
        self.options = options
        self.census = census
        workers = options.program.map { PageWorkers(program: $0, theme: theme) }
    }

    /// The same site with other styles, whose pages need not be looked at once more.
    package func replacingStyles(_ styles: SharedParts.Styles) -> SiteOnDemand {
        let parts = SharedParts(scripts: parts.scripts, styles: styles)
        guard census.remains(with: styles) else {
            return SiteOnDemand(theme: theme, plan: plan, parts: parts, options: options)
        }
        return SiteOnDemand(theme, plan, parts, options, census)
    }

    /// Digests of all pages: of each, its markup and the files that belong to it alone. This thread makes the pages, one after
    /// the other; those of ``page(_:)`` and their fixtures are others, so that no request waits for it.
    /// - Parameter goesOn: Asked before each page: whether they are still wanted.
    /// - Returns: Nil where they were not wanted any more.
    package func digests(while goesOn: () -> Bool) -> [PageName: UInt64]? { census.digests(while: goesOn) }

    /// What was found in the theme, the styles and in names: what belongs to no page.
    package var siteDiagnostics: [Diagnostic] { theme.diagnostics + parts.styles.diagnostics + plan.diagnostics }

    /// A page; nil where the site has none of that name.
    package func page(_ name: PageName) -> Page? {
        if let page = kept.withLock({ $0.pages[name] }) { return page }
        guard let plan = plan.only(name) else { return nil }
        let sink = MemorySink()
        let layout = PageLayout(isFragment: options.isFragment, hasScripts: options.hasScripts)
        let run = SiteRun(
            theme: theme, options: options, layout: layout, plan: plan, workers: 1, sink: sink, pageWorkers: workers
        ) { _ in }
        run.take(parts)
        run.makePages()
        guard let outcome = try? run.outcome(), let entry = outcome.pages.first,
            let bytes = sink.contents(of: name.path)
        else { return nil }
        let page = Page(bytes: bytes, diagnostics: entry.diagnostics, files: sink.files)
        kept.withLock { kept in
            if kept.pages.updateValue(page, forKey: name) == nil { kept.order.append(name) }
            if kept.order.count > Self.keptPages { kept.pages[kept.order.removeFirst()] = nil }
        }
        return page
    }

    /// The bytes of a file of the site that is no page: `assets/templates.js`; nil where there is none.
    package func file(at path: String) -> [UInt8]? {
        switch path {
        case SiteFront.galleryPath, SiteFront.manifestPath: return front[path]
        case "assets/gallery.css": return PackageResources.gallery_css
        case "assets/gallery.js": return PackageResources.gallery_js
        case "assets/theme.css": return parts.styles.assets?.css
        case "assets/script.js": return theme.script
        case "assets/templates.js": return parts.scripts?.templates
        case "assets/literals.js": return parts.scripts?.literals
        case RuntimeScript.path: return runtime
        default: break
        }
        let names = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard names.count > 2, names[0] == "assets" else { return nil }
        let isScript = names[names.count - 1].hasSuffix(".js")
        let name = isScript ? String(names[names.count - 1].dropLast(3)) : names[names.count - 1]
        switch (names[1], names.count, isScript) {
        case ("literals", 3, true):
            return parts.scripts?.separateLiterals.first { "\($0.number)" == name }?.script
        case ("locales", 3, true): return parts.scripts?.locales.first { $0.name == name }?.script
        case ("dates", 3, true):
            let isLocale = theme.locales.contains(name) || plan.allPages.contains { $0.locale == name }
            return isLocale ? DatesScript.script(ofLocale: name) : nil
        case ("states", 3, true): return plan.shelf.read(name).fixture.map(StateScript.script)
        case ("markdown", 4, true): return PageName(fixture: names[2], locale: name).flatMap(page)?.files[path]
        case ("images", 3, false): return ProductImages.bytes(of: name, beside: plan.fixtures)
        case (StylesheetAssets.folder, _, _):
            let rest = names.dropFirst(2).joined(separator: "/")
            return parts.styles.assets?.files.first { $0.name == rest }?.bytes
        default: return nil
        }
    }

    /// The runtime with its whole library.
    package var runtime: [UInt8] {
        let scripts = [theme.script ?? [], parts.scripts?.literals ?? [], parts.scripts?.templates ?? []]
        return RuntimeScript.whole { word in scripts.contains { $0[...].firstRange(ofBytes: Array(word.utf8)) != nil } }
    }

    /// The gallery and the manifest, for which all pages are made once.
    private var front: [String: [UInt8]] {
        if let files = kept.withLock({ $0.front }) { return files }
        let front = census.front(parts.styles)
        let files = [SiteFront.galleryPath: front.gallery, SiteFront.manifestPath: front.manifest.bytes]
        kept.withLock { $0.front = files }
        return files
    }
}

/// Keeps files in memory.
private final class MemorySink: SiteSink {
    private let kept = Mutex<[String: [UInt8]]>([:])

    func take(_ bytes: [UInt8], at path: String) throws(Diagnostic) { kept.withLock { $0[path] = bytes } }

    func contents(of path: String) -> [UInt8]? { kept.withLock { $0[path] } }

    var files: [String: [UInt8]] { kept.withLock { $0 } }
}
