extension Diagnostic.Code {
    /// Markdown that looks like more than CommonMark makes of it.
    public static let markdownSyntax: Self = "markdown-syntax"
    /// Something in Markdown that only a theme may have which allows it.
    public static let markdownUnsafe: Self = "markdown-unsafe"
}

extension Catalogue.Family {
    /// Markdown that does not show as it was written.
    static let markdown = Self(
        title: "Markdown",
        entries: [
            .init(
                .markdownUnsafe, .warning, "something in Markdown that the theme does not allow",
                explanation: """
                    Raw HTML in Markdown is left out, and so are addresses that run code, because mostly the text comes
                    from somebody else. What a template writes between `{% set %}` and `{% endset %}`, a macro and a
                    translation keep their markup; a value does not, even if `safe` trusts it.
                    """,
                example: .init(
                    "{% markdown %}Press <kbd>S</kbd>{% endmarkdown %}",
                    says: "raw HTML in Markdown is left out: `<kbd>`",
                    right: "<p>Press <kbd>S</kbd></p>"),
                cure: """
                    Write Markdown, or put the markup beside it, into the template. If all of the theme's texts can be
                    trusted, set `markdown.unsafe` to true in its settings.
                    """),
            .init(
                .markdownSyntax, .warning, "syntax in Markdown that stays text",
                explanation: """
                    The preview's Markdown is CommonMark, which has no tables, no text struck through, no lists of tasks
                    and no footnotes: their signs show as they are. With `inline=true`, Markdown is the text of one
                    paragraph, and nothing else.
                    """,
                example: .init(
                    "{% markdown %}Was ~~$5~~ $4{% endmarkdown %}",
                    says: "CommonMark strikes no text through: `~~` shows as it is written",
                    right: "<p>Was <s>$5</s> $4</p>"),
                cure: "Write the HTML in the template, or say it with what CommonMark has: lists, links, emphasis."),
        ])
}
