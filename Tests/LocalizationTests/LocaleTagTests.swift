import Testing

@testable import Localization

@Suite struct LocaleTagTests {
    @Test(
        "a name is read with leniency and has one canonical form",
        arguments: [
            ("en", "en", "en", nil, nil),
            ("en-US", "en-US", "en", nil, "US"),
            ("en_us", "en-US", "en", nil, "US"),
            ("AR", "ar", "ar", nil, nil),
            ("fr_CA", "fr-CA", "fr", nil, "CA"),
            ("zh-hant-tw", "zh-Hant-TW", "zh", "Hant", "TW"),
            ("ZH_HANS", "zh-Hans", "zh", "Hans", nil),
            ("es-419", "es-419", "es", nil, "419"),
            ("iw-IL", "he-IL", "he", nil, "IL"),
            ("tl", "fil", "fil", nil, nil),
            ("en_US.UTF-8", "en-US", "en", nil, "US"),
            ("ca-ES-valencia", "ca-ES-valencia", "ca", nil, "ES"),
            ("ar-EG-u-nu-latn", "ar-EG-u-nu-latn", "ar", nil, "EG"),
            ("", "und", "und", nil, nil),
            ("1", "und-1", "und", nil, nil),
            ("-", "und", "und", nil, nil),
        ] as [(String, String, String, String?, String?)])
    func reading(name: String, identifier: String, language: String, script: String?, region: String?) {
        let tag = LocaleTag(name)
        #expect(tag.identifier == identifier)
        #expect(tag.language == language)
        #expect(tag.script == script)
        #expect(tag.region == region)
    }

    @Test(
        "a well-formed tag has the grammar of RFC 5646",
        arguments: [
            "en", "en-US", "en_us", "EN-us", "fil", "zh-Hant", "zh-hant-TW", "es-419", "ca-valencia", "de-1996",
            "sl-rozaj-biske-1994", "ar-u-nu-latn", "en-a-bbb-x-a-ccc", "de-x-a",
        ])
    func wellFormed(name: String) { #expect(LocaleTag(wellFormed: name) == LocaleTag(name)) }

    @Test(
        "what is not well formed is no tag",
        arguments: [
            "", "e", "-", "en-", "-en", "en--US", "english", "en-USA", "zh-yue", "en.default", "en US", "en-US-u",
            "en-x",
            "x-private", "i-klingon", "12", "é", "en-é", "../en", "en/US", "en-abcdefghi", "en-US-GB", "en-Latn-Latn",
        ])
    func notWellFormed(name: String) { #expect(LocaleTag(wellFormed: name) == nil) }

    @Test(
        "the locale itself serves best, then its language, then English, then the first name",
        arguments: [
            ("en-US", ["de", "en-GB", "en-US"], ["en-US", "en-GB", "de"]),
            ("EN_us", ["en-GB", "en_US"], ["en_US", "en-GB"]),
            ("fr-CA", ["en-US", "fr-FR", "fr-BE"], ["fr-BE", "fr-FR", "en-US"]),
            ("fr", ["en", "fr-FR"], ["fr-FR", "en"]),
            ("fr-FR", ["en", "fr"], ["fr", "en"]),
            ("ja", ["de", "en-GB", "en", "es"], ["en", "en-GB", "de", "es"]),
            ("ja", ["fr", "de", "es"], ["de", "es", "fr"]),
            ("iw", ["en", "he-IL"], ["he-IL", "en"]),
            ("xx", ["de"], ["de"]),
            ("en", [], []),
            ("?", ["de", "?"], ["?", "de"]),
        ])
    func choice(locale: String, names: [String], chain: [String]) {
        let tag = LocaleTag(locale)
        #expect(tag.fallbackChain(in: names) == chain)
        #expect(tag.bestMatch(in: names) == chain.first)
        #expect(tag.fallbackChain(in: names.reversed()) == chain)
    }
}
