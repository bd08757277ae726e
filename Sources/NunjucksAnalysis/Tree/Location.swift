import Diagnostics

/// Where something stands in the templates of a page: a span of one of the page's sources, reached through a chain of
/// includes, in one of its unit's scopes.
package struct Location: Hashable, BitwiseCopyable, Sendable {
    /// The position of the source among the page's.
    package var source: Int32
    /// The chain of includes by which the source was reached (see ``IncludeChains``).
    package var chain: Int32
    /// What it covers of the source.
    package var span: Span
    /// The scope from which names are seen.
    package var scope: Int32

    package init(source: Int32, chain: Int32, span: Span, scope: Int32) {
        self.source = source
        self.chain = chain
        self.span = span
        self.scope = scope
    }
}

/// The ways by which included templates were reached, each as the way to the template around it and one include more.
package struct IncludeChains: Sendable {
    private struct Link: Sendable {
        var parent: Int32
        var source: Int32
        var span: Span
    }

    /// The chain of a page's own template.
    package static let root: Int32 = -1

    private var links: [Link] = []

    package init() {}

    /// Adds an include to a chain, and returns the new chain.
    package mutating func extend(_ chain: Int32, by span: Span, of source: Int32) -> Int32 {
        links.append(Link(parent: chain, source: source, span: span))
        return Int32(links.count - 1)
    }

    /// The places of a chain's includes, outermost first.
    package func places(of chain: Int32, in sources: [Source]) -> [Diagnostic.Place] {
        var places: [Diagnostic.Place] = []
        var index = chain
        while index >= 0 {
            let link = links[Int(index)]
            places.append(Diagnostic.Place(link.span, in: sources[Int(link.source)]))
            index = link.parent
        }
        return places.reversed()
    }
}
