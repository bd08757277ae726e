import Diagnostics

// Which variable a name means.

extension Analyzer {
    /// The reading of a variable.
    func variable(_ name: String, _ span: Span, in scope: Scope, isAccessed: Bool) -> AnalyzedExpression {
        let location = location(span, in: scope)
        if let symbol = scope.knownSymbol(of: name) {
            if unit.symbols[Int(symbol)].kind == .caller {
                notInProduction("variable `caller`", at: span, instead: "include a file in its place")
            }
            return AnalyzedExpression(
                .variable(.own(symbol)), location,
                values.knownType(of: root(of: symbol)) ?? .unknown)
        }
        if name == "loop", scope.frame["loop"] == nil, let loop = scope.innermostLoop {
            reportLoop(span, nil)
            return AnalyzedExpression(.loopObject(loop), location, .unknown)
        }
        if let symbol = unit.symbolInEnclosingUnits(name) {
            return AnalyzedExpression(.variable(.own(symbol)), location, .unknown)
        }
        guard dialect.scoping == .page else {
            // Which frames can hold the variable is known when the unit is complete.
            return AnalyzedExpression(.variable(.frames(unit.addRead(name, from: scope))), location, .unknown)
        }
        if let symbol = loopIndex(name, scope) {
            return AnalyzedExpression(.variable(.own(symbol)), location, .number)
        }
        let pageName = pageName(name)
        if let function = vocabulary.functions[name], !pageNames[pageName].isSet {
            reportGap(function, as: name, at: span)
        }
        noteUse(of: pageName, at: span, isAccessed: isAccessed, in: scope)
        let reference = pageVariable(pageName)
        if values.isUnset(pageNames[pageName].root) {
            parts.unsetReads.insert(location)
            // What is said of it is said once: that it has not been set.
            return AnalyzedExpression(.variable(reference), location, .unknown)
        }
        return AnalyzedExpression(.variable(reference), location, pageType(of: pageName))
    }

    /// The variable `index` of the loop around, where the dialect has one.
    func loopIndex(_ name: String, _ scope: Scope) -> SymbolID? {
        guard name == "index", dialect.hasLoopIndex, let loop = scope.innermostLoop else { return nil }
        let symbol = parts.loops[Int(loop.index)].index ?? unit.newSymbol(name, .loopIndex)
        parts.loops[Int(loop.index)].index = symbol
        return symbol
    }

    /// A variable of the whole page.
    func pageVariable(_ name: PageNames.Position) -> VariableReference {
        let symbol = pageSymbol(of: name)
        return unit.isRoot ? .own(symbol) : .page(symbol)
    }

    private func pageSymbol(of name: PageNames.Position) -> SymbolID {
        if let symbol = pageNames[name].symbol { return symbol }
        let symbol = rootUnit.freeSymbol(of: pageNames[name].name)
        rootUnit.follow(symbol, as: pageNames[name].root)
        pageNames[name].symbol = symbol
        return symbol
    }

    /// The number of a variable of this unit, among those whose values are followed.
    func root(of symbol: SymbolID) -> ValueRoot { unit.root(of: symbol, orMake: newRoot) }

    /// What is known of a variable of the page: what a template has set it to, else what the host says of it.
    func pageType(of name: PageNames.Position) -> ValueType {
        let entry = pageNames[name]
        if let type = values.knownType(of: entry.root) { return type }
        return entry.isSet || !unit.isRoot ? .unknown : entry.hostType ?? .unknown
    }

    func reportLoop(_ span: Span, _ property: LoopProperty?) {
        let instead =
            switch property {
            case .index: "write `index + 1`"
            case .index0: "write `index`, which counts from 0"
            case .first: "write `index === 0`, which counts from 0"
            case .last: "write `index === list.length - 1`"
            case .length: "write `list.length`"
            case .revindex: "write `list.length - index`"
            case .revindex0: "write `list.length - index - 1`"
            case nil: "use `index`, which counts from 0, and `list.length`"
            }
        notInProduction("variable `loop`", at: span, instead: instead)
    }

    /// How `set` sets a variable.
    func store(_ name: String, _ span: Span, _ type: ValueType, in scope: Scope) -> VariableStore {
        VariableStore(name: name, steps: storeSteps(name, span, type, in: scope), location: location(span, in: scope))
    }

    private func storeSteps(_ name: String, _ span: Span, _ type: ValueType, in scope: Scope) -> [VariableStore.Step] {
        if dialect.scoping == .page {
            if scope.knownSymbol(of: name) == nil { reportHidden(name, at: span) }
            let pageName = pageName(name)
            pageNames[pageName].isSet = true
            if let symbol = scope.knownSymbol(of: name) {
                values.set(root(of: symbol), to: type)
                return [.own(symbol)]
            }
            return [pageStep(pageName, type)]
        }
        var steps: [VariableStore.Step] = []
        if let symbol = scope.knownSymbol(of: name), scope.frameSymbol(of: name) == nil {
            steps.append(.own(symbol))
        } else {
            if let symbol = scope.knownSymbol(of: name) {
                steps.append(.own(symbol))
            } else if unit.symbolInEnclosingUnits(name) != nil,
                let position = unit.position(ofFree: name, isLexical: true)
            {
                steps.append(.lexical(Int32(position)))
            }
            if scope.frame[name] == nil { scope.frame[name] = unit.newSymbol(name, .local) }
            steps.append(.frames(unit.addWrite(name, from: scope)))
        }
        if unit.isRoot, scope.parent == nil {
            steps.append(.context(name: name, exports: !name.hasPrefix("_")))
        }
        return steps
    }

    private func pageStep(_ name: PageNames.Position, _ type: ValueType) -> VariableStore.Step {
        values.set(pageNames[name].root, to: type)
        return unit.isRoot ? .own(pageSymbol(of: name)) : .page(pageSymbol(of: name))
    }

    /// How a macro, or what an import gives, becomes a variable, as Nunjucks defines them: known from here on in this
    /// scope; in the context if no frame is around, in the frame otherwise.
    func definition(_ name: String, exports: Bool, _ span: Span, _ type: ValueType, in scope: Scope) -> VariableStore {
        let location = location(span, in: scope)
        if dialect.scoping == .page {
            let pageName = pageName(name)
            pageNames[pageName].isSet = true
            return VariableStore(name: name, steps: [pageStep(pageName, type)], location: location)
        }
        let symbol = scope.known[name] ?? scope.frame[name] ?? unit.newSymbol(name, .local)
        scope.known[name] = symbol
        var steps: [VariableStore.Step] = []
        if scope.parent == nil, unit.enclosing == nil { steps.append(.context(name: name, exports: exports)) }
        steps.append(.own(symbol))
        return VariableStore(name: name, steps: steps, location: location)
    }
}
