import HTML
import Localization

/// The page around a rendered `main.liquid`.
///
/// Nothing in it runs by itself: all scripts are files, so that `Content-Security-Policy: script-src 'self'` holds.
struct PageLayout {
    /// Whether pages are the rendered template alone, for embedding in other pages.
    var isFragment = false
    /// Whether pages have scripts.
    var hasScripts = true

    /// What a page links to.
    struct Assets {
        var hasStylesheet: Bool
        var hasThemeScript: Bool
        /// The scripts that render the page again; nil where it only stands.
        var rendering: RenderingScripts?
    }

    /// The scripts with which a page renders itself.
    struct RenderingScripts {
        /// The locale files that serve the page, the nearest first.
        var localeFiles: [String]
        /// The numbers of the `js` literals that have scripts of their own.
        var separateLiterals: [Int]
        /// Whether there is Markdown in the page.
        var hasMarkdown = false
    }

    /// The bytes of a page.
    /// - Parameters:
    ///   - title: The page's title, as plain text.
    ///   - content: The rendered template.
    func page(_ name: PageName, title: String, content: [UInt8], assets: Assets) -> [UInt8] {
        if isFragment { return content }
        var head = Self.head(locale: name.locale, title: title)
        if assets.hasStylesheet { head += "<link rel=\"stylesheet\" href=\"../assets/theme.css\">\n" }
        head += "</head>\n<body>\n<og-smi><div id=\"og-msi\">\n"
        var end = "</div></og-smi>\n"
        if hasScripts {
            var scripts = ["states/\(name.fixture.urlPath).js", "dates/\(name.locale.urlPath).js"]
            if let rendering = assets.rendering {
                scripts += rendering.localeFiles.map { "locales/\($0.urlPath).js" }
                if rendering.hasMarkdown {
                    scripts.append("markdown/\(name.fixture.urlPath)/\(name.locale.urlPath).js")
                }
                scripts.append("templates.js")
            }
            scripts.append("runtime.js")
            if assets.hasThemeScript { scripts.append("script.js") }
            if let rendering = assets.rendering {
                scripts += rendering.separateLiterals.map { "literals/\($0).js" } + ["literals.js"]
            }
            for script in scripts { end += "<script src=\"../assets/\(script.htmlEscaped)\"></script>\n" }
        }
        end += "</body>\n</html>\n"
        var bytes: [UInt8] = []
        bytes.reserveCapacity(head.utf8.count + content.count + 1 + end.utf8.count)
        bytes += head.utf8
        bytes += content
        if content.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        bytes += end.utf8
        return bytes
    }

    /// The beginning of a page up to what goes into its head beside the title.
    ///
    /// The empty icon keeps browsers from asking a server for one that is not there.
    static func head(locale: String, title: String) -> String {
        let tag = LocaleTag(locale)
        return """
            <!doctype html>
            <html lang="\(tag.identifier.htmlEscaped)"\(tag.isRightToLeft ? " dir=\"rtl\"" : "")>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title.htmlEscaped)</title>
            <link rel="icon" href="data:,">

            """
    }
}
