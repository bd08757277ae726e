import Diagnostics

#if canImport(FoundationEssentials)
    private import FoundationEssentials
    private typealias FoundationDecimal = FoundationEssentials.Decimal
#else
    private import Foundation
    private typealias FoundationDecimal = Foundation.Decimal
#endif

extension Heap {
    /// Makes the value of anything that can be encoded.
    /// - Throws: See ``Context/init(encoding:dates:)``.
    func value(encoding value: some Encodable, dates: DateStyle) throws(Diagnostic) -> Value {
        let target = EncodingTarget(EncodingRun(heap: self, dates: dates))
        do {
            try target.encode(value)
            return try target.value()
        } catch let diagnostic as Diagnostic {
            throw diagnostic
        } catch let error as EncodingError {
            throw Diagnostic(
                .invalidValue, .error, "`\(type(of: value))` cannot be encoded: \(error.contextText)")
        } catch {
            throw Diagnostic(.invalidValue, .error, "`\(type(of: value))` cannot be encoded: \(error)")
        }
    }
}

extension EncodingError {
    fileprivate var contextText: String {
        guard case .invalidValue(_, let context) = self else { return "\(self)" }
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? context.debugDescription : "`\(path)`: \(context.debugDescription)"
    }
}

/// What the encoding of one value shares.
private final class EncodingRun {
    let heap: Heap
    let dates: DateStyle
    private var keys: [String: StringRef] = [:]

    init(heap: Heap, dates: DateStyle) {
        self.heap = heap
        self.dates = dates
    }

    /// A name in the heap: once, however many objects have it.
    func key(_ name: String) -> StringRef {
        if let known = keys[name], known.bytes.elementsEqual(name.utf8) { return known }
        let key = heap.string(name)
        keys[name] = key
        return key
    }
}

/// Where one value is encoded to: the `Encoder` that its `encode(to:)` gets.
///
/// What the value's containers are given goes into the heap at once. Only a container that is nested by hand, or the
/// encoder of a superclass, may be filled later: its target is kept until all is encoded.
private final class EncodingTarget {
    let run: EncodingRun
    let parent: EncodingTarget?
    let key: (any CodingKey)?
    let depth: Int
    private(set) var content = Content.nothing

    enum Content {
        case nothing
        case single(Value)
        case list([Entry])
        case object([(key: StringRef, entry: Entry)])
        /// Containers of several kinds were asked for.
        case contradiction
    }

    enum Entry {
        case value(Value)
        case later(EncodingTarget)

        func value() throws -> Value {
            switch self {
            case .value(let value): value
            case .later(let target): try target.value()
            }
        }
    }

    init(_ run: EncodingRun, parent: EncodingTarget? = nil, key: (any CodingKey)? = nil) {
        self.run = run
        self.parent = parent
        self.key = key
        depth = parent.map { $0.depth + 1 } ?? 0
    }

    var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + [key].compactMap(\.self) }

    // MARK: Filling

    func beginList() {
        switch content {
        case .nothing: content = .list([])
        case .list: break
        default: content = .contradiction
        }
    }

    func beginObject() {
        switch content {
        case .nothing: content = .object([])
        case .object: break
        default: content = .contradiction
        }
    }

    func set(_ value: Value) {
        if case .nothing = content { content = .single(value) } else { content = .contradiction }
    }

    func append(_ entry: Entry) {
        guard case .list(var entries) = content else { return }
        content = .nothing
        entries.append(entry)
        content = .list(entries)
    }

    func append(_ entry: Entry, for name: String) {
        guard case .object(var entries) = content else { return }
        content = .nothing
        entries.append((run.key(name), entry))
        content = .object(entries)
    }

    var count: Int { if case .list(let entries) = content { entries.count } else { 0 } }

    // MARK: Values

    /// Encodes a value into this target.
    func encode(_ value: some Encodable) throws {
        guard depth <= Limits.nesting else { throw Diagnostic.tooDeep }
        switch value {
        case let date as Date: set(try dateValue(date))
        case let url as URL: set(.string(run.heap.string(url.absoluteString)))
        case let decimal as FoundationDecimal: set(.number(Double(decimal.description) ?? .nan))
        default:
            try value.encode(to: self)
            if value is any Unordered { sort() }
        }
    }

    /// Encodes a value at a key of this one, or behind its last element.
    func encoded(_ value: some Encodable, at key: any CodingKey) throws -> Value {
        let target = EncodingTarget(run, parent: self, key: key)
        try target.encode(value)
        return try target.value()
    }

    /// The value that was encoded; an empty object where there was nothing, as of a structure without properties.
    func value() throws -> Value {
        guard depth <= Limits.nesting else { throw Diagnostic.tooDeep }
        switch content {
        case .nothing: return .object(run.heap.object([]))
        case .single(let value): return value
        case .list(let entries): return .array(run.heap.array(try entries.map { try $0.value() }))
        case .object(let entries):
            var builder = ObjectBuilder(heap: run.heap)
            for (key, entry) in entries { builder.append(key, try entry.value()) }
            return .object(builder.finish())
        case .contradiction:
            let path = codingPath.map(\.stringValue).joined(separator: ".")
            throw Diagnostic(
                .invalidValue, .error,
                "\(path.isEmpty ? "the value" : "`\(path)`") encodes itself as values of several kinds",
                help: "an `encode(to:)` should ask for one kind of container")
        }
    }

    private func dateValue(_ date: Date) throws(Diagnostic) -> Value {
        let seconds = date.timeIntervalSince1970
        switch run.dates {
        case .secondsSince1970: return .number(seconds)
        case .millisecondsSince1970: return .number((seconds * 1000).rounded())
        case .dateTime, .day, .iso8601: break
        }
        guard let text = run.dates.text(ofSecondsSince1970: seconds) else {
            throw Diagnostic(
                .invalidDate, .error, "a date \(seconds) seconds after 1970 lies further away than a date can",
                help: "encode an optional, and leave it out")
        }
        return .string(run.heap.string(text))
    }

    /// Puts what a dictionary or a set gave into an order that does not depend on the process.
    private func sort() {
        switch content {
        case .object(let entries):
            content = .object(entries.sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) })
        case .list(let entries):
            content = .list(
                entries.sorted { left, right in
                    switch (left, right) {
                    case (.value(.number(let left)), .value(.number(let right))): left < right
                    case (.value(.string(let left)), .value(.string(let right))):
                        left.bytes.lexicographicallyPrecedes(right.bytes)
                    default: false
                    }
                })
        case .nothing, .single, .contradiction: break
        }
    }
}

