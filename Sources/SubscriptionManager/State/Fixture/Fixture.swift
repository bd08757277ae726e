import Diagnostics
import JSON
import NunjucksRuntime

/// One customer's State, with what a preview has to know about it.
///
/// A fixture is read by ``FixtureFolder/read(_:)``. It never changes afterwards, and all cores share it.
public struct Fixture: Sendable {
    /// The reserved key under which a fixture describes itself.
    public static let descriptionKey = "$fixture"
    /// The key of the schema by which editors check a file. It is no part of the State.
    static let schemaKey = "$schema"

    /// What reading a fixture gave.
    public struct Reading: Sendable {
        /// The fixture, unless there is an error among the diagnostics.
        public let fixture: Fixture?
        /// Everything there is to say of the file, in the order of the text.
        public let diagnostics: [Diagnostic]
    }

    /// The name of the file without `.json`: what the command line and the output folder call it.
    public let name: String
    /// What it is called in the gallery.
    public let title: String
    /// What to look at, in Markdown; empty if the fixture says nothing.
    public let description: String
    /// The date and time that the preview takes for now: `YYYY-MM-DD HH:mm:ss`, in the shop's own time.
    ///
    /// Where the fixture has none, it is the time at which the customer's signature was made (`customer.ts`), because
    /// that is when a State was taken from a shop.
    public let now: String
    /// The time zone in which `now` is, and in which dates are shown: a name of the IANA Time Zone Database.
    public let timeZone: String
    /// What random numbers of a page begin with.
    public let seed: Int
    /// What the gallery can select by.
    public let tags: [String]
    /// Its place in the gallery, where it has one: the smallest number comes first.
    public let order: Double?
    /// Theme settings that the fixture overrides: an object, or undefined.
    package let settings: Value
    /// The locale that the fixture itself has.
    public let locale: String

    private let graph: StateGraph

    init(name: String, description: FixtureDescription, graph: StateGraph) {
        self.name = name
        title = description.title ?? name
        self.description = description.text ?? ""
        now = description.now.map(DateText.normalized) ?? graph.signingTime ?? "2026-01-01 00:00:00"
        timeZone = description.timeZone ?? "UTC"
        seed = description.seed ?? 0
        tags = description.tags
        order = description.order
        settings = graph.settings
        locale = graph.locale
        self.graph = graph
    }

    /// The State in a locale.
    ///
    /// All States of a fixture share the objects that do not depend on the locale.
    /// - Parameter locale: The page's locale; the fixture's own if there is none.
    package func state(locale: String? = nil) -> State { graph.state(locale: locale ?? self.locale) }

    /// The State as JSON that can stand in a script.
    /// - Parameters:
    ///   - locale: The page's locale; the fixture's own if there is none.
    ///   - includesDerivedMaps: Whether maps that the fixture itself does not have (`items_by_order`, …) are written
    ///     too. They repeat every object of the lists, and the page's runtime makes them itself.
    public func stateJSON(locale: String? = nil, includesDerivedMaps: Bool = false) -> [UInt8] {
        state(locale: locale).withRoot { root in
            var writer = JSONWriter(escaping: .scripts)
            writer.beginObject()
            for (key, value) in zip(root.keys, root.values) where includesDerivedMaps || !graph.isDerived(key) {
                if case .undefined = value { continue }
                writer.key(key.bytes)
                writer.write(value) { _, _ in }
            }
            writer.endObject()
            return writer.bytes
        }
    }
}

extension Fixture {
    /// The fixture as a file would have it: what ``init(json:name:)`` makes it of again.
    package func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.beginObject(Self.descriptionKey)
        writer.member("title", title)
        writer.member("now", now)
        writer.member("timeZone", timeZone)
        writer.member("seed", seed)
        if case .object = settings {
            writer.key("settings")
            writer.write(settings) { _, _ in }
        }
        writer.endObject()
        writer.key("locale")
        writer.string(locale)
        state().withRoot { root in
            for (key, value) in zip(root.keys, root.values) where !graph.isDerived(key) && !(key == "locale") {
                if case .undefined = value { continue }
                writer.key(key.bytes)
                writer.write(value) { _, _ in }
            }
        }
        writer.endObject()
        return writer.take()
    }
}

/// A State in one locale: the values that a template can name.
package struct State: Sendable {
    /// The locale.
    package let locale: String
    /// The State's properties. They live as long as this State, or any copy of it, does: whoever reads them keeps it,
    /// or reads them in ``withRoot(_:)``.
    package let root: ObjectRef

    // The values lie in these.
    private let heaps: [Heap]

    init(locale: String, root: ObjectRef, heaps: [Heap]) {
        self.locale = locale
        self.root = root
        self.heaps = heaps
    }

    /// Calls `body` with the State's properties, which stay alive until it returns.
    package func withRoot<Result>(_ body: (ObjectRef) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(heaps) { try body(root) }
    }
}

extension Fixture {
    /// The theme settings that the fixture overrides, as JSON; nil where there are none.
    package var settingsJSON: [UInt8]? {
        guard case .object = settings else { return nil }
        var writer = JSONWriter(escaping: .scripts)
        writer.write(settings) { _, _ in }
        return writer.bytes
    }
}
