import Localization
import TestSupport
import Testing

@testable import PreviewSite

/// `og.smi.dayjs`.
@Suite("Dates of a preview", .browser)
struct DatesTests {
    /// Every token of the language's `date` filter, on one date.
    static let tokens: [(String, String)] = [
        ("YY", "26"), ("YYYY", "2026"), ("M", "3"), ("MM", "03"), ("MMM", "Mar"), ("MMMM", "March"), ("Do", "2nd"),
        ("D", "2"), ("DD", "02"),
        ("d", "1"), ("dd", "Mo"), ("ddd", "Mon"), ("dddd", "Monday"), ("H", "9"), ("HH", "09"), ("h", "9"),
        ("hh", "09"), ("k", "9"), ("kk", "09"),
        ("m", "5"), ("mm", "05"), ("s", "7"), ("ss", "07"), ("SSS", "045"), ("Z", "-05:00"), ("ZZ", "-0500"),
        ("A", "AM"), ("a", "am"), ("Q", "1"),
        ("w", "10"), ("ww", "10"), ("W", "10"), ("WW", "10"), ("gggg", "2026"), ("GGGG", "2026"), ("X", "1772460307"),
        ("x", "1772460307045"),
        ("z", "EST"), ("zzz", "Eastern Standard Time"), ("L", "03/02/2026"), ("LL", "March 2, 2026"),
        ("LLL", "March 2, 2026 9:05 AM"),
        ("LLLL", "Monday, March 2, 2026 9:05 AM"), ("l", "3/2/2026"), ("ll", "Mar 2, 2026"),
        ("lll", "Mar 2, 2026 9:05 AM"),
        ("llll", "Mon, Mar 2, 2026 9:05 AM"), ("LT", "9:05 AM"), ("LTS", "9:05:07 AM"),
        ("[on] dddd, [the] Do", "on Monday, the 2nd"), ("YYYY-MM-DDTHH:mm:ss.SSSZ", "2026-03-02T09:05:07.045-05:00"),
        ("[YYYY] YYYY", "YYYY 2026"),
        ("DD.MM.YY / H:mm", "02.03.26 / 9:05"), ("", ""),
    ]

