import Testing

/// A place in a template where hostile data lands, and what the page must show there.
struct HostilePosition: Sendable, CustomTestStringConvertible {
    let name: String
    /// The template of one piece of the page, in which `x` is the data and `index` its number.
    let template: String
    /// A JavaScript expression of what the page shows, `s` being the piece's element; promises are awaited.
    let shown: String
    /// A JavaScript expression of what it must show, `a` being the data.
    let expected: String
    /// An attribute that is there or not, by the data.
    var optionalAttribute = ""

    var testDescription: String { name }

    init(_ name: String, _ template: String, shows shown: String, _ expected: String, optional: String = "") {
        self.name = name
        self.template = template
        self.shown = shown
        self.expected = expected
        optionalAttribute = optional
    }

    static let all = text + attributes + bindings + addresses + styles + scripts

    private static let text = [
        HostilePosition("text", "<p>a{{ x }}b</p>", shows: "s.textContent", "'a' + text(a) + 'b'"),
        HostilePosition("a list in text", "<p>{{ ['a', x] }}</p>", shows: "s.textContent", "'a' + text(a)"),
        HostilePosition("text of pre", "<pre>{{ x }}</pre>", shows: "s.textContent", "text(a)"),
        HostilePosition("text in a table", "<table><td>{{ x }}</table>", shows: "s.textContent", "text(a)"),
        HostilePosition(
            "text of an option", "<select><option>a{{ x }}b</select>", shows: "s.textContent", "'a' + text(a) + 'b'"),
        HostilePosition("text of SVG", "<svg><text>{{ x }}</text></svg>", shows: "s.textContent", "value(a)"),
        HostilePosition(
            "text of noscript", "<noscript><p title=\"{{ x }}\">{{ x }}<!-- {{ x }} --></p></noscript>", shows: "0", "0"
        ),
        HostilePosition(
            "text of template", "<template>{{ x }}</template>", shows: "s.firstElementChild.content.textContent",
            "text(a)"),
        HostilePosition("textarea", "<textarea>{{ x }}</textarea>", shows: "s.firstElementChild.value", "value(a)"),
        HostilePosition("title", "<title>{{ x }}</title>", shows: "s.textContent", "value(a)"),
        HostilePosition("title of SVG", "<svg><title>{{ x }}</title></svg>", shows: "s.textContent", "text(a)"),
        HostilePosition("xmp", "<xmp>{{ x }}</xmp>", shows: "0", "0"),
        HostilePosition("comment", "<!-- {{ x }} --><b>b</b>", shows: "s.textContent", "'b'"),
        HostilePosition("comment without spaces", "<!--{{ x }}--><b>b</b>", shows: "s.textContent", "'b'"),
        HostilePosition(
            "Markdown", "{% markdown %}\na {{ x }} b\n{% endmarkdown %}", shows: "collapsed(s.textContent)",
            "collapsed('a ' + value(a) + ' b')"),
        HostilePosition(
            "text of a captured block", "{% set y %}<b>{{ x }}</b>{% endset %}{{ y }}", shows: "s.textContent",
            "text(a)"),
    ]

