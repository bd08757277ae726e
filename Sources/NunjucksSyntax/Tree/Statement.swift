import Diagnostics

/// A part of a template that prints something or has an effect.
public struct Statement: Sendable {
    /// What it is.
    public var kind: Kind
    /// The bytes it stands for: of a tag with a body, from its beginning to the end of its end tag.
    public var span: Span

    /// Makes a statement.
    public init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }

    /// The kinds of statements.
    public indirect enum Kind: Sendable {
        /// Text between tags.
        case text(TextStatement)
        /// `{# … #}`.
        case comment(CommentStatement)
        /// `{{ value }}`.
        case output(OutputStatement)
        /// `{% if %} … {% elif %} … {% else %} … {% endif %}`.
        case `if`(IfStatement)
        /// `{% for item in list %} … {% else %} … {% endfor %}`.
        case `for`(ForStatement)
        /// `{% set name = value %}`, `{% set name %} … {% endset %}`.
        case set(SetStatement)
        /// `{% include template %}`.
        case include(IncludeStatement)
        /// `{% extends template %}`.
        case extends(ExtendsStatement)
        /// `{% block name %} … {% endblock %}`.
        case block(BlockStatement)
        /// `{% macro name(parameters) %} … {% endmacro %}`.
        case macro(MacroStatement)
        /// `{% call name(arguments) %} … {% endcall %}`.
        case call(CallStatement)
        /// `{% import template as name %}`.
        case `import`(ImportStatement)
        /// `{% from template import name as other %}`.
        case fromImport(FromImportStatement)
        /// `{% filter name(arguments) %} … {% endfilter %}`.
        case filter(FilterStatement)
        /// `{% switch value %} … {% case value %} … {% default %} … {% endswitch %}`.
        case `switch`(SwitchStatement)
        /// `{% raw %} … {% endraw %}`, and `verbatim`.
        case raw(RawStatement)
        /// A tag that the host defines.
        case custom(CustomStatement)
        /// What could not be read, up to where reading goes on.
        case broken
    }
}

/// One tag: `{% name … %}`, or what opens and closes a value.
public struct Tag: Hashable, Sendable {
    /// The bytes from its opening delimiter to its closing one; none where an end tag is missing.
    public var span: Span
    /// The tag's name as it is written; empty for `{{ … }}`.
    public var name: Name
    /// Whether a `-` trims the white space before it.
    public var trimsBefore: Bool
    /// Whether a `-` trims the white space after it.
    public var trimsAfter: Bool

    /// Makes a tag.
    public init(span: Span, name: Name, trimsBefore: Bool = false, trimsAfter: Bool = false) {
        self.span = span
        self.name = name
        self.trimsBefore = trimsBefore
        self.trimsAfter = trimsAfter
    }
}

/// Text between tags.
public struct TextStatement: Sendable {
    /// The part of the statement's bytes that is printed: what the tags around it trim is not.
    public var printed: Span

    /// Makes text.
    public init(printed: Span) { self.printed = printed }
}

/// A comment.
public struct CommentStatement: Sendable {
    /// The bytes between the delimiters, without a `-` that stands beside one.
    public var text: Span
    /// Whether a `-` trims the white space before it.
    public var trimsBefore: Bool
    /// Whether a `-` trims the white space after it.
    public var trimsAfter: Bool

    /// Makes a comment.
    public init(text: Span, trimsBefore: Bool = false, trimsAfter: Bool = false) {
        self.text = text
        self.trimsBefore = trimsBefore
        self.trimsAfter = trimsAfter
    }
}

/// A printed value.
public struct OutputStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// The value.
    public var value: Expression

    /// Makes an output.
    public init(tag: Tag, value: Expression) {
        self.tag = tag
        self.value = value
    }
}

/// A condition with what it decides on: a branch of an `if`, a case of a `switch`.
public struct Branch: Sendable {
    /// The tag that begins the branch.
    public var tag: Tag
    /// The condition.
    public var condition: Expression
    /// What it decides on.
    public var body: [Statement]

    /// Makes a branch.
    public init(tag: Tag, condition: Expression, body: [Statement]) {
        self.tag = tag
        self.condition = condition
        self.body = body
    }
}

