import Nunjucks

// What the filters need to know of the values that they are given.

extension Value {
    /// ECMA-262 7.1.2 ToBoolean.
    var isTruthy: Bool {
        switch self {
        case .undefined, .null: false
        case .boolean(let boolean): boolean
        case .number(let number): !(number == 0 || number.isNaN)
        case .string(let text): !text.isEmpty
        case .safe, .script, .array, .object, .function, .regex: true
        }
    }

    var isNullish: Bool {
        switch self {
        case .undefined, .null: true
        default: false
        }
    }

    /// The characters of text of every kind.
    var text: StringRef? {
        switch self {
        case .string(let text), .safe(let text), .script(let text): text
        default: nil
        }
    }

    /// The characters of a text, or of a number as JavaScript writes it.
    func textOrNumber(in heap: Heap) -> StringRef? {
        if case .number(let number) = self { return heap.string(Self.text(of: number)) }
        return text
    }

    /// ECMA-262 6.1.6.1.20 Number::toString.
    static func text(of number: Double) -> [UInt8] {
        if number.isNaN { return Array("NaN".utf8) }
        if number.isInfinite { return Array((number < 0 ? "-Infinity" : "Infinity").utf8) }
        var bytes: [UInt8] = []
        // A number is never nested too deeply.
        _ = try? appendJSON(.number(number), to: &bytes)
        return bytes
    }

    /// The number, or the number that a text is written for: digits, with white space around them perhaps.
    var asNumber: Double? {
        switch self {
        case .number(let number): number.isNaN ? nil : number
        case .string(let text), .safe(let text): Decimal(text)?.number
        default: nil
        }
    }

    /// What the value is, in the words of a message.
    var kindName: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean(let boolean): boolean ? "true" : "false"
        case .number(let number): String(decoding: Self.text(of: number), as: UTF8.self)
        case .string(let text), .safe(let text): Self.excerpt(of: text)
        case .script: "a JavaScript value"
        case .array: "a list"
        case .object: "an object"
        case .function: "a function"
        case .regex: "a regular expression"
        }
    }

    private static func excerpt(of text: StringRef) -> String {
        let text = text.string
        return text.count > 40 ? "\"\(text.prefix(39))…\"" : "\"\(text)\""
    }
}

extension Value {
    /// Whether lodash compares the value by `===`: everything but lists, objects, functions and NaN.
    var isComparedStrictly: Bool {
        switch self {
        case .number(let number): !number.isNaN
        case .array, .object, .function, .regex: false
        default: true
        }
    }

    /// ECMA-262 7.2.16 IsStrictlyEqual, where texts are equal by their characters, trusted or not.
    func isStrictlyEqual(to other: Value) -> Bool {
        switch (self, other) {
        case (.undefined, .undefined), (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        // A list or an object is known by where its elements lie.
        case (.array(let left), .array(let right)): left.elements.baseAddress == right.elements.baseAddress
        case (.object(let left), .object(let right)): left.values.baseAddress == right.values.baseAddress
        default:
            if let left = text, let right = other.text { left == right } else { false }
        }
    }

    /// ECMA-262 7.1.19 ToPropertyKey.
    func propertyKey(in heap: Heap) -> StringRef {
        switch self {
        case .number(let number) where number == 0 && number.sign == .minus: heap.literal("-0")
        default: printed(in: heap)
        }
    }

    /// ECMA-262 7.1.17 ToString. A list that contains itself, or is nested very deeply, prints nothing for what is too
    /// deep.
    func printed(in heap: Heap, depth: Int = 0) -> StringRef {
        switch self {
        case .undefined: return heap.literal("undefined")
        case .null: return heap.literal("null")
        case .boolean(let boolean): return boolean ? heap.literal("true") : heap.literal("false")
        case .number(let number): return heap.string(Self.text(of: number))
        case .string(let text), .safe(let text), .script(let text): return text
        case .array(let array):
            guard depth < 64 else { return Names.empty }
            var bytes: [UInt8] = []
            for (index, element) in array.elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                if !element.isNullish { bytes += element.printed(in: heap, depth: depth + 1).bytes }
            }
            return heap.string(bytes)
        case .object: return heap.literal("[object Object]")
        case .function, .regex: return heap.literal("function")
        }
    }

    /// ECMA-262 7.2.13 IsLessThan; false where one of them is no number.
    func isLess(than other: Value, _ heap: Heap) -> Bool {
        if case .number(let left) = self, case .number(let right) = other { return left < right }
        let (left, right) = (primitive(in: heap), other.primitive(in: heap))
        if let leftText = left.text, let rightText = right.text { return leftText.precedes(rightText) }
        return left.converted < right.converted
    }

    private func primitive(in heap: Heap) -> Value {
        switch self {
        case .safe, .script, .array, .object, .function, .regex: .string(printed(in: heap))
        default: self
        }
    }

    /// ECMA-262 7.1.4 ToNumber, of a primitive value.
    private var converted: Double {
        switch self {
        case .null: return 0
        case .boolean(let boolean): return boolean ? 1 : 0
        case .number(let number): return number
        case .string(let text):
            if text.bytes.allSatisfy({ $0 <= 0x20 }) { return 0 }
            return Decimal(text)?.number ?? .nan
        default: return .nan
        }
    }
}

extension StringRef {
    /// Whether the text comes before another one, by UTF-16 code units.
    func precedes(_ other: StringRef) -> Bool {
        for (left, right) in zip(bytes, other.bytes) where left != right {
            // UTF-16 sorts what lies beyond the basic plane, F0 and above, before U+E000 to U+FFFF, EE and EF.
            if left >= 0xEE, right >= 0xEE, (left >= 0xF0) != (right >= 0xF0) { return left >= 0xF0 }
            return left < right
        }
        return byteCount < other.byteCount
    }
}

extension Arguments {
    /// The keyword arguments after so many positional ones: an object in that place.
    func keywords(after count: Int) -> ObjectRef? {
        if case .object(let object) = self[count + 1] { object } else { nil }
    }
}

/// A number in writing: an optional sign, digits, a point, an exponent.
struct Decimal {
    /// The text without the white space around it.
    let digits: String

    /// Reads a text; nil comes of what is no decimal number.
    init?(_ text: StringRef) {
        var bytes = text.bytes[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        guard !bytes.isEmpty, bytes.count <= 400 else { return nil }
        var hasDigit = false
        var hasPoint = false
        var index = bytes.startIndex
        if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") { index += 1 }
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
            case UInt8(ascii: ".") where !hasPoint: hasPoint = true
            case UInt8(ascii: "e") where hasDigit, UInt8(ascii: "E") where hasDigit:
                guard Self.isExponent(bytes[(index + 1)...]) else { return nil }
                index = bytes.endIndex - 1
            default: return nil
            }
            index += 1
        }
        guard hasDigit else { return nil }
        digits = String(decoding: bytes, as: UTF8.self)
    }

    /// The number, as near as a double comes to it.
    var number: Double? {
        if let number = Double(digits) { return number }
        // Swift takes no number that begins or ends with its point.
        var completed = digits.replacing("-.", with: "-0.").replacing("+.", with: "+0.").replacing(".e", with: ".0e")
        completed = completed.replacing(".E", with: ".0E")
        if completed.hasPrefix(".") { completed = "0" + completed }
        if completed.hasSuffix(".") { completed += "0" }
        return Double(completed)
    }

    private static func isExponent(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var digits = bytes
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits.removeFirst() }
        return !digits.isEmpty && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
