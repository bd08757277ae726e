extension ForeignNames {
    /// Tags of Liquid, Jinja, Twig and Handlebars.
    static let tags = values.merging(conditions) { $1 }.merging(loops) { $1 }.merging(files) { $1 }
        .merging(sections) { $1 }

    private static let values = [
        "assign": "themes are written in Nunjucks, not in Liquid: use {% set name = value %}",
        "capture": "use {% set name %} … {% endset %}", "endcapture": "use {% set name %} … {% endset %}",
        "echo": "write {{ value }}", "print": "write {{ value }}",
        "liquid": "write each of its lines as a tag: {% set a = 1 %}{% if a %} … {% endif %}",
        "increment": "write {% set n = n + 1 %}", "decrement": "write {% set n = n - 1 %}",
        "do": setValue, "let": setValue, "var": setValue, "const": setValue, "with": setValue, "endwith": setValue,
        "autoescape": escaping, "endautoescape": escaping,
        "trans": translation, "endtrans": translation, "pluralize": translation, "translate": translation,
        "blocktrans": translation, "endblocktrans": translation, "blocktranslate": translation,
        "debug": "write {{ value | dump }}", "dump": "write {{ value | dump }}", "log": "write {{ value | dump }}",
        "now": "put JavaScript in quotes: {{ 'new Date().toISOString()' | js }}",
        "url": "write the address itself", "static": "write the address itself",
        "csrf_token": "a theme's forms need none",
        "load": "nothing is loaded: all filters are there", "use": "use {% import 'name' as name %}",
        "comment": "write {# … #}", "endcomment": "write {# … #}", "doc": "write {# … #}", "enddoc": "write {# … #}",
    ]

    private static let setValue = "use {% set name = value %}"
    private static let escaping = "values are always escaped; trusted HTML needs the filter `safe`"
    private static let translation = "use the filter `t`: {{ 'key' | t }}"

    private static let conditions = [
        "elsif": "write {% elif condition %}", "unless": "write {% if not condition %} … {% endif %}",
        "endunless": "write {% endif %}", "when": comparison, "endcase": "write {% endif %}",
        "ifequal": "write {% if a == b %} … {% endif %}", "endifequal": "write {% endif %}",
        "ifnotequal": "write {% if a != b %} … {% endif %}", "endifnotequal": "write {% endif %}",
        "empty": "put what an empty list shows after {% else %}",
        "ifchanged": "compare with the value before, kept by {% set last = value %}",
    ]

    static let comparison = "write {% if a == 1 %} … {% elif a == 2 %} … {% endif %}"

    private static let loops = [
        "cycle": "use `index`: {{ 'odd' if index % 2 else 'even' }}",
        "tablerow": loop, "foreach": loop, "each": loop, "while": loop,
        "endtablerow": "write {% endfor %}", "endforeach": "write {% endfor %}", "endeach": "write {% endfor %}",
        "endwhile": "write {% endfor %}", "next": "write {% endfor %}",
        "break": loopEnd, "continue": loopEnd,
        "paginate": "production shows all items of a list; a loop can show some: `list.slice(0, 5)`",
        "endpaginate": "production shows all items of a list; a loop can show some: `list.slice(0, 5)`",
    ]

    private static let loop = "use {% for item in list %} … {% endfor %}"
    private static let loopEnd = "a loop runs to its end: put what it prints into {% if %} … {% endif %}"

    private static let files = [
        "render": file, "partial": file, "snippet": file, "section": file, "sections": file, "embed": file,
        "component": file, "content_for": file, "layout": "use {% extends 'name' %}",
        "function": "use {% macro name(parameters) %} … {% endmacro %}",
        "literal": "use {% raw %} … {% endraw %}", "endliteral": "write {% endraw %}",
        "apply": "use {% filter upper %} … {% endfilter %}", "endapply": "write {% endfilter %}",
        "spaceless": spaces, "endspaceless": spaces, "cache": "leave it out", "endcache": "leave it out",
        "func": "use {% macro name(parameters) %} … {% endmacro %}",
        "def": "use {% macro name(parameters) %} … {% endmacro %}",
    ]

    private static let file = "use {% include 'folder/name' %}"

    private static let spaces = "leave it out: `-` beside a brace removes the white space there, {%- if a -%}"

    private static let sections = [
        "schema": "settings are kept in `controls/theme-settings.json`, and read with {{ 'key' | setting }}",
        "endschema": "settings are kept in `controls/theme-settings.json`, and read with {{ 'key' | setting }}",
        "style": "styles belong in the folder `styles`", "endstyle": "styles belong in the folder `styles`",
        "stylesheet": "styles belong in the folder `styles`", "endstylesheet": "styles belong in the folder `styles`",
        "javascript": "JavaScript belongs in `scripts/script.js`",
        "endjavascript": "JavaScript belongs in `scripts/script.js`",
    ]
}
