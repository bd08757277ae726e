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
            // Marks that join a letter, as Persian has them, leave it the token that it is.
            ("D\u{200C}ام MMMM\u{301}", "16\u{200C}ام February\u{301}"),
            ("LLLLL", "Sunday, February 16, 2025 2:05 PM02/16/2025"),
        ])
    func text(pattern: String, expected: String) throws {
        #expect(try text("2025-02-16 14:05:09", pattern) == expected)
    }

    @Test(
        "what dayjs has no locale for is written as CLDR has it",
        arguments: [
            (
                "no",
                """
                torsdag 5. februar 2026 15:05; 5. februar 2026; 05.02.2026; 5.2.2026; 5. feb. 2026; 15:05; 15:05:07; \
                5 februar; februar feb.; torsdag tor. to.; 5. 6.; p.m. p.m.; 53 2020 53 2020
                """
            ),
            (
                "fil",
                """
                Huwebes, Pebrero 5, 2026 3:05 PM; Pebrero 5, 2026; 02/05/2026; 2/5/2026; Peb 5, 2026; 3:05 PM; \
                3:05:07 PM; 5 Pebrero; Pebrero Peb; Huwebes Huw Hu; ika5 ika6; PM PM; 1 2021 53 2020
                """
            ),
            (
                "hy",
                """
                2026 թ. փետրվարի 5, հինգշաբթի 15:05; 05 փետրվարի, 2026 թ.; 05.02.2026; 5.2.2026; 05 փտվ, 2026 թ.; \
                15:05; 15:05:07; 5 փետրվարի; փետրվար փտվ; հինգշաբթի հնգ հգ; 5. 6.; PM PM; 1 2021 53 2020
                """
            ),
            (
                "zu-ZA",
                """
                ULwesine, Februwari 5, 2026 15:05; Februwari 5, 2026; 02/05/2026; 2/5/2026; Feb 5, 2026; 15:05; \
                15:05:07; 5 Februwari; Februwari Feb; ULwesine Sin Sin; 5 6; PM PM; 1 2021 53 2020
                """
            ),
            (
                "hsb",
                """
                štwórtk, 5. februara 2026 15:05 hodź.; 5. februara 2026; 05.02.2026; 5.2.2026; 5.2.2026; 15:05 hodź.; \
                15:05:07; 5 februara; februar feb; štwórtk štw št; 5 6; popołdnju popołdnju; 53 2020 53 2020
                """
            ),
            (
                "as",
                """
                বৃহস্পতিবাৰ, 5 ফেব্ৰুৱাৰী, 2026 অপৰাহ্ন 3.05; 5 ফেব্ৰুৱাৰী, 2026; 05-02-2026; 5-2-2026; 05-02-2026; \
                অপৰাহ্ন 3.05; অপৰাহ্ন 3.05.07; 5 ফেব্ৰুৱাৰী; ফেব্ৰুৱাৰী ফেব্ৰু; বৃহস্পতিবাৰ বৃহ বৃহ; 5 6; \
                অপৰাহ্ন অপৰাহ্ন; 1 2021 53 2020
                """
            ),
        ])
    func cldr(locale: String, expected: String) throws {
        let patterns = [
            "LLLL", "LL", "L", "l", "ll", "LT", "LTS", "D MMMM", "MMMM MMM", "dddd ddd dd", "Do wo", "A a",
        ]
        let texts = try patterns.map { try text("2026-02-05 15:05:07", $0, locale) }
        let weeks = try text("2021-01-01", "w gggg W GGGG", locale)
        #expect((texts + [weeks]).joined(separator: "; ") == expected)
    }

    @Test(
        "a month has the form that goes with a day where there is one beside it in the pattern",
        arguments: [
            // By dayjs' data after the day, with white space or brackets between the two;
            ("pl", "D MMMM YYYY", "16 lutego 2025"),
            ("ru", "DD[ – ]MMMM", "16 – февраля"),
            ("pl", "MMMM YYYY", "luty 2025"),
            ("pl", "MMMM D", "luty 16"),
            // in Polish with one space;
            ("pl", "DD MMMM", "16 lutego"),
            ("pl", "DD[ – ]MMMM", "16 – luty"),
            ("pl", "D  MMMM", "16  luty"),
            ("pl", "[D MMMM] MMMM", "D MMMM lutego"),
            ("ru", "D MMMM; MMMM", "16 февраля; февраля"),
            ("ru", "MMMM", "февраль"),
            ("ru", "[D ]MMMM", "D февраль"),
            ("ru", "D[ MMMM", "16[ февраль"),
            ("ru", "D z MMMM", "16 UTC февраля"),
            ("hr", "D. MMMM", "16. veljača"),
            ("fi", "dddd D. MMMM", "sunnuntai 16. helmikuu"),
            // in Lithuanian before it too;
            ("lt", "MMMM D", "vasario 16"),
            ("lt", "D MMMM", "16 vasario"),
            ("lt", "MMMM", "vasaris"),
            ("lt", "MMMM Do", "vasaris 16."),
            // and by CLDR's wherever there is a day.
            ("hsb", "D/MMMM", "16/februara"),
            ("hsb", "MMMM, Do", "februara, 16"),
            ("hsb", "[D] MMMM", "D februar"),
        ])
    func inflection(locale: String, pattern: String, expected: String) throws {
        #expect(try text("2025-02-16", pattern, locale) == expected)
    }

    @Test("the calendar is the Gregorian one, and digits are ASCII's, whatever the tag or CLDR prefers")
    func calendar() throws {
        #expect(try text("2025-02-16", "D MMMM YYYY", "th-TH-u-ca-buddhist") == "16 กุมภาพันธ์ 2025")
        #expect(try text("2025-02-16", "D MMMM YYYY", "fa-IR-u-ca-persian-nu-arabext") == "16 فوریه 2025")
        #expect(try text("2025-02-16", "D MMMM YYYY", "ar-SA") == "16 فبراير 2025")
        #expect(try text("2025-02-16", "LL Do", "mr") == "16 फेब्रुवारी 2025 16")
        #expect(try text("2025-02-16", "LL Do", "ckb") == "16ی شوباتی 2025 16")
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
