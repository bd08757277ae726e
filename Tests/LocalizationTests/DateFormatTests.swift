import Testing

@testable import Localization

@Suite struct DateFormatTests {
    private func text(_ date: String, _ pattern: String, _ locale: String = "en") throws -> String {
        DateFormat(pattern, locale: LocaleTag(locale)).string(from: try #require(DateTime(parsing: date)))
    }

    @Test(
        "every token is written as dayjs writes it",
        arguments: [
            ("YY", "25", "09"), ("YYYY", "2025", "2009"),
            ("Q", "1", "4"),
            ("M", "2", "12"), ("MM", "02", "12"), ("MMM", "Feb", "Dec"), ("MMMM", "February", "December"),
            ("D", "3", "31"), ("DD", "03", "31"), ("Do", "3rd", "31st"),
            ("d", "1", "4"), ("dd", "Mo", "Th"), ("ddd", "Mon", "Thu"), ("dddd", "Monday", "Thursday"),
            ("H", "0", "13"), ("HH", "00", "13"), ("h", "12", "1"), ("hh", "12", "01"), ("k", "24", "13"),
            ("kk", "24", "13"),
            ("m", "5", "45"), ("mm", "05", "45"), ("s", "9", "59"), ("ss", "09", "59"), ("SSS", "007", "999"),
            ("A", "AM", "PM"), ("a", "am", "pm"),
            ("Z", "+00:00", "+00:00"), ("ZZ", "+0000", "+0000"), ("z", "UTC", "UTC"),
            ("zzz", "Coordinated Universal Time", "Coordinated Universal Time"),
            ("w", "6", "1"), ("ww", "06", "01"), ("wo", "6th", "1st"), ("gggg", "2025", "2010"),
            ("W", "6", "53"), ("WW", "06", "53"), ("GGGG", "2025", "2009"),
            ("X", "1738541109", "1262267159"), ("x", "1738541109007", "1262267159999"),
            ("L", "02/03/2025", "12/31/2009"), ("LL", "February 3, 2025", "December 31, 2009"),
            ("LLL", "February 3, 2025 12:05 AM", "December 31, 2009 1:45 PM"),
            ("LLLL", "Monday, February 3, 2025 12:05 AM", "Thursday, December 31, 2009 1:45 PM"),
            ("l", "2/3/2025", "12/31/2009"), ("ll", "Feb 3, 2025", "Dec 31, 2009"),
            ("lll", "Feb 3, 2025 12:05 AM", "Dec 31, 2009 1:45 PM"),
            ("llll", "Mon, Feb 3, 2025 12:05 AM", "Thu, Dec 31, 2009 1:45 PM"),
            ("LT", "12:05 AM", "1:45 PM"), ("LTS", "12:05:09 AM", "1:45:59 PM"),
        ])
    func tokens(pattern: String, first: String, second: String) throws {
        #expect(try text("2025-02-03T00:05:09.007", pattern) == first)
        #expect(try text("2009-12-31T13:45:59.999", pattern) == second)
    }

    @Test(
        "text around tokens stays, and text in brackets is never a token",
        arguments: [
            ("[on] dddd [the] Do", "on Sunday the 16th"),
            ("[YYYY] YYYY", "YYYY 2025"),
            ("[LL] LL", "LL February 16, 2025"),
            ("[Do] Do [w]w", "Do 16th w8"),
            ("YYYY-MM-DD[T]HH:mm:ss[Z]", "2025-02-16T14:05:09Z"),
            ("YYYYMMDDTHHmmss", "20250216T140509"),
            ("D/M/YY", "16/2/25"),
            // Ordinals are found before the day is.
            ("DDo", "1616th"),
            ("MMMMM", "February2"),
            ("ddddd", "Sunday0"),
            ("YYYYY", "2025+0000"),
            ("Y YYY", "+0000 +0000"),
            ("[]", "[]"),
            ("[x", "[1739714709000"),
            ("]", "]"),
            ("[a][b]", "ab"),
            ("[[x]]", "[x]"),
            ("Wo", "7o"),
            ("S SS", "S SS"),
            ("qQ", "q1"),
            ("", "2025-02-16T14:05:09+00:00"),
            ("é — 日", "é — 日"),
            ("LLLLL", "Sunday, February 16, 2025 2:05 PM02/16/2025"),
        ])
    func text(pattern: String, expected: String) throws {
        #expect(try text("2025-02-16 14:05:09", pattern) == expected)
    }

    @Test(
        "localized formats, ordinals and meridiem are those of dayjs' own locales",
        arguments: [
            ("en-US", "February 16, 2025", "02/16/2025", "2:05 PM", "16th", "1st"),
            ("en-GB", "16 February 2025", "16/02/2025", "14:05", "16th", "1st"),
            ("en-CA", "February 16, 2025", "2025-02-16", "2:05 PM", "16th", "1st"),
            ("en-AU", "16 February 2025", "16/02/2025", "2:05 PM", "16th", "1st"),
            ("en-ZA", "February 16, 2025", "02/16/2025", "2:05 PM", "16th", "1st"),
            ("fr-FR", "16 février 2025", "16/02/2025", "14:05", "16", "1er"),
            ("fr-CA", "16 février 2025", "2025-02-16", "14:05", "16", "1"),
            ("es-ES", "16 de febrero de 2025", "16/02/2025", "14:05", "16º", "1º"),
            ("es-MX", "16 de febrero de 2025", "16/02/2025", "14:05", "16º", "1º"),
            ("pt-BR", "16 de fevereiro de 2025", "16/02/2025", "14:05", "16º", "1º"),
            ("it", "16 febbraio 2025", "16/02/2025", "14:05", "16º", "1º"),
            ("ca", "16 de febrer de 2025", "16/02/2025", "14:05", "16è", "1r"),
            ("de-DE", "16. Februar 2025", "16.02.2025", "14:05", "16.", "1."),
            ("nl-NL", "16 februari 2025", "16-02-2025", "14:05", "16de", "1ste"),
            ("sv", "16 februari 2025", "2025-02-16", "14:05", "16e", "1a"),
            ("da", "16. februar 2025", "16.02.2025", "14:05", "16.", "1."),
            ("nb-NO", "16. februar 2025", "16.02.2025", "14:05", "16.", "1."),
            ("fi", "16. helmikuuta 2025", "16.02.2025", "14.05", "16.", "1."),
            ("pl", "16 lutego 2025", "16.02.2025", "14:05", "16.", "1."),
            ("cs", "16. února 2025", "16.02.2025", "14:05", "16.", "1."),
            ("ru", "16 февраля 2025 г.", "16.02.2025", "14:05", "16", "1"),
            ("uk", "16 лютого 2025 р.", "16.02.2025", "14:05", "16", "1"),
            ("bg", "16 февруари 2025", "16.02.2025", "14:05", "16-ти", "1-ви"),
            ("hu", "2025. február 16.", "2025.02.16.", "14:05", "16.", "1."),
            ("tr", "16 Şubat 2025", "16.02.2025", "14:05", "16.", "1."),
            ("el", "16 Φεβρουαρίου 2025", "16/02/2025", "2:05 PM", "16", "1"),
            ("lt", "2025 m. vasario 16 d.", "2025-02-16", "14:05", "16.", "1."),
            ("ja", "2025年2月16日", "2025/02/16", "14:05", "16日", "1日"),
            ("ko", "2025년 2월 16일", "2025.02.16.", "오후 2:05", "16일", "1일"),
            ("zh-CN", "2025年2月16日", "2025/02/16", "14:05", "16日", "1日"),
            ("zh-TW", "2025年2月16日", "2025/02/16", "14:05", "16日", "1日"),
            ("ar", "16 فبراير 2025", "16/\u{200F}2/\u{200F}2025", "14:05", "16", "1"),
            ("he", "16 בפברואר 2025", "16/02/2025", "14:05", "16", "1"),
            ("hi", "16 फ़रवरी 2025", "16/02/2025", "दोपहर 2:05 बजे", "16", "1"),
            ("th", "16 กุมภาพันธ์ 2025", "16/02/2025", "14:05", "16.", "1."),
            ("vi", "16 tháng 2 năm 2025", "16/02/2025", "14:05", "16", "1"),
            ("id", "16 Februari 2025", "16/02/2025", "14.05", "16.", "1."),
            // CLDR's own, for dayjs' are not in the table.
            ("sw", "16 Februari 2025", "16/02/2025", "14:05", "16.", "1."),
            ("kk", "2025 ж. 16 ақпан", "16.02.2025", "14:05", "16-шы", "1-ші"),
            ("af", "16 Februarie 2025", "2025-02-16", "14:05", "16de", "1ste"),
            // No locale at all is American English, as with dayjs.
            ("nonsense", "February 16, 2025", "02/16/2025", "2:05 PM", "16th", "1st"),
            ("", "February 16, 2025", "02/16/2025", "2:05 PM", "16th", "1st"),
        ])
    func localized(
        locale: String, long: String, short: String, time: String, ordinal: String, firstOrdinal: String
    ) throws {
        let date = "2025-02-16 14:05:09"
        let written =
            try ["LL", "L", "LT", "Do"].map { try text(date, $0, locale) } + [text("2025-02-01", "Do", locale)]
        #expect(written == [long, short, time, ordinal, firstOrdinal])
    }

    @Test(
        "English ordinals end in what is spoken",
        arguments: zip(
            1...31,
            """
            1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th 21st 22nd 23rd 24th \
            25th 26th 27th 28th 29th 30th 31st
            """.split(separator: " ")))
    func englishOrdinals(day: Int, ordinal: Substring) throws {
        #expect(try text("2025-01-\(day)", "Do") == ordinal)
    }

    @Test("a month beside a day is inflected, and stands alone otherwise")
    func inflection() throws {
        #expect(try text("2025-02-16", "D MMMM YYYY", "pl") == "16 lutego 2025")
        #expect(try text("2025-02-16", "MMMM YYYY", "pl") == "luty 2025")
        #expect(try text("2025-02-16", "D MMMM", "ru") == "16 февраля")
        #expect(try text("2025-02-16", "MMMM", "ru") == "февраль")
        #expect(try text("2025-02-16", "dddd D. MMMM", "fi") == "sunnuntai 16. helmikuuta")
        #expect(try text("2025-02-16", "MMM YYYY", "de") == "Feb. 2025")
        #expect(try text("2025-02-16", "ddd", "de") == "So.")
    }

    @Test("the calendar is the Gregorian one, and digits are ASCII's, whatever the locale prefers")
    func calendar() throws {
        #expect(try text("2025-02-16", "D MMMM YYYY", "th-TH-u-ca-buddhist") == "16 กุมภาพันธ์ 2025")
        #expect(try text("2025-02-16", "D MMMM YYYY", "fa-IR-u-ca-persian-nu-arabext") == "16 فوریهٔ 2025")
        #expect(try text("2025-02-16", "D MMMM YYYY", "ar-SA") == "16 فبراير 2025")
        #expect(try text("2025-02-16", "LL Do", "mr") == "16 फेब्रुवारी, 2025 16")
    }

    @Test("parts of the day have their names, in Chinese six of them")
    func meridiem() throws {
        let hours = ["05:59", "06:00", "09:00", "11:00", "13:00", "18:00", "23:59"]
        #expect(
            try hours.map { try text("2025-02-16 " + $0, "A", "zh-CN") } == ["凌晨", "早上", "上午", "中午", "下午", "晚上", "晚上"])
        #expect(try text("2025-02-16 14:05", "LLL", "zh-CN") == "2025年2月16日下午2点05分")
        #expect(try text("2025-02-16 14:05", "A a", "ja") == "午後 午後")
        #expect(try text("2025-02-16 02:05", "A a", "de") == "AM am")
    }

