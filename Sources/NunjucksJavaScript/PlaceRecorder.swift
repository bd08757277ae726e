import ECMAText
import HTML
import NunjucksAnalysis
import NunjucksSyntax

/// Notes where the literals that an emitter writes stand in the templates.
struct PlaceRecorder {
    /// The literals by their numbers; some stand for several that are alike.
    private(set) var literals: [LiteralPlaces] = []
    private var numbers: [LiteralPlaces: Int] = [:]
    private let template: AnalyzedTemplate
    private var paths: StatePaths
    private let elements: [FragmentID: [HTMLOrigin]]

    /// - Parameter contextNames: The variables that the host hands in.
    init(_ template: AnalyzedTemplate, contextNames: Set<String>) {
        self.template = template
        paths = StatePaths(template, contextNames: contextNames)
        elements = Dictionary(grouping: template.elements, by: \.fragment).mapValues { $0.map(\.origin) }
    }

    /// The number of a literal that is complete.
    mutating func number(of draft: DraftPlaces) -> Int {
        let literal = LiteralPlaces(
            source: draft.source, elements: elements(of: draft), values: draft.values)
        if let number = numbers[literal] { return number }
        literals.append(literal)
        numbers[literal] = literals.count - 1
        return literals.count - 1
    }

    /// The elements of a literal: the tags that it has are those of its fragment, one by one, or nothing is said of them.
    private func elements(of draft: DraftPlaces) -> [LiteralPlaces.Element]? {
        let origins = draft.fragment.flatMap { elements[$0] } ?? []
        guard origins.count == draft.tags.count else { return nil }
        var result: [LiteralPlaces.Element] = []
        for (tag, origin) in zip(draft.tags, origins) {
            let place = LiteralPlaces.Place(source: Int(origin.source), offset: origin.offset)
            guard isTag(named: tag.name, at: place) else { return nil }
            result.append(LiteralPlaces.Element(string: tag.string, end: tag.end, place: place))
        }
        return result
    }

    /// Whether a tag stands at a place: an end tag too, because `</p>` alone is a paragraph.
    private func isTag(named name: String, at place: LiteralPlaces.Place) -> Bool {
        var text = template.sources[place.source].bytes[place.offset...]
        guard text.popFirst() == UInt8(ascii: "<") else { return false }
        if text.first == UInt8(ascii: "/") { text.removeFirst() }
        let isNamed = text.prefix(name.utf8.count).elementsEqual(name.utf8) { $0.asciiLowercased == $1 }
        return isNamed
            && text.dropFirst(name.utf8.count).first.map { !$0.isASCIIAlphanumeric && $0 != UInt8(ascii: "-") } ?? true
    }

    // MARK: Values

    /// Notes that a variable is set, in the order of rendering.
    mutating func noteSet(_ name: String, in source: Int32) { paths.noteSet(name, in: source) }

    /// What the value comes from that some statements become.
    /// - Parameters:
    ///   - isWhole: Whether the bodies of blocks are a part of it, and have no literals of their own.
    ///   - unit: The unit that they stand in.
    func values(
        of statements: some Sequence<AnalyzedStatement>, isWhole: Bool, in unit: Int32
    ) -> [LiteralPlaces.Value] {
        var result: [LiteralPlaces.Value] = []
        for statement in statements where result.count < Self.valueLimit {
            add(statement, isWhole, unit, to: &result)
        }
        return result
    }

    private static let valueLimit = 40
    private static let textLimit = 240

    private func add(
        _ statement: AnalyzedStatement, _ isWhole: Bool, _ unit: Int32, to result: inout [LiteralPlaces.Value]
    ) {
        func addBody(_ body: [AnalyzedStatement]) {
            if isWhole { result += values(of: body, isWhole: true, in: unit) }
        }
        switch statement.kind {
        case .output(let value, _):
            result.append(self.value(text(at: value.location), [value], at: statement.location, unit))
        case .if(let branches, let otherwise):
            for branch in branches {
                result.append(value(text(at: branch.location), [branch.condition], at: branch.location, unit))
                addBody(branch.body)
            }
            addBody(otherwise)
        case .switch(let subject, let cases, let otherwise):
            result.append(value(text(at: statement.location), [subject], at: statement.location, unit))
            for branch in cases { addBody(branch.body ?? []) }
            addBody(otherwise)
        case .loop(_, let list, let body, let otherwise):
            result.append(value(text(at: statement.location), [list], at: statement.location, unit))
            addBody(body)
            addBody(otherwise ?? [])
        case .included(_, let body):
            result.append(value(text(at: statement.location), [], at: statement.location, unit))
            addBody(body)
        case .custom(let use):
            let arguments = use.arguments.positional + use.arguments.keywords.map(\.value)
            result.append(value(text(at: statement.location), arguments, at: statement.location, unit))
            result += values(of: use.body ?? [], isWhole: true, in: unit)
        case .rewritten(let own, _): result += values(of: own, isWhole: isWhole, in: unit)
        default: break
        }
    }

