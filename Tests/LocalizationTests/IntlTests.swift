import Testing

@testable import Localization

/// Whole tables of what the browsers' `Intl` prints, beside what is printed here.
@Suite struct IntlTests {
    @Test("money is written as Intl.NumberFormat writes it, in every locale, for every kind of currency and amount")
    func money() throws {
        let table = try ExpectedTable("money")
        let amounts = try table.header.dropFirst(2).map { try #require(Double($0)) }
        try table.compare(keys: 2) { keys in
            let format = try #require(CurrencyFormat(code: keys[1], locale: LocaleTag(keys[0])))
            return amounts.map(format.string)
        }
    }

    @Test("an amount in decimal digits is written as the number that they are")
    func decimalDigits() throws {
        let table = try ExpectedTable("money")
        try table.compare(keys: 2) { keys in
            let format = try #require(CurrencyFormat(code: keys[1], locale: LocaleTag(keys[0])))
            return try table.header.dropFirst(2).map { try #require(format.string(fromDecimal: $0)) }
        }
    }

    @Test("numbers are written as Intl.NumberFormat writes them")
    func numbers() throws {
        let table = try ExpectedTable("numbers")
        let numbers = try table.header.dropFirst().map { try #require(Double($0)) }
        try table.compare(keys: 1) { keys in
            numbers.map(NumberFormat(locale: LocaleTag(keys[0])).string)
        }
    }

    @Test("plural categories are those of Intl.PluralRules")
    func plurals() throws {
        let table = try ExpectedTable("plurals")
        let numbers = try table.header.dropFirst(2).map { try #require(Double($0)) }
        try table.compare(keys: 1) { keys in
            let rules = PluralRules(locale: LocaleTag(keys[0]))
            let letters = (0...200).map { number -> String in
                switch rules.category(of: Double(number)) {
                case .zero: "z"
                case .one: "1"
                case .two: "2"
                case .few: "f"
                case .many: "m"
                case .other: "-"
                }
            }
            return [letters.joined()] + numbers.map { rules.category(of: $0).rawValue }
        }
    }

    @Test("names of months and days are those of Intl.DateTimeFormat")
    func names() throws {
        try ExpectedTable("names").compare(keys: 1) { keys in
            let names = DateNames.names(of: LocaleTag(keys[0]))
            return [
                names.alone.months, names.alone.shortMonths, names.inDate.months, names.alone.weekdays,
                names.alone.shortWeekdays,
            ].map { $0.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|") }
        }
    }

    @Test("CLDR's date styles, turned into dayjs' tokens, write what Intl.DateTimeFormat writes")
    func dateStyles() throws {
        let dates = try ["2025-02-16", "2024-02-29", "1999-12-31", "2026-10-05"].map {
            try #require(DateTime(parsing: $0))
        }
        try ExpectedTable("dates").compare(keys: 1) { keys in
            let locale = LocaleTag(keys[0])
            let patterns = DateNames.names(of: locale).patterns
            return [patterns.shortDate, patterns.mediumDate, patterns.longDate, patterns.fullDate].map { pattern in
                let format = DateFormat(CLDRPattern(pattern).tokens(), locale: locale)
                return dates.map(format.string).joined(separator: "|")
            }
        }
    }

    @Test("dates that dayjs leaves to JavaScript are read as Chromium reads them")
    func dateTexts() throws {
        try ExpectedTable("date-texts").compare(keys: 1) { keys in
            [DateTime(javaScript: keys[0]).map { String($0.milliseconds) } ?? "NaN"]
        }
    }

    @Test("scripts run in the direction that Intl.Locale says")
    func directions() throws {
        try ExpectedTable("directions").compare(keys: 1) { keys in
            [LocaleTag(keys[0]).isRightToLeft ? "rtl" : "ltr"]
        }
    }
}
