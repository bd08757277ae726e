/// A part of a template that prints something or has an effect.
struct Statement {
    var kind: Kind
    var span: Span

    init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }

    indirect enum Kind {
        /// Text of the template, printed as it is. The statement's span is the text.
        case text
        case output(Expression)
        case `if`([Branch], else: [Statement]?)
        case `for`(Loop)
        case set([SetTarget], SetValue)
        case include(Expression, ignoresMissing: Bool)
        case extends(Expression)
        case block(Block)
        case macro(String, MacroDefinition)
        case `import`(Expression, target: String, withContext: Bool)
        case fromImport(Expression, names: [ImportedName], withContext: Bool)
        case `switch`(Expression, cases: [Branch], default: [Statement]?)
        /// A tag that the environment's host defines.
        case custom(CustomTagCall)
    }
}

/// A condition and what it decides on.
struct Branch {
    var condition: Expression
    var body: [Statement]
    /// The tag that begins the branch.
    var span: Span
}

struct Loop {
    var targets: [LoopTarget]
    var iterable: Expression
    var body: [Statement]
    var elseBody: [Statement]?
}

struct LoopTarget {
    var name: String
    var span: Span
}

enum SetTarget {
    case name(String, Span)
    /// `set a.b = …`, in the dialect `sm`.
    case member(Expression, name: Expression, Span)
}

enum SetValue {
    case expression(Expression)
    case body([Statement])
}

struct Block {
    var name: String
    var body: [Statement]
    /// The hidden variable that holds what `super()` gives, where the block calls it.
    var superName: String?
}

struct MacroDefinition {
    var parameters: [String]
    var defaults: [(name: String, value: Expression)]
    var body: [Statement]
}

struct ImportedName {
    var name: String
    var alias: String
    var span: Span
}

struct CustomTagCall {
    var name: String
    var nameSpan: Span
    var arguments: CallArguments
    var ignoresMissing: Bool
    var body: [Statement]?
}
