import Diagnostics
import HTML
import NunjucksSyntax

extension Analyzer {
    func analyze(_ statements: [Statement], in scope: Scope) {
        let start = statements.first?.tagSpan ?? Span(0..<0)
        guard statementDepth < Self.depthLimit else {
            return report(.limit, "tags and includes are nested more than \(Self.depthLimit) deep", at: start)
        }
        statementDepth += 1
        defer { statementDepth -= 1 }
        for statement in statements {
            if isTooLarge(at: statement.tagSpan) { return }
            analyze(statement, in: scope)
        }
    }

    private func analyze(_ statement: Statement, in scope: Scope) {
        switch statement.kind {
        case .text(let text): analyzeText(text.printed, in: scope)
        case .comment(let comment): reportNestedComment(comment)
        case .broken: break
        case .raw(let raw): analyzeText(raw.text, in: scope)
        case .output(let output): analyzeOutput(output.value, output.tag.span, in: scope)
        case .if(let statement): analyzeIf(statement, in: scope)
        case .for(let loop): analyzeFor(loop, in: scope)
        case .set(let set): analyzeSet(set, in: scope)
        case .include(let include): analyzeInclude(include, in: scope)
        case .extends(let extends): analyzeExtends(extends, in: scope)
        case .block(let block): analyzeBlock(block, statement.span, in: scope)
        case .macro(let macro): analyzeMacro(macro, in: scope)
        case .call(let call): analyzeCallBlock(call, in: scope)
        case .import(let statement): analyzeImport(statement, in: scope)
        case .fromImport(let statement): analyzeFromImport(statement, in: scope)
        case .filter(let filter): analyzeFilterBlock(filter, in: scope)
        case .switch(let statement): analyzeSwitch(statement, in: scope)
        case .custom(let custom): analyzeCustomTag(custom, in: scope)
        }
    }

    // MARK: Branches

    private func analyzeIf(_ statement: IfStatement, in scope: Scope) {
        guard let first = statement.branches.first else { return }
        let span = first.tag.span
        var fork = beginFork(span, "if", in: scope)
        var branches: [AnalyzedBranch] = []
        var flow = values.beginBranches()
        for branch in statement.branches {
            let condition = analyze(branch.condition, in: scope)
            values.begin(&flow)
            assume(condition, isTrue: true)
            let body = analyzeBranch(branch.body, branch.tag.span, &fork, in: scope)
            values.end(&flow)
            branches.append(
                AnalyzedBranch(condition: condition, body: body, location: location(branch.tag.span, in: scope)))
            // What follows is reached only where the condition does not hold.
            assume(condition, isTrue: false)
        }
        values.begin(&flow)
        let otherwise = analyzeBranch(
            statement.otherwise?.body ?? [], statement.otherwise == nil ? nil : span, &fork, in: scope)
        values.end(&flow)
        values.join(flow)
        add(.if(branches, otherwise: otherwise), span, in: scope)
        endFork(fork)
    }

    private func analyzeSwitch(_ statement: SwitchStatement, in scope: Scope) {
        let span = statement.tag.span
        notInProduction("tag `switch`", at: span, instead: "use {% if %} … {% elif %}")
        var fork = beginFork(span, "switch", in: scope)
        let subject = analyze(statement.subject, in: scope)
        let conditions = statement.cases.map { analyze($0.condition, in: scope) }
        var flow = values.beginBranches()
        var cases: [AnalyzedCase] = []
        for (branch, condition) in zip(statement.cases, conditions) {
            var body: [AnalyzedStatement]?
            // A case without a body falls through to the next one's.
            if branch.body.contains(where: \.makesBody) {
                values.begin(&flow)
                body = analyzeBranch(branch.body, branch.tag.span, &fork, in: scope)
                values.end(&flow)
            }
            cases.append(
                AnalyzedCase(condition: condition, body: body, location: location(branch.tag.span, in: scope)))
        }
        values.begin(&flow)
        let otherwise = analyzeBranch(
            statement.otherwise?.body ?? [], statement.otherwise == nil ? nil : span, &fork, in: scope)
        values.end(&flow)
        values.join(flow)
        add(.switch(subject, cases: cases, otherwise: otherwise), span, in: scope)
        endFork(fork)
    }

    // MARK: Loops

