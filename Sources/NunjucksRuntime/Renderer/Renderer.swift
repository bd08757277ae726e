import Diagnostics
import NunjucksAnalysis
import NunjucksSyntax

/// One rendering of one template: the values it makes, its output, and what it has to report.
///
/// Filters, tests, functions and tags get the renderer as their last argument.
package final class Renderer {
    /// Where the values made by this rendering live. They are gone when the rendering is.
    package let heap: Heap
    /// The options of the template that is rendered.
    package let options: Options
    /// Which rules the template follows.
    let dialect: Dialect
    /// The object that the host gave for its own filters and tags.
    package let host: AnyObject?
    /// What templates can call.
    let library: FunctionLibrary
    /// Gives the programs of other templates.
    package let compiler: any TemplateCompiler

    /// When the rendering's time is up.
    let deadline: ProcessorTime
    /// The state of the seeded generator of random numbers.
    let randomState: UnsafeMutablePointer<UInt64>
    /// All that changes while rendering; behind a pointer, because a class's own fields cost a check at each access.
    let state: UnsafeMutablePointer<RenderState>

    /// - Parameter outputCapacity: How many bytes of output to expect.
    init(
        library: FunctionLibrary, compiler: any TemplateCompiler, options: Options, heap: Heap, seed: UInt64,
        host: AnyObject?, outputCapacity: Int = 64 * 1024
    ) {
        self.library = library
        self.compiler = compiler
        self.options = options
        dialect = options.dialect
        self.heap = heap
        self.host = host
        randomState = .allocate(capacity: 1)
        randomState.initialize(to: seed)
        state = .allocate(capacity: 1)
        state.initialize(
            to: RenderState(limits: options.limits, outputCapacity: outputCapacity, willGrow: heap.willGrow))
        state.pointee.output.stopAt(options.limits.outputBytes, &state.pointee.stepsLeft)
        heap.charge(to: &state.pointee.stepsLeft)
        deadline = ProcessorTime.now + options.limits.seconds
    }

    deinit {
        heap.stopCharging(to: &state.pointee.stepsLeft)
        state.pointee.deallocate()
        state.deinitialize(count: 1)
        state.deallocate()
        randomState.deallocate()
    }

    // MARK: For filters, functions and tags

    /// Calls a function value.
    package func call(_ function: Value, _ arguments: [Value]) throws(Diagnostic) -> Value {
        guard case .function(let function) = function else {
            throw error(.notCallable, "this is no function")
        }
        let count = arguments.count
        let memory = heap.allocate(Value.self, count: max(count, 1))
        for (index, argument) in arguments.enumerated() { memory[index] = argument }
        return try function.callableBody.call(
            Arguments(values: UnsafeBufferPointer(start: memory, count: count)), in: self)
    }

    /// The value of a variable, as it is seen from where the template calls; nil where there is none of that name.
    package func variable(named name: StringRef) -> Value? {
        guard let activation = state.pointee.activation else { return nil }
        let place = activation.pointee.unit.places[activation.pointee.counter]
        return lookUp(name, from: activation, scope: place.scope)?.value
    }

    /// Whether a text stands between quotes in the template that is rendered: whether its author wrote it.
    package func isLiteral(_ text: StringRef) -> Bool {
        guard state.pointee.activation != nil else { return false }
        return state.pointee.activations.pointee.program.code.literals.contains(Array(text.bytes))
    }

    /// Whether there is a variable, a field of the context or a function of a name, whatever it holds.
    package func hasVariable(_ name: String) -> Bool {
        guard let activation = state.pointee.activation else { return false }
        for index in 0..<state.pointee.depth {
            let unit = state.pointee.activations[index].unit
            if unit.scopes.contains(where: { $0.names.contains { $0.name.string == name } }) { return true }
            if unit.freeNames.contains(where: { $0.name.string == name }) { return true }
        }
        return activation.pointee.context.lookUp(heap.string(name)) != nil || library.functions[name] != nil
    }

    /// Whether what the current call, or reading, gives is printed at once.
    package var printsResult: Bool {
        guard let activation = state.pointee.activation else { return false }
        let code = activation.pointee.unit.code
        var counter = activation.pointee.counter
        if case .printProperty = code[counter] { return true }
        // There is always a next instruction: the last one is the end.
        repeat { counter += 1 } while code[counter].isCheck
        switch code[counter] {
        case .output, .outputInCapture, .outputAttribute, .bindingValue, .bindingPart: return true
        default: return false
        }
    }

    // MARK: Rendering

    /// Whether no value changes while this rendering goes on, but those that filters are still making.
    package var hasFixedValues: Bool { !state.pointee.changesValues }

    /// Notes that the host has changed values that the rendering was given.
    package func noteChange() { state.pointee.changesValues = true }

    /// - Parameter ownsValues: Whether the values are copied, so that templates may change them.
    func render(_ program: LinkedProgram, context: ObjectRef, ownsValues: Bool) -> Rendering {
        state.pointee.ownsValues = ownsValues
        var context = context
        if case .object(let own) = own(.object(context)) { context = own }
        let shared = TemplateContext(base: context)
        shared.addBlocks(of: program)
        var failure: Diagnostic?
        do throws(Diagnostic) {
            try enter(program, program.code.units[0], context: shared, parent: nil, isOpen: false) {
                activation throws(Diagnostic) in
                reportUnknownNames(program, context)
                (host as? any ScriptHost)?.begin(self)
                try runWithParents(activation)
                // The last output may have gone over a limit.
                try checkLimits()
            }
        } catch { failure = error }
        return Rendering(
            output: state.pointee.output.utf8, error: failure,
            diagnostics: program.diagnostics + state.pointee.diagnostics)
    }

    /// The variables that the rendering was given; those of its own, if it may change them.
    package var givenVariables: ObjectRef? { state.pointee.activations.pointee.context.base }

    var rootContext: TemplateContext? { state.pointee.activation?.pointee.context }

    private func reportUnknownNames(_ program: LinkedProgram, _ context: ObjectRef) {
        for unknown in program.code.unknownNames where context[unknown.name] == nil { report(unknown.diagnostic) }
    }

    /// Runs a template, and then those that it extends, one after the other: only the last one's output counts.
    func runWithParents(_ activation: UnsafeMutablePointer<Activation>) throws(Diagnostic) {
        let start = state.pointee.output.count
        try run(activation)
        guard let parent = activation.pointee.parentProgram else { return }
        state.pointee.output.truncate(to: start)
        try enter(
            parent, parent.code.units[0], context: activation.pointee.context, parent: (activation, 0), isOpen: true
        ) { inner throws(Diagnostic) in
            try runWithParents(inner)
        }
    }

    /// Gives a unit its memory and its free names their values, and runs `body` with it.
    func enter(
        _ program: LinkedProgram, _ unit: Unit, context: TemplateContext,
        parent: (activation: UnsafeMutablePointer<Activation>, scope: Int32)?, isOpen: Bool,
        variables: [(name: StringRef, value: Value)] = [],
        lexical: (activation: UnsafeMutablePointer<Activation>, scope: Int32, serial: Int)? = nil, host: Int? = nil,
        _ body: (UnsafeMutablePointer<Activation>) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        guard state.pointee.depth < options.limits.callDepth,
            let (slots, loops) = state.pointee.take(values: unit.slotCount + unit.stackDepth, loops: unit.loopCount)
        else { throw callsTooDeep() }
        if program.code.mutatesValues { state.pointee.changesValues = true }
        if program.code.mutatesValues, !state.pointee.ownsValues {
            state.pointee.needsOwnValues = true
            throw error(.notCallable, "a value that others share cannot be changed")
        }
        let activation = state.pointee.activations + state.pointee.depth
        state.pointee.serial += 1
        state.pointee.stepsLeft -= Limits.stepsOfCall
        if state.pointee.stepsLeft < 0 {
            do throws(Diagnostic) {
                try takeSteps()
            } catch {
                state.pointee.giveBack(values: unit.slotCount + unit.stackDepth, loops: unit.loopCount)
                throw error
            }
        }
        activation.initialize(
            to: Activation(
                program: program, unit: unit, slots: slots, stack: slots + unit.slotCount, loops: loops,
                caches: state.pointee.caches(of: program), globals: globals(of: program, unit) ?? slots,
                context: context, parent: parent,
                serial: state.pointee.serial, host: host ?? state.pointee.serial, isOpen: isOpen))
        slots.update(repeating: .undefined, count: unit.slotCount)
        fillFreeNames(of: activation, variables, lexical: lexical)
        let outer = state.pointee.activation
        state.pointee.activation = activation
        state.pointee.depth += 1
        defer {
            state.pointee.depth -= 1
            state.pointee.activation = outer
            state.pointee.giveBack(values: unit.slotCount + unit.stackDepth, loops: unit.loopCount)
            activation.deinitialize(count: 1)
        }
        try body(activation)
    }

    private func callsTooDeep() -> Diagnostic {
        let depth = state.pointee.depth
        return error(
            .limit, "macros, includes or blocks call one another more than \(depth) deep",
            help: "does one of them, in the end, call itself?")
    }

    /// The variables of the whole page, for a macro of it.
    private func globals(of program: LinkedProgram, _ unit: Unit) -> UnsafeMutablePointer<Value>? {
        guard dialect.scoping == .page, unit !== program.code.units[0] else { return nil }
        for index in stride(from: state.pointee.depth - 1, through: 0, by: -1) {
            let activation = state.pointee.activations + index
            if activation.pointee.unit === program.code.units[0] { return activation.pointee.slots }
        }
        return nil
    }

    private func fillFreeNames(
        of activation: UnsafeMutablePointer<Activation>, _ variables: [(name: StringRef, value: Value)],
        lexical: (activation: UnsafeMutablePointer<Activation>, scope: Int32, serial: Int)?
    ) {
        let names = activation.pointee.unit.freeNames
        guard !names.isEmpty else { return }
        let slots = activation.pointee.slots
        let parent = activation.pointee.parent
        if parent != nil || lexical != nil { activation.pointee.origins = Array(repeating: nil, count: names.count) }
        for (index, free) in names.enumerated() {
            if let variable = variables.first(where: { $0.name == free.name }) {
                slots[Int(free.slot)] = variable.value
                continue
            }
            if free.isLexical, let lexical, lexical.activation.pointee.serial == lexical.serial {
                let found = lookUpInFrames(free.name, from: lexical.activation, scope: lexical.scope, isLexical: true)
                slots[Int(free.slot)] = found?.value ?? .undefined
                if let found { activation.pointee.origins[index] = found.cell }
                continue
            }
            if let (outer, scope) = parent, let found = lookUpInFrames(free.name, from: outer, scope: scope) {
                slots[Int(free.slot)] = found.value
                activation.pointee.origins[index] = found.cell
                continue
            }
            slots[Int(free.slot)] = contextValue(free.name, activation.pointee.context)
        }
    }

    func contextValue(_ name: StringRef, _ context: TemplateContext) -> Value {
        context.lookUp(name) ?? function(named: name) ?? .undefined
    }

    private func function(named name: StringRef) -> Value? {
        let text = name.string
        guard let native = library.functions[text] else { return nil }
        if let known = state.pointee.functions[text] { return known }
        let value = Value.function(heap.function(NativeFunctionBody(native)))
        state.pointee.functions[text] = value
        return value
    }

    func lookUp(
        _ name: StringRef, from activation: UnsafeMutablePointer<Activation>, scope: Int32
    ) -> (value: Value, cell: UnsafeMutablePointer<Value>?)? {
        if let found = lookUpInFrames(name, from: activation, scope: scope) { return found }
        if let value = activation.pointee.context.lookUp(name) { return (value, nil) }
        return function(named: name).map { ($0, nil) }
    }

    /// Finds a variable of an activation, or of those around it, as it is seen from one of its scopes.
    private func lookUpInFrames(
        _ name: StringRef, from activation: UnsafeMutablePointer<Activation>, scope: Int32, isLexical: Bool = false
    ) -> (value: Value, cell: UnsafeMutablePointer<Value>?)? {
        let unit = activation.pointee.unit
        var current: Int32? = scope
        while let index = current {
            let plan = unit.scopes[Int(index)]
            for entry in plan.names where entry.name == name {
                let cell = activation.pointee.slots + Int(entry.slot)
                if !isLexical, case .undefined = cell.pointee { continue }
                if !isLexical, !entry.isInFrame || isHiddenFromFrames(plan, entry.slot, activation) { continue }
                return (cell.pointee, cell)
            }
            if let loop = plan.loop {
                if name == "loop" { return (loopObject(activation, loop), nil) }
                if name == "index", dialect.hasLoopIndex {
                    let here = activation.pointee.loops[activation.pointee.program.code.loops[Int(loop)].state]
                    return (.number(Double(here.index)), nil)
                }
            }
            current = plan.parent
        }
        if dialect.scoping == .page {
            // Variables of the whole page are free names of its outermost unit.
            for free in unit.freeNames where free.name == name {
                let cell = activation.pointee.slots + Int(free.slot)
                if case .undefined = cell.pointee { continue }
                return (cell.pointee, cell)
            }
        }
        guard let (outer, outerScope) = activation.pointee.parent else {
            if dialect.scoping == .page, activation != state.pointee.activations {
                return lookUpInFrames(name, from: state.pointee.activations, scope: 0)
            }
            return nil
        }
        return lookUpInFrames(name, from: outer, scope: outerScope)
    }

    /// Whether a variable is one of several of a loop over a list, which Nunjucks forgets to put into the frame.
    private func isHiddenFromFrames(
        _ plan: ScopePlan, _ slot: Int32, _ activation: UnsafeMutablePointer<Activation>
    ) -> Bool {
        guard dialect.scoping == .frames, let index = plan.loop else { return false }
        let loop = activation.pointee.program.code.loops[Int(index)]
        guard loop.targets.count > 1, loop.targets.contains(slot) else { return false }
        if case .array = activation.pointee.loops[loop.state].items { return true }
        return false
    }

    // MARK: Macros

    func callMacro(_ macro: MacroBody, _ arguments: Arguments) throws(Diagnostic) -> Value {
        guard let plan = macro.unit.macro else { preconditionFailure("a macro's unit has a macro's plan") }
        var result = Value.undefined
        try enter(
            macro.program, macro.unit, context: macro.context, parent: frame(around: macro), isOpen: false,
            lexical: macro.enclosing, host: macro.host
        ) { activation throws(Diagnostic) in
            bind(arguments, plan, activation)
            let outer = state.pointee.beginCapture()
            try run(activation)
            let writesMarkup = macro.program.template.writesMarkup
            result = writesMarkup ? state.pointee.endMarkup(outer, heap) : .safe(state.pointee.endCapture(outer, heap))
        }
        return result
    }

    /// Where names lead that a `caller` does not know: in `nunjucks`, into the frame that is the current one when it is
    /// called, which is the macro's that calls it if both are of one template; in `sm`, into what stands around it.
    private func frame(around macro: MacroBody) -> (activation: UnsafeMutablePointer<Activation>, scope: Int32)? {
        guard let enclosing = macro.enclosing, enclosing.activation.pointee.serial == enclosing.serial else {
            return nil
        }
        guard dialect.scoping == .frames else { return (enclosing.activation, enclosing.scope) }
        for index in stride(from: state.pointee.depth - 1, through: 0, by: -1) {
            let activation = state.pointee.activations + index
            guard activation.pointee.host == macro.host else { continue }
            return (activation, activation.pointee.unit.places[activation.pointee.counter].scope)
        }
        return (enclosing.activation, enclosing.scope)
    }

    /// Gives a macro's parameters their values, as Nunjucks does: names may be given by position, positions by name.
    private func bind(_ arguments: Arguments, _ plan: MacroPlan, _ activation: UnsafeMutablePointer<Activation>) {
        let slots = activation.pointee.slots
        var count = arguments.count
        var keywords: ObjectRef?
        if count > 0, case .object(let object) = arguments[count - 1], object.storage.pointee.isKeywords {
            keywords = object
            count -= 1
        }
        var taken: [StringRef] = []
        for (index, parameter) in plan.parameters.enumerated() {
            if index < count {
                slots[Int(parameter.slot)] = arguments[index]
            } else if let value = keywords?[parameter.name] {
                slots[Int(parameter.slot)] = value
                taken.append(parameter.name)
            }
        }
        activation.pointee.given = plan.defaults.map { _ in false }
        for (index, parameter) in plan.defaults.enumerated() {
            let position = plan.parameters.count + index
            if position < count {
                slots[Int(parameter.slot)] = arguments[position]
            } else if let value = keywords?[parameter.name], !taken.contains(where: { $0 == parameter.name }) {
                slots[Int(parameter.slot)] = value
            } else {
                continue
            }
            activation.pointee.given[index] = true
        }
        if let slot = plan.callerSlot, let caller = keywords?["caller"] { slots[Int(slot)] = caller }
    }
}
