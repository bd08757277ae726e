import Diagnostics
import ECMAText

/// A JSON document (RFC 8259) that knows where each of its values stands and in which order.
///
/// ```swift
/// let document = try JSONDocument(Source(name: "en-US.json", text: #"{"greeting": "Hello"}"#))
/// document.root["greeting"]?.string    // "Hello"
/// document.root["greeting"]?.place     // en-US.json, line 1, column 14
/// ```
///
/// The tree is a flat list of nodes in the order of the text, so that a document of many megabytes costs one allocation
/// and a document of one line costs next to nothing. Of a key that an object has twice the last value counts, as in
/// JavaScript; the others are reported in ``warnings``.
public struct JSONDocument: Sendable {
    /// How deep arrays and objects may be nested unless a reader says otherwise.
    public static let nestingLimit = 512

    /// What was odd about the text without making it unreadable: keys that occur twice.
    public var warnings: [Diagnostic] { storage.warnings }

    /// The outermost value.
    public var root: Element { Element(storage: storage, index: 0) }

    package let storage: Storage

    /// Reads a document.
    /// - Parameters:
    ///   - source: The text, UTF-8.
    ///   - nestingLimit: How deep arrays and objects may be nested.
    ///   - isConfidential: Whether the text may hold secrets, so that messages must not quote its words. Their places
    ///     have lines of the text all the same.
    /// - Throws: ``Diagnostic/Code/invalidJSON`` at the first place where the text is not JSON.
    public init(
        _ source: Source, nestingLimit: Int = JSONDocument.nestingLimit, isConfidential: Bool = false
    ) throws(Diagnostic) {
        storage = try JSONParser.parse(source, nestingLimit: nestingLimit, isConfidential: isConfidential)
    }

    package init(storage: Storage) { self.storage = storage }

    /// The nodes, and the texts they stand in.
    @usableFromInline
    package final class Storage: Sendable {
        @usableFromInline
        package let sources: [Source]
        @usableFromInline
        package let nodes: [JSONNode]
        package let warnings: [Diagnostic]

        package init(sources: [Source], nodes: [JSONNode], warnings: [Diagnostic]) {
            self.sources = sources
            self.nodes = nodes
            self.warnings = warnings
        }
    }

    /// One value of a document.
    public struct Element: Sendable {
        package let storage: Storage
        package let index: Int

        package var node: JSONNode { storage.nodes[index] }
    }
}

/// One value in the flat list of a document's nodes: a container stands before its children.
@usableFromInline
package struct JSONNode: BitwiseCopyable, Sendable {
    @usableFromInline
    package enum Kind: BitwiseCopyable, Sendable {
        case null, `false`, `true`, number, string, array, object
    }

    @usableFromInline
    package struct Flags: OptionSet, BitwiseCopyable, Sendable {
        @usableFromInline
        package let rawValue: UInt8

        @inlinable
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The string has escapes.
        @inlinable
        package static var escapedValue: Flags { Flags(rawValue: 1) }
        /// The key has escapes.
        @inlinable
        package static var escapedKey: Flags { Flags(rawValue: 2) }
        /// A later member of the object has the same key.
        package static let shadowed = Flags(rawValue: 4)
    }

    package var kind: Kind
    @usableFromInline
    package var flags: Flags = []
    /// Which of the document's sources the node comes from.
    @usableFromInline
    package var source: UInt16 = 0
    /// The value's range of bytes, quotes and brackets included.
    @usableFromInline
    package var start: Int32
    @usableFromInline
    package var end: Int32
    /// The range of bytes between the quotes of the key, or -1 where the value has no key.
    @usableFromInline
    package var keyStart: Int32
    @usableFromInline
    package var keyEnd: Int32
    /// The number of nodes from this one to the last one inside it, itself included.
    package var size: Int32 = 1
    /// The number of children.
    package var count: Int32 = 0

    package var span: Span { Span(Int(start)..<Int(end)) }

    /// The range of the key with its quotes.
    package var keySpan: Span? { keyStart < 0 ? nil : Span(Int(keyStart) - 1..<Int(keyEnd) + 1) }
}

extension JSONDocument.Element {
    /// What a value is.
    public enum Kind: Sendable {
        /// `null`.
        case null
        /// `true` or `false`.
        case boolean
        /// A number.
        case number
        /// A string.
        case string
        /// A list.
        case array
        /// An object.
        case object
    }

