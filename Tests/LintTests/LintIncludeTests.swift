import Diagnostics
import Lint
import SubscriptionManager
import TestSupport
import Testing

/// A view that is included in several places is looked at in each of them.
@Suite("Lint and includes")
struct LintIncludeTests {
    private func messages(_ main: String, _ view: String) throws -> [String] {
        let folder = try TemporaryFolder(["views/main.liquid": main, "views/part.liquid": view])
        return Linter(theme: try Theme(folder: folder.path)).report().findings.map(\.message)
    }

    private let view = "{% if environment.name === 'prod' %}<p>Live</p>{% endif %}"

    @Test("a value that only one of the places rules out can be there")
    func possibleInOne() throws {
        let main = "{% if environment.name === 'prod' %}{% include 'part' %}{% else %}{% include 'part' %}{% endif %}"
        #expect(try messages(main, view) == [])
    }

    @Test("a value that all of them rule out cannot")
    func impossibleInAll() throws {
        let main = "{% if environment.name === 'staging' %}{% include 'part' %}{% include 'part' %}{% endif %}"
        #expect(try messages(main, view) == ["`environment.name` is never 'prod' here"])
    }

    @Test("what may be null in one of the places is told once")
    func possiblyNullInOne() throws {
        let main = """
            {% set order = orders | first %}
            {% if order %}{% include 'part' %}{% endif %}{% include 'part' %}{% include 'part' %}
            """
        #expect(try messages(main, "{{ order.place }}") == ["`order` may be undefined, and then has no `place`"])
    }
}
