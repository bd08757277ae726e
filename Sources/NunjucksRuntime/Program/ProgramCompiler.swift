import Diagnostics
import HTML
import NunjucksAnalysis
import NunjucksSyntax

/// Writes an analyzed template down as a program. It decides nothing: what a name means, where a value lands and what
/// is wrong stands in the analysis.
struct ProgramCompiler {
    let template: AnalyzedTemplate
    var parts: ProgramParts
    /// The unit whose code is being written.
    var unit: AnalyzedUnit
    var code = CodeBuilder()
    /// Whether the value that is being written becomes a listener, which a page without scripts does not need.
    var isInListener = false
    /// Whether what is written belongs to a host's tag, which gets the values apart from the text.
    var isInPieces = false
    /// Whether what is written is markup that is collected for a value.
    var isInCapture = false
    private var constantStrings: [String: Int32] = [:]
    private var keyStrings: [String: StringRef] = [:]
    private var filterPositions: [String: Int32] = [:]

    /// Compiles a template in which the analysis found no error.
    static func compile(_ template: AnalyzedTemplate) -> Program {
        var compiler = ProgramCompiler(template)
        compiler.compile()
        return Program(compiler.parts)
    }

    private init(_ template: AnalyzedTemplate) {
        self.template = template
        parts = ProgramParts(name: template.name)
        parts.sources = template.sources
        parts.includeChains = template.includeChains
        parts.mutatesValues = template.mutatesValues
        parts.diagnostics = template.warnings
        parts.unknownNames = template.unknownNames
        parts.literals = Set(template.stringLiterals.map { Array($0.utf8) })
        parts.blocks = template.blocks.map { ($0.name, Int($0.unit.index)) }
        unit = template.units[0]
    }

    private mutating func compile() {
        parts.loops = template.loops.map { plan($0) }
        parts.bindings = template.attributes.map { plan($0) }
        for unit in template.units { parts.units.append(compile(unit)) }
    }

    // MARK: Units

    private mutating func compile(_ unit: AnalyzedUnit) -> Unit {
        self.unit = unit
        code = CodeBuilder()
        isInPieces = template.writesPieces && parts.units.isEmpty
        isInCapture = template.writesMarkup && unit.macro != nil
        let macro = unit.macro.map { compile($0) }
        compile(unit.body)
        let end = parts.sources[0].bytes.count
        code.emit(.end, Location(source: 0, chain: IncludeChains.root, span: Span(end..<end), scope: 0))
        return Unit(
            name: unit.name, code: code.code, places: code.places, slotCount: unit.symbols.count,
            stackDepth: code.maximumDepth + 4, loopCount: unit.loopCount,
            freeNames: unit.freeNames.map { FreeName(name: key($0.name), slot: $0.symbol, isLexical: $0.isLexical) },
            scopes: unit.scopes.map { scope in
                ScopePlan(
                    parent: scope.parent, names: scope.names.map { (key($0.name), $0.symbol, $0.isInFrame) },
                    loop: scope.loop?.index)
            },
            macro: macro)
    }

    /// Writes what a macro does before its body: it gives the parameters that were left out their defaults.
    private mutating func compile(_ macro: AnalyzedUnit.Macro) -> MacroPlan {
        let start = Location(source: 0, chain: IncludeChains.root, span: Span(0..<0), scope: 0)
        for mirror in macro.mirrors {
            code.emit(.load(mirror.known), start)
            code.emit(.store(mirror.frame), start)
        }
        for (position, parameter) in macro.defaults.enumerated() {
            let jump = code.emit(.jumpIfGiven(Int32(position), target: 0), parameter.value.location)
            compile(parameter.value)
            code.emit(.store(parameter.symbol), parameter.value.location)
            code.patch(jump) { .jumpIfGiven(Int32(position), target: $0) }
        }
        return MacroPlan(
            parameters: macro.parameters.map { (key($0.name), $0.symbol) },
            defaults: macro.defaults.map { (key($0.name), $0.symbol) }, callerSlot: macro.caller,
            isCaller: macro.isCaller)
    }

    private mutating func plan(_ loop: AnalyzedLoop) -> LoopPlan {
        LoopPlan(
            state: loop.number, targets: loop.targets.map(\.symbol), targetNames: loop.targets.map { key($0.name) },
            indexSlot: loop.index, frameSlots: loop.frameSymbols, mirrors: loop.mirrors,
            overwrittenLoop: loop.overwrittenLoop, isStrict: template.dialect.failure == .isReported)
    }

    private func plan(_ attribute: AnalyzedAttribute) -> BindingPlan {
        var plan = BindingPlan(
            kind: attribute.binding ?? .property, name: attribute.name, before: attribute.before,
            isSingle: attribute.isSingle, takesName: attribute.takesName)
        plan.reflection = attribute.reflection
        plan.valueKind = attribute.valueKind
        plan.replacedText = attribute.replacedText
        return plan
    }

    // MARK: Tables

    mutating func emitText(_ bytes: [UInt8], _ location: Location) {
        guard !bytes.isEmpty else { return }
        let start = parts.text.count
        parts.text.append(contentsOf: bytes)
        if isInPieces { return _ = code.emit(.piece(start: Int32(start), count: Int32(bytes.count)), location) }
        if case .text(let previous, let count) = code.lastInstruction, Int(previous + count) == start {
            code.replaceLast(.text(start: previous, count: count + Int32(bytes.count)))
        } else {
            code.emit(.text(start: Int32(start), count: Int32(bytes.count)), location)
        }
    }

    mutating func constant(_ text: String) -> Int32 {
        if let known = constantStrings[text] { return known }
        let index = constant(.string(parts.heap.string(text)))
        constantStrings[text] = index
        return index
    }

    mutating func constant(_ value: Value) -> Int32 {
        parts.constants.append(value)
        return Int32(parts.constants.count - 1)
    }

    mutating func key(_ name: String) -> StringRef {
        if let known = keyStrings[name] { return known }
        let string = parts.heap.string(name)
        keyStrings[name] = string
        return string
    }

    mutating func newCache() -> Int32 {
        parts.cacheCount += 1
        return Int32(parts.cacheCount - 1)
    }

    mutating func filter(_ use: FunctionUse) -> Int32 {
        if let known = filterPositions[use.name] { return known }
        parts.filters.append(use)
        filterPositions[use.name] = Int32(parts.filters.count - 1)
        return Int32(parts.filters.count - 1)
    }

    mutating func test(_ use: FunctionUse) -> Int32 {
        parts.tests.append(use)
        return Int32(parts.tests.count - 1)
    }
}
