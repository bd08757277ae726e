import ECMAText

/// A pattern, compiled: instructions for the matcher, and what they refer to.
///
/// What the matcher reads in its inner loop lies in memory of its own, so that reading it counts no references. Sendable because that memory
/// is written before the program is made, and only read until it is freed with it.
package final class RegexProgram: @unchecked Sendable {
    package let flags: RegexFlags
    package let instructions: UnsafePointer<RegexInstruction>
    package let loops: UnsafePointer<RegexLoop>
    package let sets: [RegexCompiledSet]
    /// Which ASCII characters each set holds.
    package let asciiSets: UnsafePointer<ASCIISet>
    package let folding: CaseFolding?
    package let wordSet: RegexCompiledSet
    /// How many groups the pattern has.
    package let groupCount: Int
    package let names: [(name: String, number: Int)]
    /// How many registers the matcher needs: two for each group and for the match itself, and those of loops and
    /// lookarounds.
    package let registerCount: Int
    /// The ASCII characters that a match can begin with, where the pattern tells; any other one may begin it too.
    package let first: ASCIISet?
    /// Whether a match can begin at the beginning of the text only.
    package let isAnchored: Bool

    /// What ``folding`` points to.
    private let foldingTable: CaseFoldingTable?

    /// Compiles a pattern.
    /// - Parameter unicode: What is known of characters; asked only where the pattern needs it.
    package convenience init(
        pattern: [UInt16], flags: RegexFlags, unicode: any UnicodeDatabase
    ) throws(RegexSyntaxError) {
        var parser = try RegexParser(pattern, flags: flags, unicode: unicode)
        let node = try parser.parse()
        let table = flags.isSuperset(of: [.ignoreCase, .unicode]) ? unicode.simpleCaseFolding : nil
        let folding = flags.contains(.ignoreCase) ? table.map { .simple($0) } ?? CaseFolding.upperCase : nil
        let compiler = RegexCompiler(
            node, flags: flags, folding: folding, groupCount: parser.groupCount, names: parser.names)
        self.init(compiler, node, foldingTable: table)
    }

    private init(_ compiler: RegexCompiler, _ node: RegexNode, foldingTable: CaseFoldingTable?) {
        self.foldingTable = foldingTable
        flags = compiler.flags
        instructions = copy(compiler.instructions)
        loops = copy(compiler.loops)
        sets = compiler.sets
        asciiSets = copy(compiler.sets.map { set in ASCIISet { set.contains($0) } })
        folding = compiler.folding
        wordSet = RegexCompiledSet(.word(compiler.flags), folding: nil)
        groupCount = compiler.groupCount
        names = compiler.names
        registerCount = compiler.registerCount
        first = ASCIISet(beginning: node, compiler)
        isAnchored = !compiler.flags.contains(.multiline) && node.isAnchored
    }

    deinit {
        instructions.deallocate()
        loops.deallocate()
        asciiSets.deallocate()
    }
}

private func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(elements.count, 1))
    _ = memory.initialize(from: elements)
    return UnsafePointer(memory.baseAddress ?? .allocate(capacity: 1))
}

/// One step of matching. An address is an instruction's index.
package enum RegexInstruction: BitwiseCopyable {
    /// Consumes one character; backward in a lookbehind.
    case one(RegexAtom, isBackward: Bool)
    /// Consumes as many characters as it can, or as few as it must, without a choice kept for each.
    case run(RegexAtom, minimum: Int32, maximum: Int32, isLazy: Bool, isBackward: Bool)
    /// Goes on with the next instruction, and should that fail, elsewhere.
    case choice(otherwise: Int32)
    /// Goes on elsewhere, and should that fail, with the next instruction.
    case lazyChoice(first: Int32)
    case jump(Int32)
    /// Keeps the position.
    case save(register: Int32)
    /// Sets a loop's counter to zero.
    case startLoop(Int32)
    /// Decides whether a loop takes another turn: the next instruction.
    case loop(Int32)
    case enterTurn(Int32)
    /// Ends a turn, which must have consumed something if it was not one that must be taken.
    case endTurn(Int32)
    case assertion(RegexAssertion)
    case reference(group: Int32, isBackward: Bool)
    /// Begins a lookaround, which uses two registers.
    case look(register: Int32)
    /// Begins a negative one: goes on there when the body does not match.
    case lookForNone(register: Int32, end: Int32)
    case endLook(register: Int32)
    case endLookForNone(register: Int32)
    case match
}

/// What one character is compared with.
package enum RegexAtom: BitwiseCopyable {
    case character(UInt32)
    /// A character in its canonical case.
    case folded(UInt32)
    /// All but line terminators.
    case any
    case all
    case set(Int32)
}

/// What a loop repeats, and how often.
package struct RegexLoop: BitwiseCopyable {
    package var minimum: Int32
    package var maximum: Int32
    package var isLazy: Bool
    /// The register that counts turns, or -1 where none need be counted.
    package var counter: Int32
    /// The register that holds where a turn began, or -1 where each consumes something.
    package var start: Int32
    /// The registers of the groups in it, which each turn forgets.
    package var firstRegister: Int32
    package var endRegister: Int32
    package var entry: Int32
    package var exit: Int32
}