    @Test(
        "weeks are numbered by the locale's rule, and by ISO 8601's, over the turn of the year",
        arguments: [
            // date, week of American English, of German, of ISO 8601
            ("2024-12-28", "52 2024", "52 2024", "52 2024"),
            ("2024-12-29", "1 2025", "52 2024", "52 2024"),
            ("2024-12-30", "1 2025", "1 2025", "1 2025"),
            ("2025-01-01", "1 2025", "1 2025", "1 2025"),
            ("2025-01-05", "2 2025", "1 2025", "1 2025"),
            ("2021-01-01", "1 2021", "53 2020", "53 2020"),
            ("2021-01-03", "2 2021", "53 2020", "53 2020"),
            ("2021-01-04", "2 2021", "1 2021", "1 2021"),
            ("2020-12-31", "1 2021", "53 2020", "53 2020"),
            ("2022-12-31", "53 2022", "52 2022", "52 2022"),
            ("2023-01-01", "1 2023", "52 2022", "52 2022"),
            ("2024-02-29", "9 2024", "9 2024", "9 2024"),
            ("2016-12-31", "53 2016", "52 2016", "52 2016"),
            ("2000-01-01", "1 2000", "52 1999", "52 1999"),
        ])
    func weeks(date: String, english: String, german: String, iso: String) throws {
        #expect(try text(date, "w gggg") == english)
        #expect(try text(date, "w gggg", "de") == german)
        #expect(try text(date, "W GGGG") == iso)
        #expect(try text(date, "W GGGG", "ar") == iso)
    }

