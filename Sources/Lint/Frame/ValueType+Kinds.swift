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
}
