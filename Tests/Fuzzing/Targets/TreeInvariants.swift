import Diagnostics
import NunjucksSyntax

/// What every tree must keep to, whatever the text is.
package enum TreeInvariants {
    /// What is wrong with a tree; nil where nothing is.
    package static func violation(of tree: SyntaxTree) -> String? {
        let bytes = tree.source.bytes
        if tree.printed() != bytes { return "the tree prints another text" }
        if let problem = misplaced(tree.statements.map { .statement($0) }, in: Span(0..<bytes.count), tree) {
            return problem
        }
        let places = tree.diagnostics.dropLast(tree.diagnostics.count > 100 ? 1 : 0).compactMap(\.place)
        for (first, second) in zip(places, places.dropFirst())
        where (first.line, first.column) > (second.line, second.column) {
            return "the diagnostics are not in order"
        }
        if tree.diagnostics.count > 101 { return "there are too many diagnostics" }
        if tree.isWhole, Broken.isFound(in: tree) { return "something is broken, and not reported" }
        return nil
    }

    private static func misplaced(_ nodes: [SyntaxNode], in span: Span, _ tree: SyntaxTree) -> String? {
        var position = span.start
        for node in nodes {
            guard position <= node.span.start, node.span.start <= node.span.end, node.span.end <= span.end else {
                return "a node at \(node.span) does not fit into \(span), after \(position): \(node)"
            }
            position = node.span.end
            if let problem = misplaced(node.children, in: node.span, tree) { return problem }
        }
        return nil
    }
}

private struct Broken: SyntaxVisitor {
    private var isFound = false

    static func isFound(in tree: SyntaxTree) -> Bool {
        var visitor = Broken()
        tree.walk(&visitor)
        return visitor.isFound
    }

    mutating func enter(_ statement: Statement) -> SyntaxDescent {
        if case .broken = statement.kind { isFound = true }
        return .visitChildren
    }

    mutating func enter(_ expression: Expression) -> SyntaxDescent {
        if case .broken = expression.kind { isFound = true }
        return .visitChildren
    }
}
