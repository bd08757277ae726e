/// The variables of a stretch of a template, while it is compiled.
///
/// In the dialect `nunjucks` scopes stand for Nunjucks' frames. A name that is *known* is one that Nunjucks' own
/// compiler turns into a JavaScript variable (a loop's, a macro's parameter, an import): it is read directly, and never
/// means anything else. All other names are looked up in the frames, innermost first, and then in the context; which
/// frames can hold them is known when the unit is complete.
final class Scope {
    let index: Int32
    let parent: Scope?
    /// The loop that the scope belongs to.
    let loop: Int32?
    /// Whether `set` in this scope never changes a variable of an outer one.
    let isolatesWrites: Bool
    var known: [String: Int32] = [:]
    var frame: [String: Int32] = [:]
    /// Known names that Nunjucks does not put into the frame, so that no other template sees them.
    var outsideFrame: Set<String> = []

    init(index: Int32, parent: Scope?, loop: Int32? = nil, isolatesWrites: Bool = false) {
        self.index = index
        self.parent = parent
        self.loop = loop
        self.isolatesWrites = isolatesWrites
    }

    func knownSlot(of name: String) -> Int32? { known[name] ?? parent?.knownSlot(of: name) }

    func frameSlot(of name: String) -> Int32? { frame[name] ?? parent?.frameSlot(of: name) }

    /// The loop whose `loop` is meant here.
    var innermostLoop: Int32? { loop ?? parent?.innermostLoop }
}

/// The code of a unit, while it is compiled.
final class UnitBuilder {
    let name: String
    /// The unit around this one, where the two share variables: a `caller` and the unit of its `call`.
    let enclosing: (unit: UnitBuilder, scope: Scope)?
    var code: [Instruction] = []
    var places: [CodePlace] = []
    var slotCount: Int32 = 0
    var loopCount = 0
    var scopes: [Scope] = []
    var freeNames: [(name: String, slot: Int32, isLexical: Bool)] = []
    var macro: MacroPlan?
    /// Whether this is the code of a template itself, not of a macro or a block of it.
    let isRoot: Bool
    private var depth = 0
    private(set) var maximumDepth = 0
    /// Where a jump leads to, so that nothing before and after it may be merged.
    var barrier = 0

    init(name: String, isRoot: Bool, enclosing: (unit: UnitBuilder, scope: Scope)? = nil) {
        self.name = name
        self.isRoot = isRoot
        self.enclosing = enclosing
    }

    func newSlot() -> Int32 {
        slotCount += 1
        return slotCount - 1
    }

    func newScope(parent: Scope?, loop: Int32? = nil, isolatesWrites: Bool = false) -> Scope {
        let scope = Scope(
            index: Int32(scopes.count), parent: parent, loop: loop, isolatesWrites: isolatesWrites)
        scopes.append(scope)
        return scope
    }

    func freeSlot(of name: String, isLexical: Bool = false) -> Int32 {
        if let known = freeNames.first(where: { $0.name == name && $0.isLexical == isLexical }) { return known.slot }
        let slot = newSlot()
        freeNames.append((name, slot, isLexical))
        return slot
    }

    func push(_ count: Int) {
        depth += count
        maximumDepth = max(maximumDepth, depth)
    }
}
