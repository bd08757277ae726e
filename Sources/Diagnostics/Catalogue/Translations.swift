extension Diagnostic.Code {
    /// A key that the page's locale file lacks.
    public static let missingTranslation: Self = "missing-translation"
    /// A locale whose texts come from another one's file.
    public static let inexactLocale: Self = "inexact-locale"
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
                .inexactLocale, .warning, "a locale whose texts are another one's",
                explanation: """
                    Pages are made in a locale of which the theme has no file. As in production, the texts of the whole
                    page come from one other file: the first of the same language, else English, else the first by name.
                    Dates and money are written as the page's own locale has them. The same goes for the folders of
                    `content`.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", "<h1>{{ 'hello' | t }}</h1>"),
                        .init("locales/en-US.json", #"{ "hello": "Hello" }"#),
                    ],
                    says: "the theme has no file of the locale `en-GB`: the texts of its pages come from "
                        + "`locales/en-US.json`",
                    command: "sm-preview render --locale en-GB", rightCommand: "sm-preview render --locale en-US"),
                cure: "Add the locale's file, or let the page be: that is how production shows it."),
            .init(
                .missingContent, .warning, "a Markdown file that the page's locale lacks",
                explanation: """
                    `{% content 'shipping' %}` is a tag of the previews' own. It prints `content/<locale>/shipping.md`,
                    from the folder that serves the page's locale, and nothing where that has no such file.
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
