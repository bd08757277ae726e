import HTML
import NunjucksAnalysis

/// One step of a program.
///
/// Programs work on a stack of values. Operands are indices: into the unit's slots, the program's constants, texts,
/// caches and tables.
enum Instruction: BitwiseCopyable {
    // Output
    case text(start: Int32, count: Int32)
    /// Text of a host's tag, which asks where it stands.
    case piece(start: Int32, count: Int32)
    case output(HTMLPosition)
    /// The same between the tags of a text that is collected for a value, which remembers where its own values stand.
    case outputInCapture
    /// Looks at a value that will be printed: markup may not fit into what is open around it.
    case checkMarkup(HTMLContext)
    /// A value of an attribute; null or undefined from `if_defined` takes the whole attribute out.
    case outputAttribute(HTMLPosition, omitsUndefined: Bool)
    case beginAttribute
    case beginAttributeValue
    case endAttribute(name: Int32, kind: AttributeKind)
    /// A binding: its text and values are collected in the output, and taken out again at its end.
    case beginBinding
    case bindingPart
    /// The only value of a binding, which is kept as it is.
    case bindingValue
    case endBinding(Int32)
    case endOfTag(keepsTextArea: Bool)
    case startOfTextArea

    // Values
    case constant(Int32)
    case load(Int32)
    /// A variable of the outermost unit, from a unit within it.
    case loadGlobal(Int32)
    case loadGlobalProperty(slot: Int32, key: Int32, cache: Int32)
    /// The first of some slots that is not undefined.
    case loadFirst(Int32)
    case store(Int32)
    case storeGlobal(Int32)
    /// As Nunjucks' `frame.set` finds the frame that has the variable.
    case storeDynamic(Int32)
    /// Sets a variable of the unit around this one; the value stays on the stack.
    case storeLexical(Int32)
    case loadProperty(slot: Int32, key: Int32, cache: Int32)
    /// The same before an `output`: text is printed at once, and the `output` left out. Most values of a page are such.
    case printProperty(slot: Int32, key: Int32, cache: Int32, HTMLPosition)
    case property(key: Int32, cache: Int32)
    case index
    case setProperty
    case loopProperty(loop: Int32, property: LoopProperty)
    case loopObject(Int32)
    case makeArray(Int32)
    case makeObject(shape: Int32, isKeywords: Bool)
    case pop
    case duplicate

    // Operators
    case not, negate, plus, floor
    case add, concatenate, subtract, multiply, divide, remainder, power
    case looselyEqual, looselyUnequal, strictlyEqual, strictlyUnequal
    case less, lessOrEqual, greater, greaterOrEqual
    case contains

    // Calls
    case call(arguments: Int32, name: Int32)
    case callMethod(key: Int32, arguments: Int32)
    /// In `sm`: a variable if it holds something, and else the filter of that name.
    case callVariableOrFilter(filter: Int32, arguments: Int32)
    case filter(Int32, arguments: Int32)
    case test(Int32, arguments: Int32)
    /// JavaScript, with the values of the variables that it reads.
    case script(Int32, arguments: Int32)
    case makeMacro(Int32)
    case defineInContext(name: Int32, exports: Bool)
    case makeCaller(Int32, scope: Int32)

    // Control
    case jump(Int32)
    /// Jumps if the macro's caller gave a value for this parameter that has a default.
    case jumpIfGiven(Int32, target: Int32)
    case jumpIfFalse(Int32)
    case jumpIfTrue(Int32)
    /// Jumps and keeps the value, or takes it away and goes on: `and`, `or`.
    case jumpIfFalseKeeping(Int32)
    case jumpIfTrueKeeping(Int32)
    case beginLoop(Int32)
    case nextTurn(Int32, exit: Int32)
    case jumpIfLooped(Int32, target: Int32)
    case unpackTurn(Int32)
    /// Puts a loop's variables into the frame too.
    case mirrorTurn(Int32)
    case beginCapture
    case endCapture(asSafe: Bool)
    case discardCapture

    // Other templates
    case include(ignoresMissing: Bool, scope: Int32)
    case importTemplate(withContext: Bool, scope: Int32)
    case importedName(Int32)
    case extends
    case renderBlock(name: Int32, scope: Int32, onlyWithoutParent: Bool)
    case superBlock(name: Int32, scope: Int32)
    case beginPieces
    case customTag(Int32, arguments: Int32, hasBody: Bool)

    case end

    /// Whether it only looks at a value.
    var isCheck: Bool { if case .checkMarkup = self { true } else { false } }
}
