/// What is known of a value before a template is rendered.
///
/// A type may say less than the truth, never more: a value that is not of its type is a mistake of the analysis. What
/// cannot be known is ``unknown(isUnlisted:)``, which absorbs everything it is joined with.
///
/// ```swift
/// let total = ValueType.string(.money).joined(with: .null)
/// total.description     // "an amount of money or null"
/// total.truthy          // .string(.money)
/// ```
public indirect enum ValueType: Hashable, Sendable {
    /// The value of what is not there.
    case undefined
    /// The value `null`; templates also write `none`.
    case null
    /// `true` or `false`.
    case boolean
    /// A number.
    case number
    /// Text, perhaps of a certain format.
    case string(StringFormat)
    /// Text that is printed without being escaped.
    case markup
    /// What JavaScript computes. Nothing is known of such a value.
    case script
    /// A regular expression.
    case regex
    /// A list of elements of one type. An empty list is a list of ``never``.
    case list(ValueType)
    /// An object whose keys are not known, with values of one type.
    case map(ValueType)
    /// An object with fields that are known by name.
    case record(RecordType)
    /// A function or a method.
    case function
    /// A value of one of several types. Made by ``union(of:)``, which keeps it normal: flat, without duplicates, in a
    /// fixed order, and never with a single member. A union without members is ``never``.
    case union([ValueType])
    /// Anything.
    /// - Parameter isUnlisted: Whether the value is a field that its open record does not list.
    case unknown(isUnlisted: Bool)

    /// Anything.
    public static let unknown = Self.unknown(isUnlisted: false)
    /// Text of any kind.
    public static let string = Self.string(.any)
    /// The type of no value at all: what is left where every possibility has been ruled out.
    public static let never = Self.union([])
    /// Undefined or null.
    public static let nullish = Self.union([.null, .undefined])
    /// An object of which nothing is known.
    public static let object = Self.map(.unknown)
}

/// What is known of a text.
public enum StringFormat: Hashable, Sendable {
    /// Nothing.
    case any
    /// One of these texts and no other, sorted.
    case literals([String])
    /// Any text; these are the ones that are documented, sorted.
    case documented([String])
    /// A text that names an object, of a certain kind if that is known.
    case id(of: String?)
    /// A day: `2026-03-02`.
    case date
    /// A day with a time, or a day alone.
    case dateTime
    /// A decimal number in text: `12.99`.
    case money
}

extension ValueType {
    /// The types that a value may be of: a union's members, or the type itself.
    public var members: [ValueType] {
        if case .union(let members) = self { members } else { [self] }
    }

    /// Whether no value is of this type.
    public var isNever: Bool { if case .union(let members) = self { members.isEmpty } else { false } }

    /// Whether nothing is known of the value.
    public var isUnknown: Bool {
        if case .unknown = self { true } else { false }
    }

    /// Whether the value may be markup.
    package var mayBeMarkup: Bool {
        switch self {
        case .markup, .unknown: true
        case .union(let members): members.contains(where: \.mayBeMarkup)
        default: false
        }
    }

    /// Whether the value is text, of whatever format.
    var isText: Bool {
        switch self {
        case .string, .markup: true
        default: false
        }
    }
}
