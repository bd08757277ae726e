import Diagnostics
import NunjucksAnalysis

/// Filters that are given a value of which they can make nothing: `order | currency`.
///
/// Each is reported as rendering reports it, and at the same place.
struct MisusedFilters: VisitingRule {
    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        guard let call = view.filterCall(expression) else { return }
        let type = call.input.type.nonNullish
        if type.isNever || type.isUnknown { return }
        let text = view.text(at: call.input.location)
        switch call.name {
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
