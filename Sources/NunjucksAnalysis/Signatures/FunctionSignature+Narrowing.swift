extension FunctionSignature {
    /// What the outcome of a test tells of the value that it applies to.
    public enum Narrowing: Hashable, Sendable {
        /// It is of a type exactly where the test succeeds.
        case isOfType(ValueType)
        /// It is of a type exactly where the test fails.
        case isNotOfType(ValueType)
        /// It is truthy exactly where the test succeeds.
        case isTruthy
        /// It is falsy exactly where the test succeeds.
        case isFalsy
        /// It is strictly equal to the first argument exactly where the test succeeds.
        case equalsArgument
        /// It is strictly equal to the first argument exactly where the test fails.
        case differsFromArgument

        /// What is left of a value's type where a test succeeds, or fails.
        /// - Parameter argument: The type of the test's first argument; undefined where there is none.
        public func narrowed(_ type: ValueType, argument: ValueType = .undefined, succeeds: Bool) -> ValueType {
            switch self {
            case .isOfType(let other): succeeds ? type.narrowed(to: other) : type.removing(other)
            case .isNotOfType(let other): succeeds ? type.removing(other) : type.narrowed(to: other)
            case .isTruthy: succeeds ? type.truthy : type.falsy
            case .isFalsy: succeeds ? type.falsy : type.truthy
            case .equalsArgument: Self.compared(type, argument, isEqual: succeeds)
            case .differsFromArgument: Self.compared(type, argument, isEqual: !succeeds)
            }
        }

        private static func compared(_ type: ValueType, _ other: ValueType, isEqual: Bool) -> ValueType {
            switch other {
            case .undefined: isEqual ? type.narrowed(toLiteral: .undefined) : type.removing(literal: .undefined)
            case .null: isEqual ? type.narrowed(toLiteral: .null) : type.removing(literal: .null)
            case .string(.literals(let texts)) where texts.count == 1:
                isEqual ? type.narrowed(toLiteral: .string(texts[0])) : type.removing(literal: .string(texts[0]))
            default: type
            }
        }
    }
}
