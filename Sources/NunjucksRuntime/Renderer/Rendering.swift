import Diagnostics

/// What became of a rendering.
public struct Rendering: Sendable {
    /// The output, as UTF-8; what had been written before the error, where there is one.
    public var output: [UInt8]
    /// What stopped the rendering.
    public var error: Diagnostic?
    /// What was found wrong and did not stop it, in the order it was met; each place once.
    public var diagnostics: [Diagnostic]
}