    private func analyzeFor(_ loop: ForStatement, in scope: Scope) {
        let span = loop.tag.span
        let id = LoopID(index: Int32(parts.loops.count))
        let inner = unit.newScope(parent: scope, loop: id)
        parts.loops.append(AnalyzedLoop(number: unit.loopCount, targets: []))
        unit.loopCount += 1
        // In Nunjucks the list is worked out in the loop's own frame already, with the loop's own `loop`.
        let iterable = analyze(loop.iterable, in: dialect.scoping == .page ? scope : inner)
        reportLoopCondition(loop, in: scope)
        reportParts(loop, over: iterable.type)
        let types = targetTypes(of: loop.targets, over: iterable.type)
        for (target, type) in zip(loop.targets, types) {
            let symbol = unit.newSymbol(target.text, .loopVariable)
            inner.known[target.text] = symbol
            parts.loops[Int(id.index)].targets.append((target.text, symbol))
            values.set(root(of: symbol), to: type)
        }
        parts.loops[Int(id.index)].mirrors = mirrors(of: loop.targets.map(\.text), setIn: loop.body, in: inner)
        guard unit.loopCount <= Self.loopLimit else {
            return report(.limit, "a page cannot have more than \(Self.loopLimit) loops", at: span)
        }
        var fork = beginFork(span, "for", in: scope)
        // What a turn sets, the next one sees.
        forget(pageVariables(setIn: loop.body))
        var flow = values.beginBranches()
        values.begin(&flow)
        let body = analyzeBranch(loop.body, span, &fork, kind: .loopBody, in: inner)
        values.end(&flow)
        values.begin(&flow)
        let otherwise = analyzeBranch(
            loop.otherwise?.body ?? [], loop.otherwise == nil ? nil : span, &fork, in: inner)
        values.end(&flow)
        values.join(flow)
        // Where the loop's list stands is where it can fail.
        statements.append(
            AnalyzedStatement(
                .loop(id, over: iterable, body: body, otherwise: loop.otherwise == nil ? nil : otherwise),
                location(span, in: inner), fragment))
        endFork(fork)
        if dialect.scoping == .frames {
            parts.loops[Int(id.index)].frameSymbols = inner.frame.sorted { $0.key < $1.key }.map(\.value)
            parts.loops[Int(id.index)].overwrittenLoop = inner.frame["loop"]
        }
    }

    /// The types of a loop's variables: of one, the items'; of several, the parts of the items, by position or by name, or
    /// the keys and values of an object.
    private func targetTypes(of targets: [Name], over list: ValueType) -> [ValueType] {
        if targets.count == 1 { return [list.element] }
        if targets.count == 2, list.members.allSatisfy({ if case .record = $0 { true } else { $0.isMap } }) {
            return [list.keys, list.values]
        }
        let item = list.element
        return targets.enumerated().map { position, target in
            let named = item.member(target.text)
            return named.isListed ? named.type : item.element(at: .number)
        }
    }

    /// Forgets what is known of some variables of the page; of all, where it is not known which.
    private func forget(_ names: Set<String>?) {
        if let names {
            for name in names { values.set(pageNames[pageName(name)].root, to: .unknown) }
        } else {
            for entry in pageNames.entries where values.hasFacts(of: entry.root) {
                values.set(entry.root, to: .unknown)
            }
        }
    }

    /// The variables of the page that statements set, also in the templates that they include; nil where that is not
    /// known.
    private func pageVariables(setIn statements: [Statement]) -> Set<String>? {
        guard dialect.scoping == .page else { return [] }
        return namesSet(by: SetNames(in: statements))
    }

    private func namesSet(by set: SetNames) -> Set<String>? {
        namesSetInMacros.formUnion(set.namesInMacros)
        guard set.includesAreWrittenOut else { return nil }
        var names = set.names
        for written in set.includes {
            guard let others = namesSet(inTemplate: vocabulary.templateName(written)) else { return nil }
            names.formUnion(others)
        }
        return names
    }

    func namesSet(inTemplate name: String) -> Set<String>? {
        if let known = namesSetInTemplates[name] { return known }
        // A template that comes back to itself adds nothing of its own.
        namesSetInTemplates[name] = .some([])
        guard let source = vocabulary.loader.source(named: name) else { return [] }
        // The analysis goes no deeper either.
        guard namesSetDepth < Self.includeLimit else { return nil }
        namesSetDepth += 1
        defer { namesSetDepth -= 1 }
        let names = namesSet(by: SetNames(in: tree(of: source).statements))
        namesSetInTemplates[name] = .some(names)
        return names
    }

