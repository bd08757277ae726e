import Diagnostics
import SubscriptionManager

/// The files that the pages of a site share, but for its styles: the theme and the fixtures say what is in them, whichever
/// of the pages are made.
struct SharedFiles {
    let theme: Theme
    let options: SiteBuilder.Options
    let fixtures: FixtureFolder
    /// The locales of the site's pages.
    let pageLocales: [String]
    /// The templates as JavaScript, where pages render themselves.
    let scripts: PageScripts?

    /// Gives each file with its path, and its bytes to who asks for them.
    func forEach<Failure>(
        _ body: (_ path: String, _ bytes: () -> [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        if options.hasScripts {
            try body(RuntimeScript.path) { runtime }
            // A page can be shown in another of the theme's locales.
            for locale in Set(pageLocales + theme.locales) {
                try body(DatesScript.path(ofLocale: locale)) { DatesScript.script(ofLocale: locale) }
            }
            if let script = theme.script { try body("assets/script.js") { script } }
            if let scripts { try forEach(of: scripts, body) }
        }
        for name in ProductImages.names(of: fixtures) {
            guard let bytes = ProductImages.bytes(of: name, beside: fixtures) else { continue }
            try body("assets/images/\(name)") { bytes }
        }
        try body("assets/gallery.css") { PackageResources.gallery_css }
        try body("assets/gallery.js") { PackageResources.gallery_js }
    }

    /// The runtime, with what the theme needs of it.
    private var runtime: [UInt8] {
        let texts = [theme.script ?? [], scripts?.literals ?? [], scripts?.templates ?? []]
        return RuntimeScript.script(library: scripts?.library ?? []) { word in
            texts.contains { $0[...].firstRange(ofBytes: Array(word.utf8)) != nil }
        }
    }

    private func forEach<Failure>(
        of scripts: PageScripts, _ body: (_ path: String, _ bytes: () -> [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try body("assets/templates.js") { scripts.templates }
        try body("assets/literals.js") { scripts.literals }
        for literal in scripts.separateLiterals {
            try body("assets/literals/\(literal.number).js") { literal.script }
        }
        for (name, script) in scripts.locales { try body("assets/locales/\(name).js") { script } }
    }

    /// The paths of a site's styles and of the files that they name.
    static func paths(of styles: StylesheetAssets?) -> [String] {
        guard let styles else { return [] }
        return ["assets/theme.css"] + styles.files.map { "assets/\(StylesheetAssets.folder)/\($0.name)" }
    }
}