/// Collections that encode themselves in the order of hashes, which is another one in each process.
private protocol Unordered {}
extension Dictionary: Unordered where Key == String {}
extension Set: Unordered {}

// MARK: What `encode(to:)` sees

extension EncodingTarget: Encoder {
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        beginObject()
        return KeyedEncodingContainer(KeyedTarget<Key>(target: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        beginList()
        return UnkeyedTarget(target: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleValueTarget(target: self) }
}

private struct KeyedTarget<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let target: EncodingTarget

    var codingPath: [any CodingKey] { target.codingPath }

    func encodeNil(forKey key: Key) { target.append(.value(.null), for: key.stringValue) }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        target.append(.value(try target.encoded(value, at: key)), for: key.stringValue)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        nested(at: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { nested(at: key).unkeyedContainer() }

    func superEncoder() -> any Encoder { nested(at: PathKey(stringValue: "super")) }

    func superEncoder(forKey key: Key) -> any Encoder { nested(at: key) }

    private func nested(at key: any CodingKey) -> EncodingTarget {
        let nested = EncodingTarget(target.run, parent: target, key: key)
        target.append(.later(nested), for: key.stringValue)
        return nested
    }
}

private struct UnkeyedTarget: UnkeyedEncodingContainer {
    let target: EncodingTarget

    var codingPath: [any CodingKey] { target.codingPath }
    var count: Int { target.count }

    func encodeNil() { target.append(.value(.null)) }

    func encode(_ value: some Encodable) throws {
        target.append(.value(try target.encoded(value, at: PathKey(intValue: count))))
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        nested().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }

    func superEncoder() -> any Encoder { nested() }

    private func nested() -> EncodingTarget {
        let nested = EncodingTarget(target.run, parent: target, key: PathKey(intValue: count))
        target.append(.later(nested))
        return nested
    }
}

private struct SingleValueTarget: SingleValueEncodingContainer {
    let target: EncodingTarget

    var codingPath: [any CodingKey] { target.codingPath }

    func encodeNil() { target.set(.null) }
    func encode(_ value: Bool) { target.set(.boolean(value)) }
    func encode(_ value: String) { target.set(.string(target.run.heap.string(value))) }
    func encode(_ value: Double) { target.set(.number(value)) }
    // The number that is written in the same way: `0.1`, and not `0.10000000149011612`.
    func encode(_ value: Float) { target.set(.number(Double(value.description) ?? Double(value))) }
    func encode(_ value: Int) { target.set(.number(Double(value))) }
    func encode(_ value: Int8) { target.set(.number(Double(value))) }
    func encode(_ value: Int16) { target.set(.number(Double(value))) }
    func encode(_ value: Int32) { target.set(.number(Double(value))) }
    func encode(_ value: Int64) { target.set(.number(Double(value))) }
    func encode(_ value: UInt) { target.set(.number(Double(value))) }
    func encode(_ value: UInt8) { target.set(.number(Double(value))) }
    func encode(_ value: UInt16) { target.set(.number(Double(value))) }
    func encode(_ value: UInt32) { target.set(.number(Double(value))) }
    func encode(_ value: UInt64) { target.set(.number(Double(value))) }

    func encode(_ value: some Encodable) throws { target.set(try target.encoded(value, at: PathKey(stringValue: ""))) }
}

/// The key of an element, or of a superclass.
private struct PathKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
