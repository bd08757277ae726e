import Diagnostics
import HTML
import NunjucksSyntax

// Templates that bring in other templates: include, extends, import, blocks.

extension Analyzer {
    // MARK: Put together while compiling

    /// Analyzes a template whose parents, if it has any, are put together with it.
    func analyzeTemplate(_ statements: [Statement], in scope: Scope) {
        for statement in statements {
            if case .extends(let extends) = statement.kind {
                return analyzeChild(statements, of: extends, in: scope)
            }
        }
        analyze(statements, in: scope)
    }

    private func analyzeChild(_ statements: [Statement], of extends: ExtendsStatement, in scope: Scope) {
        let span = extends.tag.span
        notInProduction("tag `extends`", at: span, instead: "include the shared parts instead")
        for statement in statements {
            switch statement.kind {
            case .block(let block):
                reportBlock(block.tag.span)
                blockOverrides[block.name.text, default: []].append(definition(of: block))
            case .set, .macro, .import, .fromImport: analyze([statement], in: scope)
            default: break
            }
        }
        withTemplate(extends.template, span, ignoresMissing: false) { _, statements in
            analyzeTemplate(statements, in: scope)
        }
    }

    /// Reads the template that an expression names, and calls `body` with its statements, as part of this one.
    private func withTemplate(
        _ expression: Expression, _ span: Span, ignoresMissing: Bool, _ body: (String, [Statement]) -> Void
    ) {
        if case .broken = expression.kind { return }
        guard case .literal(.string(let written)) = expression.kind else {
            return report(
                .syntax, "the template's name must be written out in quotes", at: expression.span,
                help: "production puts templates together before it runs them: choose between includes with {% if %}")
        }
        let name = vocabulary.templateName(written)
        if let repeated = includeStack.firstIndex(of: name) {
            let cycle = (includeStack[repeated...] + [name]).joined(separator: " → ")
            return report(
                .includeCycle, "templates include one another in a circle: \(cycle)", at: expression.span,
                help: "take this include out, or what it includes")
        }
        let found = vocabulary.loader.source(named: name)
        noteEdge(to: name, at: expression.span, exists: found != nil)
        guard let found else {
            if ignoresMissing { return }
            guard canReport(.missingTemplate, .error) else { return }
            let missing = diagnostic(
                .missingTemplate, .error, "there is no template `\(written)`", at: expression.span,
                help: name == written ? nil : "looked for `\(name)`")
            return keep(missing.suggesting(vocabulary.nearestTemplate(to: written), for: written, in: source))
        }
        guard includeStack.count < Self.includeLimit else {
            return report(.limit, "includes are nested more than \(Self.includeLimit) deep", at: span)
        }
        let outer = (source, sourceIndex, chain)
        includeStack.append(name)
        chain = parts.includeChains.extend(chain, by: span, of: sourceIndex)
        source = found
        if let known = parts.sources.firstIndex(where: { $0 === found }) {
            sourceIndex = Int32(known)
        } else {
            sourceIndex = Int32(parts.sources.count)
            parts.sources.append(found)
        }
        let outerSuperName = superName
        superName = nil
        body(name, parse(found).statements)
        superName = outerSuperName
        includeStack.removeLast()
        (source, sourceIndex, chain) = outer
    }

    private func noteEdge(to name: String, at span: Span, exists: Bool) {
        let edge = IncludeGraph.Edge(from: source.name, to: name, span: span, exists: exists)
        if knownEdges.insert(edge.place).inserted { parts.includeGraph.edges.append(edge) }
    }

