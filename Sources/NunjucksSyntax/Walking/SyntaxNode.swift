import Diagnostics

/// A node of a tree: a statement or an expression.
public enum SyntaxNode: Sendable {
    /// A statement.
    case statement(Statement)
    /// An expression.
    case expression(Expression)

    /// The bytes that the node stands for.
    public var span: Span {
        switch self {
        case .statement(let statement): statement.span
        case .expression(let expression): expression.span
        }
    }

    /// The nodes that the node consists of, in the order of the text.
    public var children: [SyntaxNode] {
        switch self {
        case .statement(let statement): statement.children
        case .expression(let expression): expression.children
        }
    }
}

extension Statement {
    /// The nodes that the statement consists of, in the order of the text.
    public var children: [SyntaxNode] {
        var collector = ChildCollector()
        _ = transformingParts(by: &collector)
        return collector.children
    }
}

extension Expression {
    /// The expressions that the expression consists of, in the order of the text.
    public var children: [SyntaxNode] {
        var collector = ChildCollector()
        _ = transformingParts(by: &collector)
        return collector.children
    }
}

private struct ChildCollector: PartTransformer {
    var children: [SyntaxNode] = []

    mutating func transform(_ expression: Expression, minimum: Precedence) -> Expression {
        children.append(.expression(expression))
        return expression
    }

    mutating func transform(_ body: [Statement], in place: Span?) -> [Statement] {
        children += body.map { .statement($0) }
        return body
    }
}
