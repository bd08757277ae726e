extension Diagnostic.Code {
    /// Something that works here and not in production.
    public static let notInProduction: Self = "not-in-production"
    /// A JavaScript value that only the page's runtime can know.
    public static let jsValueDeferred: Self = "js-value-deferred"
    /// A private field of the State, printed into a page.
    public static let privateField: Self = "private-field"
}

extension Catalogue.Family {
    private static let order = #"{ "orders": [{ "public_id": "o1", "place": "2026-03-14" }] }"#

    /// What a preview shows and production does not.
    static let production = Self(
        title: "Production",
        entries: [
            .init(
                .notInProduction, .warning, "something that production does not have",
                explanation: """
                    The previews understand all of Nunjucks. Production understands a part of it: it has no `loop` and no
                    `range`, no macros, no `extends`, no `set` with a body, no tests, and only some of the filters. What it
                    lacks is undefined there, prints nothing, or stops the page.

                    Some of what it has means something else there: `//` is plain division, `~` adds two numbers, `in`
                    looks for the keys of an object and not for the members of a list, two loop variables are read by
                    name, and a `set` of a field of the State hides that field. It is reported where the values make a
                    difference.
                    """,
                example: .init(
                    "{% for order in orders %}{{ loop.index }}{% endfor %}",
                    says: "production has no variable `loop`",
                    right: "{% for order in orders %}{{ index + 1 }}{% endfor %}",
                    state: order),
                cure: "Write what the message suggests, which works in both."),
            .init(
                .jsValueDeferred, .warning, "a JavaScript value that only the page can know",
                explanation: """
                    The value is an expression in JavaScript, or a promise. The page computes it when it is loaded: until
                    then, and without scripts, nothing stands there. Production is not affected.
                    """,
                example: .init(
                    #"{% for order in orders %}<p title="{{ 'label(order)' | js }}"></p>{% endfor %}"#,
                    says: "`label(order)` is JavaScript: the page fills in `title` when it is loaded",
                    right: #"{% for order in orders %}<p title="{{ order.place | date }}"></p>{% endfor %}"#,
                    state: order),
                cure: """
                    Nothing has to be done. Where the value matters in a page that does not run scripts, such as a
                    printed one, let the template compute it.
                    """),
            .init(
                .privateField, .warning, "a private field that is printed into a page",
                explanation: """
                    With the customer's signature, whoever sees the page can act for the customer. Production prints it;
                    a preview prints what stands in for it.
                    """,
                example: .init(
                    "<p>{{ customer.sig }}</p>",
                    says: "`customer.sig` is private and must not be printed into a page",
                    right: "<p>{{ customer.public_id }}</p>",
                    state: #"{ "customer": { "public_id": "ada", "sig": "made up" } }"#),
                cure: "Take the value out of the page. Scripts can ask `og.smi.store` for it."),
        ])
}
