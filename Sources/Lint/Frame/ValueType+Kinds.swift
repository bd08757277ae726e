import NunjucksAnalysis

extension ValueType {
    /// Whether a value of the type is an object without a text of its own, if it is anything at all.
    var isOnlyObjects: Bool {
        let members = nonNullish.members
        return !members.isEmpty
            && members.allSatisfy { member in
                switch member {
                case .record, .map: true
                default: false
                }
            }
    }

    /// Whether a value of the type is an object with fields, if it is anything at all.
    var isOnlyRecords: Bool {
        let members = nonNullish.members
        return !members.isEmpty && members.allSatisfy { if case .record = $0 { true } else { false } }
    }
}
