import HTML

/// How a binding is written when its value is known.
struct BindingPlan {
    var kind: BindingKind
    /// The name without its sigil.
    var name: String
    /// The white space before the attribute.
    var before: [UInt8]
    /// Whether the value is one value of the template, and nothing beside it.
    var isSingle: Bool
    /// Whether text is the name of a function, because the author wrote it out for the filter `action`.
    var takesName = false
    /// For a property: the attribute that shows it.
    var reflection: ReflectedProperty?
    /// For a property: the kind of that attribute, or of one with the property's own name.
    var valueKind = AttributeKind.plain
    /// For a boolean attribute: what is written where it is true, if that is not its name.
    var replacedText: [UInt8]?
}
