/// How much a rendering may use before it stops with the diagnostic `limit`.
public struct Limits: Sendable {
    /// How deep values may be nested where they are walked: printed, copied, written as JSON.
    public static let nesting = 512

    /// How deep tags may be nested, over all templates that are included in one another.
    static let tags = 300
    /// How many loops a page may have, each counted as often as it is included.
    static let loops = 4096
    /// How many instructions a page's program may have.
    static let instructions = 1_000_000

    /// How deep macros, includes and blocks may call one another.
    public var callDepth = 200
    /// How many instructions may run.
    public var steps = 500_000_000
    /// How many bytes of output may be produced.
    public var outputBytes = 256 << 20
    /// How many bytes of values may be made while rendering.
    public var heapBytes = 512 << 20
    /// How many diagnostics are kept; what comes after them is only counted.
    public var diagnostics = 200

    /// Makes the usual limits.
    public init() {}
}
