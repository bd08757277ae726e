import Diagnostics
import SubscriptionManager
import TestSupport
import Testing

@Suite("Markdown files of a theme")
struct ContentTests {
    /// What is said of a page beside that production has no such tags.
    private func findings(_ page: RenderedPage) -> String {
        describe(page.diagnostics.filter { $0.code != .notInProduction })
    }

    @Test("blocks that collect text for a value stand in HTML of their own in a Markdown file, too")
    func captures() throws {
        let page = try ThemeFiles([
            "views/main.liquid": "{% set card %}<div>{{ customer.first_name }}</div>{% endset %}{% content 'help' %}",
            "views/forms.liquid": "{% macro badge(x) %}<u title=\"{{ x }}\">{{ x }}</u>{% endmacro %}",
            "views/part.liquid": "    {{ customer.first_name }}\n\n        code\n",
            "content/en-US/help.md": """
            {% import 'forms' as forms %}{% macro own(x) %}<i>{{ x }}</i>{{ caller() }}{% endmacro %}
            {% set who %}<b>{{ customer.first_name }}</b>{% endset %}
            {{ who }} {{ forms.badge(customer.first_name) }} {% filter escape %}{{ customer.first_name }}{% endfilter %}
            {% call own(customer.first_name) %}*{{ customer.first_name }}*{% endcall %} *{{ customer.first_name }}*

            {{ card }}

            - {{ who }}
              {% include 'part' %}
            """,
        ]).page(state: #"{"customer": {"first_name": "*A* <s>"}}"#)
        #expect(
            page.text == """
                <p><b>*A* &lt;s&gt;</b> <u title="*A* &lt;s&gt;">*A* &lt;s&gt;</u> *A* &lt;s&gt;
                <i>*A* &lt;s&gt;</i>**A* &lt;s&gt;* <em>*A* &lt;s&gt;</em></p>
                <div>*A* &lt;s&gt;</div>
                <ul>
                <li>
                <p><b>*A* &lt;s&gt;</b>
                *A* &lt;s&gt;</p>
                <pre><code>code
                </code></pre>
                </li>
                </ul>

                """)
        #expect(findings(page) == "")
    }

    @Test("what shows otherwise than it looks is said where it stands in the file")
    func findingsInFiles() throws {
        let page = try ThemeFiles([
            "views/main.liquid": "<p>\n{% content 'help' %}",
            "content/en-US/help.md": "# Help\n\n{{ customer.first_name }} <kbd>S</kbd> {{ '<b>' | safe }}\n\n- [ ] x\n",
        ]).page(state: #"{"customer": {"first_name": "<i>"}}"#)
        #expect(
            findings(page) == """
                warning[markdown-unsafe]: in Markdown, trusted markup that no template wrote shows as text
                  at content/en-US/help.md:3:40-3:58
                  | {{ customer.first_name }} <kbd>S</kbd> {{ '<b>' | safe }}
                  |                                        ^^^^^^^^^^^^^^^^^^
                  from views/main.liquid:2:1-2:21
                  help: write the markup in the template, between {% set x %} and {% endset %}, or set \
                `markdown.unsafe` to true in the theme's settings

                warning[markdown-unsafe]: raw HTML in Markdown is left out: `<kbd>`
                  at content/en-US/help.md:3:27-3:32
                  | {{ customer.first_name }} <kbd>S</kbd> {{ '<b>' | safe }}
                  |                           ^^^^^
                  from views/main.liquid:2:1-2:21
                  help: write it in the template, beside the Markdown; where all of the theme's texts can be trusted, set \
                `markdown.unsafe` to true in its settings

                warning[markdown-syntax]: CommonMark has no lists of tasks: `[ ]` shows as it is written
                  at content/en-US/help.md:5:3-5:6
                  | - [ ] x
                  |   ^^^
                  from views/main.liquid:2:1-2:21
                  help: write a list without boxes, or put the checkboxes into the template
                """)
    }

    @Test("a file that comes from another language's folder is said to")
    func fallback() throws {
        var options = RenderOptions()
        options.fallsBackForTranslations = true
        let page = try ThemeFiles([
            "views/main.liquid": "{% content 'help' %}{% content 'both' %}",
            "content/en-US/help.md": "Help", "content/en-US/both.md": "Both", "content/fr-FR/both.md": "Tous",
        ]).page(locale: "fr-FR", options: options)
        #expect(page.text == "<p>Help</p>\n<p>Tous</p>\n")
        #expect(
            findings(page) == """
                warning[missing-content]: there is no file `content/fr-FR/help.md`
                  at views/main.liquid:1:1-1:21
                  | {% content 'help' %}{% content 'both' %}
                  | ^^^^^^^^^^^^^^^^^^^^
                  help: `content/en-US/help.md` is used here; production has no such fallback
                """)
    }
}