    @Test("weeks of Spanish begin on Monday, and the first has the first of January")
    func mondayWeeks() throws {
        #expect(try text("2023-01-01", "w gggg", "es") == "1 2023")
        #expect(try text("2023-01-02", "w gggg", "es") == "2 2023")
        #expect(try text("2022-12-26", "w gggg", "es") == "1 2023")
    }

    @Test("years before 1000 have four digits, and those after 9999 as many as they need")
    func farYears() throws {
        let format = DateFormat("YYYY-MM-DD", locale: LocaleTag("en"))
        #expect(format.string(from: try #require(DateTime(year: 987, month: 6, day: 5))) == "0987-06-05")
        #expect(format.string(from: try #require(DateTime(year: 12025))) == "12025-01-01")
    }

    @Test("every locale that ICU knows writes every token")
    func allLocales() throws {
        let date = try #require(DateTime(parsing: "2025-02-16 14:05:09"))
        #expect(LocaleTag.available.count > 500)
        for name in LocaleTag.available {
            for pattern in [
                "L", "LL", "LLL", "LLLL", "l", "ll", "lll", "llll", "LT", "LTS", "dddd dd Do MMM A wo gggg",
            ] {
                let text = DateFormat(pattern, locale: LocaleTag(name)).string(from: date)
                #expect(!text.isEmpty)
                #expect(
                    !text.contains("+0000") && !text.contains("[") && !text.contains("  "), "\(name) \(pattern) \(text)"
                )
            }
        }
    }
}