/// The part of a statement that is taken where no other is: `else` or `default`.
public struct ElseBranch: Sendable {
    /// The tag that begins it.
    public var tag: Tag
    /// What is printed.
    public var body: [Statement]

    /// Makes a branch.
    public init(tag: Tag, body: [Statement]) {
        self.tag = tag
        self.body = body
    }
}

/// A choice between parts.
public struct IfStatement: Sendable {
    /// The branches; the first one's tag is the `if`.
    public var branches: [Branch]
    /// The `else`.
    public var otherwise: ElseBranch?
    /// The end tag.
    public var end: Tag

    /// Makes a choice.
    public init(branches: [Branch], otherwise: ElseBranch?, end: Tag) {
        self.branches = branches
        self.otherwise = otherwise
        self.end = end
    }
}

/// A loop.
public struct ForStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// The loop's variables.
    public var targets: [Name]
    /// What is looped over.
    public var iterable: Expression
    /// What is done with each item.
    public var body: [Statement]
    /// What is done where there is no item.
    public var otherwise: ElseBranch?
    /// The end tag.
    public var end: Tag

    /// Makes a loop.
    public init(
        tag: Tag, targets: [Name], iterable: Expression, body: [Statement], otherwise: ElseBranch?, end: Tag
    ) {
        self.tag = tag
        self.targets = targets
        self.iterable = iterable
        self.body = body
        self.otherwise = otherwise
        self.end = end
    }
}

/// What a `set` sets.
public struct SetTarget: Sendable {
    /// The kinds of targets.
    public enum Kind: Sendable {
        /// A variable.
        case variable(String)
        /// A property: `set order.note = …`. The expression is a member or an index.
        case property(Expression)
    }

    /// What is set.
    public var kind: Kind
    /// Where it stands.
    public var span: Span

    /// Makes a target.
    public init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }
}

/// A `set`.
public struct SetStatement: Sendable {
    /// What the targets are set to.
    public enum Value: Sendable {
        /// A value.
        case expression(Expression)
        /// What some statements print, up to the end tag.
        case body([Statement], end: Tag)
    }

    /// The tag.
    public var tag: Tag
    /// What is set.
    public var targets: [SetTarget]
    /// What it is set to.
    public var value: Value

    /// Makes a `set`.
    public init(tag: Tag, targets: [SetTarget], value: Value) {
        self.tag = tag
        self.targets = targets
        self.value = value
    }
}

/// An `include`.
public struct IncludeStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// The template's name.
    public var template: Expression
    /// Whether a template that does not exist is left out.
    public var ignoresMissing: Bool

    /// Makes an `include`.
    public init(tag: Tag, template: Expression, ignoresMissing: Bool) {
        self.tag = tag
        self.template = template
        self.ignoresMissing = ignoresMissing
    }
}

/// An `extends`.
public struct ExtendsStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// The parent template's name.
    public var template: Expression

    /// Makes an `extends`.
    public init(tag: Tag, template: Expression) {
        self.tag = tag
        self.template = template
    }
}

/// A block that a child template may replace.
public struct BlockStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// The block's name.
    public var name: Name
    /// What it holds.
    public var body: [Statement]
    /// The end tag.
    public var end: Tag

    /// Makes a block.
    public init(tag: Tag, name: Name, body: [Statement], end: Tag) {
        self.tag = tag
        self.name = name
        self.body = body
        self.end = end
    }
}

/// A parameter of a macro.
public struct MacroParameter: Sendable {
    /// Its name.
    public var name: Name
    /// Its value where none is given.
    public var defaultValue: Expression?

    /// Makes a parameter.
    public init(name: Name, defaultValue: Expression? = nil) {
        self.name = name
        self.defaultValue = defaultValue
    }
}

/// A macro.
public struct MacroStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// The macro's name.
    public var name: Name
    /// Its parameters, those with a default after those without.
    public var parameters: [MacroParameter]
    /// What it prints.
    public var body: [Statement]
    /// The end tag.
    public var end: Tag

    /// Makes a macro.
    public init(tag: Tag, name: Name, parameters: [MacroParameter], body: [Statement], end: Tag) {
        self.tag = tag
        self.name = name
        self.parameters = parameters
        self.body = body
        self.end = end
    }
}

