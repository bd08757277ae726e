import Localization
import Testing

/// The plural categories of languages.
@Suite("Plural rules")
struct PluralRulesTests {
    /// All tags of two letters: those of which CLDR knows nothing have the form `other` alone.
    static let languages: [String] = {
        let letters = "abcdefghijklmnopqrstuvwxyz"
        return letters.flatMap { first in letters.map { "\(first)\($0)" } }
    }()

    @Test("in every language, the numbers up to 30 have all forms that those up to 1000 have")
    func smallNumbers() {
        for language in Self.languages {
            let rules = PluralRules(locale: LocaleTag(language))
            let used = Set((0...1000).map { rules.category(ofWhole: $0) })
            let expected = PluralRules.Category.allCases.filter { used.contains($0) || $0 == .other }
            #expect(rules.commonCategories == expected, "\(language)")
        }
    }

    @Test("a whole number has the form that it has when it is written")
    func wholeNumbers() {
        for language in ["ar", "cy", "en", "fr", "lt", "mt", "pl", "pt", "sl"] {
            let rules = PluralRules(locale: LocaleTag(language))
            for number in [0, 1, 2, 3, 5, 11, 21, 100, 101, 1_000_000, 2_500_000] {
                #expect(rules.category(ofWhole: number) == rules.category(of: Double(number)), "\(language) \(number)")
            }
        }
    }
}