    func analyzeInclude(_ include: IncludeStatement, in scope: Scope) {
        let span = include.tag.span
        guard dialect.inclusion == .whileCompiling else {
            let template = analyze(include.template, in: scope)
            return add(.include(template, ignoresMissing: include.ignoresMissing), span, in: scope)
        }
        var name = ""
        var body: [AnalyzedStatement] = []
        var fork = beginFork(span, "include", in: scope)
        let added = indentation(before: span)
        let place = location(span, in: scope)
        withTemplate(include.template, span, ignoresMissing: include.ignoresMissing) { found, statements in
            name = found
            let outer = indentation
            if piecesDepth > 0 { indentation = Indentation(of: statements, from: 0, in: source, added: added) }
            let known = assumeNeeds(at: place, in: scope)
            body = analyzeBranch(nil, &fork, kind: .include, in: scope) { analyzeTemplate(statements, in: scope) }
            endNeeds(known)
            indentation = outer
        }
        if !name.isEmpty { add(.included(template: name, body: body), span, in: scope) }
        endFork(fork)
    }

    /// How far the text of an `include` is indented, which stands in a text whose own lines are indented anew.
    private func indentation(before include: Span) -> Int {
        let outer = indentation?.added ?? 0
        let columns = Indentation.columns(before: include, of: source, from: indentation?.start ?? 0)
        return columns.map { max($0 - (indentation?.removed ?? 0), 0) + outer } ?? outer
    }

    func analyzeExtends(_ extends: ExtendsStatement, in scope: Scope) {
        guard dialect.inclusion == .whileCompiling else {
            return add(.extends(analyze(extends.template, in: scope)), extends.tag.span, in: scope)
        }
        // Templates that extend others have been put together before they get here.
        report(
            .syntax, "`extends` can only stand at the top of a template", at: extends.tag.span,
            help: "put it before everything else, outside of other tags")
    }

    // MARK: Blocks

    func analyzeBlock(_ block: BlockStatement, _ span: Span, in scope: Scope) {
        guard dialect.inclusion == .whileCompiling else {
            return add(
                .block(name: block.name.text, onlyWithoutParent: !isInBlock), block.tag.span, in: scope)
        }
        reportBlock(block.tag.span)
        let chain = (blockOverrides[block.name.text] ?? []) + [definition(of: block)]
        analyzeBlock(chain[...], in: scope)
    }

    private func definition(of block: BlockStatement) -> BlockDefinition {
        BlockDefinition(block: block, span: block.tag.span, source: source, superName: newSuperName(of: block.body))
    }

    /// The variable that holds what `super()` gives in a block; nil where the block does not call it.
    private func newSuperName(of body: [Statement]) -> String? {
        guard SuperSearch(in: body, entersBlocksAndSkipsSets: dialect.grammar == .exact).isFound else { return nil }
        superCount += 1
        return "super()\(superCount)"
    }

    private func analyzeBlock(_ chain: ArraySlice<BlockDefinition>, in scope: Scope) {
        guard let definition = chain.first else { return }
        let outer = (source, sourceIndex, superName)
        source = definition.source
        sourceIndex = Int32(parts.sources.firstIndex { $0 === definition.source } ?? 0)
        defer { (source, sourceIndex, superName) = outer }
        let span = definition.block.body.first?.span ?? Span(0..<0)
        if let name = definition.superName {
            guard chain.count > 1 else {
                return report(.syntax, "no template above has a block `\(definition.block.name.text)`", at: span)
            }
            let body = captured(span, in: scope) { analyzeBlock(chain.dropFirst(), in: scope) }
            let parent = AnalyzedExpression(.capture(body), location(span, in: scope), .markup.joined(with: .string))
            add(.set(parent, [store(name, span, parent.type, in: scope)]), span, in: scope)
        }
        superName = definition.superName
        analyze(definition.block.body, in: scope)
    }

    private func reportBlock(_ span: Span) {
        notInProduction("tag `block`", at: span, instead: "include the shared parts instead")
    }

    // MARK: Imports