    /// With frames: second symbols for those variables of a loop or a macro that its body sets.
    ///
    /// Nunjucks keeps such a variable twice, as a JavaScript variable and in the frame, and `set` can give the two
    /// different values.
    func mirrors(
        of names: [String], setIn body: [Statement], in scope: Scope
    ) -> [(known: SymbolID, frame: SymbolID)] {
        guard dialect.scoping == .frames else { return [] }
        let set = SetNames(in: body)
        return names.filter { set.bringsInTemplates || set.names.contains($0) }.compactMap { name in
            guard let known = scope.known[name] else { return nil }
            let symbol = unit.newSymbol(name, .local)
            scope.frame[name] = symbol
            return (known, symbol)
        }
    }

    // MARK: Variables

    private func analyzeSet(_ set: SetStatement, in scope: Scope) {
        let span = set.tag.span
        reportBody(of: set)
        if set.targets.count == 1, case .property(let property) = set.targets[0].kind {
            return analyzeSetProperty(property, set, in: scope)
        }
        let value = analyze(set.value, span, in: scope)
        var stores: [VariableStore] = []
        for target in set.targets {
            guard case .variable(let name) = target.kind else {
                return report(.syntax, "only variables can be set several at a time", at: span)
            }
            stores.append(store(name, target.span, value.type, in: scope))
        }
        add(.set(value, stores), span, in: scope)
    }

    private func analyzeSetProperty(_ property: Expression, _ set: SetStatement, in scope: Scope) {
        parts.mutatesValues = true
        let object: Expression
        let key: AnalyzedExpression
        switch property.kind {
        case .member(let owner, let name):
            object = owner
            key = AnalyzedExpression(.literal(.string(name.text)), location(name.span, in: scope), .string)
        case .index(let owner, let index):
            object = owner
            key = analyze(index, in: scope)
        default: return
        }
        let analyzedObject = analyze(object, in: scope, isAccessed: true)
        let value = analyze(set.value, set.tag.span, in: scope)
        values.forgetProperties()
        add(.setProperty(object: analyzedObject, key: key, value: value), property.span, in: scope)
    }

    private func analyze(_ value: SetStatement.Value, _ span: Span, in scope: Scope) -> AnalyzedExpression {
        switch value {
        case .expression(let expression): return analyze(expression, in: scope)
        case .body(let body, _):
            let outer = superName
            // Nunjucks overlooks calls of `super()` in the body of a `set`.
            if dialect.grammar == .exact { superName = nil }
            defer { superName = outer }
            return capture(body, span, in: scope)
        }
    }

    /// What some statements print, as a value.
    func capture(_ body: [Statement], _ span: Span, in scope: Scope) -> AnalyzedExpression {
        let analyzed = captured(span, in: scope) { analyze(body, in: scope) }
        return AnalyzedExpression(
            .capture(analyzed), location(span, in: scope), tracksHTML ? .markup.joined(with: .string) : .string)
    }

    /// The statements of a capture, which stand in HTML of their own.
    func captured(_ span: Span, in scope: Scope, _ body: () -> Void) -> [AnalyzedStatement] {
        let outer = (html, textDepth, piecesDepth)
        textDepth = 0
        piecesDepth = 0
        let analyzed = fragment(.capture, at: location(span, in: scope), in: scope, tree: .loose, body)
        (html, textDepth, piecesDepth) = outer
        return analyzed
    }

    private func analyzeFilterBlock(_ filter: FilterStatement, in scope: Scope) {
        let span = filter.tag.span
        notInProduction("tag `filter`", at: span, instead: "apply the filter to values: {{ value | t }}")
        let input = capture(filter.body, span, in: scope)
        let value = analyzeFilter(filter.name, input, filter.arguments, filter.name.span, in: scope)
        analyzeOutput(value, span, in: scope)
    }

    // MARK: Macros

    private func analyzeMacro(_ macro: MacroStatement, in scope: Scope) {
        let span = macro.tag.span
        notInProduction("tag `macro`", at: span, instead: "put what it prints into a file of its own, and include it")
        let name = macro.name.text
        let unit = analyzeMacro(name, macro.parameters, macro.body, span, enclosing: nil)
        add(
            .macro(unit, definition(name, exports: !name.hasPrefix("_"), span, .function, in: scope)), span, in: scope)
    }

