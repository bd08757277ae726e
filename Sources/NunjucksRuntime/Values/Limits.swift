/// How much a rendering may use before it stops with the diagnostic `limit`.
public struct Limits: Sendable {
    /// How deep values may be nested where they are walked: printed, copied, written as JSON.
    public static let nesting = 512

    /// How many steps the call of a macro, or the rendering of another template, counts for.
    static let stepsOfCall = 50
    /// How many items a list may have, with those of the lists in it, where it is printed.
    static let printedItems = 2_000_000
    /// How many bytes a text may have when it is made by a rendering.
    static let textBytes = 8 << 20
    /// How many bytes of JSON a value may become.
    static let jsonBytes = 8 << 20
    /// How many bytes of its operands an operation may go through for one step.
    static let bytesOfStep = 64
    /// How many positions of values are remembered in captured markup.
    static let capturedValues = 1_000_000
    /// How many bytes the matches of one search with a regular expression may take.
    static let matchBytes = 32 << 20
    /// How many steps are taken between two looks at the clock.
    static let stepsBetweenLooks = 200_000
    /// How many steps one search for a regular expression may take, which also count as steps of the rendering.
    static let regexSteps = 10_000_000

    /// How deep macros, includes and blocks may call one another.
    public var callDepth = 200
    /// How many turns loops may take; the call of a macro counts for 50, each step of a regular expression for one, and
    /// what is done with large texts and lists for one per 64 bytes.
    public var steps = 500_000_000
    /// How many seconds of CPU time the rendering may take.
    public var seconds = 20.0
    /// How many bytes of output may be produced.
    public var outputBytes = 32 << 20
    /// How many bytes of values may be made while rendering.
    public var heapBytes = 64 << 20
    /// How many diagnostics are kept.
    public var diagnostics = 200

    /// Makes the usual limits.
    public init() {}
}
