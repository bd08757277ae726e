import NunjucksAnalysis

/// The code of one unit, while it is written.
struct CodeBuilder {
    private(set) var code: [Instruction] = []
    private(set) var places: [CodePlace] = []
    private var depth = 0
    /// How many values lie on the stack at most.
    private(set) var maximumDepth = 0
    /// Where a jump leads to, so that nothing before and after it may be merged.
    private var barrier = 0

    @discardableResult
    mutating func emit(_ instruction: Instruction, _ location: Location, objectEnd: Int32 = 0) -> Int {
        code.append(instruction)
        places.append(CodePlace(location, objectEnd: objectEnd))
        push(instruction.stackEffect)
        return code.count - 1
    }

    /// The last instruction, where nothing jumps between it and the next one.
    var lastInstruction: Instruction? { code.count > barrier ? code.last : nil }

    /// The last two instructions, where nothing jumps between them and the next one.
    var lastTwoInstructions: (Instruction, Instruction)? {
        code.count >= barrier + 2 ? (code[code.count - 2], code[code.count - 1]) : nil
    }

    /// Puts another instruction, of the same effect on the stack, in the place of the last one.
    mutating func replaceLast(_ instruction: Instruction) { code[code.count - 1] = instruction }

    /// Gives the last instruction another place.
    mutating func relocateLast(_ location: Location, objectEnd: Int32) {
        places[places.count - 1] = CodePlace(location, objectEnd: objectEnd)
    }

    /// Takes the last two instructions away, each of which left a value on the stack.
    mutating func removeLastTwo() {
        code.removeLast(2)
        places.removeLast(2)
        push(-2)
    }

    /// Marks the place that jumps lead to, and returns it.
    mutating func label() -> Int32 {
        barrier = code.count
        return Int32(code.count)
    }

    /// Lets an instruction jump to here.
    mutating func patch(_ index: Int, _ make: (Int32) -> Instruction) { code[index] = make(label()) }

    /// Notes that values come onto the stack, or leave it, in a way that instructions alone do not tell.
    mutating func push(_ count: Int) {
        depth += count
        maximumDepth = max(maximumDepth, depth)
    }
}

extension CodePlace {
    fileprivate init(_ location: Location, objectEnd: Int32) {
        source = location.source
        chain = location.chain
        span = location.span
        scope = location.scope
        self.objectEnd = objectEnd
    }
}

extension Instruction {
    /// How many values the instruction leaves on the stack, less those that it takes.
    fileprivate var stackEffect: Int {
        switch self {
        case .constant, .load, .loadGlobal, .loadFirst, .loadProperty, .printProperty, .loadGlobalProperty,
            .loopProperty, .loopObject, .duplicate, .makeMacro, .makeCaller, .endCapture, .superBlock:
            1
        case .output, .outputInCapture, .outputAttribute, .bindingPart, .bindingValue, .store,
            .storeGlobal, .storeDynamic, .pop, .index, .add, .concatenate, .subtract, .multiply, .divide, .remainder,
            .power, .looselyEqual, .looselyUnequal, .strictlyEqual, .strictlyUnequal, .less, .lessOrEqual, .greater,
            .greaterOrEqual, .contains, .jumpIfFalse, .jumpIfTrue, .jumpIfFalseKeeping, .jumpIfTrueKeeping, .beginLoop,
            .include, .extends, .defineInContext:
            -1
        case .setProperty: -3
        case .makeArray(let count): 1 - Int(count)
        case .makeObject: 0
        case .call(let arguments, _): -Int(arguments)
        case .callMethod(_, let arguments): -Int(arguments)
        case .callVariableOrFilter(_, let arguments): -Int(arguments)
        case .filter(_, let arguments), .test(_, let arguments), .script(_, let arguments): 1 - Int(arguments)
        case .customTag(_, let arguments, _): 1 - Int(arguments)
        default: 0
        }
    }
}
