import Diagnostics
import NunjucksAnalysis

/// Comparisons that can never hold, because the value is never what it is compared with: a misspelt status, say.
///
/// A view that is included in several places may rule out a value in one of them: what counts is whether it can be there in
/// any.
struct ImpossibleValues: VisitingRule {
    private struct Place: Hashable {
        var file: String
        var span: Span
    }

    /// The places where a value cannot be what it is compared with, with what is said of it.
    private var impossible: [Place: Diagnostic] = [:]
    private var possible: Set<Place> = []

    mutating func finish(_ theme: LintedTheme) {
        for (place, diagnostic) in impossible where !possible.contains(place) { theme.keep(diagnostic) }
    }

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        switch expression.kind {
        case .binary(.looselyEqual, let left, let right), .binary(.looselyUnequal, let left, let right),
            .binary(.strictlyEqual, let left, let right), .binary(.strictlyUnequal, let left, let right):
            check(left, against: right, in: view)
            check(right, against: left, in: view)
        case .binary(.or, let left, let right): checkAlternative(right, to: left, in: view)
        default:
            guard let call = view.filterCall(expression), ["select", "reject", "find"].contains(call.name) else {
                return
            }
            let item = call.input.type.element
            for keyword in call.arguments.keywords where !item.isNever {
                check(item.member(keyword.key).type, "`\(keyword.key)`", against: keyword.value, in: view)
            }
        }
    }

    /// Reports a text beside a comparison that is meant as another value to compare with: `a == 'b' or 'c'`.
    private func checkAlternative(_ text: AnalyzedExpression, to comparison: AnalyzedExpression, in view: LintedView) {
        guard case .literal(.string(let word)) = text.kind, !word.isEmpty,
            case .binary(let `operator`, let value, let other) = comparison.kind, case .literal(.string) = other.kind
        else { return }
        switch `operator` {
        case .looselyEqual, .strictlyEqual:
            view.warn(
                .impossibleValue, "`'\(word)'` by itself is always true", at: text.location,
                help:
                    "compare each: `\(view.text(at: comparison.location)) or \(view.text(at: value.location)) == '\(word)'`"
            )
        default: return
        }
    }

    private mutating func check(_ value: AnalyzedExpression, against other: AnalyzedExpression, in view: LintedView) {
        if case .literal = value.kind { return }
        check(value.type, "`\(view.text(at: value.location))`", against: other, in: view)
    }

    private mutating func check(
        _ type: ValueType, _ name: String, against other: AnalyzedExpression, in view: LintedView
    ) {
        guard case .literal(.string(let text)) = other.kind else { return }
        let place = Place(file: view.source(of: other.location).name, span: other.location.span)
        guard let values = type.enumeration, !values.texts.contains(text) else {
            possible.insert(place)
            return
        }
        let near = nearest(to: text, among: values.texts)
        // Stores may have values that are not documented, but hardly one that is nearly the same.
        guard values.isWhole || near != nil else { return }
        let all = values.texts.map { $0.isEmpty ? "''" : "'\($0)'" }
        impossible[place] = view.warning(
            .impossibleValue, "\(name) is never '\(text)' here", at: other.location,
            help: "it can be \(all.joined(separator: ", "))"
        ).suggesting(near, for: text, in: view.source(of: other.location))
    }
}

extension ValueType {
    /// The texts that a value of the type can be, where they are known, and whether it can be none other.
    fileprivate var enumeration: (texts: [String], isWhole: Bool)? {
        var texts: [String] = []
        var isWhole = true
        for member in members {
            switch member {
            case .string(.literals(let some)): texts += some
            case .string(.documented(let some)):
                texts += some
                isWhole = false
            case .undefined, .null, .boolean, .number: break
            default: return nil
            }
        }
        return texts.isEmpty ? nil : (texts, isWhole)
    }
}
