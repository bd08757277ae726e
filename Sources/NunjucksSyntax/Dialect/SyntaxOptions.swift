/// How the text of a template is read.
public struct SyntaxOptions: Sendable {
    /// Which rules templates follow.
    public var dialect: Dialect
    /// Whether a line break right after a block tag is dropped.
    public var trimBlocks = false
    /// Whether white space from the beginning of a line to a block tag is dropped.
    public var lstripBlocks = false
    /// What opens and closes tags.
    public var delimiters = Delimiters()

    /// Makes the usual options of a dialect.
    public init(dialect: Dialect) { self.dialect = dialect }
}

/// What opens and closes block tags, variables and comments.
public struct Delimiters: Hashable, Sendable {
    /// What opens a block tag.
    public var blockStart = "{%"
    /// What closes a block tag.
    public var blockEnd = "%}"
    /// What opens a variable.
    public var variableStart = "{{"
    /// What closes a variable.
    public var variableEnd = "}}"
    /// What opens a comment.
    public var commentStart = "{#"
    /// What closes a comment.
    public var commentEnd = "#}"

    /// Makes Nunjucks' own delimiters.
    public init() {}
}
