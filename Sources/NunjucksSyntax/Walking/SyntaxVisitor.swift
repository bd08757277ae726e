import Diagnostics

/// Whether a visitor goes on with what a node consists of.
public enum SyntaxDescent: Sendable {
    /// The node's children come next.
    case visitChildren
    /// The node is left at once.
    case skipChildren
}

/// What looks at the nodes of a tree, each after the one around it, in the order of the text.
///
/// ```swift
/// struct FilterNames: SyntaxVisitor {
///     var names: Set<String> = []
///
///     mutating func enter(_ expression: Expression) -> SyntaxDescent {
///         if case .filter(let call) = expression.kind { names.insert(call.name.text) }
///         return .visitChildren
///     }
/// }
///
/// var visitor = FilterNames()
/// tree.walk(&visitor)
/// ```
public protocol SyntaxVisitor {
    /// Meets a statement, before its children.
    mutating func enter(_ statement: Statement) -> SyntaxDescent
    /// Leaves a statement, after its children.
    mutating func leave(_ statement: Statement)
    /// Meets an expression, before its children.
    mutating func enter(_ expression: Expression) -> SyntaxDescent
    /// Leaves an expression, after its children.
    mutating func leave(_ expression: Expression)
}

extension SyntaxVisitor {
    /// Goes on with the children.
    public mutating func enter(_ statement: Statement) -> SyntaxDescent { .visitChildren }
    /// Does nothing.
    public mutating func leave(_ statement: Statement) {}
    /// Goes on with the children.
    public mutating func enter(_ expression: Expression) -> SyntaxDescent { .visitChildren }
    /// Does nothing.
    public mutating func leave(_ expression: Expression) {}
}

extension SyntaxTree {
    /// Shows a visitor all nodes of the tree.
    public func walk(_ visitor: inout some SyntaxVisitor) {
        for statement in statements { statement.walk(&visitor) }
    }
}

extension Statement {
    /// Shows a visitor the statement, and all nodes in it.
    public func walk(_ visitor: inout some SyntaxVisitor) {
        if visitor.enter(self) == .visitChildren {
            withUnsafeMutablePointer(to: &visitor) { visitor in
                var walker = Walker(visitor: visitor)
                _ = transformingParts(by: &walker)
            }
        }
        visitor.leave(self)
    }
}

extension Expression {
    /// Shows a visitor the expression, and all expressions in it.
    public func walk(_ visitor: inout some SyntaxVisitor) {
        if visitor.enter(self) == .visitChildren {
            withUnsafeMutablePointer(to: &visitor) { visitor in
                var walker = Walker(visitor: visitor)
                _ = transformingParts(by: &walker)
            }
        }
        visitor.leave(self)
    }
}

private struct Walker<Visitor: SyntaxVisitor>: PartTransformer {
    // Not a copy: a visitor that collects something would be copied with it at each node.
    let visitor: UnsafeMutablePointer<Visitor>

    mutating func transform(_ expression: Expression, minimum: Precedence) -> Expression {
        expression.walk(&visitor.pointee)
        return expression
    }

    mutating func transform(_ body: [Statement], in place: Span?) -> [Statement] {
        for statement in body { statement.walk(&visitor.pointee) }
        return body
    }
}
