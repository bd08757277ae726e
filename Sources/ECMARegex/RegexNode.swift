import ECMAText

/// A part of a pattern, as the parser reads it.
package struct RegexNode {
    package indirect enum Kind {
        case character(UInt32)
        /// `.`
        case any
        case set(RegexSet)
        case sequence([RegexNode])
        case alternatives([RegexNode])
        /// A group that captures; the first has the number 1.
        case group(Int, RegexNode)
        case reference(Int)
        case namedReference(String)
        case assertion(RegexAssertion)
        case look(RegexNode, isAhead: Bool, isNegative: Bool)
        case repetition(RegexNode, RegexQuantifier)
    }

    package let kind: Kind
    /// Whether it may match without consuming anything.
    package let canBeEmpty: Bool
    /// Whether it may consume something.
    package let canConsume: Bool

    package init(_ kind: Kind) {
        self.kind = kind
        switch kind {
        case .character, .any, .set: (canBeEmpty, canConsume) = (false, true)
        case .sequence(let parts):
            canBeEmpty = parts.allSatisfy(\.canBeEmpty)
            canConsume = parts.contains(where: \.canConsume)
        case .alternatives(let parts):
            canBeEmpty = parts.contains(where: \.canBeEmpty)
            canConsume = parts.contains(where: \.canConsume)
        case .group(_, let body): (canBeEmpty, canConsume) = (body.canBeEmpty, body.canConsume)
        case .reference, .namedReference: (canBeEmpty, canConsume) = (true, true)
        case .assertion, .look: (canBeEmpty, canConsume) = (true, false)
        case .repetition(let body, let quantifier):
            canBeEmpty = body.canBeEmpty || quantifier.minimum == 0
            canConsume = body.canConsume && quantifier.maximum > 0
        }
    }
}

/// What is true of a position, and consumes nothing.
package enum RegexAssertion: BitwiseCopyable {
    case start
    case end
    case wordBoundary
    case noWordBoundary
}

/// How often something is repeated.
package struct RegexQuantifier {
    /// What stands for "as often as possible": more than any text has characters.
    package static let unlimited = Int(Int32.max)

    package var minimum: Int
    package var maximum: Int
    package var isLazy = false
    /// The numbers of the groups in what is repeated.
    package var groups = 0..<0
}
