import Diagnostics
import JSON
import NunjucksAnalysis
import SubscriptionManager

/// Misspelt fields in texts: `{{ order.plase }}`, of an order that the view has where it uses the text.
struct FieldsInTexts: LintRule {
    let uses: TranslationUses

    mutating func finish(_ theme: LintedTheme) {
        for locale in uses.locales {
            for key in locale.keys {
                for element in locale.templateElements(of: key) { check(element, key, in: locale, theme) }
            }
        }
    }

    private func check(_ element: JSONDocument.Element, _ key: String, in locale: LocaleTable, _ theme: LintedTheme) {
        guard let text = element.string else { return }
        let analyzed = locale.analyzed(text, of: key)
        guard let template = analyzed.template else { return }
        // Of a variable that the text sets itself, views say nothing.
        let fields = FieldSearch.fields(in: template).filter { analyzed.names.contains($0.variable) }
        guard !fields.isEmpty, theme.accepts(.unknownField), let types = types(of: fields, key) else { return }
        for field in fields {
            let known = types[field.variable] ?? []
            guard let type = known.first,
                !known.contains(where: { $0.member(field.name).isListed || theme.isKnown(field.name, of: $0) }),
                let near = theme.suggestion(for: field.name, among: type.memberNames)
            else { continue }
            let span = element.sourceSpan(of: field.span)
            let warning = Diagnostic(
                .unknownField, .warning, "\(type.description) has no `\(field.name)`",
                at: Diagnostic.Place(span, in: element.source))
            theme.keep(warning.suggesting(near, for: field.name, in: element.source))
        }
    }

    /// The types that some variables can have where a text is used, of those where it is always an object with fields; nil
    /// where not all uses are known.
    private func types(of fields: [FieldSearch.Field], _ key: String) -> [String: [ValueType]]? {
        let places = uses.uses(of: key)
        guard !places.isEmpty, places.allSatisfy({ !$0.isInText && $0.values != nil }) else { return nil }
        var types: [String: [ValueType]] = [:]
        for variable in Set(fields.map(\.variable)) {
            var known: [ValueType] = []
            for place in places {
                if place.values?.contains(variable) ?? false {
                    known += place.namedValues.filter { $0.key == variable }.map(\.value.type.nonNullish)
                } else {
                    known += uses.variableTypes[variable] ?? StateTypes.standard.globals[variable].map { [$0] } ?? []
                }
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

extension ValueType {
    /// Whether a value of the type is an object with fields, and nothing else.
    fileprivate var isOnlyRecords: Bool {
        let members = nonNullish.members
        return !members.isEmpty && members.allSatisfy { if case .record = $0 { true } else { false } }
    }
}
