extension Diagnostic.Code {
    /// A theme that does not exist.
    public static let missingTheme: Self = "missing-theme"
    /// A text that is not JSON.
    public static let invalidJSON: Self = "invalid-json"
    /// A key that one object has twice.
    public static let duplicateKey: Self = "duplicate-key"
    /// A file of translations that holds something else.
    public static let invalidLocale: Self = "invalid-locale"
    /// A file of translations whose name is not a language tag.
    public static let misnamedLocale: Self = "misnamed-locale"
    /// A file of settings that holds something else.
    public static let invalidSettings: Self = "invalid-settings"
    /// A setting in `sm-preview.json` that is unknown, or has a value that it cannot have.
    public static let invalidConfig: Self = "invalid-config"
    /// Styles that cannot be compiled.
    public static let invalidStylesheet: Self = "invalid-stylesheet"
    /// Styles that are written in Sass.
    public static let sassFile: Self = "sass-file"
    /// A file that the styles name, and that does not exist.
    public static let missingAsset: Self = "missing-asset"
    /// An image in a view that no page can show.
    public static let missingImage: Self = "missing-image"
    /// A script that is not used, because there is another one.
    public static let ignoredScript: Self = "ignored-script"
    /// A command that the machine does not have.
    public static let missingCommand: Self = "missing-command"
    /// A file that is not written in UTF-8.
    public static let invalidEncoding: Self = "invalid-encoding"
    /// A file of a theme that lies elsewhere.
    public static let outsideTheme: Self = "outside-theme"
    /// A file that cannot be read.
    public static let unreadableFile: Self = "unreadable-file"
}

