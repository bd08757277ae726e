/// The variables of a unit, while it is analyzed.
final class UnitScope {
    let id: UnitID
    let name: String
    /// The unit around this one, where the two share variables: a `caller` and the unit of its `call`.
    let enclosing: (unit: UnitScope, scope: Scope)?
    private(set) var symbols: [Symbol] = []
    private var roots: [ValueRoot?] = []
    private(set) var scopes: [Scope] = []
    private(set) var freeNames: [AnalyzedUnit.FreeName] = []
    /// Their positions by name: those of names that mean what they mean at the unit's entrance, and the lexical ones.
    private var freePositions: [[String: Int]] = [[:], [:]]
    /// The names that are read, or set, as frames have them, each from its scope.
    private(set) var pendingReads: [(name: String, scope: Scope)] = []
    private(set) var pendingWrites: [(name: String, scope: Scope)] = []
    var loopCount = 0
    var macro: AnalyzedUnit.Macro?

    /// Whether this is the template itself, not a macro or a block of it.
    var isRoot: Bool { id == .root }

    init(id: UnitID, name: String, enclosing: (unit: UnitScope, scope: Scope)? = nil) {
        self.id = id
        self.name = name
        self.enclosing = enclosing
    }

    func newSymbol(_ name: String, _ kind: Symbol.Kind) -> SymbolID {
        symbols.append(Symbol(name: name, kind: kind))
        roots.append(nil)
        return SymbolID(symbols.count - 1)
    }

    /// The number of a symbol among the variables whose values are followed; `make` gives one where it has none.
    func root(of symbol: SymbolID, orMake make: () -> ValueRoot) -> ValueRoot {
        if let known = roots[Int(symbol)] { return known }
        let root = make()
        follow(symbol, as: root)
        return root
    }

    func follow(_ symbol: SymbolID, as root: ValueRoot) { roots[Int(symbol)] = root }

    func newScope(parent: Scope?, loop: LoopID? = nil, isolatesWrites: Bool = false) -> Scope {
        let scope = Scope(index: Int32(scopes.count), parent: parent, loop: loop, isolatesWrites: isolatesWrites)
        scopes.append(scope)
        return scope
    }

    /// The symbol of a name that means what it means where the unit is entered.
    func freeSymbol(of name: String, isLexical: Bool = false) -> SymbolID {
        if let known = position(ofFree: name, isLexical: isLexical) { return freeNames[known].symbol }
        let symbol = newSymbol(name, .free)
        freePositions[isLexical ? 1 : 0][name] = freeNames.count
        freeNames.append(AnalyzedUnit.FreeName(name: name, symbol: symbol, isLexical: isLexical))
        return symbol
    }

    /// Where a name stands in ``freeNames``.
    func position(ofFree name: String, isLexical: Bool) -> Int? { freePositions[isLexical ? 1 : 0][name] }

    /// A symbol of this unit for a loop variable or a parameter of the unit around it, if there is one.
    func symbolInEnclosingUnits(_ name: String) -> SymbolID? {
        var enclosing = enclosing
        while let (outer, scope) = enclosing {
            if scope.knownSymbol(of: name) != nil { return freeSymbol(of: name, isLexical: true) }
            enclosing = outer.enclosing
        }
        return nil
    }

    func addRead(_ name: String, from scope: Scope) -> Int32 {
        pendingReads.append((name, scope))
        return Int32(pendingReads.count - 1)
    }

    func addWrite(_ name: String, from scope: Scope) -> Int32 {
        pendingWrites.append((name, scope))
        return Int32(pendingWrites.count - 1)
    }

    /// The unit, now that all of its body is known.
    func finish(body: [AnalyzedStatement]) -> AnalyzedUnit {
        let reads = pendingReads.map { name, scope in
            FrameRead(candidates: Self.frameSymbols(of: name, from: scope) + [freeSymbol(of: name)])
        }
        let writes = pendingWrites.map { name, scope in
            let fallback = scope.frame[name] ?? 0
            var candidates: [SymbolID] = [fallback]
            if !scope.isolatesWrites, let parent = scope.parent {
                candidates += Self.frameSymbols(of: name, from: parent)
            }
            _ = freeSymbol(of: name)
            return FrameWrite(
                candidates: candidates, freeName: position(ofFree: name, isLexical: false),
                isAtTop: scope.parent == nil, fallback: fallback)
        }
        return AnalyzedUnit(
            name: name, symbols: symbols, scopes: scopes.map(\.analyzed), freeNames: freeNames, macro: macro,
            loopCount: loopCount, body: body, reads: reads, writes: writes)
    }

    private static func frameSymbols(of name: String, from scope: Scope) -> [SymbolID] {
        var symbols: [SymbolID] = []
        var current: Scope? = scope
        while let here = current {
            if let symbol = here.frame[name] ?? here.known[name] { symbols.append(symbol) }
            current = here.parent
        }
        return symbols
    }
}
