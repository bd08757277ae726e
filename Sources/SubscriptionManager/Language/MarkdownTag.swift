import Diagnostics
import Markdown
import NunjucksAnalysis
import NunjucksRuntime

/// Markdown in templates: the filter `markdown`, and the tag of the same name.
enum MarkdownTag {
    /// `{% markdown %} … {% endmarkdown %}`: the block as HTML; what is printed in it stays text.
    static let tag = CustomTag(signature, hasBody: true) { input, renderer throws(Diagnostic) in
        guard let body = input.body else { return .undefined }
        let options = try options(input.arguments.keywords, renderer)
        let template = MarkdownTemplate(body, options, renderer)
        return try html(of: template, from: .text(template.bytes), options, in: body, renderer)
    }

    private static let signature = FunctionSignature(
        .tag, "markdown", parameters, gives: .fixed(.markup),
        "A block in Markdown, as HTML.")

    /// What says how Markdown is rendered.
    static let parameters: [FunctionSignature.Parameter] = [
        .optional("heading_offset", .number, default: "0", .keyword),
        .optional("smart", .boolean, default: "false", .keyword),
        .optional("inline", .boolean, default: "false", .keyword),
    ]

    /// `{{ text | markdown }}`: a text as HTML.
    static func markdown(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        if arguments[0].isNullish { return .undefined }
        let text = toString(arguments[0], renderer.heap)
        let options = try options(arguments.keywords(after: 0), renderer)
        let bytes = Array(text.bytes)
        var template = MarkdownTemplate()
        var end = 0
        for value in renderer.values(in: text) {
            template.append(source: bytes[end..<value.range.lowerBound])
            template.append(value: value.text)
            end = value.range.upperBound
        }
        template.append(source: bytes[end...])
        return try html(of: template, from: .text(bytes), options, keepsMarkup: text.isAuthored, renderer)
    }

    /// Renders Markdown with values in it.
    /// - Parameters:
    ///   - pieces: What the author wrote, which tells where it stands; nil for a text that came from elsewhere.
    ///   - keepsMarkup: Whether the author's templates wrote what raw HTML there is.
    static func html(
        of template: MarkdownTemplate, from source: PreparedMarkdown.Source, _ options: MarkdownOptions,
        in pieces: CustomTag.Pieces? = nil, keepsMarkup: Bool = false, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let rendered: RenderedMarkdown
        do throws(MarkdownError) {
            rendered = try MarkdownRenderer(options).render(template, keepsMarkup: keepsMarkup)
        } catch {
            throw renderer.error(.limit, error.description)
        }
        if !rendered.joinedBlocks.isEmpty {
            renderer.warn(
                .markdownSyntax,
                "`inline=true` is for the text of one paragraph, but this has \(list(of: rendered.joinedBlocks))",
                help: "leave `inline` out; here each paragraph and heading is a line of its own")
        }
        report(rendered.findings, in: pieces, renderer)
        for position in rendered.blocksInText {
            guard let place = pieces?.values[position].place else { continue }
            renderer.warn(
                .nesting, "a block such as `<div>` cannot stand in the text of a paragraph", at: place,
                help: "put it between empty lines: then it is no part of the paragraph")
        }
        for position in rendered.refusedValues {
            let text = String(decoding: template.bytes[template.valueRanges[position]], as: UTF8.self)
            let message = "the value `\(text.prefix(40))` would run code where it stands in Markdown, and is left out"
            if let place = pieces?.values[position].place {
                renderer.warn(.unsafeURL, message, at: place)
            } else {
                renderer.warn(.unsafeURL, message)
            }
        }
        try renderer.page.prepare(PreparedMarkdown(source, options, html: rendered.html))
        return renderer.heap.authored(renderer.heap.string(rendered.html))
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
        options.isInline = toBoolean(keywords?["inline"] ?? .undefined)
        return options
    }

    /// Blocks in the words of a message.
    private static func list(of blocks: [String]) -> String {
        var seen: Set<String> = []
        let kinds = blocks.filter { seen.insert($0).inserted }.map { kind in
            let count = blocks.count { $0 == kind }
            return count > 1 ? "\(count) \(kind)s" : "a \(kind)"
        }
        return kinds.dropLast().joined(separator: ", ") + (kinds.count > 1 ? " and " : "") + (kinds.last ?? "")
    }
}

extension MarkdownTemplate {
    /// Makes a template of what a tag's body printed. Markup stays markup where templates wrote it, or the theme allows
    /// all; what else is trusted is said to be text.
    init(_ pieces: CustomTag.Pieces, _ options: MarkdownOptions, _ renderer: Renderer) {
        self.init()
        var end = 0
        for value in pieces.values {
            append(source: pieces.text[end..<value.offset])
            end = value.offset
            switch value.trust {
            case .authored: append(markup: value.text.bytes)
            // Character references alone make no elements.
            case .marked where options.allowsUnsafe || !value.text.bytes.contains(UInt8(ascii: "<")):
                append(markup: value.text.bytes)
            case .marked:
                append(value: value.text.bytes)
                guard let place = value.place else { continue }
                renderer.warn(
                    .markdownUnsafe, "in Markdown, trusted markup that no template wrote shows as text", at: place,
                    help: "write the markup in the template, between {% set x %} and {% endset %}, or set "
                        + "`markdown.unsafe` to true in the theme's settings")
            case .none: append(value: value.text.bytes)
            }
        }
        append(source: pieces.text[end...])
    }
}
