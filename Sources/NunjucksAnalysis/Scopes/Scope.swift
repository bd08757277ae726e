/// The variables of a stretch of a template, while it is analyzed.
///
/// With Nunjucks' scoping, scopes stand for Nunjucks' frames. A name that is *known* is one that Nunjucks' own compiler
/// turns into a JavaScript variable (a loop's, a macro's parameter, an import): it is read directly, and never means
/// anything else. All other names are looked up in the frames, innermost first, and then in the context; which frames
/// can hold them is known when the unit is complete.
final class Scope {
    let index: Int32
    let parent: Scope?
    /// The loop that the scope belongs to.
    let loop: LoopID?
    /// Whether `set` in this scope never changes a variable of an outer one.
    let isolatesWrites: Bool
    var known: [String: SymbolID] = [:]
    var frame: [String: SymbolID] = [:]
    /// Known names that Nunjucks does not put into the frame, so that no other template sees them.
    var outsideFrame: Set<String> = []

    init(index: Int32, parent: Scope?, loop: LoopID? = nil, isolatesWrites: Bool = false) {
        self.index = index
        self.parent = parent
        self.loop = loop
        self.isolatesWrites = isolatesWrites
    }

    func knownSymbol(of name: String) -> SymbolID? { known[name] ?? parent?.knownSymbol(of: name) }

    func frameSymbol(of name: String) -> SymbolID? { frame[name] ?? parent?.frameSymbol(of: name) }

    /// The loop whose `loop` is meant here.
    var innermostLoop: LoopID? { loop ?? parent?.innermostLoop }

    /// The scope with what is known of it at the end.
    var analyzed: AnalyzedScope {
        // A variable that is known and in the frame too has two values, which `set` can part.
        let direct = known.sorted { $0.key < $1.key }.map { name, symbol in
            (name: name, symbol: symbol, isInFrame: frame[name] == nil && !outsideFrame.contains(name))
        }
        let framed = frame.sorted { $0.key < $1.key }.map { (name: $0.key, symbol: $0.value, isInFrame: true) }
        return AnalyzedScope(parent: parent?.index, names: direct + framed, loop: loop)
    }
}
