import Diagnostics
import NunjucksAnalysis

/// Values of a kind that no text can show: an object that a text prints, a list that is to be a count.
struct PrintedValues: LintRule {
    private let uses: TranslationUses
    /// Whether the texts of a key print a value as it is, by the key and the value's name.
    private var printed: [[String]: Bool] = [:]

    init(uses: TranslationUses) { self.uses = uses }

    mutating func finish(_ theme: LintedTheme) {
        for use in uses.all where !use.isInText {
            for value in use.namedValues {
                let type = value.value.type.nonNullish
                if type.isUnknown || type.isNever { continue }
                if value.key == "count", use.keys.contains(where: isPlural) {
                    checkCount(value, type, of: use)
                } else if type.isOnlyObjects {
                    checkObject(value, type, of: use)
                }
            }
        }
    }

    private func isPlural(_ key: String) -> Bool { uses.locales.contains { $0.isPlural(key) } }

    /// Checks what is to be the number by which a plural's form is chosen.
    private func checkCount(_ value: ObjectMember, _ type: ValueType, of use: TranslationUse) {
        let text = use.view.text(at: value.value.location)
        if type.isOnlyLists {
            use.view.warn(
                .missingCount, "`\(text)` is \(type.description), and `count` is a number",
                at: value.value.location, help: "pass how many there are: `\(text).length`")
        } else if type.isOnlyObjects {
            use.view.warn(
                .missingCount, "`\(text)` is \(type.description), and `count` is a number",
                at: value.value.location, help: "pass one of its properties")
        }
    }

    /// Checks an object, which a text may print as it is.
    private mutating func checkObject(_ value: ObjectMember, _ type: ValueType, of use: TranslationUse) {
        guard let key = use.keys.first(where: { prints(value.key, in: $0) }) else { return }
        let text = use.view.text(at: value.value.location)
        use.view.warn(
            .printedObject, "`\(text)` is \(type.description), and `\(key)` prints it as `[object Object]`",
            at: value.value.location, help: "pass one of its properties")
    }

    private mutating func prints(_ name: String, in key: String) -> Bool {
        if let known = printed[[key, name]] { return known }
        let prints = uses.locales.contains { $0.prints(name, in: key) }
        printed[[key, name]] = prints
        return prints
    }
}

extension LocaleTable {
    /// Whether a text of a key prints a value as it is.
    fileprivate func prints(_ name: String, in key: String) -> Bool {
        templates(of: key).map(\.text).contains { text in
            guard text.names.contains(name) else { return false }
            // A text that is not analyzed has nothing but names.
            guard let template = text.template else { return true }
            var search = OutputSearch(name: name, view: template)
            template.walk(&search)
            return search.isFound
        }
    }
}

/// Finds whether a text prints a variable as it is.
private struct OutputSearch: AnalyzedVisitor {
    let name: String
    let view: AnalyzedTemplate
    var isFound = false

    mutating func visit(_ statement: AnalyzedStatement) {
        guard case .output(let value, _) = statement.kind else { return }
        var printed = value
        while case .sequence(let elements) = printed.kind, elements.count == 1 { printed = elements[0] }
        if case .variable = printed.kind,
            view.sources[Int(printed.location.source)].text(of: printed.location.span) == name
        {
            isFound = true
        }
    }
}

extension ValueType {
    /// Whether a value of the type is a list, if it is anything at all.
    fileprivate var isOnlyLists: Bool {
        let members = nonNullish.members
        return !members.isEmpty && members.allSatisfy { if case .list = $0 { true } else { false } }
    }
}