/// A call of a macro with a body, which the macro reaches as `caller`.
public struct CallStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// The parameters of `caller`.
    public var parameters: [MacroParameter]
    /// The call: an expression of the kind `call`, or one that could not be read.
    public var call: Expression
    /// What `caller()` prints.
    public var body: [Statement]
    /// The end tag.
    public var end: Tag

    /// Makes a call.
    public init(tag: Tag, parameters: [MacroParameter], call: Expression, body: [Statement], end: Tag) {
        self.tag = tag
        self.parameters = parameters
        self.call = call
        self.body = body
        self.end = end
    }
}

/// An `import`.
public struct ImportStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// The template's name.
    public var template: Expression
    /// The variable that gets what the template defines.
    public var target: Name
    /// Whether the template sees the variables of this one.
    public var withContext: Bool

    /// Makes an `import`.
    public init(tag: Tag, template: Expression, target: Name, withContext: Bool) {
        self.tag = tag
        self.template = template
        self.target = target
        self.withContext = withContext
    }
}

/// A name that a `from` imports.
public struct ImportedName: Sendable {
    /// The name in the template that is imported from.
    public var name: Name
    /// The name here, where it is another one.
    public var alias: Name?

    /// Makes an imported name.
    public init(name: Name, alias: Name?) {
        self.name = name
        self.alias = alias
    }
}

/// A `from … import`.
public struct FromImportStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// The template's name.
    public var template: Expression
    /// What is imported.
    public var names: [ImportedName]
    /// Whether the template sees the variables of this one.
    public var withContext: Bool

    /// Makes a `from … import`.
    public init(tag: Tag, template: Expression, names: [ImportedName], withContext: Bool) {
        self.tag = tag
        self.template = template
        self.names = names
        self.withContext = withContext
    }
}

/// A `filter` block.
public struct FilterStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// The filter's name.
    public var name: Name
    /// The arguments, where there are parentheses.
    public var arguments: CallArguments?
    /// What is filtered.
    public var body: [Statement]
    /// The end tag.
    public var end: Tag

    /// Makes a `filter` block.
    public init(tag: Tag, name: Name, arguments: CallArguments?, body: [Statement], end: Tag) {
        self.tag = tag
        self.name = name
        self.arguments = arguments
        self.body = body
        self.end = end
    }
}

/// A `switch`.
public struct SwitchStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// What is compared.
    public var subject: Expression
    /// What stands before the first case, and belongs to none.
    public var prologue: [Statement]
    /// The cases. One without a body falls through to the next one's.
    public var cases: [Branch]
    /// The `default`.
    public var otherwise: ElseBranch?
    /// The end tag.
    public var end: Tag

    /// Makes a `switch`.
    public init(
        tag: Tag, subject: Expression, prologue: [Statement], cases: [Branch], otherwise: ElseBranch?, end: Tag
    ) {
        self.tag = tag
        self.subject = subject
        self.prologue = prologue
        self.cases = cases
        self.otherwise = otherwise
        self.end = end
    }
}

/// Text in which nothing is a tag.
public struct RawStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// The text, which is empty where nothing is printed.
    public var text: Span
    /// The end tag. Nunjucks takes text for raw where there is none: up to the last tag of the same name.
    public var end: Tag?

    /// Makes raw text.
    public init(tag: Tag, text: Span, end: Tag? = nil) {
        self.tag = tag
        self.text = text
        self.end = end
    }
}

/// A tag that the host defines.
public struct CustomStatement: Sendable {
    /// The tag.
    public var tag: Tag
    /// The arguments.
    public var arguments: CallArguments
    /// Whether it says `ignore missing`.
    public var ignoresMissing: Bool
    /// What stands between the tag and its end tag, where it has one.
    public var body: [Statement]?
    /// The end tag.
    public var end: Tag?

    /// Makes a tag of the host's.
    public init(tag: Tag, arguments: CallArguments, ignoresMissing: Bool, body: [Statement]?, end: Tag?) {
        self.tag = tag
        self.arguments = arguments
        self.ignoresMissing = ignoresMissing
        self.body = body
        self.end = end
    }
}