extension Catalogue.Family {
    /// Files of a theme that cannot be used.
    static let themeFiles = Self(
        title: "Files of a theme",
        entries: [
            .init(
                .invalidJSON, .error, "a file that is not JSON",
                explanation: """
                    A locale, the settings or a fixture breaks a rule of JSON. The file is not used at all: a page lacks
                    its texts, or a fixture its page. Production cannot read such a file either.
                    """,
                example: .init(
                    [.init("locales/en-US.json", #"{ "hello": "Hello", }"#)],
                    says: "expected another key after the comma, found `}`",
                    right: [.init("locales/en-US.json", #"{ "hello": "Hello" }"#)]),
                cure: """
                    JSON has no comments, no comma after the last value, and only double quotes. Go to the place that the
                    message names, and look at what stands just before it.
                    """),
            .init(
                .duplicateKey, .warning, "a key that one object has twice",
                explanation: """
                    Only the last of the two values counts, here and in production. The other one looks as if it did
                    something.
                    """,
                example: .init(
                    [.init("locales/en-US.json", "{\n  \"hello\": \"Hello\",\n  \"hello\": \"Hi\"\n}")],
                    says: "the key \"hello\" occurs twice in one object, and only the last counts",
                    right: [.init("locales/en-US.json", "{\n  \"hello\": \"Hi\"\n}")]),
                cure: "Remove one of them, or rename it."),
            .init(
                .invalidLocale, .error, "a locale's file that holds no texts by key",
                explanation: """
                    A file in `locales/` is JSON, but not an object. The theme does not have the locale, and no pages are
                    made in it.
                    """,
                example: .init(
                    [.init("locales/en-US.json", #"["Hello"]"#)],
                    says: "`locales/en-US.json` must be an object of keys and their texts",
                    right: [.init("locales/en-US.json", #"{ "hello": "Hello" }"#)]),
                cure: "Put curly brackets around the texts, and give each one a key."),
            .init(
                .misnamedLocale, .warning, "a locale file whose name is not a language tag",
                explanation: """
                    A file in `locales/` is named after the language tag of its locale. This one is not, so no page uses
                    its texts. Shopify's themes have a file `en.default.json`, and another one, `en.default.schema.json`,
                    for the theme's editor.
                    """,
                example: .init(
                    [.init("locales/en.default.json", #"{ "hello": "Hello" }"#)],
                    says: "`locales/en.default.json` is not a locale: `en.default` is not a language tag",
                    right: [.init("locales/en.json", #"{ "hello": "Hello" }"#)]),
                cure: "Rename the file: `en.json`, `en-US.json`, `zh-Hant-TW.json`."),
            .init(
                .invalidSettings, .error, "a file of settings that holds no settings by key",
                explanation: """
                    `controls/theme-settings.json` is JSON, but not an object. All settings are as if they were not set,
                    and templates use their defaults.
                    """,
                example: .init(
                    [.init("controls/theme-settings.json", "true")],
                    says: "`controls/theme-settings.json` must be an object of settings and their values",
                    right: [.init("controls/theme-settings.json", #"{ "maintenance_mode": true }"#)]),
                cure: "Give each setting a key, nested or dotted: `{ \"orders.limit\": 3 }`."),
            .init(
                .invalidConfig, .error, "an invalid setting in `sm-preview.json`",
                explanation: """
                    `sm-preview.json` in the theme's folder says how previews of the theme are made. What is wrong in it
                    is left out, and the run fails. A theme is not trusted: its file can lower the limits of a page, and
                    not raise them. `$schema`, for editors, is allowed.
                    """,
                example: .init(
                    [.init("sm-preview.json", #"{ "limits": { "secconds": 5 } }"#)],
                    says: "there is no limit `secconds`",
                    right: [.init("sm-preview.json", #"{ "limits": { "seconds": 5 } }"#)]),
                cure: """
                    Correct the name or the value. Limits are `seconds`, `steps`, `callDepth`, `outputBytes`,
                    `heapBytes`, `scriptSeconds` and `scriptBytes`; `--limit NAME=NUMBER` sets one for a run, higher too.
                    """),
            .init(
                .invalidStylesheet, .error, "styles that cannot be compiled",
                explanation: """
                    The command `lessc` found a fault in `styles/main.less`, or in a file that it imports. The pages are
                    made, without styles. Production compiles the same file with Less.
                    """,
                example: .init(
                    [.init("styles/main.less", "h1 { color: @brand; }")],
                    says: "the styles cannot be compiled: NameError: variable @brand is undefined",
                    right: [.init("styles/main.less", "@brand: teal;\nh1 { color: @brand; }")]),
                cure: "Correct the styles at the place that the message names."),
            .init(
                .sassFile, .warning, "styles that are written in Sass",
                explanation: """
                    Production compiles Less, and so does the preview. Neither reads a file in `styles/` that ends in
                    `.scss` or `.sass`. Where there is a `styles/main.css`, it is assumed to be compiled from them, and
                    there is no warning.
                    """,
                example: .init(
                    [.init("styles/main.scss", "$brand: teal;\nh1 { color: $brand; }")],
                    says: "`styles/main.scss` is Sass, which is not compiled",
                    right: [.init("styles/main.less", "@brand: teal;\nh1 { color: @brand; }")]),
                cure: "Write the styles in Less, or compile them to `styles/main.css` yourself."),
            .init(
                .missingAsset, .warning, "a file that the styles name, and that does not exist",
                explanation: """
                    A `url()` or an `@import` in the theme's styles has a relative address, and there is no such file in
                    the theme. A preview copies the files that exist into the site, so that the styles' fonts and
                    pictures are shown; hidden files, whose names begin with a dot, are left out. Addresses are relative
                    to the style sheet's folder, which is `styles/` for everything that is compiled into one.
                    """,
                example: .init(
                    [.init("styles/main.css", "h1 { background: url(paper.svg); }")],
                    says: "a `url()` in the styles names `styles/paper.svg`, which does not exist",
                    right: [
                        .init("styles/main.css", "h1 { background: url(paper.svg); }"),
                        .init("styles/paper.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
                    ]),
                cure: "Put the file there, or correct the address."),
            .init(
                .missingImage, .warning, "an image in a view that no page can show",
                explanation: """
                    A view has an `<img>` with a relative address. In production that address is relative to the shop's
                    page, and no file of the theme is there. So the image is missing, in a preview as in production.
                    """,
                example: .init(
                    "<img src=\"logo.svg\" alt=\"\">",
                    says: "the image `logo.svg` cannot be shown: its address is relative to the shop's page",
                    right: "<img src=\"https://shop.example/logo.svg\" alt=\"\">"),
                cure: "Write the whole address, or show the image from the styles with `url()`."),
            .init(
                .ignoredScript, .warning, "a script that is not used, because there is another one",
                explanation: """
                    Older themes have `script.js` beside `views`, newer ones `scripts/script.js`. If a theme has both,
                    pages load only the newer one.
                    """,
                example: .init(
                    [.init("script.js", "var older = true"), .init("scripts/script.js", "var newer = true")],
                    says: "`script.js` is not used, because there is `scripts/script.js`",
                    right: [.init("scripts/script.js", "var newer = true")]),
                cure: "Remove `script.js`, or move what pages need of it to `scripts/script.js`."),
            .init(
                .missingCommand, .warning, "a command that is not installed",
                explanation: """
                    A theme's styles are written in Less, which the command `lessc` compiles. Without it the pages are
                    made, without styles. A theme that has `styles/main.css` does not need it.
                    """,
                example: .init(
                    [.init("styles/main.less", "h1 { color: teal; }")],
                    says: "the theme's styles are written in Less, and there is no command `lessc`: its pages are "
                        + "unstyled",
                    where: "where `lessc` is not installed"),
                cure: "Install it: `apt-get install node-less` on Debian and Ubuntu, `npm install -g less` elsewhere."),
            .init(
                .invalidEncoding, .warning, "a template that is not written in UTF-8",
                explanation: """
                    Some of the file's bytes are not UTF-8; an editor may have saved it in Latin-1. What cannot be read
                    is shown as \u{FFFD}, as browsers show it.
                    """,
                example: .init(
                    [.init("views/main.liquid", "<p>Café</p>")],
                    says: "`views/main.liquid` is not written in UTF-8",
                    where: "saved in Latin-1"),
                cure: "Save the file in UTF-8."),
            .init(
                .outsideTheme, .warning, "a link that leads out of the theme",
                explanation: """
                    A file or folder of the theme is a symbolic link to something outside of the theme's folder. It is
                    not read: what is uploaded to production is the folder alone.
                    """,
                example: .init(
                    [.init("views/order.liquid", "<p>An order</p>")],
                    says: "`views/order.liquid` is a link that leads out of the theme, and is not read",
                    where: "where `views/order.liquid` is a link to a file elsewhere"),
                cure: "Put the file itself into the theme."),
            .init(
                .unreadableFile, .error, "a file of the theme that cannot be read",
                explanation: """
                    The file is there, but the system does not let it be read, because of its permissions or a fault of
                    the disk. The preview goes on without it.
                    """,
                example: .init(
                    [.init("views/order.liquid", "<p>An order</p>")],
                    says: "`views/order.liquid` cannot be read",
                    where: "after `chmod 000 views/order.liquid`"),
                cure: "Give yourself the permission to read it: `chmod u+r FILE`."),
            .init(
                .missingTheme, .error, "a theme that does not exist",
                explanation: """
                    A program that uses the library asks for a theme at a path where there is no folder. The command
                    reports the same as `not-found`.
                    """,
                example: .init(
                    [],
                    says: "there is no theme `my-theem`",
                    right: [.init("my-theme/views/main.liquid", "<p>Hello</p>")],
                    where: "in a program: `try Theme(folder: \"my-theem\")`"),
                cure: "Correct the path. A theme is a folder with a file `views/main.liquid`."),
        ])
}