    private static let attributes = [
        HostilePosition("double quotes", "<p title=\"{{ x }}\">", shows: "only(s).title", "value(a)"),
        HostilePosition("single quotes", "<p title='{{ x }}'>", shows: "only(s).title", "value(a)"),
        HostilePosition("no quotes", "<p title={{ x }}>", shows: "only(s).title", "value(a)"),
        HostilePosition("no quotes, before a slash", "<p title={{ x }} />", shows: "only(s).title", "value(a)"),
        HostilePosition(
            "two parts without quotes", "<p title={{ x }}-{{ x }} id=i>", shows: "only(s).title",
            "value(a) + '-' + value(a)"),
        HostilePosition(
            "a part in single quotes", "<p title='a\"{{ x }} b' id=i>", shows: "only(s).title",
            "'a\"' + value(a) + ' b'"),
        HostilePosition(
            "a block in an attribute", "<p title=\"{% if x %}{{ x }}{% endif %}\">", shows: "only(s).title", "value(a)"),
        HostilePosition("if_defined", "<p title=\"{{ x | if_defined }}\">", shows: "only(s).title", "value(a)"),
        HostilePosition(
            "safe text in an attribute", "<p title=\"{{ x | safe }}\">",
            shows: "only(s).getAttributeNames().join()", "'title'"),
        HostilePosition(
            "an attribute of SVG", "<svg><path d='{{ x }}'/></svg>", shows: "only(only(s)).getAttribute('d')",
            "value(a)"),
        HostilePosition("between attributes", "<p {{ x }} id=i>", shows: "only(s).id", "'i'"),
        HostilePosition(
            "a block between attributes", "<p {% if true %}title={{ x }}{% endif %} id=i>", shows: "only(s).title",
            "value(a)"),
        // Parsed as the frame would; a page of frames takes too long to load.
        HostilePosition(
            "srcdoc",
            "<template><iframe srcdoc=\"<p title='{{ x }}' lang=&quot;{{ x }}&quot;>{{ x }}</p>\"></iframe></template>",
            shows: "read(framed(s))", "[value(a), value(a), value(a), 4]"),
    ]

    private static let bindings = [
        HostilePosition("?boolean", "<p ?hidden=\"{{ x }}\">", shows: "only(s).hidden", "a !== ''", optional: "hidden"),
        HostilePosition(
            ".value of input", "<input .value=\"{{ x }}\">", shows: "only(s).value", "value(a).replace(/\\n/g, '')"),
        HostilePosition(
            ".value of textarea", "<textarea .value=\"{{ x }}\"></textarea>", shows: "only(s).value", "value(a)"),
        HostilePosition(
            ".value of a full textarea", "<textarea .value=\"{{ x }}\">text</textarea>", shows: "only(s).value",
            "a.replace(/\\r\\n?/g, '\\n')"),
        HostilePosition(
            ".value of option", "<select><option .value='{{ x }}'></select>", shows: "only(only(s)).value", "value(a)"),
        HostilePosition(".className", "<p .className={{ x }}>", shows: "only(s).className", "value(a)"),
        HostilePosition(".property of an element", "<sm-x .info=\"{{ x }}\"></sm-x>", shows: "only(s).info", "a"),
        HostilePosition(
            ".property with structure", "<sm-x .info='{{ {a: [x], \"'\": x} }}'></sm-x>",
            shows: "[only(s).info.a[0], only(s).info[\"'\"]]", "[a, a]"),
        HostilePosition(
            ".property of several parts", "<sm-x .info='a\"{{ x }}'></sm-x>", shows: "only(s).info",
            "'a\"' + a"),
        HostilePosition(".textContent", "<p .textContent=\"{{ x }}\"></p>", shows: "s.textContent", "a"),
        HostilePosition(".innerHTML", "<p .innerHTML=\"{{ x }}\"></p>", shows: "s.textContent", "''"),
        HostilePosition(".text of a script", "<script .text=\"{{ x }}\"></script>", shows: "s.textContent", "''"),
        HostilePosition(
            ".onclick", "<p .onclick=\"{{ x }}\">p</p>", shows: "(only(s).click(), only(s).onclick)", "null"),
        HostilePosition(
            "@event", "<p @click=\"{{ x }}\" @x='{{ x | action }}'>p</p>", shows: "only(s).click()", "undefined"),
        HostilePosition(
            "action", "<form action=\"{{ x | action }}\"></form>", shows: "only(s).dataset.ogActionKey", "value(a)"),
        HostilePosition(
            "beside JavaScript", "<p title=\"{{ x }} {{ '1 + 1' | js }}'{{ x }}\">", shows: "only(s).title",
            "a + ' 2\\'' + a"),
    ]

