import Diagnostics
import NunjucksAnalysis
import NunjucksSyntax

/// Comparisons of values whose kinds are never equal, such as a boolean with a text: `order.locked == 'true'`.
///
/// JavaScript's `==` makes numbers of booleans and of texts, so that `2 == '2'` holds; `===` and the filters that select do
/// not. A view that is included in several places may have another value in one of them: what counts is whether the two can
/// be equal in any.
struct UnequalKinds: VisitingRule {
    private struct Place: Hashable {
        var file: String
        var span: Span
    }

    /// The places where two values are never equal, with what is said of it.
    private var unequal: [Place: Diagnostic] = [:]
    private var possible: Set<Place> = []

    /// How many of them are kept.
    private static let limit = 2000

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        switch expression.kind {
        case .binary(.looselyEqual, let left, let right), .binary(.looselyUnequal, let left, let right):
            check(left, right, isStrict: false, in: view)
        case .binary(.strictlyEqual, let left, let right), .binary(.strictlyUnequal, let left, let right):
            check(left, right, isStrict: true, in: view)
        default:
            guard let call = view.filterCall(expression), ["select", "reject", "find"].contains(call.name) else {
                return
            }
            let item = call.input.type.element
            for keyword in call.arguments.keywords where !item.isNever {
                let isOwnID = keyword.key == "id" && keyword.value.type.nonNullish.isIDOfKind
                let type = isOwnID ? item.ownID : item.member(keyword.key).type
                let field = Comparand(type, name: keyword.key)
                let value = Comparand(keyword.value, in: view)
                // Objects are compared by what is in them.
                if field.hasObjects || value.hasObjects { continue }
                check(field, value, isStrict: true, at: keyword.value.location, in: view)
            }
        }
    }

    mutating func finish(_ theme: LintedTheme) {
        for (place, diagnostic) in unequal where !possible.contains(place) { theme.keep(diagnostic) }
    }

    private mutating func check(
        _ left: AnalyzedExpression, _ right: AnalyzedExpression, isStrict: Bool, in view: LintedView
    ) {
        if left.type.isUnknown || right.type.isUnknown { return }
        let isSwapped = left.isWrittenOut
        let (value, other) = isSwapped ? (right, left) : (left, right)
        if value.isWrittenOut { return }
        check(
            Comparand(value, in: view), Comparand(other, in: view), isStrict: isStrict, at: other.location, in: view)
    }

    private mutating func check(
        _ value: Comparand, _ other: Comparand, isStrict: Bool, at location: Location, in view: LintedView
    ) {
        let place = Place(file: view.source(of: location).name, span: location.span)
        if value.canEqual(other, isStrict: isStrict) {
            possible.insert(place)
        } else if unequal[place] == nil, unequal.count < Self.limit {
            unequal[place] = Self.warning(value, other, isStrict: isStrict, at: location, in: view)
        }
    }

    private static func warning(
        _ value: Comparand, _ other: Comparand, isStrict: Bool, at location: Location, in view: LintedView
    ) -> Diagnostic {
        let what = other.isWrittenOut ? "`\(other.name)`" : "`\(other.name)`, \(other.type.nonNullish.description)"
        var warning = view.warning(
            .impossibleValue,
            "`\(value.name)` is \(value.type.nonNullish.description), and never equal to \(what)", at: location,
            help: value.advice(against: other, isStrict: isStrict))
        // The same value, without its quotes or with them.
        if let meant = value.sameValue(as: other) {
            warning.fixes = [
                Diagnostic.Fix(
                    "write `\(meant)`", [Edit(replacing: location.span, in: view.source(of: location), with: meant)],
                    .suggestion)
            ]
        }
        return warning
    }
}

/// One side of a comparison.
private struct Comparand {
    /// Where it stands, or what the field is called that a filter compares.
    private enum Origin {
        case place(Location, LintedView)
        case field(String)
    }

    let type: ValueType
    private let origin: Origin
    private let literal: Expression.Literal?
    /// Whether it is a list or an object that is made here, and so is the same as no other.
    private let isMadeHere: Bool

    init(_ expression: AnalyzedExpression, in view: LintedView) {
        type = expression.type
        origin = .place(expression.location, view)
        literal = if case .literal(let literal) = expression.kind { literal } else { nil }
        switch expression.kind {
        case .array, .object: isMadeHere = true
        default: isMadeHere = false
        }
    }

    init(_ type: ValueType, name: String) {
        self.type = type
        origin = .field(name)
        literal = nil
        isMadeHere = false
    }

    /// What stands there.
    var name: String {
        switch origin {
        case .place(let location, let view): view.text(at: location)
        case .field(let name): name
        }
    }

    var isWrittenOut: Bool { literal != nil || isMadeHere }

