import Diagnostics
import NunjucksAnalysis
import Synchronization

/// A compiled template: flat code and the tables it refers to, shared by all renderings.
///
/// Sendable because nothing that its pointers lead to is written after it is made: neither its constants and texts nor
/// the heap in which they live.
final class Program: @unchecked Sendable {
    /// The name of the template.
    let name: String
    /// Holds the constants; lives as long as the program.
    let heap: Heap
    /// The template's own code comes first, then that of its macros and blocks.
    let units: [Unit]
    let constants: UnsafePointer<Value>
    /// The static text of all units, in one run of bytes.
    let text: UnsafePointer<UInt8>
    let shapes: [Shape]
    let loops: [LoopPlan]
    /// What each turn of a loop needs of its plan.
    let loopPlans: UnsafePointer<TurnPlan>
    let slotLists: [[Int32]]
    let storePlans: [StorePlan]
    let bindings: [BindingPlan]
    /// The filters, tests and tags that it calls, by name: an environment links them to what they do.
    let filters: [FunctionUse]
    let tests: [FunctionUse]
    let customTags: [TagPlan]
    /// The JavaScript that its templates have between quotes.
    let scripts: [TemplateScript]
    let cacheCount: Int
    /// The blocks by name, as indices of units.
    let blocks: [(name: String, unit: Int)]
    /// Whether a rendering may change the values it was given, and so needs its own copy.
    let mutatesValues: Bool
    /// What was found wrong while compiling, and did not stop it.
    let diagnostics: [Diagnostic]
    /// The sources of which the program was made.
    let sources: [Source]
    let includeChains: IncludeChains
    /// Names that nothing sets, each worth its diagnostic where the context does not have it either.
    let unknownNames: [UnknownName]
    /// The texts that the templates have between quotes, as UTF-8.
    let literals: Set<[UInt8]>
    private let ownedConstants: UnsafeMutablePointer<Value>
    private let ownedText: UnsafeMutablePointer<UInt8>
    private let ownedLoopPlans: UnsafeMutablePointer<TurnPlan>
    private let largestOutput = Atomic(0)

    init(_ parts: ProgramParts) {
        name = parts.name
        heap = parts.heap
        units = parts.units
        ownedConstants = .allocate(capacity: max(parts.constants.count, 1))
        ownedConstants.initialize(from: parts.constants, count: parts.constants.count)
        constants = UnsafePointer(ownedConstants)
        ownedText = .allocate(capacity: max(parts.text.count, 1))
        ownedText.initialize(from: parts.text, count: parts.text.count)
        text = UnsafePointer(ownedText)
        shapes = parts.shapes
        loops = parts.loops
        ownedLoopPlans = .allocate(capacity: max(parts.loops.count, 1))
        for (index, plan) in parts.loops.enumerated() { (ownedLoopPlans + index).initialize(to: TurnPlan(plan)) }
        loopPlans = UnsafePointer(ownedLoopPlans)
        slotLists = parts.slotLists
        storePlans = parts.storePlans
        bindings = parts.bindings
        filters = parts.filters
        tests = parts.tests
        customTags = parts.customTags
        scripts = parts.scripts
        cacheCount = parts.cacheCount
        blocks = parts.blocks
        mutatesValues = parts.mutatesValues
        diagnostics = parts.diagnostics
        sources = parts.sources
        includeChains = parts.includeChains
        unknownNames = parts.unknownNames
        literals = parts.literals
    }

    /// How many bytes of output a rendering should have room for at once: a little more than any had so far, within
    /// limits, for pages differ.
    var expectedOutput: Int {
        let largest = largestOutput.load(ordering: .relaxed)
        return min(max(largest + largest / 16, 64 << 10), 4 << 20)
    }

    /// Learns from a rendering's output.
    func expect(output count: Int) { _ = largestOutput.max(count, ordering: .relaxed) }

    deinit {
        ownedConstants.deallocate()
        ownedText.deallocate()
        ownedLoopPlans.deallocate()
    }
}

/// What a program is made of, while it is being made.
struct ProgramParts {
    var name: String
    var heap = Heap()
    var units: [Unit] = []
    var constants: [Value] = []
    var text: [UInt8] = []
    var shapes: [Shape] = []
    var loops: [LoopPlan] = []
    var slotLists: [[Int32]] = []
    var storePlans: [StorePlan] = []
    var bindings: [BindingPlan] = []
    var filters: [FunctionUse] = []
    var tests: [FunctionUse] = []
    var customTags: [TagPlan] = []
    var scripts: [TemplateScript] = []
    var cacheCount = 0
    var blocks: [(name: String, unit: Int)] = []
    var mutatesValues = false
    var diagnostics: [Diagnostic] = []
    var sources: [Source] = []
    var includeChains = IncludeChains()
    var unknownNames: [UnknownName] = []
    var literals: Set<[UInt8]> = []
}

