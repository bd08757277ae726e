import Diagnostics
import Localization

// Files that mean nothing where they are, or as they are called, and that an author takes for files of the theme. All
// others are nobody's business.

extension ThemeReader {
    /// What to do where the theme has no `views/main.liquid`.
    func helpForMissingMain() -> String {
        let views = folder.names(in: "views")
        if let other = views.first(where: { $0.lowercased() == "main.liquid" })
            ?? views.first(where: { $0.lowercased().hasPrefix("main.") })
        {
            return "rename `views/\(other)` to `views/main.liquid`"
        }
        let names = folder.names(in: "")
        if names.contains("main.liquid") { return "name the folder around `\(folder.name)`" }
        if let inner = names.first(where: { folder.names(in: "\($0)/views").contains("main.liquid") }) {
            return "the theme is one folder deeper: name `\(folder.path)/\(inner)`"
        }
        return "this is where rendering starts"
    }

    /// Reports a file beside the locales whose name is not one.
    mutating func reportNoLocale(_ file: String, _ name: String) {
        // `en.default.json` is how Shopify's themes call the locale that others fall back to.
        let first = name.split(separator: ".").first.map(String.init) ?? ""
        let isOfShopify = name.hasSuffix(".schema")
        let help: String
        if isOfShopify {
            help = "themes of the Subscription Manager have no such file: take it out"
        } else if first != name, LocaleTag.isWellFormed(first) {
            help = "rename it to `locales/\(LocaleTag(first).identifier).json`"
        } else {
            help = "a locale's file is called by its language tag, as in `locales/en-US.json`"
        }
        report(
            Diagnostic(.noLocale, .warning, "`\(file)` is no locale, because its name is no language tag", help: help))
    }

    /// Reports Sass files, which nothing compiles.
    mutating func reportSass() {
        let files = folder.names(in: "styles").filter { $0.hasSuffix(".scss") || $0.hasSuffix(".sass") }
        guard let first = files.first else { return }
        let others = files.count > 1 ? " and \(files.count - 1) more" : ""
        report(
            Diagnostic(
                .sassFile, .warning,
                "`styles/\(first)`\(others): styles in Sass are not compiled, neither here nor in production",
                help: "write them in Less, as `styles/main.less`, or in CSS, as `styles/main.css`"))
    }
}
