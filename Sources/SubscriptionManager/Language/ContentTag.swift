import Diagnostics
import Markdown
import NunjucksAnalysis
import NunjucksRuntime

/// `{% content 'help/shipping' %}`: a Markdown file of the theme, in the page's language.
enum ContentTag {
    static let tag = CustomTag(signature, hasBody: false) { input, renderer throws(Diagnostic) in
        let page = try renderer.page
        guard let name = input.arguments[0].anyText?.string, isSafe(name) else {
            renderer.warn(
                .missingContent, "\(input.arguments[0].kindName) is no name of a file in the folder `content`",
                help: "a name is relative to the folder of the locale: {% content 'help/shipping' %}")
            return .undefined
        }
        let options = try MarkdownTag.options(input.arguments.keywords(after: 0), renderer)
        guard let (locale, source) = source(named: name, page) else {
            page.prepare(PreparedMarkdown(.file(name), options, html: []))
            if !input.ignoresMissing { reportMissing(name, page, renderer) }
            return .undefined
        }
        if let expected = page.content.chain(for: page.formats.locale).first, locale != expected {
            reportMissing(name, page, renderer, isReplaced: true)
        }
        let program = try page.program(of: source, as: .pieces, renderer)
        let pieces = try page.render(renderer.heap.string(source.name), renderer) { () throws(Diagnostic) in
            try renderer.pieces(of: program)
        }
        let template = MarkdownTemplate(pieces, options, renderer)
        return try MarkdownTag.html(of: template, from: .file(name), options, in: pieces, renderer)
    }

    private static let signature = FunctionSignature(
        .tag, "content", [.required("name", .string, .position)] + MarkdownTag.parameters, gives: .fixed(.markup),
        "A Markdown file of the theme, in the page's language, as HTML.")

    /// Whether a name stays in the folder.
    private static func isSafe(_ name: String) -> Bool {
        !name.isEmpty && !name.utf8.contains(UInt8(ascii: "\\"))
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && $0 != "." && $0 != ".."
            }
    }

    private static func source(named name: String, _ page: PageContext) -> (locale: String, source: Source)? {
        let name = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        let locales = page.content.chain(for: page.formats.locale)
        for locale in page.translations.fallsBack ? locales : Array(locales.prefix(1)) {
            if let source = page.content.source(named: name, in: locale) { return (locale, source) }
        }
        return nil
    }

    private static func reportMissing(
        _ name: String, _ page: PageContext, _ renderer: Renderer, isReplaced: Bool = false
    ) {
        let locales = page.content.chain(for: page.formats.locale)
        guard let locale = locales.first else {
            return renderer.warn(.missingContent, "the theme has no folder `content`, and so no `\(name)`")
        }
        let other = locales.dropFirst().first { page.content.source(named: name, in: $0) != nil }
        let help =
            other.map { other in
                let file = "`content/\(other)/\(name).md`"
                return isReplaced
                    ? "\(file) is used here; production has no such fallback"
                    : "\(file) exists: add it in this language too"
            }
            ?? page.suggestion(for: "content/\(name)") { page.content.names(in: locale).map { "content/\($0)" } }
            .map { "did you mean `\($0.dropFirst("content/".count))`?" }
        renderer.warn(.missingContent, "there is no file `content/\(locale)/\(name).md`", help: help)
    }
}
