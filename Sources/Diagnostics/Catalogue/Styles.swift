extension Diagnostic.Code {
    /// A property that CSS does not have.
    public static let cssProperty: Self = "css-property"
    /// Something in a style sheet that browsers, or Less, cannot read.
    public static let cssSyntax: Self = "css-syntax"
    /// A class in a view that no style is for.
    public static let unstyledClass: Self = "unstyled-class"
    /// A class in the styles that nothing has.
    public static let unusedClass: Self = "unused-class"
}

extension Catalogue.Family {
    /// What is wrong in the styles of a theme, though they can be compiled.
    static let styles = Self(
        title: "Styles",
        entries: [
            .init(
                .cssProperty, .warning, "a property that CSS does not have",
                explanation: """
                    A browser leaves out a declaration whose property it does not know, and says nothing. Less passes such
                    a name on.

                    A name is reported only if it is close to a property of some browser, or one that people use by habit,
                    such as `font-color`. Names with a browser's prefix (`-webkit-`), custom properties and the entries of
                    Less maps can be anything.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", "<p>Hello</p>"), .init("styles/main.css", "p { colr: red; }"),
                    ],
                    says: "CSS has no property `colr`",
                    right: [.init("views/main.liquid", "<p>Hello</p>"), .init("styles/main.css", "p { color: red; }")],
                    command: "sm-preview lint --no-fixtures"),
                cure: "Write the name of the property that is meant."),
            .init(
                .cssSyntax, .warning, "a mistake in the syntax of styles",
                explanation: """
                    A bracket, a quote or a comment is not closed, a semicolon or a colon is missing, or a property has no
                    value. A browser leaves out what it cannot read, and mostly what follows it too, and says nothing. Less
                    stops: the pages are unstyled, and the message is an error.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", "<p>Hello</p>"),
                        .init("styles/main.css", "p {\n  color: red\n  margin: 0;\n}"),
                    ],
                    says: "there is no `;` before `margin`, and neither declaration counts",
                    right: [
                        .init("views/main.liquid", "<p>Hello</p>"),
                        .init("styles/main.css", "p {\n  color: red;\n  margin: 0;\n}"),
                    ],
                    command: "sm-preview lint --no-fixtures"),
                cure: "Add what the message misses."),
            .init(
                .unstyledClass, .warning, "a class that the styles do not have",
                explanation: """
                    A view gives an element a class that begins with `og-`, and no file of `styles/` has it. It may be
                    misspelt, or left over. The shop's own styles may have it, too.

                    A class that `script.js` contains, or by which production watches what customers do, is not reported.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", #"<p class="og-titel">Hello</p>"#),
                        .init("styles/main.css", ".og-title { color: red; }"),
                        .init("sm-preview.json", #"{ "rules": { "unstyled-class": "warning" } }"#),
                    ],
                    says: "the styles do not have the class `og-titel`",
                    right: [
                        .init("views/main.liquid", #"<p class="og-title">Hello</p>"#),
                        .init("styles/main.css", ".og-title { color: red; }"),
                        .init("sm-preview.json", #"{ "rules": { "unstyled-class": "warning" } }"#),
                    ],
                    command: "sm-preview lint --no-fixtures"),
                cure: "Correct the class, write a style for it, or remove it.", isOffByDefault: true),
            .init(
                .unusedClass, .warning, "a class in the styles that no element has",
                explanation: """
                    The styles have a class that begins with `og-`, and no view, text, Markdown file or script contains it.
                    Of a class that is put together from parts, the parts that are written out are compared.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", #"<p class="og-title">Hello</p>"#),
                        .init("styles/main.css", ".og-title { color: red; }\n.og-subtitle { color: blue; }"),
                        .init("sm-preview.json", #"{ "rules": { "unused-class": "warning" } }"#),
                    ],
                    says: "no element has the class `og-subtitle`",
                    right: [
                        .init("views/main.liquid", #"<p class="og-title">Hello</p>"#),
                        .init("styles/main.css", ".og-title { color: red; }"),
                        .init("sm-preview.json", #"{ "rules": { "unused-class": "warning" } }"#),
                    ],
                    command: "sm-preview lint --no-fixtures"),
                cure: "Remove the style, or use the class.", isOffByDefault: true),
        ])
}
