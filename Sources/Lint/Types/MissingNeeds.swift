import Diagnostics
import NunjucksAnalysis
import NunjucksSyntax
import SubscriptionManager

/// Variables that a view's `Needs:` comment asks for, and that it does not get where it is included.
///
/// What the view itself makes of such a variable is no further mistake: one warning, at the include.
struct MissingNeeds: VisitingRule {
    let guards: GuardsOfView
    /// What is meant by a name that a view's comment misspells, by the view and the name; nil for one that is right.
    private var meant: [String: [String: String?]] = [:]

    init(guards: GuardsOfView) { self.guards = guards }

    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) {
        guard case .included(let name, _) = statement.kind,
            let unmet = view.template.unmetNeeds[statement.location]
        else { return }
        guard let source = view.template.trees[name]?.source else { return }
        let faults = unmet.filter { isFault($0, in: view) && !isMisspelt($0, of: name, in: view) }
        guard let first = faults.first else { return }
        var warning = view.warning(
            .missingNeed, "`\(name)` needs \(Self.sentence(faults))", at: statement.location, help: first.cure)
        warning.related = [.init("the view says so here", at: Diagnostic.Place(first.need.span, in: source))]
        view.theme.keep(warning)
    }

    mutating func finish(_ theme: LintedTheme) {
        for template in theme.templates {
            for (name, needs) in template.needs.sorted(by: { $0.key < $1.key }) {
                guard let source = template.trees[name]?.source else { continue }
                for type in needs.unknownTypes {
                    theme.keep(
                        Diagnostic(
                            .unknownType, .warning, "there is no type `\(type.name)`",
                            at: Diagnostic.Place(type.span, in: source), help: "did you mean `\(type.suggestion)`?"))
                }
            }
        }
    }

    /// Whether a view's comment misspells the name of what the view reads. That is told there, once for all includes.
    private mutating func isMisspelt(_ unmet: UnmetNeed, of name: String, in view: LintedView) -> Bool {
        guard case .notSet = unmet.fault, let tree = view.template.trees[name] else { return false }
        let need = unmet.need
        if let known = meant[name]?[need.name] { return known != nil }
        let reads = NamesRead(in: tree)
        let others = Set(view.template.needs[name]?.needs.map(\.name) ?? [])
        let near =
            reads.contains(need.name)
            ? nil : nearest(to: need.name, among: reads.variables.subtracting(others).sorted(), within: 2)
        meant[name, default: [:]][need.name] = .some(near)
        guard let near else { return false }
        view.theme.keep(
            Diagnostic(
                .missingNeed, .warning, "the view reads no `\(need.name)`, and nothing sets it",
                at: Diagnostic.Place(need.span, in: tree.source)
            ).suggesting(near, for: need.name, in: tree.source))
        return true
    }

    /// Whether a view lacks what it needs, as far as can be told.
    private func isFault(_ unmet: UnmetNeed, in view: LintedView) -> Bool {
        switch unmet.fault {
        case .notSet: return !view.theme.knownFields.contain(unmet.need.name)
        case .otherType: return true
        case .nullish:
            return !guards.of(view).vouch(forPath: unmet.need.name, in: view) && view.tellNullish(unmet.need.name)
        }
    }

    /// What is wrong with some variables: "`order` and `item`, which nothing has set here, and `payment`, which may be
    /// undefined here".
    private static func sentence(_ faults: [UnmetNeed]) -> String {
        var clauses: [(names: [String], description: String)] = []
        for fault in faults {
            if let index = clauses.firstIndex(where: { $0.description == fault.description }) {
                clauses[index].names.append(fault.need.name)
            } else {
                clauses.append(([fault.need.name], fault.description))
            }
        }
        return clauses.map { "\($0.names.asCode), which \($0.description)" }.joined(separator: ", and ")
    }
}

/// The names that a view reads, itself and in its JavaScript.
private struct NamesRead: SyntaxVisitor {
    private(set) var variables: Set<String> = []
    private var texts: [String] = []

    init(in tree: SyntaxTree) { tree.walk(&self) }

    mutating func enter(_ expression: Expression) -> SyntaxDescent {
        switch expression.kind {
        case .name(let name): variables.insert(name)
        case .literal(.string(let text)): texts.append(text)
        default: break
        }
        return .visitChildren
    }

    func contains(_ name: String) -> Bool { variables.contains(name) || texts.contains { $0.contains(name) } }
}

extension UnmetNeed {
    /// What is wrong, as the end of a sentence about the variable.
    fileprivate var description: String {
        switch fault {
        case .notSet: "nothing has set here"
        case .nullish(let type): "may be \(type.description) here"
        case .otherType(let type): "is \(type.nonNullish.description) here and not \(need.type.nonNullish.description)"
        }
    }

    fileprivate var cure: String {
        let name = need.name
        switch fault {
        case .notSet:
            return "set it before, {% set \(name) = … %}; if the view can do without it, its comment says `\(name)?:`"
        case .nullish:
            return "ask first: {% if \(name) %}; if the view can do without it, its comment says `\(name)?:`"
        case .otherType: return "give it the right value, or correct the view's comment"
        }
    }
}
