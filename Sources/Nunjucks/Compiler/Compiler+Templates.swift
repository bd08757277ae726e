// Templates that bring in other templates: include, extends, import.

extension Compiler {
    // MARK: The dialect `sm`: everything is compiled into one program

    /// Compiles a template whose parents, if it has any, are put together with it.
    func compileTemplate(_ statements: [Statement], in scope: Scope) throws(Diagnostic) {
        guard let extends = statements.first(where: { if case .extends = $0.kind { true } else { false } }),
            case .extends(let parent) = extends.kind
        else {
            try compile(statements, in: scope)
            return
        }
        notInProduction("tag `extends`", at: extends.span, instead: "include the shared parts instead")
        for statement in statements {
            switch statement.kind {
            case .block(let block):
                reportBlock(statement.span)
                blockOverrides[block.name, default: []].append((block, source))
            case .set, .macro, .import, .fromImport: try compile([statement], in: scope)
            default: break
            }
        }
        try withTemplate(parent, extends.span, ignoresMissing: false) { statements throws(Diagnostic) in
            try compileTemplate(statements, in: scope)
        }
    }

    /// Reads the template that an expression names, and compiles it with `body`, as part of this one.
    private func withTemplate(
        _ expression: Expression, _ span: Span, ignoresMissing: Bool,
        _ body: ([Statement]) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        guard case .literal(.string(let written)) = expression.kind else {
            throw error(
                .syntax, "the template's name must be written out in quotes", at: expression.span,
                help: "production puts templates together before it runs them: choose between includes with {% if %}")
        }
        let name = environment.configuration.templateName(written)
        if let repeated = includeStack.firstIndex(of: name) {
            let cycle = (includeStack[repeated...] + [name]).joined(separator: " → ")
            throw error(
                .includeCycle, "templates include one another in a circle: \(cycle)", at: expression.span,
                help: "take this include out, or what it includes")
        }
        guard let found = environment.configuration.loader.source(named: name) else {
            if ignoresMissing { return }
            throw error(
                .missingTemplate, "there is no template `\(written)`", at: expression.span,
                help: environment.nearestTemplate(to: written).map { "did you mean `\($0)`?" }
                    ?? (name == written ? nil : "looked for `\(name)`"))
        }
        guard includeStack.count < 100 else {
            throw error(.limit, "includes are nested more than 100 deep", at: span)
        }
        let outer = (source, sourceIndex, chainIndex)
        includeStack.append(name)
        chainIndex = parts.includeChains.extend(chainIndex, by: span, of: sourceIndex)
        source = found
        if let known = parts.sources.firstIndex(where: { $0 === found }) {
            sourceIndex = Int32(known)
        } else {
            sourceIndex = Int32(parts.sources.count)
            parts.sources.append(found)
        }
        defer {
            includeStack.removeLast()
            (source, sourceIndex, chainIndex) = outer
        }
        try body(try parse(found))
    }

    func compileInclude(
        _ template: Expression, _ ignoresMissing: Bool, _ span: Span, in scope: Scope
    ) throws(Diagnostic) {
        guard options.dialect == .sm else {
            try compile(template, in: scope)
            emit(.include(ignoresMissing: ignoresMissing, scope: scope.index), span, in: scope)
            return
        }
        try withTemplate(template, span, ignoresMissing: ignoresMissing) { statements throws(Diagnostic) in
            try compileTemplate(statements, in: scope)
        }
    }

    func compileBlock(_ block: Block, _ span: Span, in scope: Scope) throws(Diagnostic) {
        guard options.dialect == .sm else {
            emit(
                .renderBlock(name: constant(block.name), scope: scope.index, onlyWithoutParent: !isInBlock), span,
                in: scope)
            return
        }
        reportBlock(span)
        let chain = (blockOverrides[block.name] ?? []) + [(block, source)]
        try compileBlock(chain[...], in: scope)
    }

    private func compileBlock(
        _ chain: ArraySlice<(block: Block, source: Source)>, in scope: Scope
    ) throws(Diagnostic) {
        guard let (block, origin) = chain.first else { return }
        let outer = source
        let outerIndex = sourceIndex
        source = origin
        sourceIndex = Int32(parts.sources.firstIndex { $0 === origin } ?? 0)
        defer { (source, sourceIndex) = (outer, outerIndex) }
        if let superName = block.superName {
            guard chain.count > 1 else {
                throw error(
                    .syntax, "no template above has a block `\(block.name)`", at: block.body.first?.span ?? Span(0..<0))
            }
            let span = block.body.first?.span ?? Span(0..<0)
            let outerHTML = html
            html = HTMLTracker()
            emit(.beginCapture, span, in: scope)
            try compileBlock(chain.dropFirst(), in: scope)
            emit(.endCapture(asSafe: true), span, in: scope)
            html = outerHTML
            compileStore(superName, span, in: scope)
        }
        try compile(block.body, in: scope)
    }

    private func reportBlock(_ span: Span) {
        notInProduction("tag `block`", at: span, instead: "include the shared parts instead")
    }

