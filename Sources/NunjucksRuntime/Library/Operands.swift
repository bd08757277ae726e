import Diagnostics
import ECMAText
import NunjucksSyntax

// What the filters, the tests and the methods need to know of the values they are given, and how they refuse one.

extension Value {
    /// The characters of text of every kind, trusted or not.
    @inline(__always) package var anyText: StringRef? {
        switch self {
        case .string(let text), .safe(let text), .script(let text): text
        default: nil
        }
    }

    /// Whether most of Nunjucks' text filters take the value for an empty text: undefined, null and false.
    @inline(__always) var countsAsEmptyText: Bool {
        switch self {
        case .undefined, .null, .boolean(false): true
        default: false
        }
    }

    @inline(__always) var isUndefined: Bool {
        if case .undefined = self { true } else { false }
    }

    @inline(__always) package var isNullish: Bool {
        switch self {
        case .undefined, .null: true
        default: false
        }
    }

    /// A text that is trusted if this value is.
    @inline(__always) func passingTrust(to text: StringRef) -> Value {
        if case .safe = self { .safe(text) } else { .string(text) }
    }

    /// What the value is, in the words of a message.
    var description: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean(let boolean): boolean ? "true" : "false"
        case .number(let number):
            "the number \(withNumberText(number) { String(decoding: $0, as: UTF8.self) })"
        case .string(let text), .safe(let text): "the text \(Self.excerpt(of: text))"
        case .script: "a JavaScript value"
        case .array: "a list"
        case .object: "an object"
        case .function: "a function"
        case .regex: "a regular expression"
        }
    }

    private static func excerpt(of text: StringRef) -> String {
        let text = text.string
        return text.count > 24 ? "\"\(text.prefix(23))…\"" : "\"\(text)\""
    }
}

extension Renderer {
    /// The error of a filter that was given a value of the wrong kind, where JavaScript says that something "is not a
    /// function".
    func unfit(_ value: Value, for filter: StaticString, needs: String) -> Diagnostic {
        let help: String? =
            switch value {
            case .undefined, .null:
                needs == "a list"
                    ? "give it a list for when there is none: `(value or []) | \(filter)`"
                    : "give it a text for when there is none: `(value or \"\") | \(filter)`"
            case .string, .safe, .script, .array, .object, .function, .regex: nil
            case .boolean, .number: needs == "text" ? "turn it into text first: `('' + value) | \(filter)`" : nil
            }
        return error(
            .invalidValue, "the filter `\(filter)` needs \(needs), and was given \(value.description)", help: help)
    }

    /// The text that a filter applies to; undefined, null and false count as an empty one.
    @inline(__always)
    func normalizedText(_ value: Value, for filter: StaticString) throws(Diagnostic) -> StringRef {
        if let text = value.anyText { return text }
        if value.countsAsEmptyText { return heap.literal("") }
        throw unfit(value, for: filter, needs: "text")
    }

    /// The text that a filter applies to.
    @inline(__always)
    func requiredText(_ value: Value, for filter: StaticString) throws(Diagnostic) -> StringRef {
        if let text = value.anyText { return text }
        throw unfit(value, for: filter, needs: "text")
    }

    /// The list that a filter applies to.
    @inline(__always)
    func requiredArray(_ value: Value, for filter: StaticString) throws(Diagnostic) -> ArrayRef {
        if case .array(let array) = value { return array }
        throw unfit(value, for: filter, needs: "a list")
    }

    /// The property of a value by a key of any kind; undefined and null have none, and stop the rendering.
    func member(_ value: Value, _ key: Value) throws(Diagnostic) -> Value {
        if case .array(let array) = value, case .number(let number) = key, let index = Int(exactly: number) {
            return index >= 0 && index < array.count ? array[index] : .undefined
        }
        let key = toPropertyKey(key, heap)
        if value.isNullish {
            throw error(
                .nullAccess, "cannot read the property `\(key.string)` of \(value.description)",
                help: "production stops here, and the page stays blank")
        }
        return property(value, key)
    }

    /// The elements that JavaScript sees in a value by `length` and an index: those of a list, the UTF-16 units of a
    /// text, those of an object with a `length`.
    func elements(_ value: Value, for filter: StaticString) throws(Diagnostic) -> [Value] {
        switch value {
        case .array(let array): return Array(array.elements)
        case .string(let text): return units(of: text)
        case .undefined, .null: throw unfit(value, for: filter, needs: "a list")
        case .safe(let text), .script(let text): return Array(repeating: .undefined, count: text.utf16Count)
        case .object(let object):
            let length = toNumber(object["length"] ?? .undefined, heap)
            guard length > 0 else { return [] }
            try requireRoom(forElements: length)
            var elements: [Value] = []
            while Double(elements.count) < length, !heap.isExhausted {
                elements.append(object[toString(.number(Double(elements.count)), heap)] ?? .undefined)
            }
            return elements
        case .boolean, .number, .function, .regex: return []
        }
    }

    /// The UTF-16 units of a text, each a text of its own.
    func units(of text: StringRef) -> [Value] { heap.units(of: text) }
}

extension Heap {
    /// The UTF-16 units of a text, each a text of its own, as JavaScript counts them.
    package func units(of text: StringRef) -> [Value] {
        let size = MemoryLayout<StringRef.Storage>.size + 2 * MemoryLayout<Value>.size
        guard text.utf16Count * size <= room else {
            exhaust()
            return []
        }
        if text.isASCII {
            return text.bytes.indices.map { index in .string(text.bytePart(index..<index + 1, in: self)) }
        }
        return text.utf16CodeUnits.map { .string(string(utf16: CollectionOfOne($0))) }
    }

    /// Makes a string whose bytes are written in place.
    @inline(__always)
    func string(byteCount: Int, writing write: (UnsafeMutablePointer<UInt8>) -> Void) -> StringRef {
        let memory = allocate(byteCount: max(byteCount, 1)).assumingMemoryBound(to: UInt8.self)
        write(memory)
        return string(borrowing: UnsafeBufferPointer(start: memory, count: byteCount))
    }

    /// Makes a string of parts that were put together: surrogates that have met become one character.
    func string(joined bytes: [UInt8]) -> StringRef {
        let text = string(bytes)
        return text.hasLoneSurrogate ? string(utf16: text.utf16CodeUnits) : text
    }
}

/// The arguments of a filter that takes each by position or by name, as Nunjucks' `makeMacro` has it.
struct NamedArguments {
    private let arguments: Arguments
    private let keywords: ObjectRef?
    private let names: [StaticString]

    init(_ arguments: Arguments, names: [StaticString], _ renderer: Renderer) {
        self.arguments = arguments
        self.names = names
        // Where keywords are objects like any other, those that name a parameter have come by position.
        let last = arguments.count > 1 && renderer.options.dialect.marksKeywords ? arguments.keywords : nil
        keywords = last.flatMap { $0["__keywords"] != nil ? $0 : nil }
    }

    subscript(position: Int) -> Value {
        if position < arguments.count - (keywords == nil ? 0 : 1) { return arguments[position] }
        guard let keywords else { return .undefined }
        let name = names[position]
        return keywords[name] ?? .undefined
    }
}
