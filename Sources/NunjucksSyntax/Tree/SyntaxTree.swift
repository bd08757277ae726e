import Diagnostics

/// A template's syntax tree, with everything that was wrong with the text.
///
/// The tree says what the author wrote, not what it means: groups keep their parentheses, a `filter` block is a
/// statement of its own, and operators stand as Nunjucks' grammar reads them. Every node knows the bytes it stands
/// for; nodes lie within their parents, in the order of the text, so that the source can be written from the tree
/// again, byte for byte.
public struct SyntaxTree: Sendable {
    /// The text.
    public let source: Source
    /// How it was read.
    public let options: SyntaxOptions
    /// The statements of the template, comments among them.
    public let statements: [Statement]
    /// What is wrong with the text, in its order; at most a hundred faults, and then one that says that there are more.
    ///
    /// What could not be read is a ``Statement/Kind/broken`` statement or an ``Expression/Kind/broken`` expression. A
    /// fault that leaves no doubt what its author meant, such as a misspelt tag, leaves no trace in the tree.
    public let diagnostics: [Diagnostic]

    package init(source: Source, options: SyntaxOptions, statements: [Statement], diagnostics: [Diagnostic]) {
        self.source = source
        self.options = options
        self.statements = statements
        self.diagnostics = diagnostics
    }

    /// Whether the whole text could be read.
    public var isWhole: Bool { !diagnostics.contains { $0.severity == .error } }
}

/// Whether a tag that the host defines has a body.
public enum CustomTagSyntax: Hashable, Sendable {
    /// `{% name arguments %}`.
    case inline
    /// `{% name arguments %} … {% endname %}`.
    case block
}

/// A name as it is written.
public struct Name: Hashable, Sendable {
    /// The name itself; a filter's may have dots in it.
    public var text: String
    /// Where it stands.
    public var span: Span

    /// Makes a name.
    public init(_ text: String, _ span: Span) {
        self.text = text
        self.span = span
    }
}
