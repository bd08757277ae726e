import NunjucksSyntax

extension Dialect {
    /// A dialect whose grammar is strict.
    static let strict = Dialect(
        name: "strict", grammar: .strict, concatenation: .ofOperands, scoping: .page, inclusion: .whileCompiling,
        output: .byPosition, failure: .isReported, printsListsAsItems: true, trustedTextIsObject: false,
        marksKeywords: false,
        callsFilters: true, comparesByIs: true, hasLoopIndex: true, comparesWithProduction: true,
        textIsTemplateLiteral: true)
}
