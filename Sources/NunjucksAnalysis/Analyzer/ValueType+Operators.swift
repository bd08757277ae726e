import NunjucksSyntax

extension ValueType {
    /// The type of a literal.
    init(of literal: Expression.Literal) {
        self =
            switch literal {
            case .null: .null
            case .boolean: .boolean
            case .number: .number
            case .string(let text): .string(.literals([text]))
            case .regex: .regex
            }
    }

    /// The type of an object that a template builds.
    init(of members: [ObjectMember]) {
        self = .record(RecordType(fields: members.map { RecordField($0.key, $0.value.type) }))
    }

    /// Whether the type can be that of an object with properties of its own.
    var isObject: Bool {
        members.contains { member in
            switch member {
            case .record, .map, .unknown: true
            default: false
            }
        }
    }

    /// Whether the type is that of objects whose keys are not known.
    var isMap: Bool { if case .map = self { true } else { false } }

    /// The type of what an operator gives that is not `and` or `or`.
    init(of operator: AnalyzedExpression.BinaryOperator, _ left: ValueType, _ right: ValueType) {
        self =
            switch `operator` {
            case .or, .and: left.joined(with: right)
            case .looselyEqual, .looselyUnequal, .strictlyEqual, .strictlyUnequal, .less, .lessOrEqual, .greater,
                .greaterOrEqual, .in:
                .boolean
            case .concatenate: .string
            case .add: Self.sum(left, right)
            case .subtract, .multiply, .divide, .remainder, .power: .number
            }
    }

    /// ECMA-262 13.15.3: text, if one of two primitive values is text; else a number.
    private static func sum(_ left: ValueType, _ right: ValueType) -> ValueType {
        func isNumeric(_ type: ValueType) -> Bool {
            type.members.allSatisfy { [.undefined, .null, .boolean, .number].contains($0) }
        }
        func isPrintedAsText(_ type: ValueType) -> Bool {
            type.members.allSatisfy { member in
                switch member {
                case .undefined, .null, .boolean, .number, .unknown: false
                default: true
                }
            }
        }
        if isNumeric(left), isNumeric(right) { return .number }
        if isPrintedAsText(left) || isPrintedAsText(right) { return .string }
        return .number.joined(with: .string)
    }
}