    /// JavaScript expressions and their values; `d` is the function.
    static let cases: [(String, JSON)] = [
        // The page's now, and what else a date is made from.
        ("d().format('YYYY-MM-DD HH:mm:ss')", "2026-03-02 09:30:00"),
        ("d().add(120, 'days').format('YYYY-MM-DD')", "2026-06-30"),
        ("d(undefined).format('L')", "03/02/2026"), ("d('2026-02-16').format()", "2026-02-16T00:00:00-05:00"),
        ("d('2026-02-16 08:05:09').format()", "2026-02-16T08:05:09-05:00"),
        ("d('2026-02-16T08:05').format()", "2026-02-16T08:05:00-05:00"),
        // Digits of a fraction are milliseconds, however few there are.
        ("d('2026-02-16T08:05:09.5').millisecond()", 5), ("d('2026-02-16T08:05:09.1234').millisecond()", 123),
        ("d('20260216').format('L')", "02/16/2026"), ("d('2026/2/6 8:05').format('L LT')", "02/06/2026 8:05 AM"),
        ("d('2026-02-30').format('L')", "03/02/2026"), ("d('1767225600').format('YYYY')", "1768"),
        ("d('February 16, 2026').format('L')", "02/16/2026"),
        ("d('2026-02-16T03:00:00Z').format()", "2026-02-15T22:00:00-05:00"),
        ("d('2026-02-16T03:00:00+09:00').format('L LT')", "02/15/2026 1:00 PM"),
        ("d('2026').format('L')", "01/01/2026"), ("d('2026-7').format('L')", "07/01/2026"),
        ("d(0).toISOString()", "1970-01-01T00:00:00.000Z"), ("d(new Date(2026, 0, 5)).format('L')", "01/05/2026"),
        ("d(d('2026-02-16')).format('L')", "02/16/2026"),
        ("d.unix(86400).valueOf()", 86_400_000),
        (
            "[d(null), d('soon'), d(NaN)].map((x) => [x.isValid(), x.format('L'), x.toJSON()])",
            [[false, "Invalid Date", nil], [false, "Invalid Date", nil], [false, "Invalid Date", nil]]
        ),
        ("[d.isDayjs(d()), d.isDayjs(new Date()), d.extend({}) === d]", [true, false, true]),
        // Arithmetic.
        ("d('2026-01-31').add(1, 'month').format('L')", "02/28/2026"),
        ("d('2024-01-31').add(1, 'M').format('L')", "02/29/2024"),
        ("d('2026-03-31').subtract(1, 'month').format('L')", "02/28/2026"),
        ("d('2024-02-29').add(1, 'year').format('L')", "02/28/2025"),
        ("d('2026-12-15').add(1, 'quarter').format('L')", "03/15/2027"),
        ("d('2026-03-02').add(2, 'weeks').format('L')", "03/16/2026"),
        ("d('2026-03-02').add(-2, 'd').format('L')", "02/28/2026"),
        ("d('2026-03-02').add('3', 'day').format('L')", "03/05/2026"),
        ("d('2026-03-07 12:00').add(1, 'day').format()", "2026-03-08T12:00:00-04:00"),
        ("d('2026-03-07 12:00').add(24, 'hours').format()", "2026-03-08T13:00:00-04:00"),
        ("d('2026-03-02').add(90, 'm').format('LT')", "1:30 AM"),
        ("d('2026-03-02').add(1500).format('s.SSS')", "1.500"),
        ("(() => { const a = d('2026-03-02'); a.add(1, 'day'); return a.format('L'); })()", "03/02/2026"),
        // Differences.
        ("d('2026-03-10').diff('2026-03-02', 'day')", 8), ("d('2026-03-02').diff(d('2026-03-10'), 'days')", -8),
        ("d('2026-03-09').diff('2026-03-08', 'day')", 1), ("d('2026-03-09').diff('2026-03-08', 'hour')", 23),
        ("d('2026-03-10').diff('2026-03-02', 'week')", 1),
        ("d('2026-03-10').diff('2026-03-02', 'week', true).toFixed(3)", "1.143"),
        ("d('2026-05-31').diff('2026-02-28', 'month')", 3),
        ("d('2026-01-01').diff('2026-02-15', 'month')", -1), ("d('2026-02-15').diff('2026-01-01', 'month', true)", 1.5),
        ("d('2027-01-01').diff('2026-03-02', 'year')", 0), ("d('2028-03-02').diff('2026-03-02', 'y')", 2),
        ("d('2026-10-01').diff('2026-03-02', 'quarter')", 2), ("d('2026-03-02').diff('2026-03-01')", 86_400_000),
        ("Object.is(d().diff(d(), 'day'), 0)", true),
        // Starts, ends and comparisons.
        (
            "['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'].map((u) => d('2026-05-14T15:16:17.189').startOf(u).format('YYYY-MM-DDTHH:mm:ss.SSS'))",
            [
                "2026-01-01T00:00:00.000", "2026-04-01T00:00:00.000", "2026-05-01T00:00:00.000",
                "2026-05-10T00:00:00.000", "2026-05-14T00:00:00.000", "2026-05-14T15:00:00.000",
                "2026-05-14T15:16:00.000", "2026-05-14T15:16:17.000",
            ]
        ),
        (
            "['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'].map((u) => d('2026-05-14T15:16:17.189').endOf(u).format('YYYY-MM-DDTHH:mm:ss.SSS'))",
            [
                "2026-12-31T23:59:59.999", "2026-06-30T23:59:59.999", "2026-05-31T23:59:59.999",
                "2026-05-16T23:59:59.999", "2026-05-14T23:59:59.999", "2026-05-14T15:59:59.999",
                "2026-05-14T15:16:59.999", "2026-05-14T15:16:17.999",
            ]
        ),
        ("d('2026-05-14').locale('fr').startOf('week').format('L')", "11/05/2026"),
        (
            "[d('2026-03-02').isBefore('2026-03-03'), d('2026-03-03').isBefore('2026-03-02'), d('2026-03-02').isBefore('2026-03-02'), d('2026-03-02').isBefore('2026-03-30', 'month')]",
            [true, false, false, false]
        ),
        (
            "[d('2026-03-03').isAfter('2026-03-02'), d('2026-03-02').isAfter('2026-03-03'), d('2026-03-02').isAfter('2026-03-02'), d('2027-01-01').isAfter('2026-12-31', 'year')]",
            [true, false, false, true]
        ),
        (
            "[d('2026-03-02').isSame('2026-03-02 00:00:00'), d('2026-03-02').isSame('2026-03-02 00:00:01'), d('2026-03-02').isSame('2026-03-31', 'month'), d().isSame('2026-03-02', 'day')]",
            [true, false, true, true]
        ),
        (
            "[d('2026-03-02').isSameOrBefore('2026-03-02'), d('2026-03-02').isSameOrAfter('2026-03-03'), d('2026-03-02').isSameOrAfter('2026-03-01', 'day')]",
            [true, false, true]
        ),
        // Parts.
        (
            "(({ year, month, date, day, hour, minute, second }) => { const a = d('2026-05-14 15:16:17'); return [year, month, date, day, hour, minute, second].map((get) => get.call(a)); })(d())",
            [2026, 4, 14, 4, 15, 16, 17]
        ),
        ("d('2026-05-14').date(1).month(1).year(2024).hour(8).day(0).format('YYYY-MM-DD HH')", "2024-01-28 08"),
        ("d('2024-02-10').daysInMonth()", 29), ("d('2026-03-02').unix()", 1_772_427_600),
        ("JSON.stringify({ a: d('2026-03-02') })", "{\"a\":\"2026-03-02T05:00:00.000Z\"}"),
        ("d('2026-03-02') < d('2026-03-03')", true), ("d('2026-03-02').toDate() instanceof Date", true),
        ("String(d('2026-03-02'))", "Mon, 02 Mar 2026 05:00:00 GMT"),
        ("d('2026-03-02').clone().format('L')", "03/02/2026"),
        // Weeks and midnight hours, which differ by locale and by clock.
        ("d('2026-01-01').format('w gggg W GGGG')", "1 2026 1 2026"),
        ("d('2027-01-01').format('w gggg W GGGG')", "1 2027 53 2026"),
        ("d('2026-12-31').locale('en').format('w gggg W GGGG')", "1 2027 53 2026"),
        ("d('2027-01-03').locale('fr').format('w gggg W GGGG')", "53 2026 53 2026"),
        ("d('2026-03-02 00:05').format('H HH h hh k kk A')", "0 00 12 12 24 24 AM"),
        ("d('2026-03-02 13:05').format('H h k a LT')", "13 1 13 pm 1:05 PM"),
        (
            "[1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 31].map((n) => d('2026-01-01').date(n).format('Do')).join(' ')",
            "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 31st"
        ),
        ("[3, 6, 9, 12].map((m) => d('2026-01-15').month(m - 1).format('Q')).join('')", "1234"),
        // Locales.
        ("d().locale()", "en-US"), ("d.locale()", "en-US"),
        (
            "d('2025-02-16').locale('fr').format('LL | L | l | ll | LLLL | Do')",
            "16 février 2025 | 16/02/2025 | 16/02/2025 | 16 févr. 2025 | dimanche 16 février 2025 00:00 | 16"
        ),
        ("d('2025-02-01').locale('fr-CA').format('Do MMMM')", "1er février"),
        ("d('2025-02-16').locale('es').format('LL | LT | Do')", "16 de febrero de 2025 | 0:00 | 16º"),
        ("d('2025-02-16').locale('de').format('LL | L | LTS | Do')", "16. Februar 2025 | 16.02.2025 | 00:00:00 | 16."),
        ("d('2025-02-16').locale('ja').format('LL')", "2025年2月16日"),
        (
            "['LL', 'MMMM', 'D MMMM'].map((f) => d('2025-02-16').locale('ru').format(f))",
            ["16 февраля 2025 г.", "февраль", "16 февраля"]
        ), ("d('2025-02-16').locale('ar').format('D/M/YYYY')", "16/2/2025"),
        ("d('2025-02-16').locale('en_GB').format('L')", "16/02/2025"),
        ("d('2025-02-16').locale('no such tag').format('LL')", "February 16, 2025"),
        ("d(d('2025-02-16').locale('fr')).format('MMMM')", "février"),
        (
            "(() => { const before = d.locale('de'); const text = d('2025-02-16').format('MMMM'); d.locale('en-US'); return [before, text]; })()",
            ["de", "Februar"]
        ),
    ]