    private func value(
        _ text: String, _ expressions: [AnalyzedExpression], at location: Location, _ unit: Int32
    ) -> LiteralPlaces.Value {
        let place = LiteralPlaces.Place(source: Int(location.source), offset: Int(location.span.start))
        var value = LiteralPlaces.Value(place: place, text: text)
        for expression in expressions {
            value.paths += paths.paths(in: expression, of: unit).filter { !value.paths.contains($0) }
            addFilters(of: expression, to: &value.filters)
            let behind = paths.values(behind: expression, of: unit)
            var search = KeySearch(behind: behind)
            for each in [expression] + behind { each.walk(&search) }
            value.keys += search.keys
        }
        return value
    }

    /// Adds the filters that an expression's value goes through, as they are written, the first one first.
    private func addFilters(of expression: AnalyzedExpression, to filters: inout [String]) {
        switch expression.kind {
        case .filter(let use, let input, _):
            addFilters(of: input, to: &filters)
            filters.append(text(of: expression, after: input) ?? use.name)
        case .callVariableOrFilter(_, let use, _, _): filters.append(use.name)
        case .sequence(let elements): if let last = elements.last { addFilters(of: last, to: &filters) }
        case .conditional(let then, _, let otherwise):
            addFilters(of: then, to: &filters)
            if let otherwise { addFilters(of: otherwise, to: &filters) }
        default: break
        }
    }

    /// A filter with its arguments: what stands behind the bar after its input.
    private func text(of filter: AnalyzedExpression, after input: AnalyzedExpression) -> String? {
        let (whole, inner) = (filter.location, input.location)
        guard whole.source == inner.source, inner.span.end < whole.span.end, inner.span.start >= whole.span.start
        else { return nil }
        let source = template.sources[Int(whole.source)]
        let text = source.text(of: .init(Int(inner.span.end)..<Int(whole.span.end)))
        guard let bar = text.firstIndex(of: "|") else { return nil }
        return String(text[text.index(after: bar)...]).onOneLine(upTo: 120)
    }

    private func text(at location: Location) -> String {
        template.sources[Int(location.source)].text(of: location.span).onOneLine(upTo: Self.textLimit)
    }
}

/// The keys of the translations that an expression shows.
private struct KeySearch: AnalyzedVisitor {
    /// What the variables were set to that the expression's value comes from.
    let behind: [AnalyzedExpression]
    private(set) var keys: [String] = []

    init(behind: [AnalyzedExpression]) { self.behind = behind }

    mutating func visit(_ expression: AnalyzedExpression) {
        switch expression.kind {
        case .filter(let use, let input, let arguments) where use.name == "t":
            noteKeys(input.kind.isAbsent ? arguments.positional.first ?? input : input)
        case .callVariableOrFilter(_, let use, let arguments, _) where use.name == "t":
            if let key = arguments.positional.first { noteKeys(key) }
        default: break
        }
    }

    private static let limit = 8

    private mutating func noteKeys(_ expression: AnalyzedExpression) {
        switch expression.kind {
        case .literal(.string(let key)): if !keys.contains(key), keys.count < Self.limit { keys.append(key) }
        case .variable:
            for value in behind { if case .literal = value.kind { noteKeys(value) } }
        case .sequence(let elements): if let last = elements.last { noteKeys(last) }
        case .conditional(let then, _, let otherwise):
            noteKeys(then)
            if let otherwise { noteKeys(otherwise) }
        case .binary(.or, let left, let right):
            noteKeys(left)
            noteKeys(right)
        default: break
        }
    }
}

extension AnalyzedExpression.Kind {
    fileprivate var isAbsent: Bool { if case .absent = self { true } else { false } }
}

extension String {
    /// The text on one line, with an ellipsis where it is longer than so many characters.
    fileprivate func onOneLine(upTo limit: Int) -> String {
        let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > limit ? line.prefix(limit - 1) + "…" : line
    }
}
