/// Turns a template into a program.
///
/// Expressions and statements are compiled in the extensions, one file each. In the dialect `sm` one program holds a
/// whole page: included templates are compiled into the place of their `include`, so that every value's place in the
/// HTML is known.
final class Compiler {
    let environment: Environment
    let options: Options
    var parts: ProgramParts
    var unit: UnitBuilder
    /// The unit of the template itself.
    let rootUnit: UnitBuilder
    /// Names whose meaning is decided on when their unit is complete.
    var pendingNames: [String] = []
    /// The source that is being compiled, and by which includes it was reached.
    var source: Source
    var sourceIndex: Int32 = 0
    var chainIndex: Int32 = -1
    var includeStack: [String] = []
    let kind: Environment.TextKind

    /// Where the text stands in the HTML; only in the dialect `sm`, and only for pages.
    var html = HTMLTracker()
    let tracksHTML: Bool
    /// How deep in bodies of host tags the text stands, whose values are kept apart.
    var piecesDepth = 0
    var isInBlock = false

    /// In `sm`: the variables of the whole page.
    var globalSlots: [String: Int32] = [:]
    /// In `sm`: where a name is first used that nothing sets, for `unknown-variable`.
    var setNames: Set<String> = []
    var firstUses: [(name: String, diagnostic: Diagnostic, isAccessed: Bool)] = []
    private var usedNames: Set<String> = []
    private var constantStrings: [String: Int32] = [:]
    private var keyStrings: [String: StringRef] = [:]
    private var reportedOnce: Set<String> = []
    var blockOverrides: [String: [(block: Block, source: Source)]] = [:]
    var parsedSources: [String: [Statement]] = [:]
    /// How deep in tags, those of the including templates counted, the statements are that are being compiled.
    var statementDepth = 0

    init(environment: Environment, source: Source, kind: Environment.TextKind) {
        self.environment = environment
        options = environment.configuration.options
        self.source = source
        self.kind = kind
        tracksHTML = options.dialect == .sm && kind == .page
        parts = ProgramParts(name: source.name, options: options)
        parts.sources = [source]
        rootUnit = UnitBuilder(name: source.name, isRoot: true)
        unit = rootUnit
        includeStack = [source.name]
        if kind == .pieces { piecesDepth = 1 }
    }

    func compile() throws(Diagnostic) -> Program {
        let statements = try parse(source)
        let scope = unit.newScope(parent: nil)
        if options.dialect == .sm {
            try compileTemplate(statements, in: scope)
        } else {
            try compile(statements, in: scope)
            try compileBlocks(of: statements)
        }
        try closeHTML(in: scope)
        emit(.end, Span(source.bytes.count..<source.bytes.count), in: scope)
        let root = finish(unit)
        parts.units.insert(root, at: 0)
        reportUnknownNames()
        return Program(parts)
    }

    func parse(_ source: Source) throws(Diagnostic) -> [Statement] {
        if let known = parsedSources[source.name] { return known }
        let tags = environment.configuration.tags.mapValues { $0.hasBody ? CustomTagSyntax.block : .inline }
        var parser = Parser(source: source, options: options, customTags: tags, outerDepth: statementDepth)
        let statements: [Statement]
        do throws(Diagnostic) { statements = try parser.parse() } catch {
            throw withChain(error)
        }
        parsedSources[source.name] = statements
        return statements
    }

    // MARK: Emitting

    @discardableResult
    func emit(_ instruction: Instruction, _ span: Span, in scope: Scope, objectEnd: Int32 = 0) -> Int {
        unit.code.append(instruction)
        unit.places.append(
            CodePlace(source: sourceIndex, chain: chainIndex, span: span, scope: scope.index, objectEnd: objectEnd))
        unit.push(instruction.stackEffect)
        return unit.code.count - 1
    }

    /// Marks the place that jumps lead to, and returns it.
    func label() -> Int32 {
        unit.barrier = unit.code.count
        return Int32(unit.code.count)
    }

    func patch(_ index: Int, _ make: (Int32) -> Instruction) { unit.code[index] = make(label()) }

    func emitText(_ bytes: some Collection<UInt8>, _ span: Span, in scope: Scope) {
        guard !bytes.isEmpty else { return }
        let start = parts.text.count
        parts.text.append(contentsOf: bytes)
        if unit.code.count > unit.barrier, case .text(let previous, let count) = unit.code.last,
            Int(previous + count) == start
        {
            unit.code[unit.code.count - 1] = .text(start: previous, count: count + Int32(bytes.count))
        } else {
            emit(.text(start: Int32(start), count: Int32(bytes.count)), span, in: scope)
        }
    }

    /// Where text begins, as an operand, that some instructions write together with a value.
    func constant(_ text: some Collection<UInt8>) -> Int32 { constant(String(decoding: Array(text), as: UTF8.self)) }

    func constant(_ text: String) -> Int32 {
        if let known = constantStrings[text] { return known }
        let index = constant(.string(parts.heap.string(text)))
        constantStrings[text] = index
        return index
    }

    func constant(_ value: Value) -> Int32 {
        parts.constants.append(value)
        return Int32(parts.constants.count - 1)
    }

    func key(_ name: String) -> StringRef {
        if let known = keyStrings[name] { return known }
        let string = parts.heap.string(name)
        keyStrings[name] = string
        return string
    }

