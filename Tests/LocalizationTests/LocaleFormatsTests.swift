import Testing

@testable import Localization

@Suite struct LocaleFormatsTests {
    @Test("a locale's formats write what formats of their own do, again and again")
    func reuse() throws {
        let formats = LocaleFormats(LocaleTag("de-DE"))
        let date = try #require(DateTime(parsing: "2025-02-16"))
        for _ in 1...2 {
            #expect(formats.date().string(from: date) == "16. Februar 2025")
            #expect(formats.date("DD.MM.").string(from: date) == "16.02.")
            #expect(formats.currency("eur")?.string(from: 1234.5) == "1.234,50\u{A0}€")
            #expect(formats.currency("euro") == nil)
            #expect(formats.numbers.string(from: 1234.5) == "1.234,5")
            #expect(formats.pluralRules.category(of: 1) == .one)
        }
    }

    @Test("more patterns than are kept are written all the same")
    func manyPatterns() throws {
        let formats = LocaleFormats(LocaleTag("en"))
        let date = try #require(DateTime(parsing: "2025-02-16"))
        for number in 0..<600 {
            #expect(formats.date("[\(number)] D").string(from: date) == "\(number) 16")
        }
    }

    @Test("a tag may choose its digits")
    func digits() {
        let egyptian = CurrencyFormat(code: "USD", locale: LocaleTag("ar-EG-u-nu-latn"))
        #expect(egyptian?.string(from: 12.5) == "\u{200F}12.50\u{A0}US$")
    }

    @Test("a currency is three letters, whether or not one has that code")
    func codes() {
        let locale = LocaleTag("en-US")
        #expect(CurrencyFormat(code: "usd", locale: locale)?.code == "USD")
        #expect(CurrencyFormat(code: "ZZZ", locale: locale)?.string(from: 1) == "ZZZ\u{A0}1.00")
        for code in ["", "US", "USDX", "U$D", "US1", "ÜSD", "ßß", "US ", "ıNR"] {
            #expect(CurrencyFormat(code: code, locale: locale)?.code == nil, "\(code)")
        }
    }

    @Test(
        "an amount in digits keeps each of them, and what is no number is nil",
        arguments: [
            ("12.99", "$12.99"), ("-0", "-$0.00"), ("+5", "$5.00"), (".5", "$0.50"), ("5.", "$5.00"),
            ("1e3", "$1,000.00"),
            ("1E-2", "$0.01"), ("123456789012345678901234.56", "$123,456,789,012,345,678,901,234.56"),
            ("0.005", "$0.01"), ("", nil), (".", nil), ("-", nil), ("1,5", nil), (" 1", nil), ("0x10", nil),
            ("1e", nil),
            ("NaN", nil), ("Infinity", nil), ("1e9999", nil), ("١", nil),
        ] as [(String, String?)])
    func decimals(digits: String, expected: String?) {
        #expect(CurrencyFormat(code: "USD", locale: LocaleTag("en-US"))?.string(fromDecimal: digits) == expected)
    }
}
