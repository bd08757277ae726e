import ECMAText

// What a match can begin with, so that a search can pass over what it cannot.

/// A set of ASCII characters.
package struct ASCIISet: BitwiseCopyable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    package init(_ contains: (UInt32) -> Bool) { insert(where: contains) }

    private mutating func insert(where contains: (UInt32) -> Bool) {
        for character in 0..<64 as Range<UInt32> where contains(character) { low |= 1 << UInt64(character) }
        for character in 64..<128 as Range<UInt32> where contains(character) { high |= 1 << UInt64(character - 64) }
    }

    @inline(__always)
    package func contains(_ character: UInt32) -> Bool {
        ((character < 64 ? low : high) >> UInt64(character & 63)) & 1 != 0
    }

    /// The only character, where there is one only.
    package var single: UInt8? {
        guard low.nonzeroBitCount + high.nonzeroBitCount == 1 else { return nil }
        return UInt8(low == 0 ? 64 + high.trailingZeroBitCount : low.trailingZeroBitCount)
    }
}

extension ASCIISet {
    /// The characters that a pattern's match can begin with.
    /// - Returns: nil where a match may be empty, or begin with what the pattern does not tell.
    package init?(beginning pattern: RegexNode, _ compiler: RegexCompiler) {
        self.init { _ in false }
        guard insert(beginning: pattern, compiler) else { return nil }
    }

    /// Adds what a node can begin with.
    /// - Returns: Whether it consumes a character for sure.
    private mutating func insert(beginning node: RegexNode, _ compiler: RegexCompiler) -> Bool {
        switch node.kind {
        case .character(let character):
            if let folding = compiler.folding {
                let canonical = folding.canonicalized(character)
                insert { folding.canonicalized($0) == canonical }
            } else {
                insert { $0 == character }
            }
            return true
        case .any:
            insert { compiler.flags.contains(.dotAll) || !isLineTerminator($0) }
            return true
        case .set(let characters):
            let compiled = RegexCompiledSet(characters, folding: compiler.folding)
            insert { compiled.contains($0) }
            return true
        case .sequence(let parts):
            for part in parts where insert(beginning: part, compiler) { return true }
            return false
        case .alternatives(let parts):
            var consumes = true
            for part in parts where !insert(beginning: part, compiler) { consumes = false }
            return consumes
        case .group(_, let body): return insert(beginning: body, compiler)
        case .repetition(let body, let quantifier):
            if quantifier.maximum == 0 { return false }
            return insert(beginning: body, compiler) && quantifier.minimum > 0
        case .assertion, .look: return false
        case .reference, .namedReference:
            insert { _ in true }
            return false
        }
    }
}

extension RegexNode {
    /// Whether it begins with `^`, whatever alternative is taken.
    package var isAnchored: Bool {
        switch kind {
        case .assertion(.start): true
        case .sequence(let parts): parts.first?.isAnchored ?? false
        case .alternatives(let parts): parts.allSatisfy(\.isAnchored)
        case .group(_, let body): body.isAnchored
        default: false
        }
    }
}