    /// Patterns that are read in an unexpected way, beside all tokens.
    static let patterns = [
        "L; LL; LLL; LLLL; l; ll; lll; llll; LT; LTS", "dddd ddd dd d", "MMMM MMM MM M", "MMMM; D MMM", "MMMM Do",
        "D/MMMM", "D z MMMM", "D[ x]MMMM", "D  MMMM", "[D ]MMMM", "[D MMMM] MMMM", "D\u{200C}, MMMM\u{301}",
        "D[ MMMM", "wo ww w gggg", "WW W GGGG Wo", "A a H h k",
        "DDo",
        "DoD", "MMMMM", "ddddd", "YYYYY", "Y YYY", "[]", "[x", "]", "[a][b]", "[[x]]", "S SS SSS", "qQ", "LLLLL",
        "Z ZZ z zzz X x", "[LL] LL",
    ]

    /// What Swift is held to, too, and what Swift writes for other patterns.
    @Test func `dates are written as dayjs does in each of its locales`() async throws {
        let facts = try DayjsFacts.all().sorted { $0.key < $1.key }
        let date = try #require(DateTime(parsing: "2024-12-30 15:05:07"))
        try await PreviewPage(locales: facts.map(\.key)).opened { page in
            for (index, facts) in facts.enumerated() {
                let expectations = facts.value.expectations
                let questions = JSON.array(expectations.map { [.string($0.date), .string($0.pattern)] }).text
                let texts = try await page.run(
                    """
                    document.documentElement.lang = Object.keys(ogPreview.dates)[\(index)];
                    return \(questions).map(([date, pattern]) => og.smi.dayjs(date).format(pattern));
                    """)
                let formats = LocaleFormats(LocaleTag(facts.key))
                try await page.expect(
                    "\(JSON.array(Self.patterns.map(JSON.string)).text).map((each) => og.smi.dayjs('2024-12-30 15:05:07').format(each))",
                    equals: .array(Self.patterns.map { .string(formats.date($0).string(from: date)) }))
                #expect(texts.array.count == expectations.count, "\(facts.key)")
                let faults = zip(expectations, texts.array).compactMap { $0.fault($1.string ?? $1.text) }
                #expect(faults == [], "\(facts.key)")
            }
        }
    }

