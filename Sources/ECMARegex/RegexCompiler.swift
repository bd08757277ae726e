import ECMAText

/// Turns a pattern into instructions: ECMA-262 22.2.2. The program is never much longer than the pattern, whatever
/// numbers of repetitions it names.
package struct RegexCompiler {
    package let flags: RegexFlags
    package let groupCount: Int
    package let names: [(name: String, number: Int)]
    package let folding: CaseFolding?
    private(set) var instructions: [RegexInstruction] = []
    private(set) var loops: [RegexLoop] = []
    private(set) var sets: [RegexCompiledSet] = []
    private(set) var registerCount: Int

    /// - Parameter folding: How case is disregarded, if it is.
    package init(
        _ pattern: RegexNode, flags: RegexFlags, folding: CaseFolding?, groupCount: Int,
        names: [(name: String, number: Int)]
    ) {
        self.flags = flags
        self.groupCount = groupCount
        self.names = names
        self.folding = folding
        registerCount = 2 * (groupCount + 1)
        emit(pattern, isBackward: false)
        instructions.append(.match)
    }

    private var address: Int32 { Int32(instructions.count) }

    private mutating func register() -> Int32 {
        registerCount += 1
        return Int32(registerCount - 1)
    }

    // MARK: Nodes

    private mutating func emit(_ node: RegexNode, isBackward: Bool) {
        switch node.kind {
        case .character, .any, .set: instructions.append(.one(atom(of: node), isBackward: isBackward))
        case .sequence(let parts):
            for part in isBackward ? parts.reversed() : parts { emit(part, isBackward: isBackward) }
        case .alternatives(let parts): emit(alternatives: parts, isBackward)
        case .group(let number, let body):
            let start = Int32(2 * number)
            instructions.append(.save(register: isBackward ? start + 1 : start))
            emit(body, isBackward: isBackward)
            instructions.append(.save(register: isBackward ? start : start + 1))
        case .reference(let number): instructions.append(.reference(group: Int32(number), isBackward: isBackward))
        case .namedReference(let name):
            let number = names.first { $0.name == name }?.number ?? 0
            instructions.append(.reference(group: Int32(number), isBackward: isBackward))
        case .assertion(let assertion): instructions.append(.assertion(assertion))
        case .look(let body, let isAhead, let isNegative): emit(look: body, isAhead, isNegative)
        case .repetition(let body, let quantifier): emit(body, repeated: quantifier, isBackward)
        }
    }

    private mutating func emit(alternatives: [RegexNode], _ isBackward: Bool) {
        var jumps: [Int] = []
        for alternative in alternatives.dropLast() {
            let choice = instructions.count
            instructions.append(.choice(otherwise: 0))
            emit(alternative, isBackward: isBackward)
            jumps.append(instructions.count)
            instructions.append(.jump(0))
            instructions[choice] = .choice(otherwise: address)
        }
        if let last = alternatives.last { emit(last, isBackward: isBackward) }
        for jump in jumps { instructions[jump] = .jump(address) }
    }

    private mutating func emit(look body: RegexNode, _ isAhead: Bool, _ isNegative: Bool) {
        let position = register()
        _ = register()
        let start = instructions.count
        instructions.append(.look(register: position))
        emit(body, isBackward: !isAhead)
        instructions.append(isNegative ? .endLookForNone(register: position) : .endLook(register: position))
        if isNegative { instructions[start] = .lookForNone(register: position, end: address) }
    }

    private mutating func emit(_ body: RegexNode, repeated quantifier: RegexQuantifier, _ isBackward: Bool) {
        guard quantifier.maximum > 0 else { return }
        switch body.kind {
        case .character, .any, .set:
            instructions.append(
                .run(
                    atom(of: body), minimum: Int32(quantifier.minimum), maximum: Int32(quantifier.maximum),
                    isLazy: quantifier.isLazy, isBackward: isBackward))
            return
        default: break
        }
        if quantifier.minimum == 1, quantifier.maximum == 1 { return emit(body, isBackward: isBackward) }
        if quantifier.minimum == 0, quantifier.maximum == 1, !body.canBeEmpty {
            let choice = instructions.count
            instructions.append(.jump(0))
            emit(body, isBackward: isBackward)
            instructions[choice] = quantifier.isLazy ? .lazyChoice(first: address) : .choice(otherwise: address)
            return
        }
        emit(loopOver: body, quantifier, isBackward)
    }

    private mutating func emit(loopOver body: RegexNode, _ quantifier: RegexQuantifier, _ isBackward: Bool) {
        // What consumes nothing is the same after one turn as after many.
        let minimum = body.canConsume ? quantifier.minimum : min(quantifier.minimum, 1)
        let startsInside = minimum == 1 && quantifier.maximum == RegexQuantifier.unlimited && !body.canBeEmpty
        let isCounted = (minimum > 0 || quantifier.maximum < RegexQuantifier.unlimited) && !startsInside
        let index = Int32(loops.count)
        loops.append(
            RegexLoop(
                minimum: isCounted ? Int32(minimum) : 0, maximum: Int32(quantifier.maximum),
                isLazy: quantifier.isLazy, counter: isCounted ? register() : -1,
                start: body.canBeEmpty ? register() : -1, firstRegister: Int32(2 * quantifier.groups.lowerBound),
                endRegister: Int32(2 * quantifier.groups.upperBound), entry: 0, exit: 0))
        if isCounted { instructions.append(.startLoop(index)) }
        if startsInside { instructions.append(.jump(address + 2)) }
        instructions.append(.loop(index))
        loops[Int(index)].entry = address
        instructions.append(.enterTurn(index))
        emit(body, isBackward: isBackward)
        instructions.append(.endTurn(index))
        loops[Int(index)].exit = address
    }

    // MARK: Characters

    /// What a node that stands for one character is compared with.
    private mutating func atom(of node: RegexNode) -> RegexAtom {
        switch node.kind {
        case .character(let character):
            return folding.map { .folded($0.canonicalized(character)) } ?? .character(character)
        case .set(let set):
            sets.append(RegexCompiledSet(set, folding: folding))
            return .set(Int32(sets.count - 1))
        default: return flags.contains(.dotAll) ? .all : .any
        }
    }
}

/// ECMA-262 12.3 Line Terminators.
@inline(__always)
package func isLineTerminator(_ character: UInt32) -> Bool {
    character == 0x0A || character == 0x0D || character == 0x2028 || character == 0x2029
}
