import Diagnostics
import ECMAText
import NunjucksAnalysis

/// Filters that are given a value of which they can make nothing: `order | currency`.
///
/// Each is reported as rendering reports it, and at the same place.
struct MisusedFilters: VisitingRule {
    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        guard let call = view.filterCall(expression) else { return }
        checkArguments(of: call, expression, in: view)
        let type = call.input.type.nonNullish
        if type.isNever || type.isUnknown { return }
        var text: String { view.text(at: call.input.location) }
        switch call.name {
        case "currency" where isFormatted(call.input, in: view):
            view.warn(
                .invalidNumber, "`\(text)` is a text for people already, and `currency` prints nothing",
                at: expression.location, help: "one `currency` is enough")
        case "currency" where !type.canBe(Self.isAmount):
            view.warn(
                .invalidNumber, "`\(text)` is \(type.description), no amount of money, and prints nothing",
                at: expression.location, help: advice(type, "total"))
        case "date" where !type.canBe(Self.isDay):
            view.warn(
                .invalidDate, "`\(text)` is \(type.description), and no date", at: expression.location,
                help: advice(type, "place"))
        case "t" where type.isOnlyRecords || type.isOnlyLists, "setting" where type.isOnlyRecords || type.isOnlyLists:
            view.warn(
                .invalidArgument, "`\(call.name)` takes a key, and `\(text)` is \(type.description)",
                at: call.input.location, help: "write the key in quotes")
        case "find", "select", "reject", "sort", "shuffle", "first", "last":
            guard type.isOnlyNamedRecords || type.isOnlyScalars,
                !view.theme.hasFound(.shadowedField, at: view.place(call.input.location))
            else { return }
            view.warn(
                .invalidArgument, "`\(call.name)` takes a list, and `\(text)` is \(type.description)",
                at: call.input.location)
        default: return
        }
    }

    /// Whether a filter has made a text for people of an amount.
    private func isFormatted(_ value: AnalyzedExpression, in view: LintedView) -> Bool {
        view.filterCall(value)?.name == "currency"
    }

    private func checkArguments(
        of call: LintedView.FilterCall, _ expression: AnalyzedExpression, in view: LintedView
    ) {
        guard let first = call.arguments.positional.first else { return }
        switch (call.name, first.kind) {
        case ("currency", .literal(.string(let code))):
            guard code.utf8.count != 3 || !code.utf8.allSatisfy(\.isASCIILetter), !code.isEmpty else { return }
            view.warn(
                .invalidValue, "`\(code)` is no code of a currency", at: expression.location,
                help: "a currency is named by three letters: USD, EUR, JPY")
        case ("select", .binary(let `operator`, let field, let value)),
            ("reject", .binary(let `operator`, let field, let value)),
            ("find", .binary(let `operator`, let field, let value)):
            reportComparison(call, first, `operator`, field, value, in: view)
        default: return
        }
    }

    /// Reports `orders | select(status == 'UNSENT')`.
    private func reportComparison(
        _ call: LintedView.FilterCall, _ argument: AnalyzedExpression, _ operator: AnalyzedExpression.BinaryOperator,
        _ field: AnalyzedExpression, _ value: AnalyzedExpression, in view: LintedView
    ) {
        let name = view.text(at: field.location)
        let item = call.input.type.element
        guard `operator` == .looselyEqual || `operator` == .strictlyEqual, case .variable = field.kind, !item.isNever,
            !item.isUnknown, item.member(name).isListed
        else { return }
        let place = view.place(argument.location)
        view.theme.takeBack(.invalidArgument, at: place)
        view.theme.leaveOut(.unknownVariable, at: view.place(field.location))
        let meant = "\(name)=\(view.text(at: value.location))"
        var warning = view.warning(
            .invalidArgument, "`\(call.name)` is given one value here, and not a condition for each item",
            at: argument.location, help: "write `\(call.name)(\(meant))`")
        warning.fixes = [
            Diagnostic.Fix(
                "write `\(meant)`",
                [Edit(replacing: argument.location.span, in: view.source(of: argument.location), with: meant)],
                .suggestion)
        ]
        view.theme.keep(warning)
    }

    private func advice(_ type: ValueType, _ example: String) -> String? {
        if type.isOnlyRecords {
            return "use one of its properties\(type.member(example).isListed ? ", such as `\(example)`" : "")"
        }
        return type.isOnlyLists ? "use it for each of its items" : nil
    }

    private static func isAmount(_ type: ValueType) -> Bool {
        switch type {
        case .number, .markup, .script, .unknown: true
        case .string(.date), .string(.dateTime): false
        case .string(.literals(let texts)), .string(.documented(let texts)):
            texts.contains { !$0.isSurelyNoNumber }
        case .string: true
        default: false
        }
    }

    private static func isDay(_ type: ValueType) -> Bool {
        switch type {
        case .number, .markup, .script, .unknown: true
        case .string(.money): false
        case .string(.literals(let texts)), .string(.documented(let texts)):
            texts.contains { $0.utf8.contains { (0x30...0x39).contains($0) } }
        case .string: true
        default: false
        }
    }
}

extension ValueType {
    fileprivate func canBe(_ isUsable: (ValueType) -> Bool) -> Bool { members.contains(where: isUsable) }

    fileprivate var isOnlyLists: Bool {
        !members.isEmpty && members.allSatisfy { if case .list = $0 { true } else { false } }
    }

    /// Whether a value of the type is an object of the State: in such, nobody looks for items.
    fileprivate var isOnlyNamedRecords: Bool {
        !members.isEmpty
            && members.allSatisfy { if case .record(let record) = $0 { record.name != nil } else { false } }
    }

    fileprivate var isOnlyScalars: Bool { !members.isEmpty && members.allSatisfy { $0 == .boolean || $0 == .number } }
}
