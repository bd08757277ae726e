import Diagnostics
import NunjucksRuntime
import SubscriptionManager
import Synchronization

/// Values of names in a theme's script that are the same in all pages of one time, zone and locale, such as the last day
/// that a date picker offers: a page which needs no others is not rendered a second time.
final class SharedScripts: Sendable {
    /// A name and its value.
    struct Entry: Sendable {
        let name: String
        let value: Primitive

        /// Nil where the value is an object, of which each page has its own.
        init?(name: String, value: Value) {
            self.name = name
            switch value {
            case .undefined: self.value = .undefined
            case .null: self.value = .null
            case .boolean(let boolean): self.value = .boolean(boolean)
            case .number(let number): self.value = .number(number)
            case .string(let text): self.value = .text(Array(text.bytes))
            case .safe, .script, .array, .object, .function, .regex: return nil
            }
        }

        init(name: String, value: Primitive) {
            self.name = name
            self.value = value
        }
    }

    /// A value without a heap.
    enum Primitive: Sendable {
        case undefined, null
        case boolean(Bool)
        case number(Double)
        case text([UInt8])
    }

    /// What a page's values may depend on beside its State.
    struct Circumstances: Hashable {
        var now: String
        var timeZone: String
        var seed: Int
        var locale: String

        init(_ fixture: Fixture, locale: String) {
            now = fixture.now
            timeZone = fixture.timeZone
            seed = fixture.seed
            self.locale = locale
        }
    }

    private let values = Mutex<[Circumstances: [String: Primitive]]>([:])

    /// Takes what a page has learned.
    func take(_ entries: [Entry], in circumstances: Circumstances) {
        if entries.isEmpty { return }
        values.withLock { values in
            for entry in entries { values[circumstances, default: [:]][entry.name] = entry.value }
        }
    }

    /// What is known for a page; nil where that is nothing.
    func host(in circumstances: Circumstances) -> (any PageScriptHost)? {
        values.withLock { $0[circumstances] }.map(Known.init)
    }

    /// Answers with what is known, and leaves the rest to the page.
    private final class Known: PageScriptHost {
        private let values: [String: Primitive]

        init(_ values: [String: Primitive]) { self.values = values }

        var tellsDeferral: Bool { false }

        func begin(_ renderer: Renderer) {}

        func value(of script: TemplateScript, _ arguments: Arguments, _ renderer: Renderer) -> Value {
            guard let value = values[script.source] else { return .script(script.text) }
            return value.value(in: renderer.heap)
        }

        func value(named name: StringRef, _ renderer: Renderer) -> Value { .script(name) }
    }
}

extension SharedScripts.Primitive {
    fileprivate func value(in heap: Heap) -> Value {
        switch self {
        case .undefined: .undefined
        case .null: .null
        case .boolean(let boolean): .boolean(boolean)
        case .number(let number): .number(number)
        case .text(let text): .string(heap.string(text))
        }
    }
}
