import Diagnostics
import NunjucksSyntax
import SubscriptionManager

extension FuzzTarget {
    /// The lexer and the parser: trees that keep to the rules, and print themselves as they were read.
    static let syntax = FuzzTarget(name: "syntax") { bytes throws(FuzzViolation) in
        let input = FuzzInput(bytes)
        var options = SyntaxOptions(dialect: input.has(0) ? .nunjucks : .sm)
        options.trimBlocks = input.has(1)
        options.lstripBlocks = input.has(2)
        let tree = SyntaxTree(
            parsing: Source(name: "main", bytes: input.main), options: options, tags: tags)
        if let violation = TreeInvariants.violation(of: tree) { throw FuzzViolation(description: violation) }
        try checkCopy(of: tree)
    }

    /// The tags that templates use beside the language's own.
    private static let tags: [String: CustomTagSyntax] = ["content": .inline, "markdown": .block]

    /// A tree all of whose nodes are written anew reads as it did.
    private static func checkCopy(of tree: SyntaxTree) throws(FuzzViolation) {
        guard tree.isWhole, tree.diagnostics.isEmpty else { return }
        var copier = SyntaxCopier()
        let printed = tree.rewritten(by: &copier).printed()
        let again = SyntaxTree(
            parsing: Source(name: "again", text: String(decoding: printed, as: UTF8.self)), options: tree.options,
            tags: tags)
        // What is written anew may have more parentheses, and so be nested too deep.
        guard again.diagnostics.allSatisfy({ $0.code != .limit }) else { return }
        try FuzzViolation.unless(again.diagnostics.isEmpty, "what was written anew has errors: \(quoted(printed))")
        let dumps = (TreeDump.text(tree, showsSpans: false), TreeDump.text(again, showsSpans: false))
        try FuzzViolation.unless(dumps.0 == dumps.1, "what was written anew is another tree: \(quoted(printed))")
    }
}

/// Puts a copy that does not come from the text in the place of every node.
package struct SyntaxCopier: SyntaxRewriter {
    package init() {}

    package mutating func rewrite(_ statement: Statement) -> [Statement] { [Statement(statement.kind, .synthesized)] }
    package mutating func rewrite(_ expression: Expression) -> Expression { Expression(expression.kind, .synthesized) }
}