    private func analyzeMacro(
        _ name: String, _ parameters: [MacroParameter], _ body: [Statement], _ span: Span, enclosing: Scope?
    ) -> UnitID {
        analyzeUnit(name, .macro, span, enclosing: enclosing) { scope in
            // Nunjucks keeps `caller` in the frame only, so that a parameter of that name goes before it.
            let caller = unit.newSymbol("caller", .caller)
            var macro = AnalyzedUnit.Macro(caller: caller, isCaller: enclosing != nil)
            if dialect.scoping == .page { scope.known["caller"] = caller } else { scope.frame["caller"] = caller }
            let required = parameters.filter { $0.defaultValue == nil }.map(\.name.text)
            for parameter in required {
                let symbol = unit.newSymbol(parameter, .parameter)
                scope.known[parameter] = symbol
                macro.parameters.append((parameter, symbol))
            }
            macro.mirrors = mirrors(of: required, setIn: body, in: scope)
            let optional = parameters.compactMap { parameter in parameter.defaultValue.map { (parameter.name, $0) } }
            let symbols = optional.map { unit.newSymbol($0.0.text, .parameter) }
            for ((parameter, defaultValue), symbol) in zip(optional, symbols) {
                let value = analyze(defaultValue, in: scope)
                macro.defaults.append((parameter.text, symbol, value))
                // The next default sees this parameter. Nunjucks has it in the frame, not as a variable of its own.
                if dialect.scoping == .page {
                    scope.known[parameter.text] = symbol
                } else {
                    scope.frame[parameter.text] = symbol
                }
            }
            unit.macro = macro
            analyze(body, in: scope)
        }
    }

    private func analyzeCallBlock(_ call: CallStatement, in scope: Scope) {
        let span = call.tag.span
        guard case .call(let callee, let arguments) = call.call.kind else { return }
        notInProduction("tag `call`", at: span, instead: "include a file, and set what it prints before that")
        let unit = analyzeMacro("caller", call.parameters, call.body, span, enclosing: scope)
        let caller = AnalyzedExpression(.caller(unit), location(span, in: scope), .function)
        let value = analyzeCall(
            callee, arguments, call.call.span, caller: ObjectMember(key: "caller", value: caller), in: scope)
        analyzeOutput(value, span, in: scope)
    }

    // MARK: Tags of the host

    private func analyzeCustomTag(_ custom: CustomStatement, in scope: Scope) {
        let span = custom.tag.span
        let name = custom.tag.name.text
        var body: [AnalyzedStatement]?
        if let statements = custom.body {
            let outer = indentation
            indentation = Indentation(of: statements, from: Int(span.end), in: source)
            piecesDepth += 1
            body = collect { analyze(statements, in: scope) }
            piecesDepth -= 1
            indentation = outer
        }
        let arguments = analyze(custom.arguments, in: scope)
        if let signature = vocabulary.tagSignatures[name] { reportGap(signature, as: name, at: span) }
        let use = use(name, vocabulary.tagSignatures[name], arguments.positional, arguments.keywords)
        reportFaults(of: use, arguments.positional, arguments.keywords, at: span)
        let target = outputTarget(span, in: scope)
        add(
            .custom(
                CustomTagUse(
                    function: use, arguments: arguments, ignoresMissing: custom.ignoresMissing, body: body,
                    target: target)), span, in: scope)
    }
}

extension Statement {
    /// The bytes of the statement's first tag; of text, all of it.
    var tagSpan: Span {
        switch kind {
        case .text, .comment, .broken: span
        case .output(let output): output.tag.span
        case .if(let statement): statement.branches.first?.tag.span ?? span
        case .for(let loop): loop.tag.span
        case .set(let set): set.tag.span
        case .include(let include): include.tag.span
        case .extends(let extends): extends.tag.span
        case .block(let block): block.tag.span
        case .macro(let macro): macro.tag.span
        case .call(let call): call.tag.span
        case .import(let statement): statement.tag.span
        case .fromImport(let statement): statement.tag.span
        case .filter(let filter): filter.tag.span
        case .switch(let statement): statement.tag.span
        case .raw(let raw): raw.tag.span
        case .custom(let custom): custom.tag.span
        }
    }

    /// Whether a case with this statement has a body of its own: text does, even where trimming leaves nothing of it.
    fileprivate var makesBody: Bool {
        switch kind {
        case .comment: false
        case .raw(let raw): raw.text.start < raw.text.end
        default: true
        }
    }
}
