/// A value that a template writes out, and compares others with.
public enum LiteralValue: Hashable, Sendable {
    /// A name without a value: `undefined`.
    case undefined
    /// `null` or `none`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number.
    case number(Double)
    /// A text.
    case string(String)

    /// The type of the value.
    public var type: ValueType {
        switch self {
        case .undefined: .undefined
        case .null: .null
        case .boolean: .boolean
        case .number: .number
        case .string(let text): .string(.literals([text]))
        }
    }

    /// Whether the value is undefined or null.
    public var isNullish: Bool { self == .undefined || self == .null }

    /// The number that JavaScript makes of the value when it compares it with a number (ECMA-262 7.1.4 ToNumber); nil
    /// where a text is not written as a plain decimal number, and may or may not be one.
    fileprivate var number: Double? {
        switch self {
        case .undefined: nil
        case .null: 0
        case .boolean(let boolean): boolean ? 1 : 0
        case .number(let number): number
        case .string(let text): text.plainNumber
        }
    }
}

extension String {
    /// The number that the text is a plain decimal notation of, as ids and amounts of money are written.
    var plainNumber: Double? {
        let allowed = utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
        return allowed ? Double(self) : nil
    }

    /// Whether the text surely does not stand for a number: it holds a character that no notation of numbers has.
    package var isSurelyNoNumber: Bool {
        plainNumber == nil
            && unicodeScalars.contains { scalar in
                // Digits of every base, their prefixes, exponents and `Infinity`; white space is ignored.
                !("0123456789abcdefABCDEFxXoOInfity+-.".unicodeScalars.contains(scalar)
                    || scalar.properties.isWhitespace || scalar == "\u{FEFF}")
            }
    }
}

extension ValueType {
    /// What is left of the type where its value is equal to a literal; ``never`` where it cannot be.
    /// - Parameter strictly: Whether the comparison is `===`; else it is `==`, for which null is undefined, and `"2"` is 2
    ///   (ECMA-262 7.2.15 IsLooselyEqual).
    public func narrowed(toLiteral literal: LiteralValue, strictly: Bool = true) -> ValueType {
        .union(of: members.map { $0.member(equalTo: literal, strictly: strictly) })
    }

    /// What is left of the type where its value is not equal to a literal.
    /// - Parameter strictly: Whether the comparison is `!==`; else it is `!=`.
    public func removing(literal: LiteralValue, strictly: Bool = true) -> ValueType {
        switch literal {
        case .undefined, .null: removing(strictly ? literal.type : .nullish)
        case .string: removing(literal.type)
        // A type does not say which numbers or booleans are left.
        case .boolean, .number: self
        }
    }

    private func member(equalTo literal: LiteralValue, strictly: Bool) -> ValueType {
        switch self {
        case .unknown, .script:
            if strictly { return literal.type }
            return literal.isNullish ? .nullish : self
        case .undefined, .null:
            let isEqual = strictly ? self == literal.type : literal.isNullish
            return isEqual ? self : .never
        case .boolean:
            if case .boolean = literal { return self }
            return !strictly && literal.canBeNumber ? self : .never
        case .number:
            if case .number = literal { return self }
            return !strictly && literal.canBeNumber ? self : .never
        case .string(let format):
            if case .string(let text) = literal { return format.canBe(text) ? literal.type : .never }
            return strictly ? .never : format.narrowed(toLooselyEqual: literal)
        case .markup, .regex, .list, .map, .record, .function:
            // An object is loosely equal to what it prints.
            return strictly || literal.isNullish ? .never : self
        case .union: return narrowed(toLiteral: literal, strictly: strictly)
        }
    }
}

extension LiteralValue {
    /// Whether the value can be loosely equal to a number.
    fileprivate var canBeNumber: Bool {
        switch self {
        case .undefined, .null: false
        case .boolean, .number: true
        case .string(let text): !text.isSurelyNoNumber
        }
    }
}

extension StringFormat {
    /// Whether a text can be of this format. Formats other than enumerations rule nothing out: stores are not consistent
    /// in them.
    fileprivate func canBe(_ text: String) -> Bool {
        if case .literals(let texts) = self { texts.contains(text) } else { true }
    }

    fileprivate func narrowed(toLooselyEqual literal: LiteralValue) -> ValueType {
        guard !literal.isNullish else { return .never }
        guard case .literals(let texts) = self else { return .string(self) }
        let equal = texts.filter { text in
            guard let number = text.plainNumber else { return !text.isSurelyNoNumber }
            return number == literal.number
        }
        return equal.isEmpty ? .never : .string(.literals(equal))
    }
}