    var hasObjects: Bool { type.members.contains(where: \.isObjectOrList) }

    // MARK: Equality

    /// Whether the two can be equal (ECMA-262 7.2.15 IsLooselyEqual, 7.2.16 IsStrictlyEqual). In doubt they can.
    func canEqual(_ other: Comparand, isStrict: Bool) -> Bool {
        let (members, others) = (type.nonNullish.members, other.type.nonNullish.members)
        // What can only be undefined or null is asked for that.
        if members.isEmpty || others.isEmpty || members.count * others.count > Self.pairLimit { return true }
        if type.canBeNullish, other.type.canBeNullish { return true }
        return members.contains { member in
            others.contains { canEqual(member, other, $0, isStrict) || other.canEqual($0, self, member, isStrict) }
        }
    }

    /// How many pairs of types are looked at.
    private static let pairLimit = 400

    /// Whether a value that is of one type here can be equal to another; false also where the other one is to be asked.
    private func canEqual(_ own: ValueType, _ other: Comparand, _ others: ValueType, _ isStrict: Bool) -> Bool {
        switch (own, others) {
        case (.string(.id(let kind?)), .string(.id(let other?))): return kind == other
        case (.boolean, .boolean), (.number, .number), (.string, .string): return true
        case (.unknown, _), (.script, _), (.function, _), (.regex, _), (.markup, _): return true
        case (.list, _), (.map, _), (.record, _):
            if others.isObjectOrList { return !isMadeHere && !other.isMadeHere }
            return !isStrict && own.canPrint(other.literal, of: others)
        // Some stores have codes in place of names.
        case (.string(.documented), .number): return true
        case (.string(let format), .number), (.string(let format), .boolean):
            return !isStrict && format.canBeNumber
        case (.number, .boolean): return !isStrict && literal?.number.map { $0 == 0 || $0 == 1 } ?? true
        default: return false
        }
    }

    // MARK: Advice

    /// What to write in place of the other value.
    func sameValue(as other: Comparand) -> String? {
        let own = type.nonNullish
        switch other.literal {
        case .string(let text) where own == .number: return text.isPlainNumber ? text : nil
        case .string(let text) where own == .boolean: return text == "true" || text == "false" ? text : nil
        default: return nil
        }
    }

    func advice(against other: Comparand, isStrict: Bool) -> String? {
        if let meant = sameValue(as: other) { return "write `\(meant)` without quotes" }
        let own = type.nonNullish
        switch (own, other.type.nonNullish) {
        case (.boolean, _): return "ask for the value itself: {% if \(name) %}"
        case (.list, .list), (.list, .number), (.list, .boolean): return "compare its length: `\(name).length`"
        case (.string(let format), .number) where isStrict && format.canBeNumber,
            (.number, .string(let format)) where isStrict && format.canBeNumber:
            return "compare with `==`, which makes a number of the text"
        default: return own.isObjectOrList ? "compare one of its properties" : nil
        }
    }
}

extension AnalyzedExpression {
    fileprivate var isWrittenOut: Bool {
        switch kind {
        case .literal, .array, .object: true
        default: false
        }
    }
}

extension ValueType {
    fileprivate var isIDOfKind: Bool { if case .string(.id(.some)) = self { true } else { false } }

    /// The type of what `id` means to the filters, of an object of the type.
    fileprivate var ownID: ValueType {
        guard case .record(let record) = nonNullish, let name = record.name else { return .unknown }
        return .string(.id(of: name))
    }

    fileprivate var isObjectOrList: Bool {
        switch self {
        case .list, .map, .record: true
        default: false
        }
    }

    /// Whether what an object or a list prints can be a value of some other type: an empty list prints nothing, and is
    /// loosely equal to `''`, 0 and false.
    fileprivate func canPrint(_ literal: Expression.Literal?, of other: ValueType) -> Bool {
        let isList = if case .list(let element) = self { !element.isOnlyObjects } else { false }
        if isList { return true }
        guard case .list = self else {
            return if case .string(.any) = other { literal == nil } else { false }
        }
        switch literal {
        case .string(let text): return text.isEmpty
        case .number(let number): return number == 0
        case .boolean(let boolean): return !boolean
        default: return true
        }
    }
}

extension StringFormat {
    /// Whether a comparison can make a number of such a text.
    fileprivate var canBeNumber: Bool {
        switch self {
        case .literals(let texts): texts.contains { !$0.isSurelyNoNumber }
        case .any, .documented, .id, .money: true
        case .date, .dateTime: false
        }
    }
}

extension Expression.Literal {
    fileprivate var number: Double? { if case .number(let number) = self { number } else { nil } }
}

extension String {
    fileprivate var isPlainNumber: Bool {
        !isEmpty && utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}
