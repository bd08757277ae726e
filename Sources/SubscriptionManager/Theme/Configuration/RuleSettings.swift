import Diagnostics
import JSON

/// What a theme's `sm-preview.json` says of the rules by which the theme is checked.
///
/// ```json
/// { "rules": { "unused-view": "off" }, "known": ["order.gift_note"] }
/// ```
package struct RuleSettings: Sendable {
    /// How bad it is what a rule finds.
    package enum Level: String, CaseIterable, Sendable {
        case off, warning, error
    }

    /// The levels of rules that are not as usual.
    package private(set) var levels: [Diagnostic.Code: Level] = [:]
    /// Fields that this store has beside those of the documentation, each with the kind of object that has it in small
    /// letters: `order.gift_note`; fields of the State itself by their names.
    package private(set) var knownFields: Set<String> = []

    init() {}

    /// Whether what a rule finds is reported.
    package func isOn(_ code: Diagnostic.Code) -> Bool {
        levels[code].map { $0 != .off } ?? !Catalogue.offByDefault.contains(code)
    }

    mutating func readRules(_ element: JSONDocument.Element) throws(Diagnostic) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        guard element.kind == .object else {
            throw Diagnostic(.invalidConfig, .error, "`rules` must be an object of codes and levels", at: element.place)
        }
        for value in element.elements {
            let code = Diagnostic.Code(rawValue: value.key ?? "")
            guard Catalogue.entry(for: code) != nil else {
                diagnostics.append(Self.unknownCode(code.rawValue, at: value.keyPlace))
                continue
            }
            guard let level = value.string.flatMap(Level.init(rawValue:)) else {
                let levels = Level.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
                diagnostics.append(
                    Diagnostic(
                        .invalidConfig, .error, "the level of `\(code.rawValue)` must be one of \(levels)",
                        at: value.place,
                        help: value.string.flatMap { nearest(to: $0, among: Level.allCases.map(\.rawValue)) }
                            .map { "did you mean \"\($0)\"?" }))
                continue
            }
            levels[code] = level
        }
        return diagnostics
    }

    mutating func readKnownFields(_ element: JSONDocument.Element) throws(Diagnostic) {
        guard element.kind == .array, element.elements.allSatisfy({ $0.string != nil }) else {
            throw Diagnostic(
                .invalidConfig, .error, "`known` must be a list of names of fields", at: element.place,
                help: "such as [\"order.gift_note\", \"customer.tier\"]")
        }
        knownFields = Set(element.elements.compactMap(\.string))
    }

    /// What is said of a code that no diagnostic has.
    private static func unknownCode(_ code: String, at place: Diagnostic.Place?) -> Diagnostic {
        let near = nearest(to: code, among: Catalogue.entries.map(\.code.rawValue))
        return Diagnostic(
            .invalidConfig, .error, "there is no rule `\(code)`", at: place,
            help: near.map { "did you mean `\($0)`?" } ?? "`sm-preview explain` lists all codes")
    }
}
