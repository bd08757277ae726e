/// A value that one thread will have, and others wait for.
package final class Later<Value: Sendable>: Sendable {
    private let known = Monitor<Value?>(nil)

    /// Makes a value that is not there yet.
    package init() {}

    /// Whether the value is there.
    package var isSet: Bool { known.read { $0 != nil } }

    /// The value, when it is there.
    package var value: Value { known.wait { $0 } }

    /// Gives the value to all who wait.
    package func set(_ value: Value) { known.change { $0 = value } }
}