/// A piece of a program that is entered and left: the template itself, a macro, a block.
///
/// Sendable because its code is not written after it is made.
final class Unit: @unchecked Sendable {
    let name: String
    let code: UnsafePointer<Instruction>
    let codeCount: Int
    /// Where each instruction comes from.
    let places: [CodePlace]
    let slotCount: Int
    let stackDepth: Int
    let loopCount: Int
    /// Names that mean what they mean where the unit is entered; each is looked up once, then.
    let freeNames: [FreeName]
    /// Which variables are visible where, for those who look up names while rendering: included templates, `caller`.
    let scopes: [ScopePlan]
    let macro: MacroPlan?

    init(
        name: String, code: [Instruction], places: [CodePlace], slotCount: Int, stackDepth: Int, loopCount: Int,
        freeNames: [FreeName], scopes: [ScopePlan], macro: MacroPlan?
    ) {
        self.name = name
        let memory = UnsafeMutablePointer<Instruction>.allocate(capacity: code.count)
        memory.initialize(from: code, count: code.count)
        self.code = UnsafePointer(memory)
        codeCount = code.count
        self.places = places
        self.slotCount = slotCount
        self.stackDepth = stackDepth
        self.loopCount = loopCount
        self.freeNames = freeNames
        self.scopes = scopes
        self.macro = macro
    }

    deinit { UnsafeMutablePointer(mutating: code).deallocate() }
}

/// Where an instruction comes from: a span of one of the program's sources, reached through a chain of includes.
struct CodePlace {
    var source: Int32
    var chain: Int32
    var span: Span
    var scope: Int32
    /// For the reading or calling of a property: where the expression ends that gives the object; 0 for others.
    var objectEnd: Int32 = 0
}

struct FreeName {
    var name: StringRef
    var slot: Int32
    /// Whether the name is a variable of the unit that stands around this one in the template.
    var isLexical: Bool
}

/// The variables of one scope, with the scope around it.
struct ScopePlan {
    var parent: Int32?
    var names: [(name: StringRef, slot: Int32, isInFrame: Bool)]
    /// The loop whose `loop` is visible here, if the scope is a loop's.
    var loop: Int32?
}

/// What `for` needs to know.
struct LoopPlan {
    /// The loop's place among the unit's loops, which is where its state is kept.
    var state: Int
    var targets: [Int32]
    var targetNames: [StringRef]
    /// The slot of `index`, where the body reads it.
    var indexSlot: Int32?
    /// Slots of variables that the loop's own frame holds, undefined again whenever the loop begins.
    var frameSlots: [Int32]
    /// Variables of the loop that are also in its frame.
    var mirrors: [(known: Int32, frame: Int32)]
    /// The slot of a variable that has taken the place of `loop`.
    var overwrittenLoop: Int32?
    var isStrict: Bool
}

/// The part of a loop's plan that every turn needs, as plain bits.
struct TurnPlan: BitwiseCopyable {
    var state: Int
    /// The slot of the one loop variable; -1 where there are several.
    var firstTarget: Int32
    /// The slot of `index`; -1 where the body does not read it.
    var indexSlot: Int32
    /// The slot of a variable that has taken the place of `loop`; -1 where there is none.
    var overwrittenLoop: Int32

    init(_ plan: LoopPlan) {
        state = plan.state
        firstTarget = plan.targets.count == 1 ? plan.targets[0] : -1
        indexSlot = plan.indexSlot ?? -1
        overwrittenLoop = plan.overwrittenLoop ?? -1
    }
}

/// Where a `set` goes: the first of these slots that is not undefined; else an outer template's variable, if
/// `freeSlot` names one and writes may leave the unit; else the fallback.
struct StorePlan {
    var candidates: [Int32]
    /// The position among the unit's free names, where the variable may be one of an outer template's.
    var freeName: Int?
    /// Whether writes leave the unit only if it was entered by an import that shares its context.
    var isAtTop: Bool
    var fallback: Int32
}

struct MacroPlan {
    var parameters: [(name: StringRef, slot: Int32)]
    var defaults: [(name: StringRef, slot: Int32)]
    var callerSlot: Int32?
    var isCaller: Bool
}

/// A use of a tag of the host's.
struct TagPlan: Sendable {
    var name: String
    /// Whether the tag ends with `ignore missing`, which is its last argument then.
    var ignoresMissing: Bool
}
