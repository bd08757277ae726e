import NunjucksSyntax

/// Looks for calls of `super()` in a block.
struct SuperSearch: SyntaxVisitor {
    /// Whether calls in inner blocks count, and those in the body of a `set` do not: Nunjucks' outermost block takes all
    /// calls in it for its own, and overlooks bodies of `set`.
    private let entersBlocksAndSkipsSets: Bool
    /// Whether there is one.
    private(set) var isFound = false

    init(in statements: [Statement], entersBlocksAndSkipsSets: Bool) {
        self.entersBlocksAndSkipsSets = entersBlocksAndSkipsSets
        for statement in statements { statement.walk(&self) }
    }

    mutating func enter(_ statement: Statement) -> SyntaxDescent {
        switch statement.kind {
        case .block where !entersBlocksAndSkipsSets: return .skipChildren
        case .set(let set):
            if entersBlocksAndSkipsSets, case .body = set.value { return .skipChildren }
            return .visitChildren
        default: return .visitChildren
        }
    }

    mutating func enter(_ expression: Expression) -> SyntaxDescent {
        if case .call(let callee, _) = expression.kind, case .name("super") = callee.kind { isFound = true }
        return isFound ? .skipChildren : .visitChildren
    }
}
