import Diagnostics

// Variables that templates share, and templates that bring in other templates: Nunjucks' context, include, import,
// extends and blocks, in the dialect `nunjucks`, where they are found while rendering.

extension Renderer {
    // MARK: Variables

    /// Sets a variable where Nunjucks' `frame.set` would find it.
    func store(_ value: Value, _ plan: StorePlan, _ activation: UnsafeMutablePointer<Activation>) {
        let slots = activation.pointee.slots
        for slot in plan.candidates {
            if case .undefined = slots[Int(slot)] { continue }
            slots[Int(slot)] = value
            return
        }
        if let free = plan.freeName, !plan.isAtTop || activation.pointee.isOpen,
            activation.pointee.origins.indices.contains(free), let origin = activation.pointee.origins[free]
        {
            if case .undefined = origin.pointee {} else { return setOuter(origin, to: value) }
        }
        slots[Int(plan.fallback)] = value
    }

    /// Sets a variable of the unit around this one.
    func storeLexical(_ value: Value, _ free: Int, _ activation: UnsafeMutablePointer<Activation>) {
        activation.pointee.slots[Int(activation.pointee.unit.freeNames[free].slot)] = value
        if activation.pointee.origins.indices.contains(free), let origin = activation.pointee.origins[free] {
            setOuter(origin, to: value)
        }
    }

    /// Sets a variable of another activation, also for those that have read it already.
    private func setOuter(_ cell: UnsafeMutablePointer<Value>, to value: Value) {
        cell.pointee = value
        for index in 0..<state.pointee.depth {
            let other = state.pointee.activations + index
            for (position, origin) in other.pointee.origins.enumerated() where origin == cell {
                let free = other.pointee.unit.freeNames[position]
                var seen = value
                // What is undefined in every frame is looked up in the context.
                if case .undefined = value, !free.isLexical { seen = contextValue(free.name, other.pointee.context) }
                other.pointee.slots[Int(free.slot)] = seen
            }
        }
    }

    /// Puts a variable that was set at the top of a template into the context, for its blocks and macros.
    func defineInContext(
        _ name: Value, _ value: Value, _ exports: Bool, _ activation: UnsafeMutablePointer<Activation>
    ) {
        guard case .string(let name) = name else { return }
        setInContext(name, value, activation)
        if exports { activation.pointee.context.exports.append(name) }
    }

    /// Sets a variable of the context, also for those that have read it already.
    private func setInContext(_ name: StringRef, _ value: Value, _ activation: UnsafeMutablePointer<Activation>) {
        let context = activation.pointee.context
        context.set(name, to: value)
        for index in 0..<state.pointee.depth {
            let other = state.pointee.activations + index
            guard other.pointee.context === context else { continue }
            for (position, free) in other.pointee.unit.freeNames.enumerated() where free.name == name {
                if other.pointee.origins.indices.contains(position), let origin = other.pointee.origins[position] {
                    // A frame's variable comes first, as long as it is not undefined.
                    guard case .undefined = origin.pointee, !free.isLexical else { continue }
                }
                other.pointee.slots[Int(free.slot)] = value
            }
        }
    }

    // MARK: Other templates

    private func template(_ name: Value, ignoresMissing: Bool, _ from: LinkedProgram) throws(Diagnostic)
        -> LinkedProgram?
    {
        guard case .string(let text) = name else {
            throw error(
                .missingTemplate, "a template's name must be a string, and this is `\(toString(name, heap).string)`",
                help: "Nunjucks takes one name; choose between several with {% if %}")
        }
        do throws(Diagnostic) {
            return try compiler.program(named: resolve(text.string, relativeTo: from.name))
        } catch {
            guard error.place == nil else { throw error }
            if error.code == .missingTemplate, ignoresMissing { return nil }
            throw self.error(error.code, error.message, help: error.help)
        }
    }

    /// The name of a template that another one calls by a relative path.
    private func resolve(_ name: String, relativeTo parent: String) -> String {
        guard name.hasPrefix("./") || name.hasPrefix("../") else { return name }
        var folders = parent.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
        for part in name.split(separator: "/") {
            switch part {
            case ".": break
            case "..": if !folders.isEmpty { folders.removeLast() }
            default: folders.append(String(part))
            }
        }
        return folders.joined(separator: "/")
    }

