extension Diagnostic.Code {
    /// The text of a template cannot be understood.
    public static let syntax: Self = "syntax"
    /// A tag that does not exist.
    public static let unknownTag: Self = "unknown-tag"
}

extension Catalogue.Family {
    /// Faults in the text of a template.
    static let syntax = Self(
        title: "Syntax",
        entries: [
            .init(
                .syntax, .error, "a template's text cannot be understood",
                explanation: """
                    The template breaks a rule of Nunjucks: a tag or a bracket is not closed, a value is missing, a word
                    stands where none can. Production cannot compile such a theme.
                    """,
                example: .init(
                    """
                    {% if customer %}
                      <p>Hello</p>
                    """,
                    says: "`if` is never closed",
                    right: """
                        {% if customer %}
                          <p>Hello</p>
                        {% endif %}
                        """),
                cure: """
                    Go to the place that the message names, and look at what stands just before it as well: a quote or a
                    bracket that is not closed is often noticed only later.
                    """),
            .init(
                .unknownTag, .error, "a tag that does not exist",
                explanation: """
                    The word after `{%` is not one of Nunjucks' tags. Themes end in `.liquid`, but nothing of the Liquid
                    language applies to them: `assign`, `unless` and `case` are Liquid's.
                    """,
                example: .init(
                    "{% assign total = 3 %}",
                    says: "there is no tag `assign`",
                    right: "{% set total = 3 %}"),
                cure: """
                    Correct the word, or write what the message suggests. To show a tag as text, put `{% raw %}` and
                    `{% endraw %}` around it.
                    """),
        ])
}
