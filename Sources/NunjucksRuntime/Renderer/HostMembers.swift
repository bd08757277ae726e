import Diagnostics

/// The source of an object of the host's that inherits properties and methods which only the host knows.
package protocol HostMembers: AnyObject {
    /// A property that the object inherits; undefined where it has none of that name.
    func inheritedProperty(_ name: StringRef, _ renderer: Renderer) throws(Diagnostic) -> Value

    /// Calls a method.
    func call(_ name: StringRef, _ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value
}
