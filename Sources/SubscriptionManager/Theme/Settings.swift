import Diagnostics
import JSON
import NunjucksRuntime

/// The settings of a theme: nested, or by dotted keys, or both.
package struct Settings: Sendable {
    /// What overrides comes first.
    private let layers: [PathTable]
    /// The JSON that they were made of.
    package let element: JSONDocument.Element?

    /// Makes settings of a JSON object; without one there are none.
    init(_ element: JSONDocument.Element? = nil) {
        layers = element.map { [PathTable($0)] } ?? []
        self.element = element
    }

    private init(layers: [PathTable], element: JSONDocument.Element?) {
        self.layers = layers
        self.element = element
    }

    /// The settings with others on top, which are an object that outlives them; anything else changes nothing.
    func overridden(by settings: Value) -> Settings {
        guard case .object(let object) = settings, object.count > 0 else { return self }
        return Settings(layers: [PathTable(object)] + layers, element: element)
    }

    /// The settings that filters read by themselves.
    package static let readByFilters: Set = ["currency_code"]

    /// The dotted keys of all settings.
    package var paths: [String] { Set(layers.flatMap(\.paths)).sorted() }

    /// The value of a setting, or nil where it is not set.
    /// - Parameter heap: Where an object is made that has settings of the theme and settings that override them.
    func value(of key: StringRef, in heap: Heap) -> Value? {
        guard let first = layers.firstIndex(where: { $0[key] != nil }), let value = layers[first][key] else {
            return nil
        }
        guard case .object(var object) = value else { return value }
        for layer in layers[(first + 1)...] {
            guard case .object(let below)? = layer[key] else { continue }
            object = Self.merged(object, over: below, in: heap)
        }
        return .object(object)
    }

    /// The setting of a literal key.
    func value(of key: StaticString, in heap: Heap) -> Value? { value(of: heap.literal(key), in: heap) }

    private static func merged(_ object: ObjectRef, over below: ObjectRef, in heap: Heap) -> ObjectRef {
        var builder = ObjectBuilder(heap: heap)
        for (key, value) in zip(below.keys, below.values) { builder.append(key, value) }
        for (key, value) in zip(object.keys, object.values) {
            if case .object(let inner) = value, case .object(let under)? = below[key] {
                builder.append(key, .object(merged(inner, over: under, in: heap)))
            } else {
                builder.append(key, value)
            }
        }
        return builder.finish()
    }
}
