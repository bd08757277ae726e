/// How much a rendering may use before it stops with the diagnostic `limit`.
public struct Limits: Sendable {
    /// How deep values may be nested where they are walked: printed, copied, written as JSON.
    public static let nesting = 512

    /// How many steps the call of a macro, or the rendering of another template, counts for.
    static let stepsOfCall = 50
    /// How many items a list may have, with those of the lists in it, where it is printed.
    static let printedItems = 2_000_000
    /// How many bytes of text a list may become, with the lists in it.
    static let textBytes = 64 << 20
    /// How many bytes of JSON a value may become.
    static let jsonBytes = 64 << 20
    /// How many steps one search for a regular expression may take, which also count as steps of the rendering.
    static let regexSteps = 10_000_000

    /// How deep macros, includes and blocks may call one another.
    public var callDepth = 200
    /// How many turns loops may take; the call of a macro counts for 50, and each step of a regular expression for one.
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
