import Diagnostics
import NunjucksSyntax

// Names of variables that nothing provides.

/// Where a variable of the page that the host does not expect is used for the first time.
struct FirstUse {
    var name: PageNames.Position
    var span: Span
    var source: Source
    var chain: Int32
    /// Whether a property of its value is read.
    var isAccessed: Bool
    /// The variables of the loops around it.
    var loopVariables: [String]
    /// Those of the loops' variables that are objects of a kind, by the name that the kind has as a variable.
    var items: [String: String]
}

extension Analyzer {
    func noteUse(of name: PageNames.Position, at span: Span, isAccessed: Bool, in scope: Scope) {
        let entry = pageNames[name]
        if entry.isExpected || values.isAssumed(entry.root) || (isAccessed ? entry.isAccessed : entry.isUsed) { return }
        if isAccessed { pageNames[name].isAccessed = true } else { pageNames[name].isUsed = true }
        guard firstUses.count < Self.reportLimit else { return }
        firstUses.append(
            FirstUse(
                name: name, span: span, source: source, chain: chain, isAccessed: isAccessed,
                loopVariables: scope.knownNames, items: isAccessed ? items(in: scope) : [:]))
    }

    /// The variables of the loops around that are objects of a kind, the innermost of each: `o` by `order`.
    private func items(in scope: Scope) -> [String: String] {
        var items = scope.parent.map { self.items(in: $0) } ?? [:]
        for (name, symbol) in scope.known.sorted(by: { $0.key < $1.key }) {
            guard case .record(let record)? = values.knownType(of: root(of: symbol))?.nonNullish,
                let kind = record.variableName, kind != name
            else { continue }
            items[kind] = name
        }
        return items
    }

    /// Notes what is to be said of the names that nothing provides, where the context does not have them either.
    func reportUnknownNames() {
        guard dialect.failure == .isReported else { return }
        let known = vocabulary.expectedNames.union(pageNames.entries.lazy.filter(\.isSet).map(\.name))
        for use in firstUses {
            let name = pageNames[use.name].name
            guard !pageNames[use.name].isSet, vocabulary.functions[name] == nil,
                vocabulary.filters[name] == nil,
                let diagnostic = diagnostic(of: use, name, near: known)
            else { continue }
            note(name, diagnostic)
        }
    }

    private func note(_ name: String, _ diagnostic: Diagnostic) {
        if isFirst(diagnostic) { parts.unknownNames.append(UnknownName(name: name, diagnostic: diagnostic)) }
    }

    /// What is said of a name that nothing provides; nil where it may be one that the host can have all the same.
    private func diagnostic(of use: FirstUse, _ name: String, near known: Set<String>) -> Diagnostic? {
        var diagnostic = Diagnostic(
            .unknownVariable, .warning, "there is no variable `\(name)`",
            at: Diagnostic.Place(use.span, in: use.source),
            includes: parts.includeChains.places(of: use.chain, in: parts.sources))
        if let foreign = ForeignNames.variables[name] {
            diagnostic.translate(name, as: foreign, in: use.source)
            return diagnostic
        }
        // A host that does not say what it has can have everything, which need not have properties.
        let tells = !vocabulary.expectedNames.isEmpty
        guard tells || use.isAccessed else { return nil }
        let suggestion = use.items[name] ?? nearest(to: name, among: known.union(use.loopVariables).sorted())
        if let suggestion, suggestion == name + "s", use.isAccessed, isList(suggestion) {
            diagnostic.help = "`\(suggestion)` is a list: {% for \(name) in \(suggestion) %} goes through it"
            return diagnostic
        }
        if let suggestion { return diagnostic.suggesting(suggestion, for: name, in: use.source) }
        guard tells, use.isAccessed else { return nil }
        diagnostic.help = "no template sets it, and \(vocabulary.contextName) has no such field"
        return diagnostic
    }

    /// Whether the host says that a name is a list.
    private func isList(_ name: String) -> Bool {
        if case .list? = vocabulary.types.globals[name] { true } else { false }
    }

    /// Reports a condition after a loop's list that is meant for its items: `for x in xs if x.a`, as Jinja has it.
    func reportLoopCondition(_ loop: ForStatement, in scope: Scope) {
        guard dialect.failure == .isReported, case .inlineIf(let list, let condition, nil) = loop.iterable.kind else {
            return
        }
        let targets = Set(loop.targets.map(\.text))
        guard let name = condition.firstName(where: { targets.contains($0) && scope.knownSymbol(of: $0) == nil })
        else { return }
        let target = source.text(of: name.span)
        let loopTag = "{% for \(loop.targets.map(\.text).joined(separator: ", ")) in \(source.text(of: list.span)) %}"
        let diagnostic = diagnostic(
            .unknownVariable, .warning,
            "the condition belongs to the list, and cannot see the loop's variable `\(target)`", at: name.span,
            help: "ask in the loop: \(loopTag){% if \(source.text(of: condition.span)) %} … {% endif %}{% endfor %}")
        note(target, diagnostic)
    }
}

extension Expression {
    /// The first name of a variable in an expression that fulfils a condition.
    fileprivate func firstName(where isMeant: @escaping (String) -> Bool) -> Expression? {
        var search = NameSearch(isMeant: isMeant)
        walk(&search)
        return search.found
    }
}

/// Looks for the name of a variable.
private struct NameSearch: SyntaxVisitor {
    let isMeant: (String) -> Bool
    var found: Expression?

    mutating func enter(_ expression: Expression) -> SyntaxDescent {
        if found == nil, case .name(let name) = expression.kind, isMeant(name) { found = expression }
        return found == nil ? .visitChildren : .skipChildren
    }
}

extension Scope {
    /// The names that are known here: a loop's variables, a macro's parameters.
    fileprivate var knownNames: [String] { known.keys.sorted() + (parent?.knownNames ?? []) }
}
