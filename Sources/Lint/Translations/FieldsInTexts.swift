import Diagnostics
import JSON
import NunjucksAnalysis
import SubscriptionManager

/// Misspelt fields in texts: `{{ order.plase }}`, of an order that the view has where it uses the text.
struct FieldsInTexts: LintRule {
    let uses: TranslationUses

    /// A field that a text reads, and the text.
    private typealias Reading = (element: JSONDocument.Element, field: FieldSearch.Field)

    mutating func finish(_ theme: LintedTheme) {
        for locale in uses.locales {
            for key in locale.keys {
                let readings = locale.templates(of: key).flatMap(fields)
                guard !readings.isEmpty, let types = types(of: Set(readings.map(\.field.variable)), key) else {
                    continue
                }
                for reading in readings { check(reading, types, theme) }
            }
        }
    }

    /// The fields that a text reads of variables. Of a variable that the text sets itself, views say nothing.
    private func fields(in text: LocaleTable.Template) -> [Reading] {
        guard let template = text.text.template else { return [] }
        return FieldSearch.fields(in: template).filter { text.text.names.contains($0.variable) }
            .map { (text.element, $0) }
    }

    private func check(_ reading: Reading, _ types: [String: [ValueType]], _ theme: LintedTheme) {
        let field = reading.field
        let known = types[field.variable] ?? []
        guard let type = known.first, theme.accepts(.unknownField),
            !known.contains(where: { $0.member(field.name).isListed || theme.isKnown(field.name, of: $0) }),
            let near = theme.suggestion(for: field.name, among: type.memberNames)
        else { return }
        let source = reading.element.source
        let warning = Diagnostic(
            .unknownField, .warning, "\(type.description) has no `\(field.name)`",
            at: Diagnostic.Place(reading.element.sourceSpan(of: field.span), in: source))
        theme.keep(warning.suggesting(near, for: field.name, in: source))
    }

    /// The types that some variables can have where a text is used, of those where it is always an object with fields; nil
    /// where not all uses are known.
    private func types(of variables: Set<String>, _ key: String) -> [String: [ValueType]]? {
        let places = uses.uses(of: key)
        guard !places.isEmpty, places.allSatisfy({ !$0.isInText && $0.values != nil }) else { return nil }
        var types: [String: [ValueType]] = [:]
        for variable in variables {
            let own = uses.variableTypes[variable] ?? StateTypes.standard.globals[variable].map { [$0] } ?? []
            var known: [ValueType] = []
            for place in places {
                let passed = place.namedValues.filter { $0.key == variable }.map(\.value.type.nonNullish)
                for type in passed.isEmpty ? own : passed where !known.contains(type) { known.append(type) }
            }
            if known.allSatisfy(\.isOnlyRecords) { types[variable] = known }
        }
        return types
    }
}

/// Finds the fields that a text reads of variables.
struct FieldSearch: AnalyzedVisitor {
    /// A field of a variable.
    struct Field {
        let variable: String
        let name: String
        /// Where the field's name stands in the text.
        let span: Span
    }

    private let template: AnalyzedTemplate
    private var fields: [Field] = []

    /// All fields in a text.
    static func fields(in template: AnalyzedTemplate) -> [Field] {
        guard template.errors.isEmpty else { return [] }
        var search = FieldSearch(template: template)
        template.walk(&search)
        return search.fields
    }

    private init(template: AnalyzedTemplate) { self.template = template }

    mutating func visit(_ expression: AnalyzedExpression) {
        guard case .property(let object, let name) = expression.kind, case .variable = object.kind else { return }
        let text = text(at: expression.location)
        guard text.hasSuffix(".\(name)") else { return }
        let end = Int(expression.location.span.end)
        fields.append(
            Field(variable: self.text(at: object.location), name: name, span: Span(end - name.utf8.count..<end)))
    }

    private func text(at location: Location) -> String {
        template.sources[Int(location.source)].text(of: location.span)
    }
}
