import Testing

@testable import Localization

/// What is said of patterns that were written for another library, and of those that were not.
@Suite struct DatePatternAdviceTests {
    @Test(
        "the tokens of another library are told, with the pattern that was meant",
        arguments: [
            // Unicode's, which date-fns, Java and .NET have.
            ("yyyy", "YYYY", "`yyyy` is no token of dayjs"),
            ("dd.MM.yy", "DD.MM.YY", "`dd` is the shortest name of the weekday, and `yy` is no token of dayjs"),
            ("d.M.y", "D.M.YYYY", "`d` is the number of the weekday, and `y` is no token of dayjs"),
            ("yyyyMMdd", "YYYYMMDD", "`yyyy` is no token of dayjs, and `dd` is the shortest name of the weekday"),
            ("DD/MM/yyyy", "DD/MM/YYYY", "`yyyy` is no token of dayjs"),
            (
                "dd/mm/yyyy", "DD/MM/YYYY",
                "`dd` is the shortest name of the weekday, `mm` is the minute, and `yyyy` is no token of dayjs"
            ),
            (
                "EEEE, d MMMM yyyy", "dddd, D MMMM YYYY",
                "`EEEE` and `yyyy` are no tokens of dayjs, and `d` is the number of the weekday"
            ),
            ("EEE dd MMM", "ddd DD MMM", "`EEE` is no token of dayjs, and `dd` is the shortest name of the weekday"),
            ("MMMM do, yyyy", "MMMM Do, YYYY", "`do` is read as `d`, and `yyyy` is no token of dayjs"),
            (
                "dddd, dd MMMM yyyy HH:mm", "dddd, DD MMMM YYYY HH:mm",
                "`dd` is the shortest name of the weekday, and `yyyy` is no token of dayjs"
            ),
            (
                "d 'de' MMMM 'de' yyyy", "D [de] MMMM [de] YYYY",
                "`d` is the number of the weekday, `'de'` is text without brackets, of which letters are read as tokens, and `yyyy` is no token of dayjs"
            ),
            (
                "yyyy-MM-dd'T'HH:mm:ss", "YYYY-MM-DD[T]HH:mm:ss",
                "`yyyy` is no token of dayjs, `dd` is the shortest name of the weekday, and `'T'` is text without brackets, of which letters are read as tokens"
            ),
            (
                "M/d/yyyy h:mm tt", "M/D/YYYY h:mm A",
                "`d` is the number of the weekday, and `yyyy` and `tt` are no tokens of dayjs"
            ),
            // strftime's.
            ("%B", "MMMM", "`%B` is no token of dayjs"),
            ("%B %-d, %Y", "MMMM D, YYYY", "`%B`, `%-d` and `%Y` are no tokens of dayjs"),
            ("%d/%m/%y", "DD/MM/YY", "`%d`, `%m` and `%y` are no tokens of dayjs"),
            (
                "%A at %I:%M %p", "dddd [at] hh:mm A",
                "`%A`, `%I`, `%M` and `%p` are no tokens of dayjs, and `at` is text without brackets, of which letters are read as tokens"
            ),
            ("%F %T", "YYYY-MM-DD HH:mm:ss", "`%F` and `%T` are no tokens of dayjs"),
            ("%j", nil, "`%j` is no token of dayjs"),
            // PHP's.
            ("jS F Y", "Do MMMM YYYY", "`j`, `S` and `F` are no tokens of dayjs, and `Y` is the offset from UTC"),
            ("F j, Y", "MMMM D, YYYY", "`F` and `j` are no tokens of dayjs, and `Y` is the offset from UTC"),
            ("l, j F", "dddd, D MMMM", "`l` is a short form of `L`, and `j` and `F` are no tokens of dayjs"),
            (
                "d/m/Y", "DD/MM/YYYY",
                "`d` is the number of the weekday, `m` is the minute, and `Y` is the offset from UTC"
            ),
            (
                "Y-m-d H:i:s", "YYYY-MM-DD HH:mm:ss",
                "`Y` is the offset from UTC, `m` is the minute, `d` is the number of the weekday, `H` is the hour, `i` is no token of dayjs, and `s` is the second"
            ),
            // dayjs' own letters, too few, too many or in the wrong place.
            ("MMMM d, YYYY", "MMMM D, YYYY", "`d` is the number of the weekday"),
            ("dd MMM YYYY", "DD MMM YYYY", "`dd` is the shortest name of the weekday"),
            ("YYYY-MM-dd", "YYYY-MM-DD", "`dd` is the shortest name of the weekday"),
            ("DD/mm/YYYY", "DD/MM/YYYY", "`mm` is the minute"),
            ("mm/YYYY", "MM/YYYY", "`mm` is the minute"),
            ("HH:MM", "HH:mm", "`MM` is the month"),
            ("h:mm:SS A", "h:mm:ss A", "`SS` is no token of dayjs"),
            ("MMMMM YYYYY", "MMMM YYYY", "`MMMMM` is read as `MMMM` and `M`, and `YYYYY` is read as `YYYY` and `Y`"),
            ("DDDD D MMMM", "dddd D MMMM", "`DDDD` is read as `DD` and `DD`"),
            ("D mmmm", "D MMMM", "`mmmm` is read as `mm` and `mm`"),
            ("D.M.Y", "D.M.YYYY", "`Y` is the offset from UTC"),
            ("h:mm am", "h:mm a", "`am` is read as `a` and `m`"),
            ("h:mm PM", "h:mm A", "`PM` is read as `M`"),
            ("E, D MMM", "ddd, D MMM", "`E` is no token of dayjs"),
            // Names of styles.
            ("long", "LL", "`long` is read as `l`"),
            ("shortDate", "L", "`shortDate` is read as `s`, `h`, `D` and `a`"),
            ("PPP", "LL", "`PPP` is no token of dayjs"),
            ("c", "YYYY-MM-DDTHH:mm:ssZ", "`c` is no token of dayjs"),
            // Text.
            ("D de MMMM", "D [de] MMMM", "`de` is text without brackets, of which letters are read as tokens"),
            (
                "D MMMM, a las H:mm", "D MMMM, a [las] H:mm",
                "`las` is text without brackets, of which letters are read as tokens"
            ),
            (
                "D. MMMM YYYY, HH:mm Uhr", "D. MMMM YYYY, HH:mm [Uhr]",
                "`Uhr` is text without brackets, of which letters are read as tokens"
            ),
            (
                "D MMMM às HH:mm", "D MMMM [às] HH:mm",
                "`às` is text without brackets, of which letters are read as tokens"
            ),
            (
                "dddd the Do at LT", "dddd [the] Do [at] LT",
                "each of `the` and `at` is text without brackets, of which letters are read as tokens"
            ),
            ("Week w", "[Week] w", "`Week` is text without brackets, of which letters are read as tokens"),
        ] as [(String, String?, String)])
    func foreign(pattern: String, meant: String?, explanation: String) throws {
        let advice = try #require(DatePatternAdvice.advice(on: pattern))
        #expect(advice.explanation == explanation)
        #expect(advice.meant == meant)
        if let meant { #expect(DatePatternAdvice.advice(on: meant) == nil, "\(meant)") }
    }

    @Test(
        "of patterns that say what was meant nothing is said",
        arguments: [
            "", "YYYY", "YY", "MMMM D, YYYY", "D. MMMM YYYY", "dd D MMM", "ddd, D MMM", "dddd", "ddd", "dd", "d", "Do",
            "MMMM Do", "MMM 'YY", "HH:mm", "H:mm", "h:mm A", "h:mma", "hA", "h a", "mm:ss", "HH:mm:ss.SSS", "LT", "LTS",
            "L", "LL", "LLL", "LLLL", "l", "ll", "lll", "llll", "dddd, LL", "L LT", "YYYY-MM-DD", "YYYYMMDD",
            "YYYY-MM-DDTHH:mm", "YYYY-MM-DDTHH:mm:ssZ", "YYYY-MM-DDTHH:mm:ss.SSSZ", "YYYYMMDDTHHmmss", "DD/MM/YYYY",
            "DD/MM/YY HH:mm", "D/M", "M/D", "YYYY年M月D日", "M月D日(dd)", "YYYY년 M월 D일 dddd", "D MMMM YYYY г.",
            "[on] dddd [the] Do", "D [de] MMMM [de] YYYY", "[yyyy] YYYY", "[%B]", "100% D", "w", "ww gggg", "[W]W GGGG",
            "Q YYYY",
            "[Q]Q", "wo", "k:mm", "kk", "X", "x", "Z", "ZZ", "z", "zzz", "D MMM YYYY z", "HH:mm [UTC]", "HH:mm UTC",
            "DDo",
            "dddd D MMMM", "dd, D. M.", "YYYY/MM", "MM-DD", "MMM", "MMMM", "A", "a", "D of MMMM", "é — 日", "…",
            "D\u{200F}/M",
        ])
    func own(pattern: String) {
        #expect(DatePatternAdvice.advice(on: pattern)?.explanation == nil)
    }

    @Test("nor of dayjs' own localized formats", arguments: DayjsLocaleTests.names)
    func localized(name: String) {
        let formats = DateConventions.conventions(of: LocaleTag(name)).formats
        #expect(formats.filter { DatePatternAdvice.advice(on: $1) != nil } == [:])
    }
}
