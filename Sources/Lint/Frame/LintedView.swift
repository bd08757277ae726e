import Diagnostics
import ECMAText
import NunjucksAnalysis
import Threads

/// A page's views, or one that no page reaches, as rules see them: together with the conditions under which the current
/// place is reached.
final class LintedView {
    /// A condition.
    struct Condition {
        /// What tells it from all others.
        let number: Int
        /// What is asked.
        let expression: AnalyzedExpression
        /// Whether it holds here, or does not.
        let isTrue: Bool
    }

    /// What is known of the view.
    let template: AnalyzedTemplate
    /// The theme.
    let theme: LintedTheme
    /// The conditions under which the current place is reached, outermost first.
    private(set) var conditions: [Condition] = []
    private var conditionCount = 0
    /// The tags that it writes, and those of the views that it includes.
    private(set) lazy var markup = laterMarkup?.value ?? MarkupReader(template)
    private let laterMarkup: Later<MarkupReader>?
    /// Whether these are the page's views, and not one that no page reaches.
    let isOfPage: Bool

    init(_ template: AnalyzedTemplate, of theme: LintedTheme) {
        self.template = template
        self.theme = theme
        isOfPage = template.name == theme.analyzed.page.name
        // The tags can be read while rules look at the expressions. Other views are small.
        laterMarkup = isOfPage ? Later { MarkupReader(template) } : nil
    }

    func enter(where condition: AnalyzedExpression, isTrue: Bool) {
        conditionCount += 1
        conditions.append(Condition(number: conditionCount, expression: condition, isTrue: isTrue))
    }

    func leave() { conditions.removeLast() }

    /// Calls `body` where a condition holds that is in the current place itself, or does not.
    func assuming<Result>(_ condition: AnalyzedExpression, isTrue: Bool, _ body: () -> Result) -> Result {
        conditions.append(Condition(number: conditionCount, expression: condition, isTrue: isTrue))
        defer { leave() }
        return body()
    }

    /// The paths of which has been told that they may be undefined or null, each with the innermost condition around the
    /// place, or 0.
    private var nullishPaths: [String: Int] = [:]

    /// Notes that a path may be undefined or null here.
    /// - Returns: Whether that is worth telling: production stops at the first place, so that the others do not count, as far
    ///   as that one always comes before them.
    func tellNullish(_ path: String) -> Bool {
        if let condition = nullishPaths[path], condition == 0 || conditions.contains(where: { $0.number == condition })
        {
            return false
        }
        nullishPaths[path] = conditions.last?.number ?? 0
        return true
    }

    /// Notes that a variable is set anew, and so has another value.
    func forgetNullish(_ variable: String) {
        nullishPaths = nullishPaths.filter { $0.key != variable && !$0.key.hasPrefix("\(variable).") }
    }

    /// Reports a warning at a place in the view.
    func warn(
        _ code: Diagnostic.Code, _ message: @autoclosure () -> String, at location: Location,
        help: @autoclosure () -> String? = nil
    ) {
        if theme.accepts(code) { theme.keep(warning(code, message(), at: location, help: help())) }
    }

    /// A warning at a place in the view.
    func warning(
        _ code: Diagnostic.Code, _ message: String, at location: Location, help: String? = nil
    ) -> Diagnostic {
        Diagnostic(code, .warning, message, at: place(location), help: help)
    }

    /// A place in the view, as messages have it.
    func place(_ location: Location) -> Diagnostic.Place {
        Diagnostic.Place(location.span, in: source(of: location))
    }

    /// The view's file, or that of a view which it includes.
    func source(of location: Location) -> Source { template.sources[Int(location.source)] }

    /// What stands in the view at a place.
    func text(at location: Location) -> String { source(of: location).text(of: location.span) }

    /// Whether what stands at a place has in it what stands at another one.
    func text(at location: Location, has other: Location) -> Bool {
        let text = source(of: location).bytes[Int(location.span.start)..<Int(location.span.end)]
        let part = source(of: other).bytes[Int(other.span.start)..<Int(other.span.end)]
        return !part.isEmpty && text.firstRange(ofBytes: Array(part)) != nil
    }

    /// Where the name of a property stands at the end of what reads it.
    func location(ofProperty name: String, in location: Location) -> Location {
        guard text(at: location).hasSuffix(".\(name)") else { return location }
        var location = location
        location.span = Span(Int(location.span.end) - name.utf8.count..<Int(location.span.end))
        return location
    }

    /// Where the name of a filter stands in an expression that ends with it.
    func location(ofFilter name: String, in expression: AnalyzedExpression) -> Location {
        var location = expression.location
        let bytes = source(of: location).bytes[Int(location.span.start)..<Int(location.span.end)]
        guard let pipe = bytes.lastIndex(of: UInt8(ascii: "|")) else { return location }
        let start = bytes[(pipe + 1)...].firstIndex { $0 != 0x20 } ?? pipe
        location.span = Span(start..<min(start + name.utf8.count, bytes.endIndex))
        return location
    }

    /// Where a name stands in a piece of JavaScript that is written out, if it is there once; else all of it.
    func location(of name: String, inScript location: Location) -> Location {
        let name = Array(name.utf8)
        let bytes = source(of: location).bytes[Int(location.span.start)..<Int(location.span.end)]
        var found: Range<Int>?
        var rest = bytes
        while let range = rest.firstRange(ofBytes: name) {
            rest = rest[range.upperBound...]
            if range.lowerBound > bytes.startIndex, bytes[range.lowerBound - 1].isWordCharacter { continue }
            if let next = rest.first, next.isWordCharacter { continue }
            if found != nil { return location }
            found = range
        }
        guard let found else { return location }
        var place = location
        place.span = Span(found)
        return place
    }

    /// Where a keyword argument begins: at its name, before the equals sign and the value.
    func location(of keyword: ObjectMember) -> Location {
        var location = keyword.value.location
        let before = source(of: location).bytes[..<Int(location.span.start)]
        guard let equals = before.lastIndex(of: UInt8(ascii: "=")) else { return location }
        let end = before[..<equals].lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? equals
        location.span = Span(max(0, end - keyword.key.utf8.count)..<end)
        return location
    }

    /// A use of a filter, as `value | name(…)` or as `name(value, …)`.
    struct FilterCall {
        let name: String
        let input: AnalyzedExpression
        let arguments: AnalyzedArguments
    }

    /// The filter that an expression calls, nil for any other expression.
    func filterCall(_ expression: AnalyzedExpression) -> FilterCall? {
        switch expression.kind {
        case .filter(let use, let input, let arguments):
            return use.signature.map { FilterCall(name: $0.name, input: input, arguments: arguments) }
        case .callVariableOrFilter(_, let use, let arguments, _):
            guard let signature = use.signature, let input = arguments.positional.first else { return nil }
            var rest = arguments
            rest.positional.removeFirst()
            return FilterCall(name: signature.name, input: input, arguments: rest)
        default: return nil
        }
    }

    /// The variable that an expression reads, or a property of one, as `order.payment`.
    func path(of expression: AnalyzedExpression) -> String? {
        switch expression.kind {
        case .variable: return text(at: expression.location)
        case .property(let object, let name): return path(of: object).map { "\($0).\(name)" }
        case .sequence(let elements): return elements.count == 1 ? path(of: elements[0]) : nil
        default: return nil
        }
    }
}