    func include(
        _ name: Value, _ ignoresMissing: Bool, _ scope: Int32, _ activation: UnsafeMutablePointer<Activation>
    ) throws(Diagnostic) {
        guard let program = try template(name, ignoresMissing: ignoresMissing, activation.pointee.program) else {
            return
        }
        let outer = activation.pointee.context
        let context = TemplateContext(base: outer.base, overlay: outer.overlay)
        context.addBlocks(of: program)
        try render(program, context, (activation, scope), isOpen: false)
    }

    private func render(
        _ program: LinkedProgram, _ context: TemplateContext,
        _ parent: (activation: UnsafeMutablePointer<Activation>, scope: Int32)?, isOpen: Bool
    ) throws(Diagnostic) {
        try enter(program, program.code.units[0], context: context, parent: parent, isOpen: isOpen) {
            inner throws(Diagnostic) in
            try runWithParents(inner)
        }
    }

    func importTemplate(
        _ name: Value, _ withContext: Bool, _ scope: Int32, _ activation: UnsafeMutablePointer<Activation>
    ) throws(Diagnostic) -> Value {
        guard let program = try template(name, ignoresMissing: false, activation.pointee.program) else {
            return .undefined
        }
        let outer = activation.pointee.context
        let context =
            withContext ? TemplateContext(base: outer.base, overlay: outer.overlay) : TemplateContext(base: nil)
        context.addBlocks(of: program)
        // What the template prints is dropped; what it defines is kept.
        let capture = state.pointee.beginCapture()
        try render(program, context, withContext ? (activation, scope) : nil, isOpen: withContext)
        state.pointee.dropCapture(capture)
        var builder = ObjectBuilder(heap: heap)
        for export in context.exports { builder.append(export, context.lookUp(export) ?? .undefined) }
        return .object(builder.finish())
    }

    func importedName(_ name: Value, from module: Value) throws(Diagnostic) -> Value {
        guard case .string(let name) = name, case .object(let exports) = module else { return .undefined }
        guard let value = exports[name] else {
            throw error(
                .missingTemplate, "cannot import `\(name.string)`: the template defines nothing of that name",
                help: nearest(to: name.string, among: exports.keys.map(\.string)).map { "did you mean `\($0)`?" })
        }
        return value
    }

    func extend(_ name: Value, _ activation: UnsafeMutablePointer<Activation>) throws(Diagnostic) {
        guard let parent = try template(name, ignoresMissing: false, activation.pointee.program) else { return }
        activation.pointee.parentProgram = parent
        activation.pointee.context.addBlocks(of: parent)
        // What is printed from here on belongs to nothing: only the parent prints.
    }

    func renderBlock(
        _ name: Value, _ scope: Int32, _ activation: UnsafeMutablePointer<Activation>
    ) throws(Diagnostic) {
        guard case .string(let name) = name else { return }
        guard let block = activation.pointee.context.blocks[name.string]?.first else {
            throw error(.missingTemplate, "unknown block `\(name.string)`")
        }
        try renderBlock(block, scope, activation)
    }

    private func renderBlock(
        _ block: (program: LinkedProgram, unit: Int), _ scope: Int32, _ activation: UnsafeMutablePointer<Activation>
    ) throws(Diagnostic) {
        try enter(
            block.program, block.program.code.units[block.unit], context: activation.pointee.context,
            parent: (activation, scope), isOpen: false
        ) { inner throws(Diagnostic) in
            try run(inner)
        }
    }

    func superBlock(
        _ name: Value, _ scope: Int32, _ activation: UnsafeMutablePointer<Activation>
    ) throws(Diagnostic) -> Value {
        guard case .string(let name) = name else { return .undefined }
        let blocks = activation.pointee.context.blocks[name.string] ?? []
        let unit = activation.pointee.unit
        guard let position = blocks.firstIndex(where: { $0.program.code.units[$0.unit] === unit }),
            position + 1 < blocks.count
        else { throw error(.missingTemplate, "no super block available for `\(name.string)`") }
        let outer = state.pointee.beginCapture()
        try renderBlock(blocks[position + 1], scope, activation)
        return .safe(state.pointee.endCapture(outer, heap))
    }
}
