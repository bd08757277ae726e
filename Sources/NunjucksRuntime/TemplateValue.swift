import Diagnostics

/// A value that templates can read, as plain Swift: what a ``Context`` is made of, and what filters of your own take
/// and give.
///
/// These are the values of JavaScript, which templates compute with. What JavaScript calls `undefined` is absence: a
/// property that is not there, or an optional that is `nil`.
///
/// ```swift
/// let order: TemplateValue = ["number": 7, "items": ["Coffee", "Tea"], "note": nil]
/// order["items"]?[0]      // "Coffee"
/// order["note"]           // null
/// order["total"]          // nil: undefined
/// ```
public enum TemplateValue: Hashable, Sendable {
    /// JavaScript's `null`: something that is known to be nothing.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// An IEEE 754 double, as all numbers of JavaScript are. Integers beyond 2⁵³ lose their last digits.
    case number(Double)
    /// Text, which is escaped where it is printed.
    case string(String)
    /// Text that is HTML already, and is not escaped where HTML may stand.
    case markup(String)
    /// A list.
    case array([TemplateValue])
    /// Named properties, in their order.
    case object(TemplateObject)
}

extension TemplateValue {
    /// Makes a text.
    public init(_ text: some StringProtocol) { self = .string(String(text)) }

    /// Makes a number.
    public init(_ number: some BinaryInteger) { self = .number(Double(number)) }

    /// Makes a number.
    public init(_ number: Double) { self = .number(number) }

    /// Makes a truth value.
    public init(_ boolean: Bool) { self = .boolean(boolean) }

    /// Makes a list.
    public init(_ elements: some Sequence<TemplateValue>) { self = .array(Array(elements)) }

    /// Makes an object.
    public init(_ object: TemplateObject) { self = .object(object) }

    /// Makes a value of anything that can be encoded, by the rules of ``Context/init(encoding:dates:)``.
    /// - Parameter dates: How dates are written.
    /// - Throws: What the value's own `encode(to:)` throws, as ``Diagnostic/Code/invalidValue``; a value
    ///   that is nested too deeply, as ``Diagnostic/Code/limit``.
    public init(encoding value: some Encodable, dates: DateStyle = .dateTime) throws(Diagnostic) {
        let heap = Heap()
        self = try heap.value(encoding: value, dates: dates).copied() ?? .null
    }
}

extension TemplateValue {
    /// The truth value, if it is one.
    public var boolean: Bool? {
        if case .boolean(let boolean) = self { boolean } else { nil }
    }

    /// The number, if it is one.
    public var number: Double? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The text, if it is one, be it escaped where it is printed or not.
    public var string: String? {
        switch self {
        case .string(let text), .markup(let text): text
        default: nil
        }
    }

    /// The elements, if it is a list.
    public var array: [TemplateValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The properties, if it is an object.
    public var object: TemplateObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// A property, or nil where this is not an object, or has none of that name.
    public subscript(name: String) -> TemplateValue? { object?[name] }

    /// An element, or nil where this is not a list, or not so long.
    public subscript(position: Int) -> TemplateValue? {
        guard let array, array.indices.contains(position) else { return nil }
        return array[position]
    }

    /// The value as text, as JavaScript converts it: `1.50` becomes `1.5`, a list its elements with commas between them
    /// (ECMA-262 7.1.17 ToString).
    public var text: String {
        if let string { return string }
        let heap = Heap()
        return toString(heap.value(self), heap).string
    }
}

extension TemplateValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// Makes null.
    public init(nilLiteral: ()) { self = .null }

    /// Makes a truth value.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }

    /// Makes a number.
    public init(integerLiteral value: Int) { self = .number(Double(value)) }

    /// Makes a number.
    public init(floatLiteral value: Double) { self = .number(value) }

    /// Makes a text.
    public init(stringLiteral value: String) { self = .string(value) }

    /// Makes a list.
    public init(arrayLiteral elements: TemplateValue...) { self = .array(elements) }

    /// Makes an object whose properties have the literal's order; a later value of a name replaces an earlier one.
    public init(dictionaryLiteral elements: (String, TemplateValue)...) { self = .object(TemplateObject(elements)) }
}
