import Diagnostics
import NunjucksAnalysis
import NunjucksSyntax

/// Variables that are read where nothing can have set them yet, and that something sets later.
///
/// A view that is included in several places may find a variable set in one of them: what counts is whether it can be set in
/// any. Whoever asks for a variable, or gives it a default, knows that it may be undefined; but a condition is told all the
/// same where its own file sets the variable further down, outside of what the condition decides on.
struct UsedBeforeSet: VisitingRule {
    private struct Place: Hashable {
        var file: String
        var span: Span
    }

    /// What a variable is read for.
    private enum Purpose { case value, condition, question }

    private struct Read {
        var name: String
        var purpose: Purpose
        var warning: Diagnostic
    }

    private var purposes: [Location: Purpose] = [:]
    private var early: [Place: Read] = [:]
    private var late: Set<Place> = []
    /// Where variables are set.
    private var sets: [String: [Diagnostic.Place]] = [:]

    mutating func begin(_ view: LintedView) { purposes = [:] }

    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) {
        if view.template.unsetReads.isEmpty { return }
        switch statement.kind {
        case .set(_, let stores): for store in stores { noteSet(store, in: view) }
        case .if(let branches, let otherwise):
            let reads = branches.flatMap { EarlyReads.all(in: $0.condition, of: view) }
            if reads.isEmpty { return }
            let set = SetNames.all(in: branches.flatMap(\.body) + otherwise)
            for read in reads { purposes[read] = set.contains(view.text(at: read)) ? .question : .condition }
        default: break
        }
    }

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        if view.template.unsetReads.isEmpty { return }
        switch expression.kind {
        case .variable: noteRead(expression.location, in: view)
        case .property(let object, _), .element(let object, _), .callMethod(let object, _, _, _):
            if case .variable = object.kind { purposes[object.location] = .value }
        case .binary(.or, let left, _), .binary(.and, let left, _), .test(_, let left, _):
            note(left, as: .question, in: view)
        case .binary(let `operator`, let left, let right) where `operator`.isEquality:
            note(left, as: .question, in: view)
            note(right, as: .question, in: view)
        case .unary(.not, let operand): note(operand, as: .question, in: view)
        case .conditional(_, let condition, _): note(condition, as: .condition, in: view)
        default:
            guard let call = view.filterCall(expression) else { return }
            if ["default", "if_defined", "get"].contains(call.name) { note(call.input, as: .question, in: view) }
        }
    }

    mutating func finish(_ theme: LintedTheme) {
        for (place, read) in early where !late.contains(place) && read.purpose != .question {
            let sets = sets[read.name] ?? []
            let after = sets.first {
                $0.file == place.file && ($0.span?.start ?? 0) > place.span.start
            }
            switch read.purpose {
            case .question: continue
            case .condition: if after == nil { continue }
            case .value: break
            }
            if theme.knownFields.contain(read.name) { continue }
            var warning = read.warning
            warning.related = (after ?? sets.first).map { [.init("it is set here", at: $0)] } ?? []
            theme.keep(warning)
        }
    }

    private mutating func note(_ expression: AnalyzedExpression, as purpose: Purpose, in view: LintedView) {
        for read in EarlyReads.all(in: expression, of: view) where purposes[read] == nil { purposes[read] = purpose }
    }

    private mutating func noteRead(_ location: Location, in view: LintedView) {
        let place = Place(file: view.source(of: location).name, span: location.span)
        guard view.template.unsetReads.contains(location) else {
            late.insert(place)
            return
        }
        guard early[place] == nil else { return }
        let name = view.text(at: location)
        early[place] = Read(
            name: name, purpose: purposes[location] ?? .value,
            warning: view.warning(
                .usedBeforeSet, "`\(name)` is read before it is set", at: location,
                help: "set it above this place; here it is always undefined"))
    }

    private mutating func noteSet(_ store: VariableStore, in view: LintedView) {
        sets[store.name, default: []].append(view.place(store.location))
    }
}

/// Finds the variables in an expression that cannot have been set yet.
private struct EarlyReads: AnalyzedVisitor {
    let view: LintedView
    var reads: [Location] = []

    static func all(in expression: AnalyzedExpression, of view: LintedView) -> [Location] {
        var search = EarlyReads(view: view)
        expression.walk(&search)
        return search.reads
    }

    mutating func visit(_ expression: AnalyzedExpression) {
        if case .variable = expression.kind, view.template.unsetReads.contains(expression.location) {
            reads.append(expression.location)
        }
    }
}

/// Finds the variables that statements set.
private struct SetNames: AnalyzedVisitor {
    var names: Set<String> = []

    static func all(in statements: [AnalyzedStatement]) -> Set<String> {
        var search = SetNames()
        statements.walk(&search)
        return search.names
    }

    mutating func visit(_ statement: AnalyzedStatement) {
        if case .set(_, let stores) = statement.kind { for store in stores { names.insert(store.name) } }
    }
}

extension AnalyzedExpression.BinaryOperator {
    fileprivate var isEquality: Bool {
        switch self {
        case .looselyEqual, .looselyUnequal, .strictlyEqual, .strictlyUnequal: true
        default: false
        }
    }
}
