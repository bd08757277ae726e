extension Diagnostic.Code {
    /// A key that the page's locale file lacks.
    public static let missingTranslation: Self = "missing-translation"
    /// A Markdown file that the theme does not have in the page's locale.
    public static let missingContent: Self = "missing-content"
}

extension Catalogue.Family {
    /// Texts that a locale lacks.
    static let translations = Self(
        title: "Translations",
        entries: [
            .init(
                .missingTranslation, .warning, "a text that the page's locale lacks",
                explanation: """
                    The file of the page's locale has no such key. Production prints nothing, and does not look into
                    other locales; nor does the preview, unless it is told to with `--fallback-translations`.
                    """,
                example: .init(
                    "<h1>{{ 'helo' | t }}</h1>",
                    says: "`locales/en-US.json` has no translation for `helo`",
                    right: "<h1>{{ 'hello' | t }}</h1>",
                    with: [.init("locales/en-US.json", #"{ "hello": "Hello" }"#)]),
                cure: "Correct the key, or add it to the locale's file."),
            .init(
                .missingContent, .warning, "a Markdown file that the page's locale lacks",
                explanation: """
                    `{% content 'shipping' %}` is a tag of the previews' own, which production does not have. It prints
                    `content/<locale>/shipping.md`, from the folder that serves the page's locale, and nothing where that
                    has no such file.
                    """,
                example: .init(
                    "{% content 'shiping' %}",
                    says: "there is no file `content/en-US/shiping.md`",
                    right: "{% content 'shipping' %}",
                    with: [
                        .init("content/en-US/shipping.md", "# Shipping"),
                        .init("locales/en-US.json", "{}"),
                    ]),
                cure: """
                    Correct the name, or add the file. A file that may be absent is printed with `ignore missing`.
                    """),
        ])
}
