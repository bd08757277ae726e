import ECMAText

/// Matches one program against one text, by backtracking: ECMA-262 22.2.2, with a stack of its own in place of
/// continuations.
///
/// A unit is a byte where the text is ASCII, else a UTF-16 unit; positions count units.
package struct RegexMatcher<Unit: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>: ~Copyable {
    package let program: RegexProgram
    package let units: UnsafeBufferPointer<Unit>
    /// How many more steps may be taken.
    package var stepsLeft: Int
    /// The positions of groups, the counters of loops and the like; -1 where nothing is kept.
    package let registers: UnsafeMutablePointer<Int32>
    /// Whether two surrogates that belong together are one character.
    package let readsPairs: Bool
    private var stack: UnsafeMutablePointer<Frame>
    private var height = 0
    private var capacity = 64

    /// What is done when matching fails at some place.
    private struct Frame: BitwiseCopyable {
        enum Kind: UInt8, BitwiseCopyable {
            /// Goes on at `target`, at position `first`.
            case choice
            /// Gives register `target` its old value, `first`.
            case undo
            /// Gives back one character that a run has taken, from position `second` to `first`, and goes on after it.
            case run, backwardRun
            /// Takes one character more, of at most `second`, from position `first`.
            case lazyRun
        }

        var kind: Kind
        var target: Int32
        var first: Int32
        var second: Int32 = 0
    }

    /// How many frames are kept: 32 MiB.
    private static var frameLimit: Int { 2 << 20 }

    package init(_ program: RegexProgram, _ units: UnsafeBufferPointer<Unit>, steps: Int) {
        self.program = program
        self.units = units
        stepsLeft = steps
        readsPairs = Unit.bitWidth > 8 && program.flags.contains(.unicode)
        registers = .allocate(capacity: program.registerCount)
        registers.initialize(repeating: -1, count: program.registerCount)
        stack = .allocate(capacity: capacity)
    }

    deinit {
        registers.deallocate()
        stack.deallocate()
    }

    // MARK: Matching

    /// Looks for a match that begins at a position. Its registers tell what matched.
    package mutating func matches(at start: Int) throws(RegexLimit) -> Bool {
        registers.update(repeating: -1, count: program.registerCount)
        stepsLeft -= program.registerCount / 16
        registers[0] = Int32(start)
        height = 0
        let instructions = program.instructions
        var counter = 0
        var position = start
        while true {
            stepsLeft -= 1
            if stepsLeft < 0 { throw .steps }
            var goesOn = true
            switch instructions[counter] {
            case .one(let atom, let isBackward):
                goesOn = consume(atom, &position, isBackward)
                counter += 1
            case .run(let atom, let minimum, let maximum, let isLazy, let isBackward):
                goesOn = try run(
                    atom, Int(minimum), isLazy ? Int(minimum) : Int(maximum), &position, counter, isBackward)
                if goesOn, isLazy, maximum > minimum {
                    try push(.lazyRun, Int32(counter), Int32(position), maximum - minimum)
                }
                counter += 1
            case .choice(let otherwise):
                try push(.choice, otherwise, Int32(position))
                counter += 1
            case .lazyChoice(let first):
                try push(.choice, Int32(counter + 1), Int32(position))
                counter = Int(first)
            case .jump(let target): counter = Int(target)
            case .save(let register):
                try set(register, Int32(position))
                counter += 1
            case .startLoop(let index):
                try set(program.loops[Int(index)].counter, 0)
                counter += 1
            case .loop(let index): counter = try decide(program.loops[Int(index)], position)
            case .enterTurn(let index):
                try enterTurn(program.loops[Int(index)], position)
                counter += 1
            case .endTurn(let index):
                let loop = program.loops[Int(index)]
                if loop.start >= 0, registers[Int(loop.start)] == Int32(position) {
                    goesOn = loop.counter >= 0 && registers[Int(loop.counter)] <= loop.minimum
                }
                counter = Int(loop.entry) - 1
            case .assertion(let assertion):
                goesOn = holds(assertion, at: position)
                counter += 1
            case .reference(let group, let isBackward):
                goesOn = consume(group: Int(group), &position, isBackward)
                counter += 1
            case .look(let register):
                registers[Int(register)] = Int32(position)
                registers[Int(register) + 1] = Int32(height)
                counter += 1
            case .lookForNone(let register, let end):
                registers[Int(register) + 1] = Int32(height)
                try push(.choice, end, Int32(position))
                counter += 1
            case .endLook(let register):
                position = Int(registers[Int(register)])
                forgetChoices(above: Int(registers[Int(register) + 1]))
                counter += 1
            case .endLookForNone(let register):
                unwind(to: Int(registers[Int(register) + 1]))
                goesOn = false
            case .match:
                registers[1] = Int32(position)
                return true
            }
            if !goesOn, !backtrack(&counter, &position) { return false }
        }
    }

    /// Takes up what was kept for the case that matching fails.
    private mutating func backtrack(_ counter: inout Int, _ position: inout Int) -> Bool {
        while height > 0 {
            let frame = stack[height - 1]
            switch frame.kind {
            case .undo:
                registers[Int(frame.target)] = frame.first
                height -= 1
                continue
            case .choice:
                height -= 1
                counter = Int(frame.target)
                position = Int(frame.first)
            case .run, .backwardRun:
                position = Int(frame.second)
                skip(&position, isBackward: frame.kind == .run)
                if position == Int(frame.first) { height -= 1 } else { stack[height - 1].second = Int32(position) }
                counter = Int(frame.target) + 1
            case .lazyRun:
                guard case .run(let atom, _, _, _, let isBackward) = program.instructions[Int(frame.target)] else {
                    preconditionFailure("a frame of a run that belongs to none")
                }
                position = Int(frame.first)
                guard consume(atom, &position, isBackward) else {
                    height -= 1
                    continue
                }
                if frame.second == 1 {
                    height -= 1
                } else {
                    stack[height - 1].first = Int32(position)
                    stack[height - 1].second = frame.second - 1
                }
                counter = Int(frame.target) + 1
            }
            return true
        }
        return false
    }

    // MARK: The stack

    @inline(__always)
    private mutating func push(
        _ kind: Frame.Kind, _ target: Int32, _ first: Int32, _ second: Int32 = 0
    ) throws(RegexLimit) {
        if height == capacity { try grow() }
        stack[height] = Frame(kind: kind, target: target, first: first, second: second)
        height += 1
    }

    @inline(never)
    private mutating func grow() throws(RegexLimit) {
        guard capacity < Self.frameLimit else { throw .memory }
        let larger = UnsafeMutablePointer<Frame>.allocate(capacity: capacity * 2)
        larger.update(from: stack, count: height)
        stack.deallocate()
        stack = larger
        capacity *= 2
    }

    /// Sets a register, and keeps what it was.
    @inline(__always)
    private mutating func set(_ register: Int32, _ value: Int32) throws(RegexLimit) {
        try push(.undo, register, registers[Int(register)])
        registers[Int(register)] = value
    }

    /// Undoes what was done since the stack had a height.
    private mutating func unwind(to lower: Int) {
        while height > lower {
            height -= 1
            if stack[height].kind == .undo { registers[Int(stack[height].target)] = stack[height].first }
        }
    }

    /// Forgets the other ways to match since the stack had a height, but not what to undo.
    private mutating func forgetChoices(above lower: Int) {
        var kept = lower
        for index in lower..<height where stack[index].kind == .undo {
            stack[kept] = stack[index]
            kept += 1
        }
        height = kept
    }

    // MARK: Loops

    /// Takes as many characters as there are, and keeps how many it need not have taken.
    private mutating func run(
        _ atom: RegexAtom, _ minimum: Int, _ maximum: Int, _ position: inout Int, _ counter: Int, _ isBackward: Bool
    ) throws(RegexLimit) -> Bool {
        var count = 0
        let start = position
        while count < minimum {
            guard consume(atom, &position, isBackward) else { return false }
            count += 1
        }
        let least = position
        while count < maximum, consume(atom, &position, isBackward) { count += 1 }
        stepsLeft -= abs(position - start)
        if position != least {
            try push(isBackward ? .backwardRun : .run, Int32(counter), Int32(least), Int32(position))
        }
        return true
    }

    /// Where a loop goes on: with another turn, or after it.
    @inline(__always)
    private mutating func decide(_ loop: RegexLoop, _ position: Int) throws(RegexLimit) -> Int {
        if loop.counter >= 0 {
            let count = registers[Int(loop.counter)]
            if count < loop.minimum { return Int(loop.entry) }
            if count >= loop.maximum { return Int(loop.exit) }
        }
        try push(.choice, loop.isLazy ? loop.entry : loop.exit, Int32(position))
        return Int(loop.isLazy ? loop.exit : loop.entry)
    }

    @inline(__always)
    private mutating func enterTurn(_ loop: RegexLoop, _ position: Int) throws(RegexLimit) {
        if loop.counter >= 0 { try set(loop.counter, registers[Int(loop.counter)] + 1) }
        if loop.start >= 0 { try set(loop.start, Int32(position)) }
        var register = loop.firstRegister
        while register < loop.endRegister {
            if registers[Int(register)] >= 0 { try set(register, -1) }
            register += 1
        }
        stepsLeft -= Int(loop.endRegister - loop.firstRegister)
    }
}
