import Diagnostics
import NunjucksAnalysis
import NunjucksSyntax

// What production does without a word, and hardly anybody means.

extension Renderer {
    /// Reports an object that is printed as a whole.
    /// - Parameter isOfList: Whether it is an item of a list that is printed.
    func reportPrinted(_ object: ObjectRef, ofList isOfList: Bool = false) {
        guard dialect.failure == .isReported, object.host == nil, let place = currentCodePlace,
            !hasReported([.missingCount, .missingPluralForm], in: place)
        else { return }
        let names = object.keys.prefix(3).map { "`\($0.string)`" }.joined(separator: ", ")
        let properties = object.count == 0 ? "none" : names + (object.count > 3 ? ", …" : "")
        warn(
            .printedObject, isOfList ? "a list of objects is printed" : "an object is printed",
            help: isOfList
                ? "print a property of each item, in a loop (they have \(properties))"
                : "print one of its properties (it has \(properties)), or {{ value | dump }} to see them all")
    }

    /// Reports the result of a calculation that has none.
    func reportNotANumber() {
        guard dialect.failure == .isReported else { return }
        warn(
            .invalidNumber, "the result is not a number, and is printed as `NaN`",
            help: "one of the values is undefined, or is text that is not a number; use `~` to join text")
    }

    /// Reports a property that lists and texts have in other languages, or by a name that is nearly the same.
    func reportForeignProperty(_ name: StringRef, of value: Value) {
        guard dialect.failure == .isReported, !value.memberNames.isEmpty else { return }
        let help = ForeignNames.properties[name.string] ?? nearestMember(to: name.string, of: value)
        guard let help else { return }
        warn(.unknownProperty, "\(value.description) has no property `\(name.string)`", help: help)
    }

    /// The property or method of a value whose name is nearest to one that it does not have.
    func nearestMember(to name: String, of value: Value) -> String? {
        // Every name of two letters is near to another.
        name.utf8.count < 3 ? nil : nearest(to: name, among: value.memberNames).map { "did you mean `\($0)`?" }
    }

    /// Reports a function that is printed instead of being called.
    func reportPrintedFunction() {
        guard dialect.failure == .isReported else { return }
        warn(
            .printedObject, "a function is printed",
            help: "call it, with parentheses: {{ text.trim() }}")
    }

    /// Reports a text that is printed, and that the map has not in which it is looked for.
    func reportMissingText(_ name: StringRef, of map: ObjectRef) {
        guard dialect.failure == .isReported, printsResult else { return }
        let near = nearest(to: name.string, among: map.keys.map(\.string))
        warn(
            .missingTranslation, "the texts in `\(mapText)` have none for `\(name.string)`",
            help: near.map { "did you mean `\($0)`?" } ?? "add it to the locale's file")
    }

    /// The expression in front of the property that is being read.
    private var mapText: String {
        guard var place = currentCodePlace, place.objectEnd > 0 else { return currentText }
        place.span.end = place.objectEnd
        return text(of: place)
    }

    /// Reports a loop over something that has no items.
    func reportNoList(_ value: Value) {
        switch value {
        case .undefined, .null, .boolean(false), .script: return
        default: break
        }
        guard toBoolean(value), dialect.failure == .isReported else { return }
        warn(
            .invalidValue, "a loop over \(value.description), which has no items: nothing is printed",
            help: "loops go through lists")
    }

    /// Whether one of some faults was reported of a part of an expression.
    private func hasReported(_ codes: Set<Diagnostic.Code>, in place: CodePlace) -> Bool {
        state.pointee.reported.contains { known in
            codes.contains(known.code) && known.source == place.source && known.span.start >= place.span.start
                && known.span.end <= place.span.end
        }
    }
}

extension Value {
    /// The names that JavaScript gives lists and texts.
    fileprivate var memberNames: [String] {
        switch self {
        case .array: ValueType.list(.unknown).memberNames
        case .string, .safe: ValueType.string.memberNames
        default: []
        }
    }
}