    private static let addresses = [
        HostilePosition("href", "<a href=\"{{ x }}\">a</a>", shows: "only(s).getAttribute('href')", "address(a)"),
        HostilePosition(
            "href without quotes", "<a href={{ x }}>a</a>", shows: "only(s).getAttribute('href')", "address(a)"),
        HostilePosition(
            "a part of href", "<a href='/a?b={{ x }}'>a</a>", shows: "only(s).getAttribute('href')",
            "'/a?b=' + value(a)"),
        HostilePosition(
            "the end of a scheme", "<a href='java{{ x }}'>a</a>", shows: "only(s).getAttribute('href')",
            "address('java' + a)"),
        HostilePosition(".href", "<a .href=\"{{ x }}\">a</a>", shows: "only(s).getAttribute('href')", "address(a)"),
        HostilePosition(
            ".href beside href", "<a href='/' .href=\"{{ x }}\">a</a>", shows: "only(s).getAttribute('href')",
            "address(a)"),
        HostilePosition(
            ".src of an element", "<sm-x .src=\"{{ x }}\"></sm-x>", shows: "only(s).src",
            "address(a, true) === 'about:invalid' ? 'about:invalid' : a"),
        HostilePosition(
            "href of SVG", "<svg><a xlink:href='{{ x }}' href='{{ x }}'><text>a</text></a></svg>",
            shows: "only(only(s)).getAttribute('href')", "address(a)"),
        HostilePosition(
            "src of an image", "<img src=\"{{ x }}\">", shows: "only(s).getAttribute('src')", "address(a, true)"),
        HostilePosition(
            "src of a frame", "<template><iframe src=\"{{ x }}\"></iframe></template>",
            shows: "only(only(s).content).getAttribute('src')", "address(a)"),
        HostilePosition(
            "data of an object", "<template><object data=\"{{ x }}\"></object></template>",
            shows: "only(only(s).content).getAttribute('data')", "address(a)"),
        HostilePosition(
            "action and formaction", "<form action='{{ x }}'><button formaction={{ x }}></button></form>",
            shows: "[only(s).getAttribute('action'), only(only(s)).getAttribute('formaction')]",
            "[address(a), address(a)]"),
        HostilePosition(
            "srcset", "<img srcset=\"{{ x }} 2x\">",
            shows: "[value(a) + ' 2x', 'about:invalid'].includes(only(s).getAttribute('srcset'))", "true"),
    ]

    private static let styles = [
        HostilePosition(
            "style", "<p style=\"color: {{ x }}; opacity: .5\">", shows: "[only(s).style.opacity, declared(s)]",
            "['0.5', true]"),
        HostilePosition(
            "style without quotes", "<p style=color:{{ x }};opacity:.5>", shows: "[only(s).style.opacity, declared(s)]",
            "['0.5', true]"),
        HostilePosition(
            "whole declarations", "<p style=\"{{ x }}; z-index: 5 !important\">",
            shows: "[only(s).style.zIndex, /url\\(|expression\\(|@import/i.test(only(s).style.cssText)]", "['5', false]"
        ),
        HostilePosition(
            "a string in style", "<p style=\"quotes: '{{ x }}' 'b'; opacity: .5\">",
            shows: "[only(s).style.opacity, unescaped(only(s).style.quotes)]", "['0.5', styled(a)]"),
        HostilePosition(
            "a string of references in style", "<p style='quotes: &quot;{{ x }}&quot; &#x22;b&#x22;; opacity: .5'>",
            shows: "[only(s).style.opacity, unescaped(only(s).style.quotes)]", "['0.5', styled(a)]"),
        HostilePosition(
            "url() in style", "<p style=\"background-image: url({{ x }}); opacity: .5\">",
            shows: "[only(s).style.opacity, harmless(only(s).style.backgroundImage)]", "['0.5', true]"),
        HostilePosition(
            "url() of a string in style", "<p style='background-image: url(\"{{ x }}\"); opacity: .5'>",
            shows: "[only(s).style.opacity, harmless(only(s).style.backgroundImage)]", "['0.5', true]"),
        HostilePosition(
            "style element", "<style>i { color: {{ x }}; opacity: .5 } b { opacity: .5 }</style>",
            shows: "[only(s).sheet.cssRules.length, only(s).sheet.cssRules[0].style.opacity]", "[2, '0.5']"),
        HostilePosition(
            "a string in a style element", "<style>i { quotes: \"{{ x }}\" \"b\"; opacity: .5 } b { }</style>",
            shows: "[only(s).sheet.cssRules.length, unescaped(only(s).sheet.cssRules[0].style.quotes)]",
            "[2, styled(a)]"),
        HostilePosition(
            "a comment in a style element", "<style>i { } /* it's {{ x }} */ b { }</style>",
            shows: "only(s).sheet.cssRules.length", "2"),
        HostilePosition(
            "url() in a style element", "<style>i { background-image: url('{{ x }}'); opacity: .5 } b { }</style>",
            shows: "[only(s).sheet.cssRules.length, harmless(only(s).sheet.cssRules[0].style.backgroundImage)]",
            "[2, true]"),
        HostilePosition(
            "style of SVG", "<svg><style>i { quotes: \"{{ x }}\" \"b\" } b { }</style></svg>",
            shows: "only(only(s)).sheet.cssRules.length", "2"),
    ]

