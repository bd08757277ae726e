/// A variable that a template needs, and that it does not get where another one includes it.
package struct UnmetNeed: Sendable {
    /// What is wrong with the variable.
    package enum Fault: Sendable {
        /// Nothing has set it.
        case notSet
        /// It may be one of these: undefined or null.
        case nullish(ValueType)
        /// It holds something else.
        case otherType(ValueType)
    }

    /// What the template needs.
    package let need: NeedsComment.Need
    /// What is wrong.
    package let fault: Fault
}
