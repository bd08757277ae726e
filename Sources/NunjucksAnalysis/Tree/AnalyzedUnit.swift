import Diagnostics
import NunjucksSyntax

/// A loop of a page, by its position among the page's loops.
package struct LoopID: Hashable, BitwiseCopyable, Sendable { package var index: Int32 }

/// A unit of a page, by its position among the page's units; 0 is the template itself.
package struct UnitID: Hashable, BitwiseCopyable, Sendable {
    package var index: Int32

    package static let root = UnitID(index: 0)
}

/// An attribute with values in it, by its position among the page's.
package struct AttributeID: Hashable, BitwiseCopyable, Sendable { package var index: Int32 }

/// A fragment of a page's HTML, by its position among the page's.
package struct FragmentID: Hashable, BitwiseCopyable, Sendable { package var index: Int32 }

/// A variable of a unit.
package struct Symbol: Sendable {
    /// How a variable came to be.
    package enum Kind: Sendable {
        /// A variable of a loop.
        case loopVariable
        /// The position in a loop.
        case loopIndex
        case parameter
        /// Set, imported or defined in the unit.
        case local
        /// A variable that means what it means where the unit is entered: the context's, the page's, an outer unit's.
        case free
        /// `caller` in a macro.
        case caller
        /// What `super()` gives, under a name that no template can write.
        case superText
    }

    /// The name by which templates call it.
    package let name: String
    /// How it came to be.
    package let kind: Kind
}

/// A position among a unit's symbols.
package typealias SymbolID = Int32

/// A piece of a template that is entered and left: the template itself, a macro, a block.
package struct AnalyzedUnit: Sendable {
    /// A variable that is looked up when the unit is entered.
    package struct FreeName: Sendable {
        package var name: String
        package var symbol: SymbolID
        /// Whether it is a variable of the unit that stands around this one in the template.
        package var isLexical: Bool
    }

    /// What a macro is called with.
    package struct Macro: Sendable {
        package var parameters: [(name: String, symbol: SymbolID)] = []
        package var defaults: [(name: String, symbol: SymbolID, value: AnalyzedExpression)] = []
        package var caller: SymbolID
        /// Whether it is the body of a `call`.
        package var isCaller: Bool
        /// Parameters of which a second value is kept, in the frame.
        package var mirrors: [(known: SymbolID, frame: SymbolID)] = []
    }

    package var name: String
    package var symbols: [Symbol] = []
    package var scopes: [AnalyzedScope] = []
    package var freeNames: [FreeName] = []
    package var macro: Macro?
    /// How many loops it has.
    package var loopCount = 0
    package var body: [AnalyzedStatement] = []
    /// What the names mean that are decided on when the unit is complete (see ``VariableReference/frames(_:)``).
    package var reads: [FrameRead] = []
    /// The same of names that are set.
    package var writes: [FrameWrite] = []
}

/// The variables of one scope, with the scope around it, for names that are looked up while rendering.
package struct AnalyzedScope: Sendable {
    package var parent: Int32?
    package var names: [(name: String, symbol: SymbolID, isInFrame: Bool)]
    /// The loop whose `loop` is visible here, if the scope is a loop's.
    package var loop: LoopID?
}

/// A loop, when all of its body is known.
package struct AnalyzedLoop: Sendable {
    /// Its place among its unit's loops.
    package var number: Int
    package var targets: [(name: String, symbol: SymbolID)]
    /// The variable `index`, where the body reads it.
    package var index: SymbolID?
    /// Variables that the loop's own frame holds, undefined again whenever the loop begins.
    package var frameSymbols: [SymbolID] = []
    /// Variables of the loop that are also in its frame.
    package var mirrors: [(known: SymbolID, frame: SymbolID)] = []
    /// A variable that has taken the place of `loop`.
    package var overwrittenLoop: SymbolID?
}

/// Which variable is read.
package enum VariableReference: Sendable {
    /// One of the unit's own.
    case own(SymbolID)
    /// One of the whole page, from a unit within it.
    case page(SymbolID)
    /// The first of those that may hold it, as frames have it: a position among the unit's ``AnalyzedUnit/reads``.
    case frames(Int32)
}

/// The variables of which the first that is not undefined is read.
package struct FrameRead: Sendable { package var candidates: [SymbolID] }

/// Where a `set` goes: the first of these variables that is not undefined; else an outer template's, if a free name
/// names one and writes may leave the unit; else the fallback.
package struct FrameWrite: Sendable {
    package var candidates: [SymbolID]
    /// The position among the unit's free names, where the variable may be one of an outer template's.
    package var freeName: Int?
    /// Whether writes leave the unit only if it was entered by an import that shares its context.
    package var isAtTop: Bool
    package var fallback: SymbolID
}

/// How a variable is set: all of these, in this order.
package struct VariableStore: Sendable {
    /// One step of setting a variable.
    package enum Step: Sendable {
        case own(SymbolID)
        case page(SymbolID)
        /// As frames have it: a position among the unit's ``AnalyzedUnit/writes``.
        case frames(Int32)
        /// A variable of the unit around this one: a position among the free names.
        case lexical(Int32)
        /// The context, which blocks and macros of the template share.
        case context(name: String, exports: Bool)
    }

    package var name: String
    package var steps: [Step]
    package var location: Location
}
