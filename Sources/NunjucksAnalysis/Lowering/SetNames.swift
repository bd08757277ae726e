import NunjucksSyntax

/// The names that statements set, wherever in them.
struct SetNames {
    private(set) var names: Set<String> = []
    /// Those that macros set, whenever they are called.
    private(set) var namesInMacros: Set<String> = []
    /// Whether the statements bring in other templates, which may set any name.
    private(set) var bringsInTemplates = false
    /// The templates that they include, by the names that are written out.
    private(set) var includes: [String] = []
    /// Whether these are all that they bring in.
    private(set) var includesAreWrittenOut = true

    init(in statements: [Statement]) { collect(statements) }

    private mutating func collect(_ statements: [Statement]) {
        for statement in statements {
            switch statement.kind {
            case .set(let set):
                for target in set.targets { if case .variable(let name) = target.kind { names.insert(name) } }
                if case .body(let body, _) = set.value { collect(body) }
            case .if(let statement):
                for branch in statement.branches { collect(branch.body) }
                collect(statement.otherwise?.body ?? [])
            case .for(let loop):
                collect(loop.body)
                collect(loop.otherwise?.body ?? [])
            case .switch(let statement):
                for branch in statement.cases { collect(branch.body) }
                collect(statement.otherwise?.body ?? [])
            case .filter(let filter): collect(filter.body)
            case .custom(let custom): collect(custom.body ?? [])
            case .macro(let macro): collectMacro(macro.body)
            case .call(let call): collectMacro(call.body)
            case .include(let include):
                bringsInTemplates = true
                if case .literal(.string(let name)) = include.template.kind {
                    includes.append(name)
                } else {
                    includesAreWrittenOut = false
                }
            case .import, .fromImport, .extends, .block:
                bringsInTemplates = true
                includesAreWrittenOut = false
            default: break
            }
        }
    }

    private mutating func collectMacro(_ body: [Statement]) {
        let inner = SetNames(in: body)
        namesInMacros.formUnion(inner.names)
        namesInMacros.formUnion(inner.namesInMacros)
    }
}
