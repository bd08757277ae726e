import HTML
import NunjucksSyntax

/// A statement whose place in the HTML is known.
package struct AnalyzedStatement: Sendable {
    /// What it is.
    package let kind: Kind
    /// Where it stands.
    package let location: Location
    /// The fragment of the HTML to which it belongs.
    package let fragment: FragmentID

    package init(_ kind: Kind, _ location: Location, _ fragment: FragmentID) {
        self.kind = kind
        self.location = location
        self.fragment = fragment
    }

    /// The kinds of statements.
    package indirect enum Kind: Sendable {
        /// Text, as it is written into the output.
        case text([UInt8])
        case markup(MarkupEvent)
        /// What the fragment has by itself, and what is written of it into a page, where a parser would read it
        /// otherwise.
        case rewritten(own: [AnalyzedStatement], written: [AnalyzedStatement])
        case output(AnalyzedExpression, OutputTarget)
        case `if`([AnalyzedBranch], otherwise: [AnalyzedStatement])
        case `switch`(AnalyzedExpression, cases: [AnalyzedCase], otherwise: [AnalyzedStatement])
        case loop(LoopID, over: AnalyzedExpression, body: [AnalyzedStatement], otherwise: [AnalyzedStatement]?)
        /// Sets variables, the last one first to be named, to one value.
        case set(AnalyzedExpression, [VariableStore])
        case setProperty(object: AnalyzedExpression, key: AnalyzedExpression, value: AnalyzedExpression)
        /// A macro, which becomes a variable.
        case macro(UnitID, VariableStore)
        /// A template that was put in here while compiling.
        case included(template: String, body: [AnalyzedStatement])
        /// What is worked out and not printed: a template that is imported while compiling, a block in a comment.
        case discarded([AnalyzedStatement])
        /// A template that is found while rendering.
        case include(AnalyzedExpression, ignoresMissing: Bool)
        case extends(AnalyzedExpression)
        case importTemplate(AnalyzedExpression, withContext: Bool, bindings: ImportBindings)
        /// A block, which is found while rendering.
        case block(name: String, onlyWithoutParent: Bool)
        /// The block of the parent template, rendered for what `super()` gives.
        case superBlock(name: String, VariableStore)
        case custom(CustomTagUse)
    }
}

/// A condition with what it decides on.
package struct AnalyzedBranch: Sendable {
    /// The condition.
    package var condition: AnalyzedExpression
    /// What it decides on.
    package var body: [AnalyzedStatement]
    /// The tag that begins the branch.
    package var location: Location
}

/// A case of a `switch`.
package struct AnalyzedCase: Sendable {
    /// What the subject is compared with.
    package var condition: AnalyzedExpression
    /// What is printed; nil where the next case's body is.
    package var body: [AnalyzedStatement]?
    /// The tag that begins the case.
    package var location: Location
}

/// What an import gives its variables.
package enum ImportBindings: Sendable {
    /// One variable, which holds everything.
    case whole(VariableStore)
    /// Some names, each in a variable.
    case names([(name: String, location: Location, store: VariableStore)])
}

/// A use of a tag that the host defines.
package struct CustomTagUse: Sendable {
    /// The tag and its arguments' matching.
    package var function: FunctionUse
    /// The arguments.
    package var arguments: AnalyzedArguments
    /// Whether it says `ignore missing`.
    package var ignoresMissing: Bool
    /// What stands between the tag and its end tag, where it has one.
    package var body: [AnalyzedStatement]?
    /// Where what it gives is written.
    package var target: OutputTarget
}

/// What happens to a value that is printed.
package enum OutputTarget: Sendable {
    /// It is written for its position.
    case position(HTMLPosition)
    /// It is written as text; where it is markup, it may not fit into what is open around it.
    case text(in: HTMLContext)
    /// It becomes a part of an attribute's value.
    case attribute(HTMLPosition, omitsUndefined: Bool)
    /// It becomes a part of a binding's value.
    case binding(AttributeID)
    /// It cannot stand where it does, which has been reported as an error.
    case nowhere
}

/// A step of the HTML that a renderer has to know of, because values stand in it.
package enum MarkupEvent: Sendable {
    /// An attribute with values in it begins; its name, an equals sign and a quote follow as text.
    case beginAttribute
    /// Its value begins.
    case beginAttributeValue
    case endAttribute(AttributeID)
    case beginBinding
    case endBinding(AttributeID)
    /// A start tag with values in it ends.
    case endOfTag(keepsTextArea: Bool)
    /// An empty `textarea` begins, whose text may come from a property.
    case startOfTextArea
}

/// An attribute with values in it.
package struct AnalyzedAttribute: Sendable {
    /// The name of its element, in lower case.
    package var element: String
    /// Its name, without a binding's sigil.
    package var name: String
    /// What kind of value it has.
    package var kind: AttributeKind
    /// What kind of binding it is, if it is one.
    package var binding: BindingKind?
    /// The white space before it.
    package var before: [UInt8]
    /// Whether the value is one value of the template, and nothing beside it.
    package var isSingle: Bool
    /// Whether text is the name of a function, because the author wrote it out.
    package var takesName: Bool
    /// For a property: the attribute that shows it.
    package var reflection: ReflectedProperty?
    /// For a property: the kind of that attribute, or of one with the property's own name.
    package var valueKind: AttributeKind
    /// For a binding: the attribute of that name that the tag has beside it. A boolean attribute is there as that stands
    /// where the value is true.
    package var replacedText: [UInt8]?
}

/// An element that a fragment has by itself, however a page is written.
package struct WrittenElement: BitwiseCopyable, Sendable {
    /// The fragment.
    package var fragment: FragmentID
    /// Where its tag begins.
    package var origin: HTMLOrigin
}

/// A piece of HTML that is parsed alone: a page, a branch, a loop's body, an include.
package struct Fragment: Sendable {
    /// What makes it a fragment.
    package enum Kind: Sendable { case page, text, branch, loopBody, include, capture, macro, block }

    /// What makes it one.
    package var kind: Kind
    /// The fragment it stands in.
    package var parent: FragmentID?
    /// Where it begins.
    package var location: Location
    /// Of a branch: where the block begins whose branch it is.
    package var fork: Int32 = -1
}
