import NunjucksSyntax

extension Dialect {
    /// The Subscription Manager's: Nunjucks' syntax, JavaScript's values, HTML by position, variables of the whole page.
    public static let sm = Dialect(
        name: "sm", grammar: .strict, concatenation: .ofOperands, scoping: .page, inclusion: .whileCompiling,
        output: .byPosition, failure: .isReported, printsListsAsItems: true, trustedTextIsObject: false,
        marksKeywords: false, callsFilters: true, comparesByIs: true, hasLoopIndex: true, comparesWithProduction: true,
        textIsTemplateLiteral: true)

    /// The dialects that users can choose, by name.
    package static let all: [Dialect] = [.sm, .nunjucks]
}
