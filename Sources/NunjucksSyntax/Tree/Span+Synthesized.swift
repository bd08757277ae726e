import Diagnostics

extension Span {
    /// The span of a node that does not come from the text, because a ``SyntaxRewriter`` made it.
    ///
    /// A node with this span is printed in a form of its own; it must not be used to look into a source.
    public static let synthesized = Span(from: .min, to: .min)

    /// Whether the node does not come from the text.
    public var isSynthesized: Bool { start < 0 }

    /// The span of a node that stands in the place of one from the text.
    static func synthesized(inPlaceOf span: Span) -> Span {
        span.isSynthesized ? span : Span(from: ~span.start, to: ~span.end)
    }

    /// The bytes of the text in whose place the node stands: its own, or those of the node that it replaces.
    var place: Span? {
        if !isSynthesized { return self }
        return start == .min ? nil : Span(from: ~start, to: ~end)
    }

    private init(from start: Int32, to end: Int32) {
        self.init(0..<0)
        self.start = start
        self.end = end
    }

    /// The bytes between the end of a span and the start of another; nil unless both are from the text, in this order.
    static func between(_ first: Span, _ second: Span) -> Span? {
        guard !first.isSynthesized, !second.isSynthesized, first.end <= second.start else { return nil }
        return Span(Int(first.end)..<Int(second.start))
    }
}