    private static let scripts = [
        HostilePosition("script", "<script>got[{{ index }}] = {{ x }};</script>", shows: "got[i]", "a"),
        HostilePosition(
            "strings in a script",
            "<script>got[{{ index }}] = ['{{ x }}', \"{{ x }}\", `${'`'}{{ x }}${ {{ x }} }`];</script>",
            shows: "got[i]", "[a, a, '`' + a + a]"),
        HostilePosition(
            "a regular expression in a script",
            "<script>got[{{ index }}] = /^['/\"]{{ x }}$/.exec('/' + attacks[{{ index }}])?.[0];</script>",
            shows: "got[i]", "'/' + a"),
        HostilePosition(
            "comments in a script",
            "<script>/* it's {{ x }} */ got[{{ index }}] = 1; // don't {{ x }}\ngot[{{ index }}] += 1;</script>",
            shows: "got[i]", "2"),
        HostilePosition(
            "script of SVG", "<svg><script>got[{{ index }}] = [{{ x }}, '{{ x }}'];</script></svg>", shows: "got[i]",
            "[a, a]"),
        HostilePosition(
            "JSON", "<script type=\"application/json\">{\"a\": {{ x }}, \"b\": \"{{ x }}\"}</script>",
            shows: "Object.values(JSON.parse(s.textContent))", "[a, a]"),
        HostilePosition(
            "an event handler",
            "<button onclick=\"got[{{ index }}] = [{{ x }}, '{{ x }}', &quot;{{ x }}&quot;]\">b</button>",
            shows: "(only(s).click(), got[i])", "[a, a, a]"),
        HostilePosition(
            "an event handler without quotes", "<button onclick=got[{{ index }}]=[{{ x }},'{{ x }}']>b</button>",
            shows: "(only(s).click(), got[i])", "[a, a]"),
        HostilePosition(
            "a URL of JavaScript",
            "<a href=\"javascript:void(got[{{ index }}] = [{{ x }}, '{{ x }}', %22{{ x }}%22, &quot;{{ x }}&quot;])\">a</a>",
            shows: "await followed(s, i)", "[inURL(a), inURL(a), inURL(a), inURL(a)]"),
        // What browsers make of the result is a page of its own, parsed here as they do.
        HostilePosition(
            "the result of a URL of JavaScript",
            "<a href=\"javascript:void(got[{{ index }}] = '<p>{{ x }}</p>' + {{ x }} + '<i>a</i>')\">a</a>",
            shows: "resulting(await followed(s, i))", "['HTML HEAD BODY P I', '']"),
    ]
}