    func compileImport(
        _ template: Expression, _ target: String, _ withContext: Bool, _ span: Span, in scope: Scope
    ) throws(Diagnostic) {
        guard options.dialect == .sm else {
            try compile(template, in: scope)
            emit(.importTemplate(withContext: withContext, scope: scope.index), span, in: scope)
            compileDefinition(target, exports: false, span, in: scope)
            return
        }
        let names = try compileModule(template, "import", span, in: scope)
        for name in names { compileName(name, span, in: scope, isAccessed: false) }
        parts.shapes.append(parts.heap.shape(of: names.map { key($0) }))
        emit(.makeObject(shape: Int32(parts.shapes.count - 1), isKeywords: false), span, in: scope)
        unit.push(1 - names.count)
        compileDefinition(target, exports: false, span, in: scope)
    }

    func compileFromImport(
        _ template: Expression, _ names: [ImportedName], _ withContext: Bool, _ span: Span, in scope: Scope
    ) throws(Diagnostic) {
        guard options.dialect == .sm else {
            try compile(template, in: scope)
            emit(.importTemplate(withContext: withContext, scope: scope.index), span, in: scope)
            for imported in names {
                emit(.duplicate, imported.span, in: scope)
                emit(.importedName(constant(imported.name)), imported.span, in: scope)
                compileDefinition(imported.alias, exports: false, imported.span, in: scope)
            }
            emit(.pop, span, in: scope)
            return
        }
        let exported = try compileModule(template, "from", span, in: scope)
        for imported in names {
            guard exported.contains(imported.name) else {
                throw error(
                    .missingTemplate, "the imported template defines no `\(imported.name)`", at: imported.span,
                    help: nearest(to: imported.name, among: exported).map { "did you mean `\($0)`?" })
            }
            compileName(imported.name, imported.span, in: scope, isAccessed: false)
            compileDefinition(imported.alias, exports: false, imported.span, in: scope)
        }
    }

    /// Compiles a template for what it defines, and returns the names; what it prints is dropped.
    private func compileModule(
        _ template: Expression, _ tag: String, _ span: Span, in scope: Scope
    ) throws(Diagnostic) -> [String] {
        notInProduction("tag `\(tag)`", at: span, instead: "put what the macros print into files, and include them")
        var names: [String] = []
        let outer = html
        html = HTMLTracker()
        emit(.beginCapture, span, in: scope)
        try withTemplate(template, span, ignoresMissing: false) { statements throws(Diagnostic) in
            for statement in statements {
                switch statement.kind {
                case .macro(let name, _): names.append(name)
                case .set(let targets, _):
                    for case .name(let name, _) in targets { names.append(name) }
                default: break
                }
            }
            try compile(statements, in: scope)
        }
        emit(.discardCapture, span, in: scope)
        html = outer
        var seen: Set<String> = []
        return names.filter { !$0.hasPrefix("_") && seen.insert($0).inserted }
    }

    // MARK: The dialect `nunjucks`: blocks are units of their own, found when they are rendered

    func compileBlocks(of statements: [Statement]) throws(Diagnostic) {
        var blocks: [(block: Block, span: Span)] = []
        collectBlocks(statements, into: &blocks)
        isInBlock = true
        for (block, span) in blocks {
            if parts.blocks.contains(where: { $0.name == block.name }) {
                throw error(.syntax, "the block `\(block.name)` is defined more than once", at: span)
            }
            let placeholder = parts.blocks.count
            parts.blocks.append((block.name, 0))
            let index = try compileUnit("block \(block.name)", enclosing: nil) { scope throws(Diagnostic) in
                if let superName = block.superName {
                    emit(.superBlock(name: constant(block.name), scope: scope.index), span, in: scope)
                    let slot = unit.newSlot()
                    scope.known[superName] = slot
                    scope.outsideFrame.insert(superName)
                    emit(.store(slot), span, in: scope)
                }
                try compile(block.body, in: scope)
            }
            parts.blocks[placeholder].unit = Int(index)
        }
        isInBlock = false
    }

    private func collectBlocks(_ statements: [Statement], into blocks: inout [(block: Block, span: Span)]) {
        for statement in statements {
            switch statement.kind {
            case .block(let block):
                blocks.append((block, statement.span))
                collectBlocks(block.body, into: &blocks)
            case .if(let branches, let otherwise):
                for branch in branches { collectBlocks(branch.body, into: &blocks) }
                collectBlocks(otherwise ?? [], into: &blocks)
            case .for(let loop):
                collectBlocks(loop.body, into: &blocks)
                collectBlocks(loop.elseBody ?? [], into: &blocks)
            case .switch(_, let cases, let otherwise):
                for branch in cases { collectBlocks(branch.body, into: &blocks) }
                collectBlocks(otherwise ?? [], into: &blocks)
            case .macro(_, let definition): collectBlocks(definition.body, into: &blocks)
            case .output(let expression): collectBlocks(expression, into: &blocks)
            default: break
            }
        }
    }

    private func collectBlocks(_ expression: Expression, into blocks: inout [(block: Block, span: Span)]) {
        switch expression.kind {
        case .call(_, let arguments): for keyword in arguments.keywords { collectBlocks(keyword.value, into: &blocks) }
        case .caller(let definition): collectBlocks(definition.body, into: &blocks)
        case .filter(let call): collectBlocks(call.input, into: &blocks)
        case .capture(let body): collectBlocks(body, into: &blocks)
        default: break
        }
    }
}
