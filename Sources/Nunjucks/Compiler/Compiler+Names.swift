// Which variable a name means.

extension Compiler {
    /// Emits the reading of a variable.
    func compileName(_ name: String, _ span: Span, in scope: Scope, isAccessed: Bool) {
        if let slot = scope.knownSlot(of: name) {
            emit(.load(slot), span, in: scope)
            return
        }
        if name == "loop", scope.frame["loop"] == nil, let loop = scope.innermostLoop {
            reportLoop(span, nil)
            emit(.loopObject(loop), span, in: scope)
            return
        }
        if let slot = slotInEnclosingUnits(name) {
            emit(.load(slot), span, in: scope)
            return
        }
        guard options.dialect == .sm else {
            // Which frames can hold the variable is known when the unit is complete.
            emit(.loadFirst(Int32(pendingName(name))), span, in: scope)
            return
        }
        if name == "index", let loop = scope.innermostLoop {
            let slot = parts.loops[Int(loop)].indexSlot ?? unit.newSlot()
            parts.loops[Int(loop)].indexSlot = slot
            emit(.load(slot), span, in: scope)
            return
        }
        noteUse(of: name, at: span, isAccessed: isAccessed)
        let slot = globalSlot(of: name)
        emit(unit.isRoot ? .load(slot) : .loadGlobal(slot), span, in: scope)
    }

    func reportLoop(_ span: Span, _ field: LoopField?) {
        let instead =
            switch field {
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

    /// In `sm`: the slot of a variable of the whole page.
    func globalSlot(of name: String) -> Int32 {
        if let slot = globalSlots[name] { return slot }
        let slot = rootUnit.freeSlot(of: name)
        globalSlots[name] = slot
        return slot
    }

    /// A slot of this unit for a loop variable or a parameter of the unit around it, if there is one.
    private func slotInEnclosingUnits(_ name: String) -> Int32? {
        var enclosing = unit.enclosing
        while let (outer, scope) = enclosing {
            if scope.knownSlot(of: name) != nil { return unit.freeSlot(of: name, isLexical: true) }
            enclosing = outer.enclosing
        }
        return nil
    }

    private func pendingName(_ name: String) -> Int {
        pendingNames.append(name)
        return pendingNames.count - 1
    }

    /// Decides on what the names of a unit mean that were left open while it was compiled.
    func resolveNames(in unit: UnitBuilder) {
        guard options.dialect == .nunjucks else { return }
        for (position, instruction) in unit.code.enumerated() {
            let scope = unit.scopes[Int(unit.places[position].scope)]
            switch instruction {
            case .loadFirst(let pending):
                let name = pendingNames[Int(pending)]
                let candidates = frameSlots(of: name, from: scope)
                let free = unit.freeSlot(of: name)
                if candidates.isEmpty {
                    unit.code[position] = .load(free)
                } else {
                    parts.slotLists.append(candidates + [free])
                    unit.code[position] = .loadFirst(Int32(parts.slotLists.count - 1))
                }
            case .storeDynamic(let pending):
                let name = pendingNames[Int(pending)]
                let fallback = scope.frame[name] ?? 0
                var candidates: [Int32] = [fallback]
                if !scope.isolatesWrites, let parent = scope.parent {
                    candidates += frameSlots(of: name, from: parent)
                }
                let isAtTop = scope.parent == nil
                _ = unit.freeSlot(of: name)
                parts.storePlans.append(
                    StorePlan(
                        candidates: candidates,
                        freeName: unit.freeNames.firstIndex { $0.name == name && !$0.isLexical },
                        isAtTop: isAtTop, fallback: fallback))
                unit.code[position] = .storeDynamic(Int32(parts.storePlans.count - 1))
            default: break
            }
        }
    }

    private func frameSlots(of name: String, from scope: Scope) -> [Int32] {
        var slots: [Int32] = []
        var current: Scope? = scope
        while let here = current {
            if let slot = here.frame[name] ?? here.known[name] { slots.append(slot) }
            current = here.parent
        }
        return slots
    }

    /// Emits the setting of a variable to the value on top of the stack.
    func compileStore(_ name: String, _ span: Span, in scope: Scope) {
        if options.dialect == .sm {
            setNames.insert(name)
            if let slot = scope.knownSlot(of: name) {
                emit(.store(slot), span, in: scope)
            } else {
                let slot = globalSlot(of: name)
                emit(unit.isRoot ? .store(slot) : .storeGlobal(slot), span, in: scope)
            }
            return
        }
        let isTopLevel = unit.isRoot && scope.parent == nil
        if isTopLevel { emit(.duplicate, span, in: scope) }
        if let slot = scope.knownSlot(of: name), scope.frameSlot(of: name) == nil {
            emit(.store(slot), span, in: scope)
        } else {
            if let slot = scope.knownSlot(of: name) {
                emit(.duplicate, span, in: scope)
                emit(.store(slot), span, in: scope)
            } else if slotInEnclosingUnits(name) != nil,
                let position = unit.freeNames.firstIndex(where: { $0.name == name && $0.isLexical })
            {
                emit(.storeLexical(Int32(position)), span, in: scope)
            }
            if scope.frame[name] == nil { scope.frame[name] = unit.newSlot() }
            emit(.storeDynamic(Int32(pendingName(name))), span, in: scope)
        }
        if isTopLevel {
            emit(.defineInContext(name: constant(name), exports: !name.hasPrefix("_")), span, in: scope)
        }
    }

    /// Emits the definition of a macro, or of what an import gives, as Nunjucks defines them: known from here on in this
    /// scope; in the context if no frame is around, in the frame otherwise.
    func compileDefinition(_ name: String, exports: Bool, _ span: Span, in scope: Scope) {
        if options.dialect == .sm {
            setNames.insert(name)
            let slot = globalSlot(of: name)
            emit(unit.isRoot ? .store(slot) : .storeGlobal(slot), span, in: scope)
            return
        }
        let slot = scope.known[name] ?? scope.frame[name] ?? unit.newSlot()
        scope.known[name] = slot
        if scope.parent == nil, unit.enclosing == nil {
            emit(.duplicate, span, in: scope)
            emit(.defineInContext(name: constant(name), exports: exports), span, in: scope)
        }
        emit(.store(slot), span, in: scope)
    }
}
