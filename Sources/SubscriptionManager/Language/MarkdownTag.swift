import Diagnostics
import Markdown
import NunjucksAnalysis
import NunjucksRuntime

/// Markdown in templates: the filter `markdown`, and the tag of the same name.
enum MarkdownTag {
    /// `{% markdown %} … {% endmarkdown %}`: the block as HTML; what is printed in it stays text.
    static let tag = CustomTag(signature, hasBody: true) { input, renderer throws(Diagnostic) in
        guard let body = input.body else { return .undefined }
        let template = MarkdownTemplate(body)
        return try html(
            of: template.removingCommonIndentation(), from: .text(template.bytes),
            options(input.arguments.keywords, renderer), renderer)
    }

    private static let signature = FunctionSignature(
        .tag, "markdown", parameters, gives: .fixed(.markup),
        "A block in Markdown, as HTML.")

    /// What says how Markdown is rendered.
    static let parameters: [FunctionSignature.Parameter] = [
        .optional("heading_offset", .number, default: "0", .keyword),
        .optional("smart", .boolean, default: "false", .keyword),
    ]

    /// `{{ text | markdown }}`: a text as HTML.
    static func markdown(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        if arguments[0].isNullish { return .undefined }
        let text = toString(arguments[0], renderer.heap)
        let options = try options(arguments.keywords(after: 0), renderer)
        let html: [UInt8]
        do throws(MarkdownError) { html = try MarkdownRenderer(options).html(from: text.bytes) } catch {
            throw renderer.error(.limit, error.description)
        }
        try renderer.page.prepare(PreparedMarkdown(.text(Array(text.bytes)), options, html: html))
        return .safe(renderer.heap.string(html))
    }

    /// Renders Markdown with values in it.
    static func html(
        of template: MarkdownTemplate, from source: PreparedMarkdown.Source, _ options: MarkdownOptions,
        _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let rendered: RenderedMarkdown
        do throws(MarkdownError) { rendered = try MarkdownRenderer(options).render(template) } catch {
            throw renderer.error(.limit, error.description)
        }
        for position in rendered.refusedValues {
            let text = String(decoding: template.bytes[template.valueRanges[position]], as: UTF8.self)
            renderer.warn(
                .unsafeURL, "the value `\(text.prefix(40))` would run code where it stands in Markdown, and is left out"
            )
        }
        try renderer.page.prepare(PreparedMarkdown(source, options, html: rendered.html))
        return .safe(renderer.heap.string(rendered.html))
    }

    /// The options that a template gives, and the theme's settings.
    static func options(_ keywords: ObjectRef?, _ renderer: Renderer) throws(Diagnostic) -> MarkdownOptions {
        let page = try renderer.page
        var options = MarkdownOptions()
        options.allowsUnsafe = toBoolean(page.settings.value(of: Names.unsafeMarkdown, in: renderer.heap) ?? .undefined)
        if let offset = keywords?["heading_offset"] {
            guard let number = offset.numeral, let levels = Int(exactly: number) else {
                throw renderer.error(
                    .invalidNumber, "`heading_offset` must be a whole number, and is \(offset.kindName)")
            }
            options.headingOffset = levels
        }
        options.usesSmartPunctuation = toBoolean(keywords?["smart"] ?? .undefined)
        return options
    }
}

extension MarkdownTemplate {
    /// Makes a template of what a tag's body printed.
    init(_ pieces: CustomTag.Pieces) {
        self.init(text: pieces.text, values: pieces.values.map { (offset: $0.offset, value: $0.text.bytes) })
    }
}
