/// A value that one thread will have, and others wait for.
package final class Later<Value: Sendable>: Sendable {
    private let known = Monitor<Value?>(nil)

    /// Makes a value that is not there yet.
    package init() {}

    /// Has a thread of its own make the value. Where no thread can be had, it is made at once.
    package convenience init(making make: @escaping @Sendable () -> Value) {
        self.init()
        if !Workers.detach({ self.set(make()) }) { set(make()) }
    }

    /// Whether the value is there.
    package var isSet: Bool { known.read { $0 != nil } }

    /// The value, when it is there.
    package var value: Value { known.wait { $0 } }

    /// Gives the value to all who wait.
    package func set(_ value: Value) { known.change { $0 = value } }
}
