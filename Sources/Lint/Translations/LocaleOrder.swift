import Diagnostics
import JSON
import SubscriptionManager

/// Keys of locale files that are not in alphabetical order: of each object, the first one.
struct LocaleOrder: LintRule {
    mutating func finish(_ theme: LintedTheme) {
        for locale in theme.theme.translations.files { check(locale.keys, of: nil, theme) }
    }

    private func check(_ object: JSONDocument.Element, of parent: String?, _ theme: LintedTheme) {
        guard theme.accepts(.localeOrder) else { return }
        let keys = object.elements.compactMap(\.key)
        if !keys.allSatisfy(LocaleFile.pluralForms.contains), !Order.allCases.contains(where: { $0.holds(keys) }) {
            report(object, keys, parent, theme)
        }
        for element in object.elements where element.kind == .object { check(element, of: element.key, theme) }
    }

    private func report(_ object: JSONDocument.Element, _ keys: [String], _ parent: String?, _ theme: LintedTheme) {
        let sorted = keys.map(Order.byLetters.text)
        guard let position = sorted.indices.dropFirst().first(where: { sorted[$0] < sorted[$0 - 1] }),
            let next = sorted[..<position].firstIndex(where: { $0 > sorted[position] })
        else { return }
        let element = object.elements.first { $0.key == keys[position] } ?? object
        theme.keep(
            Diagnostic(
                .localeOrder, .warning,
                "`\(keys[position])` is not in alphabetical order\(parent.map { " in `\($0)`" } ?? "")",
                at: element.keyPlace, help: "move it before `\(keys[next])`"))
    }

    /// What people call alphabetical.
    private enum Order: CaseIterable {
        case byBytes, byLetters, byLettersAlone, byNumbers

        /// Whether some keys are in order.
        func holds(_ keys: [String]) -> Bool {
            let texts = keys.map(text)
            return zip(texts, texts.dropFirst()).allSatisfy { $0 <= $1 }
        }

        /// What is compared of a key.
        func text(of key: String) -> String {
            switch self {
            case .byBytes: key
            case .byLetters: key.lowercased()
            case .byLettersAlone: key.lowercased().filter { $0.isLetter || $0.isNumber }
            case .byNumbers: Self.withLongNumbers(key.lowercased())
            }
        }

        /// A key with each number in it as long as any: `reason_10` comes after `reason_2`.
        private static func withLongNumbers(_ key: String) -> String {
            var text = ""
            var digits = ""
            for character in key {
                if character.isASCII, character.isNumber {
                    digits.append(character)
                    continue
                }
                text += padded(digits)
                digits = ""
                text.append(character)
            }
            return text + padded(digits)
        }

        private static func padded(_ digits: String) -> String {
            digits.isEmpty ? "" : String(repeating: "0", count: max(0, 12 - digits.count)) + digits
        }
    }
}
