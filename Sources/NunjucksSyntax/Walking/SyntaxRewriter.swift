import Diagnostics

/// What puts other nodes in the place of a tree's.
///
/// A node that a rewriter makes or changes must have the span ``Span/synthesized``: it says that the node is not what
/// stands in the text. What it keeps of the tree keeps its spans, and so is printed as its author wrote it.
///
/// ```swift
/// struct Renaming: SyntaxRewriter {
///     mutating func rewrite(_ expression: Expression) -> Expression {
///         guard case .name("old") = expression.kind else { return expression }
///         return Expression(.name("new"), .synthesized)
///     }
/// }
/// ```
public protocol SyntaxRewriter {
    /// What to put in the place of a statement whose children have been rewritten.
    mutating func rewrite(_ statement: Statement) -> [Statement]
    /// What to put in the place of an expression whose children have been rewritten.
    mutating func rewrite(_ expression: Expression) -> Expression
}

extension SyntaxRewriter {
    /// Keeps the statement.
    public mutating func rewrite(_ statement: Statement) -> [Statement] { [statement] }
    /// Keeps the expression.
    public mutating func rewrite(_ expression: Expression) -> Expression { expression }
}

extension SyntaxTree {
    /// The tree with other nodes, from the innermost to the outermost, in the place of its own.
    ///
    /// The source stays the one of the tree as it was read; ``SyntaxTree/printed()`` gives the new one.
    public func rewritten(by rewriter: inout some SyntaxRewriter) -> SyntaxTree {
        var driver = RewritingDriver(rewriter: rewriter)
        let statements = driver.transform(statements, in: nil)
        rewriter = driver.rewriter
        return SyntaxTree(source: source, options: options, statements: statements, diagnostics: diagnostics)
    }
}

private struct RewritingDriver<Rewriter: SyntaxRewriter>: PartTransformer {
    var rewriter: Rewriter

    mutating func transform(_ expression: Expression, minimum: Precedence) -> Expression {
        var result = rewriter.rewrite(expression.transformingParts(by: &self))
        // One that stood elsewhere in the text is not what stands here.
        if result.span != expression.span { result.span = .synthesized(inPlaceOf: expression.span) }
        return result
    }

    mutating func transform(_ body: [Statement], in place: Span?) -> [Statement] {
        body.flatMap { rewriter.rewrite($0.transformingParts(by: &self)) }
    }
}
