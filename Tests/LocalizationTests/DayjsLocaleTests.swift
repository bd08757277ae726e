import TestSupport
import Testing

@testable import Localization

/// What is written in dayjs' own locales, beside all that dayjs was measured to write there.
@Suite struct DayjsLocaleTests {
    static let facts = Result { try DayjsFacts.all() }
    static let names = ((try? facts.get()) ?? [:]).keys.sorted()

    @Test("all locales of dayjs were measured, and the table has these and no others")
    func completeness() throws {
        #expect(Self.names.count == 143)
        let table = String(decoding: PackageResources.dayjs_txt, as: UTF8.self).split(separator: "\n")
        let blocks = table.filter { $0.hasPrefix("= ") }.map { String($0.split(separator: " ")[1]) }
        #expect(blocks.sorted() == Self.names)
    }

    @Test(
        "every name, ordinal, format, part of the day and week is dayjs' own, alone and in combination",
        arguments: names)
    func expectations(name: String) throws {
        let expectations = try #require(try Self.facts.get()[name]).expectations
        #expect(expectations.count > 500)
        let formats = LocaleFormats(LocaleTag(name))
        let faults = try expectations.compactMap { expectation in
            let date = try #require(DateTime(parsing: expectation.date))
            return expectation.fault(formats.date(expectation.pattern).string(from: date))
        }
        #expect(faults == [])
    }

    @Test(
        "a page has the locale that dayjs chooses: the one of its name, else the one of its language",
        arguments: [
            ("en-US", "Thursday, February 5, 2026 3:05 PM"),
            ("en", "Thursday, February 5, 2026 3:05 PM"),
            ("en-GB", "Thursday, 5 February 2026 15:05"),
            ("en_gb", "Thursday, 5 February 2026 15:05"),
            ("en-ZA", "Thursday, February 5, 2026 3:05 PM"),
            ("fr-CA", "jeudi 5 février 2026 15:05"),
            ("fr-BE", "jeudi 5 février 2026 15:05"),
            ("pt-BR", "quinta-feira, 5 de fevereiro de 2026 às 15:05"),
            ("pt-PT", "quinta-feira, 5 de fevereiro de 2026 às 15:05"),
            ("sr-Cyrl", "Четвртак, 5. Фебруар 2026. 15:05"),
            ("sr-Latn", "Četvrtak, 5. Februar 2026. 15:05"),
            // A name of three parts is none that dayjs has: the first part is left.
            ("sr-Cyrl-RS", "Četvrtak, 5. Februar 2026. 15:05"),
            ("zh-TW", "2026年2月5日星期四 15:05"),
            ("zh-Hant-TW", "2026年2月5日星期四下午3点05分"),
            ("zh-Hant", "2026年2月5日星期四下午3点05分"),
            ("zh-Hans", "2026年2月5日星期四下午3点05分"),
            ("de-DE-u-nu-arab", "Donnerstag, 5. Februar 2026 15:05"),
            // `tl` is an older code of `fil`.
            ("tl-PH", "Huwebes, Pebrero 05, 2026 15:05"),
            ("fil-PH", "Huwebes, Pebrero 05, 2026 15:05"),
            // What is no language at all is American English.
            ("nonsense", "Thursday, February 5, 2026 3:05 PM"),
            ("", "Thursday, February 5, 2026 3:05 PM"),
        ])
    func choice(tag: String, text: String) throws {
        let date = try #require(DateTime(parsing: "2026-02-05 15:05:07"))
        #expect(DateFormat("LLLL", locale: LocaleTag(tag)).string(from: date) == text)
    }

    @Test(
        "weeks begin on Saturday in some of dayjs' locales, which the days that were measured do not show",
        arguments: ["ar", "ar-ly", "ar-ma", "fa", "ku", "tzm", "tzm-latn"])
    func saturdays(name: String) throws {
        let format = DateFormat("w gggg", locale: LocaleTag(name))
        let texts = try ["2026-01-02", "2026-01-03", "2026-01-04", "2026-12-25", "2026-12-26", "2025-12-27"].map {
            format.string(from: try #require(DateTime(parsing: $0)))
        }
        #expect(texts == ["1 2026", "2 2026", "2 2026", "52 2026", "1 2027", "1 2026"])
    }

    @Test("an ordinal above 31 ends as its last digit says")
    func weekOrdinals() throws {
        let texts = ["en", "nl", "sv", "bg", "ne", "zh-cn", "zh-tw"].map { name in
            let ordinals = DateConventions.conventions(of: LocaleTag(name)).weekOrdinals
            return [31, 32, 40, 52, 53].map { String(decoding: ordinals[$0 - 1], as: UTF8.self) }.joined(separator: " ")
        }
        #expect(
            texts == [
                "31st 32nd 40th 52nd 53rd", "31ste 32ste 40ste 52ste 53ste", "31a 32a 40e 52a 53e",
                "31-ви 32-ри 40-ти 52-ри 53-ти", "३१ ३२ ४० ५२ ५३", "31周 32周 40周 52周 53周", "31週 32週 40週 52週 53週",
            ])
    }
}
