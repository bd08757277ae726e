import NunjucksSyntax

/// Finds the blocks of a template, wherever they stand in it.
struct BlockSearch {
    private var found: [(block: BlockStatement, outermost: Int?)] = []
    private var outermost: Int?

    init(in statements: [Statement]) { collect(statements) }

    /// The blocks, each with the variable that `super()` stands for in it.
    ///
    /// In Nunjucks the outermost block takes all calls of `super()` in it for its own, those in inner blocks too.
    /// - Parameter superName: Gives the variable of a block; nil where nothing in it calls `super()`.
    func blocks(
        _ superName: ([Statement]) -> String?
    ) -> [(block: BlockStatement, superName: (name: String?, isOwn: Bool))] {
        var names: [Int: String?] = [:]
        return found.enumerated().map { position, entry in
            if let outermost = entry.outermost { return (entry.block, (names[outermost] ?? nil, false)) }
            let name = superName(entry.block.body)
            names[position] = name
            return (entry.block, (name, true))
        }
    }

    private mutating func collect(_ statements: [Statement]) {
        for statement in statements {
            switch statement.kind {
            case .block(let block):
                found.append((block, outermost))
                let outer = outermost
                if outermost == nil { outermost = found.count - 1 }
                collect(block.body)
                outermost = outer
            case .if(let statement):
                for branch in statement.branches { collect(branch.body) }
                collect(statement.otherwise?.body ?? [])
            case .for(let loop):
                collect(loop.body)
                collect(loop.otherwise?.body ?? [])
            case .switch(let statement):
                for branch in statement.cases { collect(branch.body) }
                collect(statement.otherwise?.body ?? [])
            case .macro(let macro): collect(macro.body)
            case .call(let call): collect(call.body)
            case .filter(let filter): collect(filter.body)
            default: break
            }
        }
    }
}
