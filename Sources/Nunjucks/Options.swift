/// Which rules a template follows.
public enum Dialect: String, Sendable {
    /// The Subscription Manager's: Nunjucks' syntax, JavaScript's values, HTML by context, variables that are global.
    case sm
    /// Nunjucks 3.2, to the byte.
    case nunjucks
}

/// How an environment reads and renders templates.
public struct Options: Sendable {
    /// Which rules templates follow.
    public var dialect: Dialect
    /// Whether `{{ }}` escapes what it prints. The dialect `sm` always does.
    public var autoescape = true
    /// Whether a line break right after a block tag is dropped.
    public var trimBlocks = false
    /// Whether white space from the beginning of a line to a block tag is dropped.
    public var lstripBlocks = false
    /// Whether printing undefined or null is an error.
    public var throwOnUndefined = false
    /// What opens and closes tags.
    public var delimiters = Delimiters()
    /// How much a rendering may use.
    public var limits = Limits()

    /// Makes the usual options of a dialect.
    public init(dialect: Dialect = .sm) { self.dialect = dialect }
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
