import Diagnostics
import JSON
import TestSupport
import Testing

@testable import SubscriptionManager

@Suite("Templates that say where they stand")
struct PlacedTemplatesTests {
    /// What is known of the templates of a theme.
    private func places(_ views: [String: String]) throws -> JSONDocument.Element {
        let files = Dictionary(uniqueKeysWithValues: views.map { ("views/\($0).liquid", $1) })
        let folder = try TemporaryFolder(
            files.merging(["locales/en.json": #"{"a": "A", "b": {"c": "C"}, "n": {"one": "1", "other": "2"}}"#]) { $1 })
        let theme = try Theme(folder: folder.path)
        let scripts = try #require(theme.pageScripts())
        let script = String(decoding: try #require(theme.placedTemplates(with: scripts.texts)), as: UTF8.self)
        let line = try #require(script.split(separator: "\n").first { $0.hasPrefix("places: ") })
        return try JSONDocument(Source(name: "places", text: String(line.dropFirst(8).dropLast()))).root
    }

    /// The values of all literals, as `text: paths; filters; keys`.
    private func values(_ views: [String: String]) throws -> [String] {
        let literals = try places(views)["literals"]?.elements ?? []
        return literals.flatMap { $0["values"]?.elements ?? [] }.flatMap(\.elements).map { value in
            let lists = ["paths", "filters", "keys"].map { name in
                (value[name]?.elements ?? []).map { $0.string ?? "" }.joined(separator: ", ")
            }
            return "\(value["text"]?.string ?? ""): \(lists.joined(separator: "; "))"
        }
    }

    @Test(
        "know the State's paths, the filters and the keys behind a value",
        arguments: [
            ("{{ customer.first_name }}", "customer.first_name: customer.first_name; ; "),
            (
                "{{ orders[0].place | date('MMM D') }}",
                "orders[0].place | date('MMM D'): orders[].place; date('MMM D'); "
            ),
            ("{{ product_by_id['x'].name }}", "product_by_id['x'].name: product_by_id.x.name; ; "),
            ("{{ 'a' | t }}", "'a' | t: ; t; a"),
            (
                "{{ ('a' if customer.email else 'b.c') | t }}",
                "('a' if customer.email else 'b.c') | t: customer.email; t; a, b.c"
            ),
            ("{% set first = orders | first %}{{ first.place }}", "first.place: orders[].place; ; "),
            ("{% set n = orders | length %}{{ n + 1 }}", "n + 1: orders; ; "),
            (
                "{{ customer.first_name | upper | trim }}",
                "customer.first_name | upper | trim: customer.first_name; upper, trim; "
            ),
            ("<a title=\"{{ customer.email }}!\">", "customer.email: customer.email; ; "),
            ("{{ nothing.at_all }}", "nothing.at_all: ; ; "),
        ])
    func value(template: String, value: String) throws {
        let found = try values(["main": template])
        #expect(found == [value])
    }

    @Test func `know what loops go through, in included views too`() throws {
        let values = try values([
            "main": "{% for order in orders %}{% include 'order' %}{% endfor %}",
            "order":
                "<p>{{ order.place }}{% for item in items_by_order[order.public_id] %}<b>{{ item.quantity }}</b>{% endfor %}</p>",
        ])
        #expect(
            Set(values) == [
                "{% for order in orders %}: orders; ; ", "{% include 'order' %}: ; ; ",
                "order.place: orders[].place; ; ",
                "{% for item in items_by_order[order.public_id] %}: items_by_order[], orders[].public_id; ; ",
                "item.quantity: items_by_order[][].quantity; ; ",
            ])
    }

    @Test func `know what a variable is set to for a view, by the view that includes it`() throws {
        let values = try values([
            "main": "{% include 'one' %}{% include 'two' %}",
            "one": "{% set title = 'a' | t %}{% set by = orders | first %}{% include 'head' %}",
            "two": "{% set title = 'b.c' %}{% set by = customer %}{% include 'head' %}",
            "head": "<b>{{ title | t }}{{ by.email }}</b>",
        ])
        #expect(
            values.filter { !$0.hasPrefix("{%") }.sorted() == [
                "by.email: customer.email; ; ", "by.email: orders[].email; ; ", "title | t: ; t; a",
                "title | t: ; t; b.c",
            ])
    }

    @Test func `know where their tags stand, and in which view`() throws {
        let places = try places(["main": "<p>{% if a %}\n <b title=\"{{ b }}\">é<i>x</i></b>{% endif %}</p>"])
        let literals = try #require(places["literals"]?.elements)
        let tags = literals.map { literal in
            (literal["elements"]?.elements ?? []).map { $0.elements.compactMap(\.number) }
        }
        // The string, where in it the name ends, the source, line and column.
        #expect(tags == [[[0, 4, 0, 2, 2], [1, 5, 0, 2, 22]], [[0, 2, 0, 1, 1]]])
        #expect(places["sources"]?.elements.first?.elements.first?.string == "views/main.liquid")
    }

    @Test func `say nothing of tags where one begins with an escape`() throws {
        let literals = try places(["main": "<p>a</p>{% if a %}\\<p>b</p>{% endif %}"])["literals"]?.elements
        #expect(literals?.map { $0["elements"] != nil } == [false, true])
    }

    @Test func `know where the keys of texts stand`() throws {
        let texts = try places(["main": "x"])["texts"]?["en"]?.elements
        #expect(texts?.first?.string == "locales/en.json")
        let keys = texts?.last?.elements.map { "\($0.key ?? "") \($0.elements.compactMap(\.number))" }
        #expect(
            keys == ["a [1.0, 2.0]", "b.c [1.0, 18.0]", "n [1.0, 29.0]", "n.one [1.0, 35.0]", "n.other [1.0, 47.0]"])
    }

    @Test func `render with the same code as the others`() throws {
        let folder = try TemporaryFolder([
            "views/main.liquid":
                "{% include 'a' %}<p>{{ x }}</p>{% include 'a' %}{% for o in orders %}{% include 'a' %}{% endfor %}",
            "views/a.liquid": "<b>{% if y %}{{ y }}{% endif %}</b>",
        ])
        let theme = try Theme(folder: folder.path)
        let scripts = try #require(theme.pageScripts())
        let plain = String(decoding: scripts.templates, as: UTF8.self)
        let placed = String(decoding: try #require(theme.placedTemplates(with: scripts.texts)), as: UTF8.self)
        let same = placed.replacing(/html\[\d+\]/, with: "html").replacing("html = html.at(this.places);\n", with: "")
            .split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("places: ") }
        #expect(same.joined(separator: "\n") == plain)
        // What was asked for once stays as it is.
        #expect(theme.pageScripts()?.templates == scripts.templates)
    }
}
