import NunjucksSyntax

/// How an environment reads and renders templates.
public struct Options: Sendable {
    /// How the text of templates is read.
    public var syntax: SyntaxOptions
    /// Whether `{{ }}` escapes what it prints. The dialect `sm` always does.
    public var autoescape = true
    /// Whether printing undefined or null is an error.
    public var throwOnUndefined = false
    /// How much a rendering may use.
    public var limits = Limits()

    /// Makes the usual options of a dialect; of Nunjucks, if none is named.
    public init(dialect: Dialect = .nunjucks) { syntax = SyntaxOptions(dialect: dialect) }

    /// Which rules templates follow.
    public var dialect: Dialect {
        get { syntax.dialect }
        set { syntax.dialect = newValue }
    }
}
