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
    private let kept = Mutex(Kept())

    private struct Kept {
        var pages: [PageName: Page] = [:]
        var order: [PageName] = []
        var gallery: [String: [UInt8]]?
    }

    /// How many pages are kept.
    private static let keptPages = 64

    /// - Parameters:
    ///   - plan: The pages of the site.
    ///   - parts: What they share.
    package init(theme: Theme, plan: SitePlan, parts: SharedParts, options: SiteBuilder.Options) {
        self.theme = theme
        self.plan = plan
        self.parts = parts
        self.options = options
        workers = options.program.map { PageWorkers(program: $0, theme: theme) }
    }

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
        case "index.html", "manifest.json": return gallery[path]
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
    private var gallery: [String: [UInt8]] {
        if let files = kept.withLock({ $0.gallery }) { return files }
        let sink = MemorySink(keeping: ["index.html", "manifest.json"])
        _ = try? SiteBuilder(theme: theme, options: options).build(plan, standing: nil, into: sink)
        kept.withLock { $0.gallery = sink.files }
        return sink.files
    }
}

/// Keeps files in memory.
private final class MemorySink: SiteSink {
    private let kept = Mutex<[String: [UInt8]]>([:])
    private let wanted: Set<String>?

    /// - Parameter wanted: The paths of the files that are kept; all if nil.
    init(keeping wanted: Set<String>? = nil) { self.wanted = wanted }

    func take(_ bytes: [UInt8], at path: String) throws(Diagnostic) {
        if wanted?.contains(path) ?? true { kept.withLock { $0[path] = bytes } }
    }

    func contents(of path: String) -> [UInt8]? { kept.withLock { $0[path] } }

    var files: [String: [UInt8]] { kept.withLock { $0 } }
}
