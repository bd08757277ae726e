import Foundation
import Testing

/// The DOM that a page's bindings make, beside what lit-html's documentation says that it makes of the same template:
/// https://lit.dev/docs/templates/expressions/ and https://lit.dev/docs/templates/directives/#ifdefined.
@Suite("Bindings as lit-html has them", .browser)
struct LitTests {
    /// A template, and what is read from the element that it makes.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let template: String
        /// A JavaScript expression; `e` is the template's first element, `has` and `get` read its attributes, `p` its
        /// properties.
        let read: String
        let expected: JSON

        var testDescription: String { name }

        init(_ name: String, _ template: String, _ read: String, _ expected: JSON) {
            self.name = name
            self.template = template
            self.read = read
            self.expected = expected
        }
    }

    /// The variables of every case.
    static let context = """
        {"text": "<b>&\\"'", "empty": "", "none": null, "zero": 0, "one": 1, "yes": true, "no": false, "list": ["a", "b"], \
        "nested": [["a", null], ["b"]], "object": {"k": [1, null]}, "day": "2026-03-02"}
        """

    static let children = [
        Case("a string is text", "<p>{{ text }}</p>", "[e.textContent, e.children.length]", ["<b>&\"'", 0]),
        Case("numbers are text", "<p>{{ zero }} {{ one }}</p>", "e.textContent", "0 1"),
        Case("null and undefined render nothing", "<p>{{ none }}{{ missing }}</p>", "e.textContent", ""),
        Case("an array renders its items", "<p>{{ list }}|{{ nested }}</p>", "e.textContent", "ab|ab"),
        Case("an object renders as its string", "<p>{{ object }}</p>", "e.textContent", "[object Object]"),
        Case(
            "a conditional renders one of its branches", "<p>{% if yes %}<i>a</i>{% else %}<b>b</b>{% endif %}</p>",
            "e.firstElementChild.outerHTML + e.children.length", "<i>a</i>1"),
        Case(
            "a repeated template renders once for each item",
            "<ul>{% for i in list %}<li>{{ i }}</li>{% endfor %}</ul>",
            "[...e.children].map((li) => li.textContent)", ["a", "b"]),
        Case("ifDefined renders nothing in a child", "<p>{{ none | if_defined }}</p>", "e.textContent", ""),
        Case("the text of a textarea", "<textarea>{{ text }}</textarea>", "e.value", "<b>&\"'"),
    ]

    static let attributes = [
        Case("an attribute is set to the value's string", "<p title=\"{{ text }}\">", "get('title')", "<b>&\"'"),
        Case("quotes may be left out", "<p title={{ text }} id=a>", "[get('title'), get('id')]", ["<b>&\"'", "a"]),
        Case(
            "static strings and values are joined", "<p class=\"a {{ one }} b {{ none }}{{ missing }}c\">",
            "get('class')", "a 1 b c"),
        Case("several values without quotes", "<p title={{ one }}-{{ zero }}>", "get('title')", "1-0"),
        Case(
            "null and undefined are the empty string", "<p a=\"{{ none }}\" b=\"{{ missing }}\">",
            "[get('a'), get('b')]", ["", ""]),
        Case("an empty string stays", "<p a=\"{{ empty }}\">", "get('a')", ""),
        Case(
            "booleans and numbers are their strings", "<p a=\"{{ yes }}\" b=\"{{ no }}\" c=\"{{ zero }}\">",
            "[get('a'), get('b'), get('c')]", ["true", "false", "0"]),
        Case(
            "an array is its string", "<p a=\"{{ list }}\" b=\"x {{ list }}\">", "[get('a'), get('b')]",
            ["a,b", "x a,b"]),
        Case("an object is its string", "<p a=\"{{ object }}\">", "get('a')", "[object Object]"),
        Case("no other attributes appear", "<p a=\"{{ text }}\" b={{ text }}>", "e.getAttributeNames()", ["a", "b"]),
    ]

    static let conditionalAttributes = [
        Case(
            "ifDefined takes the attribute out for undefined", "<p a=\"{{ missing | if_defined }}\" b>",
            "e.getAttributeNames()", ["b"]),
        Case("ifDefined takes the attribute out for null", "<p a=\"{{ none | ifDefined }}\">", "has('a')", false),
        Case(
            "ifDefined keeps what is falsy otherwise",
            "<p a=\"{{ empty | if_defined }}\" b=\"{{ zero | if_defined }}\" c=\"{{ no | if_defined }}\">",
            "[get('a'), get('b'), get('c')]", ["", "0", "false"]),
        Case(
            "one undefined part takes the whole attribute out",
            "<img src=\"/{{ one }}/{{ missing | if_defined }}\" alt=a>", "e.getAttributeNames()", ["alt"]),
        Case(
            "all parts defined", "<img alt=\"/{{ one | if_defined }}/{{ zero | if_defined }}\">", "get('alt')", "/1/0"),
    ]

    static let booleans = [
        Case(
            "truthy values set the attribute",
            "<p ?a=\"{{ yes }}\" ?b=\"{{ one }}\" ?c=\"{{ text }}\" ?d=\"{{ list }}\" ?e=\"{{ object }}\">",
            "e.getAttributeNames().map((name) => [name, get(name)])",
            [["a", ""], ["b", ""], ["c", ""], ["d", ""], ["e", ""]]),
        Case(
            "falsy values take it out",
            "<p ?a=\"{{ no }}\" ?b=\"{{ zero }}\" ?c=\"{{ empty }}\" ?d=\"{{ none }}\" ?e=\"{{ missing }}\">",
            "e.getAttributeNames()", []),
        Case("a disabled button", "<button ?disabled={{ yes }}>", "[e.disabled, get('disabled')]", [true, ""]),
        Case("a button that is not", "<button ?disabled={{ no }}>", "[e.disabled, has('disabled')]", [false, false]),
        Case("a checked box", "<input type=checkbox ?checked=\"{{ yes }}\">", "e.checked", true),
        Case(
            "the chosen option", "<select><option>a</option><option ?selected=\"{{ yes }}\">b</option></select>",
            "e.value", "b"),
    ]

    static let properties = [
        Case("a value", "<input .value=\"{{ text }}\">", "e.value", "<b>&\"'"),
        Case("a value of null is empty", "<input .value=\"{{ none }}\">", "e.value", ""),
        Case("a value of undefined is that word", "<input .value=\"{{ missing }}\">", "e.value", "undefined"),
        Case("a number is its string", "<input .value=\"{{ zero }}\">", "e.value", "0"),
        Case("a list is its string", "<input .value=\"{{ list }}\">", "e.value", "a,b"),
        Case("the value of a textarea", "<textarea .value=\"{{ text }}\"></textarea>", "e.value", "<b>&\"'"),
        Case(
            "the value of a textarea with text", "<textarea .value=\"{{ text }}\">a</textarea>",
            "[e.value, e.textContent]", ["<b>&\"'", "a"]),
        Case(
            "the value of a select", "<select .value=\"{{ one }}\"><option>0</option><option>1</option></select>",
            "e.value", "1"),
        Case(
            "the value of an option", "<option .value=\"{{ text }}\">a</option>", "[e.value, e.textContent]",
            ["<b>&\"'", "a"]),
        Case("a property beside its attribute", "<input value=a .value=\"{{ text }}\">", "e.value", "<b>&\"'"),
        Case("checked", "<input type=checkbox .checked=\"{{ one }}\">", "e.checked", true),
        Case(
            "not checked", "<input type=checkbox .checked=\"{{ missing }}\">", "[e.checked, has('checked')]",
            [false, false]),
        Case("disabled", "<button .disabled=\"{{ yes }}\">", "e.disabled", true),
        Case("hidden", "<p .hidden=\"{{ yes }}\" .title=\"{{ text }}\">", "[e.hidden, e.title]", [true, "<b>&\"'"]),
        Case("className", "<p .className=\"{{ list }}\">", "[e.className, get('class')]", ["a,b", "a,b"]),
        Case("maxLength", "<input .maxLength=\"{{ one }}\">", "e.maxLength", 1),
        Case(
            "an ARIA property that is null", "<p .ariaLabel=\"{{ none }}\">", "[e.ariaLabel, has('aria-label')]",
            [nil, false]),
        Case("an array keeps its structure", "<sm-a .items=\"{{ nested }}\"></sm-a>", "p.items", [["a", nil], ["b"]]),
        Case("an object keeps its structure", "<sm-a .data=\"{{ object }}\"></sm-a>", "p.data", ["k": [1, nil]]),
        Case(
            "values keep their types", "<sm-a .a=\"{{ zero }}\" .b=\"{{ no }}\" .c=\"{{ none }}\" .d=\"{{ empty }}\">",
            "[p.a, p.b, p.c, p.d]", [0, false, nil, ""]),
        Case("undefined is set too", "<sm-a .a=\"{{ missing }}\">", "['a' in p, p.a === undefined]", [true, true]),
        Case("names keep their case", "<sm-a .someProp=\"{{ one }}\">", "p.someProp", 1),
        Case(
            "no attribute shows one", "<sm-a .a=\"{{ one }}\" .disabled=\"{{ yes }}\">",
            "[e.getAttributeNames(), p.disabled]", [[], true]),
        Case("several parts are joined", "<p .title=\"a {{ one }} {{ none }}b\">", "e.title", "a 1 b"),
        Case(
            "an element's own property", "<sm-own .label=\"{{ text }}\" .items=\"{{ list }}\"></sm-own>",
            "[e.textContent, e.getAttributeNames()]", ["<b>&\"' a+b", []]),
        Case("text content", "<p .textContent=\"{{ text }}\"></p>", "e.innerHTML", "&lt;b&gt;&amp;\"'"),
    ]

    static let events = [
        Case(
            "a listener is called with its event", "<button @click=\"{{ 'listen' | js }}\">",
            "(e.click(), calls.splice(0))", [["click", true]]),
        Case(
            "a listener is no attribute", "<button @click=\"{{ 'listen' | js }}\" id=a>", "e.getAttributeNames()",
            ["id"]),
        Case(
            "an event of any name", "<p @my-Event={{ 'listen' | js }}>",
            "(e.dispatchEvent(new Event('my-Event')), calls.splice(0))", [["my-Event", true]]),
        Case("null is no listener", "<button @click=\"{{ none }}\">", "(e.click(), calls.splice(0))", []),
        Case(
            "a listener beside other bindings",
            "<button @click=\"{{ 'listen' | js }}\" ?disabled=\"{{ no }}\" .value=\"{{ one }}\" class=\"{{ list }}\">",
            "(e.click(), [calls.splice(0), e.disabled, e.value, e.className])", [[["click", true]], false, "1", "a,b"]),
    ]

    static let scripts = [
        Case(
            "an attribute", "<input type=date max=\"{{ 'limit' | js }}\" min=\"{{ day }}\">", "[e.max, e.min]",
            ["2027-01-01", "2026-03-02"]),
        Case(
            "a part of an attribute", "<p title=\"until {{ 'limit' | js }}, &amp; {{ text }}\">", "e.title",
            "until 2027-01-01, & <b>&\"'"),
        Case("a boolean attribute", "<button ?disabled=\"{{ 'isLocked' | js }}\">", "e.disabled", true),
        Case("a property", "<input .value=\"{{ 'limit' | js }}\">", "e.value", "2027-01-01"),
        Case("an expression", "<p title=\"{{ '[1, 2].map((n) => n * 2)' | js }}\">", "e.title", "2,4"),
        Case("an attribute that is undefined", "<p title=\"{{ 'nothing' | js }}\" id=a>", "e.title", ""),
    ]

    static let all = children + attributes + conditionalAttributes + booleans + properties + events + scripts

    @Test func `every binding makes the DOM that lit-html makes`() async throws {
        let sections = Self.all.map { "{% if true %}<section>\($0.template)</section>{% endif %}" }
        let script = """
            const calls = [], limit = "2027-01-01", isLocked = true, nothing = undefined;
            function listen(event) { calls.push([event.type, this === event.currentTarget]); }
            customElements.define("sm-own", class extends HTMLElement {
              set label(value) { this._label = value; this.show(); }
              set items(value) { this._items = value; this.show(); }
              show() { this.textContent = `${this._label} ${this._items?.join("+")}`; }
              connectedCallback() {
                for (const name of ["label", "items"]) {
                  if (!Object.hasOwn(this, name)) continue;
                  const value = this[name];
                  delete this[name];
                  this[name] = value;
                }
              }
            });
            """
        let preview = PreviewPage(template: sections.joined(), context: Self.context, script: script)
        try await preview.opened { page in
            let readers = Self.all.map { "(e, has, get, p) => \($0.read)" }.joined(separator: ",\n")
            let values = try await page.run(
                """
                const readers = [\(readers)];
                return [...document.querySelectorAll("section")].map((section, i) => {
                  const e = section.firstElementChild;
                  const value = readers[i](e, (name) => e.hasAttribute(name), (name) => e.getAttribute(name), e);
                  return value === undefined ? null : value;
                });
                """)
            #expect(values.array.count == Self.all.count)
            for (each, value) in zip(Self.all, values.array) { #expect(value == each.expected, "\(each.name)") }
            #expect(page.exceptions == [])
            try await page.expect("ogPreview.diagnostics", equals: [])
        }
    }
}
