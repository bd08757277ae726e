extension Diagnostic.Code {
    /// Keys of a locale that are not in alphabetical order.
    public static let localeOrder: Self = "locale-order"
    /// A key that the page's locale file lacks.
    public static let missingTranslation: Self = "missing-translation"
    /// A plural that is given no count.
    public static let missingCount: Self = "missing-count"
    /// A plural without a form that its language has.
    public static let missingPluralForm: Self = "missing-plural-form"
    /// A value that a text is given and does not use.
    public static let unusedValue: Self = "unused-value"
    /// A text that no view uses.
    public static let unusedTranslation: Self = "unused-translation"
    /// A name in a text that no view provides.
    public static let missingValue: Self = "missing-value"
    /// Texts or keys that differ between locales.
    public static let localeDifference: Self = "locale-difference"
    /// A text with markup in an attribute.
    public static let markupInAttribute: Self = "markup-in-attribute"
    /// A locale whose texts come from the file of another one.
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
                .missingCount, .warning, "a plural without a count",
                explanation: """
                    The text has plural forms, `one` and `other` for instance, and the template gives no number by which
                    to choose one. Production prints `[object Object]`.
                    """,
                example: .init(
                    "{{ 'items' | t }}",
                    says: "`items` has plural forms, and is given no `count` to choose by",
                    right: "{{ 'items' | t(count=2) }}",
                    with: [
                        .init(
                            "locales/en-US.json",
                            #"{ "items": { "one": "{{ count }} item", "other": "{{ count }} items" } }"#)
                    ]),
                cure: "Pass the number: `{{ 'items' | t(count=order_items.length) }}`."),
            .init(
                .missingPluralForm, .warning, "a plural without a form that its language has",
                explanation: """
                    Languages differ in how many forms a plural has: English has `one` and `other`, Polish `one`, `few` and
                    `many` for whole numbers. Where the form is missing that a number needs, `other` is taken.
                    """,
                example: .init(
                    "{{ 'items' | t(count=2) }}",
                    says: "`items` in `locales/en-US.json` lacks `one`",
                    right: "{{ 'things' | t(count=2) }}",
                    with: [
                        .init(
                            "locales/en-US.json",
                            #"{ "items": { "other": "{{ count }} items" }, "#
                                + #""things": { "one": "{{ count }} thing", "other": "{{ count }} things" } }"#)
                    ]),
                cure: "Add the form to the locale's file."),
            .init(
                .unusedValue, .warning, "a value that a text does not use",
                explanation: """
                    The template passes a value by a name that the text in the page's locale does not have. Mostly one of the
                    two is misspelt, and the page shows less than it should.
                    """,
                example: .init(
                    "{{ 'hello' | t(nmae='Ada') }}",
                    says: "`hello` in `locales/en-US.json` does not use `nmae`",
                    right: "{{ 'hello' | t(name='Ada') }}",
                    with: [.init("locales/en-US.json", #"{ "hello": "Hello {{ name }}" }"#)]),
                cure: "Use the same name in both, or take the value out."),
            .init(
                .missingValue, .warning, "a name in a text that no view provides",
                explanation: """
                    The text has the name of a value, and no view that uses the text passes such a value or has a variable
                    of that name. Production prints nothing in its place.
                    """,
                example: .init(
                    "<h1>{{ 'hello' | t }}</h1>",
                    says: "`hello` uses `name`, which this call does not pass",
                    right: "<h1>{{ 'hello' | t(name=customer.first_name) }}</h1>",
                    with: [.init("locales/en-US.json", #"{ "hello": "Hello {{ name }}" }"#)],
                    command: "sm-preview lint --no-fixtures"),
                cure: "Pass the value by that name, or correct the name in the text."),
            .init(
                .unusedTranslation, .warning, "a text that no view uses",
                explanation: """
                    No view asks for the key, neither written out nor put together from parts, and it does not stand
                    between quotes in a script. Perhaps a view was removed, or the key is misspelt in one of the two.

                    Where a view asks for a key that can be anything, unused texts cannot be told. That place is reported
                    instead, once.
                    """,
                example: .init(
                    "<h1>{{ 'hello' | t }}</h1>",
                    says: "no view uses the text `goodbye`",
                    right: "<h1>{{ 'hello' | t }}</h1><p>{{ 'goodbye' | t }}</p>",
                    with: [.init("locales/en-US.json", #"{ "hello": "Hello", "goodbye": "Goodbye" }"#)],
                    command: "sm-preview lint --no-fixtures"),
                cure: "Remove the text from all locales, or use it."),
            .init(
                .localeDifference, .warning, "a text that is not alike in two locales",
                explanation: """
                    Both texts are given the same values, and one has a name that the other has not: a translation was
                    forgotten when the text changed. Or one locale has a key that another lacks, of an object whose keys
                    no view writes out.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", "<h1>{{ 'hello' | t(name=customer.first_name) }}</h1>"),
                        .init("locales/en-US.json", #"{ "hello": "Hello {{ name }}" }"#),
                        .init("locales/fr-CA.json", #"{ "hello": "Bonjour" }"#),
                    ],
                    says: "`hello` uses `name` in `locales/en-US.json`, and not here",
                    right: [
                        .init("views/main.liquid", "<h1>{{ 'hello' | t(name=customer.first_name) }}</h1>"),
                        .init("locales/en-US.json", #"{ "hello": "Hello {{ name }}" }"#),
                        .init("locales/fr-CA.json", #"{ "hello": "Bonjour {{ name }}" }"#),
                    ],
                    command: "sm-preview lint --no-fixtures"),
                cure: "Give the texts of all locales the same names, and the same keys."),
            .init(
                .markupInAttribute, .warning, "a text with markup in an attribute",
                explanation: """
                    A translation with markup becomes elements of the page, which an attribute cannot hold. Production prints
                    `[object Object]` there; the preview uses the text without its markup.
                    """,
                example: .init(
                    "<p title=\"{{ 'hello' | t }}\"></p>",
                    says: "markup in an attribute: production prints `[object Object]`",
                    right: "<p>{{ 'hello' | t }}</p>",
                    with: [.init("locales/en-US.json", #"{ "hello": "<b>Hello</b>" }"#)]),
                cure: "Give the attribute a text of its own, without markup."),
            .init(
                .localeOrder, .warning, "keys that are not in alphabetical order",
                explanation: """
                    By convention the keys of a locale's file stand in alphabetical order, those of each object by
                    themselves, so that two files can be compared side by side. Production does not mind.

                    Large and small letters may count or not, and so may underscores; the forms of a plural may stand in
                    any order.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", "<p>{{ 'skip' | t }}, {{ 'cancel' | t }}</p>"),
                        .init("locales/en-US.json", #"{ "skip": "Skip", "cancel": "Cancel" }"#),
                        .init("sm-preview.json", #"{ "rules": { "locale-order": "warning" } }"#),
                    ],
                    says: "`cancel` is not in alphabetical order",
                    right: [
                        .init("views/main.liquid", "<p>{{ 'skip' | t }}, {{ 'cancel' | t }}</p>"),
                        .init("locales/en-US.json", #"{ "cancel": "Cancel", "skip": "Skip" }"#),
                        .init("sm-preview.json", #"{ "rules": { "locale-order": "warning" } }"#),
                    ],
                    command: "sm-preview lint --no-fixtures"),
                cure: "Move the key to its place, or sort the file with an editor.", isOffByDefault: true),
            .init(
                .inexactLocale, .warning, "a locale whose texts come from another one",
                explanation: """
                    Pages are made in a locale that the theme has no file for. As in production, all texts of the page
                    come from one other file: the first of the same language, else English, else the first by name.
                    Dates and money follow the page's own locale. The same goes for the folders of `content`.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", "<h1>{{ 'hello' | t }}</h1>"),
                        .init("locales/en-US.json", #"{ "hello": "Hello" }"#),
                    ],
                    says: "the theme has no file for the locale `en-GB`: the texts of its pages come from "
                        + "`locales/en-US.json`",
                    command: "sm-preview render --locale en-GB", rightCommand: "sm-preview render --locale en-US"),
                cure: "Add the locale's file, or leave it: production shows the page like this, too."),
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