    /// Locales of dayjs and of CLDR.
    @Test(arguments: [
        "en-US", "fr-CA", "ru", "pl", "lt", "zh-TW", "ne", "x-pseudo", "oc-lnc", "no", "fil", "hsb", "hy", "ckb",
    ])
    func `a page writes its dates as the filter does`(locale: String) async throws {
        let date = try #require(DateTime(parsing: "2024-12-30 15:05:07"))
        let formats = LocaleFormats(LocaleTag(locale))
        try await PreviewPage(language: LocaleTag(locale).identifier).opened(timeZone: "UTC") { page in
            try await page.expect(
                "\(JSON.array(Self.patterns.map(JSON.string)).text).map((each) => og.smi.dayjs('2024-12-30 15:05:07').format(each))",
                equals: .array(Self.patterns.map { .string(formats.date($0).string(from: date)) }))
        }
    }

    @Test func `every token of the date filter is written`() async throws {
        try await PreviewPage(zone: "America/New_York").opened(timeZone: "Asia/Tokyo") { page in
            for (token, expected) in Self.tokens {
                let text = try await page.evaluate(
                    "og.smi.dayjs('2026-03-02T09:05:07.045').format(\(JSON.string(token)))")
                #expect(text == .string(expected), "\(token)")
            }
        }
    }

    @Test func `dates are read, computed, compared and written as Day.js does`() async throws {
        try await PreviewPage(zone: "America/New_York").opened { page in
            for (expression, expected) in Self.cases {
                let value = try await page.run("const d = og.smi.dayjs; return \(expression)")
                #expect(value == expected, "\(expression)")
            }
        }
    }

    @Test(arguments: ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata", "UTC"])
    func `a day is that day in every time zone`(zone: String) async throws {
        for (zone, browserZone) in [(zone, "America/New_York"), ("America/New_York", zone)] {
            try await PreviewPage(language: "fr", zone: zone).opened(timeZone: browserZone) { page in
                try await page.expect(
                    "['2026-03-02', '2026-03-02 23:59:59', undefined].map((text) => og.smi.dayjs(text).add(1, 'month').format('LL'))",
                    equals: ["2 avril 2026", "2 avril 2026", "2 avril 2026"])
            }
        }
    }

    /// Offsets, what clocks skip and show twice, and starts and ends of days there.
    @Test func `the zone is the fixture's, whatever the browser's is`() async throws {
        let cases: [(String, JSON)] = [
            ("d().format()", "2026-03-02T09:30:00+01:00"),
            ("d().startOf('minute').toISOString()", "2026-03-02T08:30:00.000Z"),
            ("d('2026-07-01T22:30:00Z').format('YYYY-MM-DD HH:mm z')", "2026-07-02 00:30 GMT+2"),
            ("d('2026-03-28 02:30').add(1, 'day').format()", "2026-03-29T03:30:00+02:00"),
            ("d('2026-03-29').add(1, 'day').diff('2026-03-29', 'hour')", 23),
            ("d('2026-10-25').endOf('day').format()", "2026-10-25T23:59:59+01:00"),
            ("d('2026-10-25').endOf('day').diff(d('2026-10-25'), 'hour')", 24),
            ("d('2026-05-14T22:30:00Z').startOf('month').toISOString()", "2026-04-30T22:00:00.000Z"),
            ("d('2026-05-14').hour(23).date(31).month(1).format('YYYY-MM-DD HH')", "2026-02-28 23"),
            ("d('2026-05-14').toDate().getTimezoneOffset()", 240),
        ]
        try await PreviewPage(zone: "Europe/Berlin").opened { page in
            for (expression, expected) in cases {
                let value = try await page.run("const d = og.smi.dayjs; return \(expression)")
                #expect(value == expected, "\(expression)")
            }
        }
    }
}
