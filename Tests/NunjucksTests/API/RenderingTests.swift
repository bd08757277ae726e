import Diagnostics
import NunjucksRuntime
import Testing

@Suite("Rendering text with a context")
struct RenderingTests {
    @Test("a text is rendered with a dictionary")
    func text() throws {
        let page = try Environment().render(
            "{{ user.name }} ({{ user.age }}): {{ user.tags | join('/') }}{% if not note %} –{% endif %}",
            ["user": ["name": "Ada <Lovelace>", "age": 36.5, "tags": ["a", "b"]], "note": nil])
        #expect(page == "Ada &lt;Lovelace&gt; (36.5): a/b –")
    }

    @Test("a text without variables is rendered without a context")
    func noContext() throws { #expect(try Environment().render("{{ 6 * 7 }}") == "42") }

    @Test("markup is not escaped, text is")
    func markup() throws {
        let context: Context = ["html": .markup("<b>bold</b>"), "text": "<b>plain</b>"]
        #expect(try Environment().render("{{ html }}{{ text }}", context) == "<b>bold</b>&lt;b&gt;plain&lt;/b&gt;")
    }

    @Test("a template is compiled once and rendered many times")
    func template() throws {
        let template = try Environment().template("Hello {{ name }}", name: "greeting.html")
        #expect(template.name == "greeting.html")
        #expect(try template.render(["name": "Ada"]) == "Hello Ada")
        #expect(try template.render(["name": "Grace"]) == "Hello Grace")
        #expect(try template.render() == "Hello ")
    }

    @Test("templates include one another by the names that the loader knows")
    func namedTemplates() throws {
        let environment = Environment(
            loader: MemoryLoader(["page.html": "<p>{% include 'name.html' %}</p>", "name.html": "{{ name }}"]))
        #expect(try environment.render(named: "page.html", ["name": "Ada"]) == "<p>Ada</p>")
        #expect(try environment.template(named: "name.html").render(["name": "Grace"]) == "Grace")
        let error = #expect(throws: Diagnostic.self) { try environment.render(named: "pag.html") }
        #expect(
            error
                == Diagnostic(
                    .missingTemplate, .error, "there is no template `pag.html`", help: "did you mean `page.html`?"))
    }

    @Test("a text that cannot be read throws a diagnostic with its place")
    func syntaxError() throws {
        let error = try #require(throws: Diagnostic.self) { try Environment().render("Hello\n{{ name") }
        #expect(error.code == .syntax)
        #expect(error.place?.file == "template")
        #expect(error.place?.line == 2)
    }

    @Test("an error while rendering is thrown, or told with the output up to it")
    func errorWhileRendering() throws {
        let template = try Environment().template("Hello {{ name.first() }}!")
        let error = try #require(throws: Diagnostic.self) { try template.render(["name": ["last": "Lovelace"]]) }
        #expect(error.code == .notCallable)
        let rendering = template.rendering(["name": ["last": "Lovelace"]])
        #expect(rendering.text == "Hello ")
        #expect(rendering.error == error)
        #expect(rendering.diagnostics == [])
    }

    @Test("the limits of the environment stop a rendering")
    func limits() throws {
        var options = Options()
        options.limits.steps = 1000
        let environment = Environment(options: options)
        let error = try #require(throws: Diagnostic.self) {
            try environment.render("{% for i in range(0, 100000) %}{{ i }}{% endfor %}")
        }
        #expect(error.code == .limit)
    }

    @Test("the same seed gives the same random numbers")
    func seed() throws {
        let template = try Environment().template("{{ [1, 2, 3, 4, 5, 6, 7, 8, 9] | random }}")
        #expect(template.rendering(seed: 7).text == template.rendering(seed: 7).text)
        let all = Set((0..<50).map { template.rendering(seed: $0).text })
        #expect(all.count > 1)
    }

    @Test("a context is read by many threads at once, and changed by none")
    func threads() async throws {
        let context: Context = ["items": ["b", "a"], "name": "Ada"]
        let template = try Environment().template(
            "{% set added = items.push('c') %}{{ name }}: {{ items | sort | join(',') }} {{ items.length }}")
        await withTaskGroup(of: String.self) { group in
            for _ in 0..<200 { group.addTask { template.rendering(context).text } }
            for await text in group { #expect(text == "Ada: a,b,c 3") }
        }
        #expect(try Environment().render("{{ items }}", context) == "b,a")
    }

    @Test("what was rendered outlives its context")
    func lifetime() throws {
        let template = try Environment().template("{{ list[0] }}")
        let pages = try (0..<100).map { number in try template.render(["list": [.init("item \(number)")]]) }
        #expect(pages == (0..<100).map { "item \($0)" })
    }
}
