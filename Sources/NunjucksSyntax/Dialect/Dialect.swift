/// Which rules templates follow: one description for every stage that reads or renders them.
///
/// A stage asks for the rule it needs, and never which dialect it is in.
public struct Dialect: Hashable, Sendable {
    /// How strictly the text of a template is read.
    public enum Grammar: Hashable, Sendable {
        /// As Nunjucks reads it, with its quirks: a bracket of one kind closes one of another, an unclosed `raw` is
        /// text, `default` before the first `case` is a case, any characters make a name.
        case exact
        /// What nobody means is an error. Numbers may have exponents, and `set` may name a property.
        case strict
    }

    /// What `a ~ b` is.
    public enum Concatenation: Hashable, Sendable {
        /// JavaScript's `a + "" + b`, read by JavaScript's precedence, as Nunjucks writes it.
        case addition
        /// The texts of two operands, joined.
        case ofOperands
    }

    /// How far a variable reaches.
    public enum Scoping: Hashable, Sendable {
        /// Nunjucks' frames: a loop, a macro and a template have variables of their own.
        case frames
        /// A variable that is set anywhere is one of the whole page; only a loop's own variables end with the loop.
        case page
    }

    /// When the templates that a template brings in are put together with it.
    public enum Inclusion: Hashable, Sendable {
        /// While rendering: a template's name may be any value.
        case whileRendering
        /// While compiling: a template's name is written out, and a page is one program.
        case whileCompiling
    }

    /// How values are written into the output.
    public enum Output: Hashable, Sendable {
        /// All in one way, as Nunjucks does: escaped if the option `autoescape` says so.
        case uniform
        /// Each for its position in the HTML, with lit-html's bindings.
        case byPosition
    }

    /// What becomes of a step that has no meaning: a property set on undefined, a filter that does not exist.
    public enum Failure: Hashable, Sendable {
        /// It stops the rendering when it is reached, or passes silently, as in Nunjucks.
        case asNunjucks
        /// What can be known is reported before rendering; what remains is reported, and rendering goes on.
        case isReported
    }

    /// The name by which users choose the dialect.
    public let name: String
    /// How strictly the text of a template is read.
    public let grammar: Grammar
    /// What `a ~ b` is.
    public let concatenation: Concatenation
    /// How far a variable reaches.
    public let scoping: Scoping
    /// When the templates that a template brings in are put together with it.
    public let inclusion: Inclusion
    /// How values are written into the output.
    public let output: Output
    /// What becomes of a step that has no meaning.
    public let failure: Failure
    /// Whether a printed list is its items, one after the other, and not its elements with commas between them.
    public let printsListsAsItems: Bool
    /// Whether trusted text is an object to operators and filters, as it is in Nunjucks.
    public let trustedTextIsObject: Bool
    /// Whether keyword arguments are told from other objects by a property of their own, as Nunjucks does.
    public let marksKeywords: Bool
    /// Whether `name(x)` calls the filter of that name where no variable has it.
    public let callsFilters: Bool
    /// Whether `a is b` is strict equality where `b` does not name a test.
    public let comparesByIs: Bool
    /// Whether a loop has a variable `index`, which counts from 0.
    public let hasLoopIndex: Bool
    /// Whether what production lacks is reported.
    public let comparesWithProduction: Bool
    /// Whether a page's text becomes a template literal of JavaScript, in which a backslash begins an escape.
    public let textIsTemplateLiteral: Bool

    /// Describes a dialect.
    public init(
        name: String, grammar: Grammar, concatenation: Concatenation, scoping: Scoping, inclusion: Inclusion,
        output: Output, failure: Failure, printsListsAsItems: Bool, trustedTextIsObject: Bool,
        marksKeywords: Bool, callsFilters: Bool, comparesByIs: Bool, hasLoopIndex: Bool, comparesWithProduction: Bool,
        textIsTemplateLiteral: Bool
    ) {
        self.name = name
        self.grammar = grammar
        self.concatenation = concatenation
        self.scoping = scoping
        self.inclusion = inclusion
        self.output = output
        self.failure = failure
        self.printsListsAsItems = printsListsAsItems
        self.trustedTextIsObject = trustedTextIsObject
        self.marksKeywords = marksKeywords
        self.callsFilters = callsFilters
        self.comparesByIs = comparesByIs
        self.hasLoopIndex = hasLoopIndex
        self.comparesWithProduction = comparesWithProduction
        self.textIsTemplateLiteral = textIsTemplateLiteral
    }

    /// Nunjucks 3.2, to the byte.
    public static let nunjucks = Dialect(
        name: "nunjucks", grammar: .exact, concatenation: .addition, scoping: .frames, inclusion: .whileRendering,
        output: .uniform, failure: .asNunjucks, printsListsAsItems: false, trustedTextIsObject: true,
        marksKeywords: true, callsFilters: false, comparesByIs: false, hasLoopIndex: false,
        comparesWithProduction: false, textIsTemplateLiteral: false)
}
