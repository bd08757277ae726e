import Diagnostics
import ECMARegex
import NunjucksSyntax

/// An expression whose names, functions and type are known.
package struct AnalyzedExpression: Sendable {
    /// What it is.
    package let kind: Kind
    /// Where it stands.
    package let location: Location
    /// What values it can have.
    package let type: ValueType

    package init(_ kind: Kind, _ location: Location, _ type: ValueType) {
        self.kind = kind
        self.location = location
        self.type = type
    }

    /// The kinds of expressions.
    package indirect enum Kind: Sendable {
        /// A value that is written out; regular expressions have a case of their own.
        case literal(Expression.Literal)
        /// A regular expression, compiled.
        case regex(pattern: String, flags: String, RegexProgram)
        /// The value of a variable.
        case variable(VariableReference)
        /// A property of the variable `loop` of the loop around it.
        case loopProperty(LoopID, LoopProperty)
        /// The variable `loop` itself.
        case loopObject(LoopID)
        /// Expressions of which the last one's value counts.
        case sequence([AnalyzedExpression])
        case array([AnalyzedExpression])
        case object([ObjectMember], isKeywords: Bool)
        /// A property whose name is written out.
        case property(AnalyzedExpression, String)
        /// A property whose name is worked out.
        case element(AnalyzedExpression, AnalyzedExpression)
        /// A call of a value; the name is what messages call it.
        case call(AnalyzedExpression, AnalyzedArguments, name: String)
        /// A call of a method; the location is that of `object.method`.
        case callMethod(AnalyzedExpression, String, AnalyzedArguments, location: Location)
        /// A call of a variable if it holds something, and else of the filter of that name.
        case callVariableOrFilter(VariableReference, FunctionUse, AnalyzedArguments, callee: Location)
        case filter(FunctionUse, AnalyzedExpression, AnalyzedArguments)
        case test(FunctionUse, AnalyzedExpression, [AnalyzedExpression])
        case unary(UnaryOperator, AnalyzedExpression)
        case binary(BinaryOperator, AnalyzedExpression, AnalyzedExpression)
        case conditional(then: AnalyzedExpression, condition: AnalyzedExpression, otherwise: AnalyzedExpression?)
        /// The body of a `call`: a macro without a name.
        case caller(UnitID)
        /// JavaScript that the author wrote out, with the variables that it may read.
        case script(String, [ScriptVariable])
        /// What some statements print.
        case capture([AnalyzedStatement])
        /// The argument of a parameter that is left out before one that is given by its name: undefined.
        case absent
        /// What could not be understood. It has been reported as an error.
        case invalid
    }

    /// The operators with one operand. `floor` is what becomes of `//`: the largest integer that is not above a quotient.
    package enum UnaryOperator: Sendable { case not, minus, plus, floor }

    /// The operators with two operands.
    package enum BinaryOperator: Sendable {
        case or, and
        case looselyEqual, looselyUnequal, strictlyEqual, strictlyUnequal
        case less, lessOrEqual, greater, greaterOrEqual
        case add, concatenate, subtract, multiply, divide, remainder, power
        case `in`
    }
}

/// A member of an object that a template builds.
package struct ObjectMember: Sendable {
    /// The key.
    package var key: String
    /// The value.
    package var value: AnalyzedExpression
}

/// A name in JavaScript that may mean a variable of the template.
package struct ScriptVariable: Sendable {
    /// The name.
    package var name: String
    /// The variable.
    package var reference: VariableReference
    /// What values it can have.
    package var type: ValueType
    /// Whether it is a variable of the whole page: JavaScript sees it only if there is one, see
    /// ``AnalyzedTemplate/variableNames``.
    package var isOfPage: Bool
}

/// The arguments of a call: those by position, then those by name, which the callee gets as one object.
package struct AnalyzedArguments: Sendable {
    /// The arguments by position.
    package var positional: [AnalyzedExpression] = []
    /// The arguments by name.
    package var keywords: [ObjectMember] = []
}

/// A use of a function, a filter, a test or a tag. Of a class, because much is known of it and it is handed around often.
package final class FunctionUse: Sendable {
    /// The name by which it is called.
    package let name: String
    /// What is known of it; nil where there is none of that name.
    package let signature: FunctionSignature?
    /// Which argument goes to which parameter.
    package let match: ArgumentMatch?
    /// For one that does not exist, in a dialect that looks for functions when they are called: what is said then.
    package let missing: Diagnostic?

    package init(_ name: String, _ signature: FunctionSignature?, match: ArgumentMatch?, missing: Diagnostic? = nil) {
        self.name = name
        self.signature = signature
        self.match = match
        self.missing = missing
    }
}

/// A property of the variable `loop`.
package enum LoopProperty: UInt8, CaseIterable, BitwiseCopyable, Sendable {
    case index, index0, revindex, revindex0, first, last, length

    package init?(name: String) {
        guard let property = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = property
    }
}