    /// What the value is.
    public var kind: Kind {
        switch node.kind {
        case .null: .null
        case .true, .false: .boolean
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// The text, if the value is a string; a surrogate that stands alone is replaced by U+FFFD.
    public var string: String? {
        guard node.kind == .string else { return nil }
        return storage.withBytes(ofStringAt: index) { decodedString($0) }
    }

    /// The number, if the value is one.
    public var number: Double? { node.kind == .number ? storage.number(at: index) : nil }

    /// The truth value, if the value is one.
    public var boolean: Bool? {
        switch node.kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The number of elements of an array or members of an object; 0 for everything else. A key that occurs twice
    /// counts twice.
    public var count: Int { Int(node.count) }

    /// The elements of an array, or the values of an object in the order of the text; nothing for everything else.
    public var elements: [JSONDocument.Element] {
        storage.children(of: index).map { JSONDocument.Element(storage: storage, index: $0) }
    }

    /// The key under which the value stands, if it is a member of an object.
    public var key: String? {
        guard node.keyStart >= 0 else { return nil }
        return storage.withBytes(ofKeyAt: index) { decodedString($0) }
    }

    /// The member of an object that has a key.
    public subscript(key: String) -> JSONDocument.Element? {
        guard node.kind == .object, let child = storage.child(of: index, named: key) else { return nil }
        return JSONDocument.Element(storage: storage, index: child)
    }

    /// The text in which the value stands.
    public var source: Source { storage.sources[Int(node.source)] }

    /// Where the value stands, quotes and brackets included.
    public var span: Span { node.span }

    /// Where the value's key stands, quotes included.
    public var keySpan: Span? { node.keySpan }

    /// Where the value stands, for a message.
    public var place: Diagnostic.Place { Diagnostic.Place(span, in: source) }

    /// Where the value's key stands, for a message; the value itself, where it has none.
    public var keyPlace: Diagnostic.Place { Diagnostic.Place(keySpan ?? span, in: source) }
}

extension JSONDocument.Storage {
    /// The positions of a container's children that count.
    package func children(of index: Int) -> ChildIndices { ChildIndices(nodes: nodes, of: index) }

    /// The positions of a container's children: a sequence of positions in the list of nodes.
    package struct ChildIndices: Sequence, IteratorProtocol {
        private let nodes: [JSONNode]
        private var next_: Int
        private let end: Int

        init(nodes: [JSONNode], of index: Int) {
            self.nodes = nodes
            next_ = index + 1
            end = index + Int(nodes[index].size)
        }

        package mutating func next() -> Int? {
            while next_ < end {
                let index = next_
                next_ += Int(nodes[index].size)
                if !nodes[index].flags.contains(.shadowed) { return index }
            }
            return nil
        }
    }

    /// The position of an object's member with a key.
    package func child(of index: Int, named key: String) -> Int? {
        var key = key
        return key.withUTF8 { wanted in
            children(of: index).first { child in
                withBytes(ofKeyAt: child) { $0.elementsEqual(wanted) }
            }
        }
    }

    // A State is read by asking for all its keys and strings, one by one: these are compiled into who asks.

    /// Calls `body` with the bytes of a node's string, escapes resolved: WTF-8.
    @inlinable
    package func withBytes<Result>(ofStringAt index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let node = nodes[index]
        return withText(
            Int(node.start) + 1..<Int(node.end) - 1, ofSource: node.source,
            isEscaped: node.flags.contains(.escapedValue), body)
    }

    /// Calls `body` with the bytes of a node's key, escapes resolved: WTF-8.
    @inlinable
    package func withBytes<Result>(ofKeyAt index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let node = nodes[index]
        return withText(
            Int(max(node.keyStart, 0))..<Int(max(node.keyEnd, 0)), ofSource: node.source,
            isEscaped: node.flags.contains(.escapedKey), body)
    }

    @inlinable
    package func withText<Result>(
        _ range: Range<Int>, ofSource source: UInt16, isEscaped: Bool,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        sources[Int(source)].bytes.withUnsafeBufferPointer { bytes in
            let text = UnsafeBufferPointer(rebasing: bytes[range])
            return isEscaped ? JSONText.unescaped(text).withUnsafeBufferPointer(body) : body(text)
        }
    }

    package func number(at index: Int) -> Double {
        let node = nodes[index]
        return sources[Int(node.source)].bytes.withUnsafeBufferPointer { bytes in
            JSONText.number(UnsafeBufferPointer(rebasing: bytes[Int(node.start)..<Int(node.end)]))
        }
    }

    /// A node's string as a Swift string.
    package func string(at index: Int) -> String { withBytes(ofStringAt: index) { decodedString($0) } }

    /// A node's key as a Swift string.
    package func key(at index: Int) -> String { withBytes(ofKeyAt: index) { decodedString($0) } }
}