    func newCache() -> Int32 {
        parts.cacheCount += 1
        return Int32(parts.cacheCount - 1)
    }

    // MARK: Units

    /// Compiles a macro, a block or a caller as a unit of its own, and returns its index.
    func compileUnit(
        _ name: String, enclosing: Scope?, _ body: (Scope) throws(Diagnostic) -> Void
    ) throws(Diagnostic) -> Int32 {
        let outer = unit
        let outerHTML = html
        let outerPieces = piecesDepth
        piecesDepth = 0
        html = HTMLTracker()
        unit = UnitBuilder(name: name, isRoot: false, enclosing: enclosing.map { (outer, $0) })
        defer {
            unit = outer
            html = outerHTML
            piecesDepth = outerPieces
        }
        let scope = unit.newScope(parent: nil, isolatesWrites: true)
        try body(scope)
        let end = Span(source.bytes.count..<source.bytes.count)
        if tracksHTML, html.state != .data {
            throw error(.htmlContext, "`\(name)` ends inside \(html.description)", at: end)
        }
        emit(.end, end, in: scope)
        parts.units.append(finish(unit))
        // The root is put in front of the others at the end.
        return Int32(parts.units.count)
    }

    private func finish(_ unit: UnitBuilder) -> Unit {
        resolveNames(in: unit)
        return Unit(
            name: unit.name, code: unit.code, places: unit.places, slotCount: Int(unit.slotCount),
            stackDepth: unit.maximumDepth + 4, loopCount: unit.loopCount,
            freeNames: unit.freeNames.map { FreeName(name: key($0.name), slot: $0.slot, isLexical: $0.isLexical) },
            scopes: unit.scopes.map { scope in
                // A variable that is known and in the frame too has two values, which `set` can part.
                let known = scope.known.sorted { $0.key < $1.key }.map { name, slot in
                    (key(name), slot, scope.frame[name] == nil && !scope.outsideFrame.contains(name))
                }
                let frame = scope.frame.sorted { $0.key < $1.key }.map { (key($0.key), $0.value, true) }
                return ScopePlan(parent: scope.parent?.index, names: known + frame, loop: scope.loop)
            },
            macro: unit.macro)
    }

    // MARK: Diagnostics

    /// By which includes the source was reached that is being compiled, outermost first.
    var includes: [Diagnostic.Place] { parts.includeChains.places(of: chainIndex, in: parts.sources) }

    func place(_ span: Span) -> Diagnostic.Place { Diagnostic.Place(span, in: source) }

    func error(_ code: Diagnostic.Code, _ message: String, at span: Span, help: String? = nil) -> Diagnostic {
        Diagnostic(code, .error, message, at: place(span), includes: includes, help: help)
    }

    func warn(_ code: Diagnostic.Code, _ message: String, at span: Span, help: String? = nil) {
        let diagnostic = Diagnostic(
            code, .warning, message, at: place(span), includes: includes, help: help)
        // A template that is included twice has its faults once.
        let identity = "\(source.name):\(span.start):\(code.rawValue)"
        if reportedOnce.insert(identity).inserted { parts.diagnostics.append(diagnostic) }
    }

    func withChain(_ diagnostic: Diagnostic) -> Diagnostic {
        var diagnostic = diagnostic
        if diagnostic.includes.isEmpty { diagnostic.includes = includes }
        return diagnostic
    }

    func notInProduction(_ what: String, at span: Span, instead: String) {
        guard options.dialect == .sm else { return }
        warn(.notInProduction, "production has no \(what)", at: span, help: instead)
    }

    func noteUse(of name: String, at span: Span, isAccessed: Bool) {
        let identity = "\(name) \(isAccessed)"
        guard usedNames.insert(identity).inserted else { return }
        let diagnostic = Diagnostic(
            .unknownVariable, .warning, "there is no variable `\(name)`", at: place(span), includes: includes)
        firstUses.append((name, diagnostic, isAccessed))
    }

    private func reportUnknownNames() {
        guard options.dialect == .sm else { return }
        let known = Set(environment.configuration.expectedNames)
        guard !known.isEmpty else { return }
        for use in firstUses where !setNames.contains(use.name) && !known.contains(use.name) {
            guard environment.functions[use.name] == nil, environment.filters[use.name] == nil else { continue }
            let candidates = known.union(setNames).sorted()
            let suggestion = nearest(to: use.name, among: candidates)
            guard use.isAccessed || suggestion != nil else { continue }
            var diagnostic = use.diagnostic
            diagnostic.help =
                suggestion.map { "did you mean `\($0)`?" } ?? "no template sets it, and the State has no such field"
            parts.reports.append(diagnostic)
        }
    }
}

extension Instruction {
    /// How many values the instruction leaves on the stack, less those that it takes.
    fileprivate var stackEffect: Int {
        switch self {
        case .constant, .load, .loadGlobal, .loadFirst, .loadProperty, .printProperty, .loadGlobalProperty, .loopField,
            .loopObject,
            .duplicate, .makeMacro, .makeCaller, .endCapture, .superBlock:
            1
        case .output, .outputAttribute, .bindingPart, .bindingValue, .store,
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
        case .filter(_, let arguments), .test(_, let arguments): 1 - Int(arguments)
        case .customTag(_, let arguments, _): 1 - Int(arguments)
        default: 0
        }
    }
}