    func analyzeImport(_ statement: ImportStatement, in scope: Scope) {
        let span = statement.tag.span
        let target = statement.target.text
        guard dialect.inclusion == .whileCompiling else {
            let template = analyze(statement.template, in: scope)
            let store = definition(target, exports: false, span, .unknown, in: scope)
            return add(
                .importTemplate(template, withContext: statement.withContext, bindings: .whole(store)), span, in: scope)
        }
        let names = analyzeModule(statement.template, "import", span, in: scope)
        let members = names.map { name in
            ObjectMember(key: name, value: variable(name, span, in: scope, isAccessed: false))
        }
        let module = AnalyzedExpression(
            .object(members, isKeywords: false), location(span, in: scope), ValueType(of: members))
        let store = definition(target, exports: false, span, module.type, in: scope)
        add(.set(module, [store]), span, in: scope)
    }

    func analyzeFromImport(_ statement: FromImportStatement, in scope: Scope) {
        let span = statement.tag.span
        guard dialect.inclusion == .whileCompiling else {
            let template = analyze(statement.template, in: scope)
            let names = statement.names.map { imported in
                (
                    name: imported.name.text, location: location(imported.name.span, in: scope),
                    store: definition(
                        (imported.alias ?? imported.name).text, exports: false, imported.name.span, .unknown, in: scope)
                )
            }
            return add(
                .importTemplate(template, withContext: statement.withContext, bindings: .names(names)), span, in: scope)
        }
        let exported = analyzeModule(statement.template, "from", span, in: scope)
        for imported in statement.names {
            let (name, nameSpan) = (imported.name.text, imported.name.span)
            guard exported.contains(name) else {
                report(
                    .missingTemplate, "the imported template defines no `\(name)`", at: nameSpan,
                    help: nearest(to: name, among: exported).map { "did you mean `\($0)`?" })
                continue
            }
            let value = variable(name, nameSpan, in: scope, isAccessed: false)
            let alias = (imported.alias ?? imported.name).text
            add(
                .set(value, [definition(alias, exports: false, nameSpan, value.type, in: scope)]), nameSpan, in: scope)
        }
    }

    /// Analyzes a template for what it defines, and returns the names; what it prints is dropped.
    private func analyzeModule(_ template: Expression, _ tag: String, _ span: Span, in scope: Scope) -> [String] {
        notInProduction("tag `\(tag)`", at: span, instead: "put what the macros print into files, and include them")
        var names: [String] = []
        let body = captured(span, in: scope) {
            withTemplate(template, span, ignoresMissing: false) { _, statements in
                for statement in statements {
                    switch statement.kind {
                    case .macro(let macro): names.append(macro.name.text)
                    case .set(let set):
                        for target in set.targets { if case .variable(let name) = target.kind { names.append(name) } }
                    default: break
                    }
                }
                analyze(statements, in: scope)
            }
        }
        add(.discarded(body), span, in: scope)
        var seen: Set<String> = []
        return names.filter { !$0.hasPrefix("_") && seen.insert($0).inserted }
    }

    // MARK: Found while rendering: blocks are units of their own

    func analyzeBlocks(of statements: [Statement]) {
        isInBlock = true
        for (block, superName) in BlockSearch(in: statements).blocks(newSuperName) {
            let (name, span) = (block.name.text, block.tag.span)
            if parts.blocks.contains(where: { $0.name == name }) {
                report(.syntax, "the block `\(name)` is defined more than once", at: span)
                continue
            }
            let position = parts.blocks.count
            parts.blocks.append((name, .root))
            self.superName = superName.name
            let id = analyzeUnit("block \(name)", .block, span, enclosing: nil) { scope in
                if superName.isOwn, let hidden = superName.name {
                    let symbol = unit.newSymbol(hidden, .superText)
                    scope.known[hidden] = symbol
                    scope.outsideFrame.insert(hidden)
                    let store = VariableStore(
                        name: hidden, steps: [.own(symbol)], location: location(span, in: scope))
                    add(.superBlock(name: name, store), span, in: scope)
                }
                analyze(block.body, in: scope)
            }
            self.superName = nil
            parts.blocks[position].unit = id
        }
        isInBlock = false
    }
}
