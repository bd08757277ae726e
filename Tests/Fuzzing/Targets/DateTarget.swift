import Localization

extension FuzzTarget {
    /// The readers of dates and numbers, and the patterns that write them. The input is a pattern, a line break, a date, a
    /// line break, and the name of a locale.
    static let dates = FuzzTarget(name: "dates") { bytes throws(FuzzViolation) in
        let input = FuzzInput(bytes)
        let lines = input.main.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        let (pattern, text) = (lines[0], lines.count > 1 ? lines[1] : "2026-03-02 09:30:00")
        let locale = LocaleTag(locales[Int(input.options)])
        let zone = ZoneClock.named(zones[Int(input.options)]) ?? .utc
        if let date = DateTime(parsing: text, in: zone) {
            _ = DateFormat(pattern, locale: locale).string(from: date, in: zone)
            let iso = DateFormat("YYYY-MM-DDTHH:mm:ss.SSS[Z]", locale: LocaleTag("en")).string(from: date)
            if (1000...9999).contains(date.fields.year) {
                try FuzzViolation.unless(DateTime(parsing: iso) == date, "\(text.debugDescription) is not \(iso)")
            }
        }
        if let meant = DatePatternAdvice.advice(on: pattern)?.meant {
            _ = DateFormat(meant, locale: locale)
        }
        _ = NumberFormat(locale: locale).string(fromDecimal: text)
        _ = CurrencyFormat(code: pattern.prefix(3), locale: locale)?.string(fromDecimal: text)
        if lines.count > 2 { try checkTag(lines[2]) }
    }

    /// The names of locales: one that is well-formed is so again.
    private static func checkTag(_ name: String) throws(FuzzViolation) {
        let tag = LocaleTag(name)
        _ = tag.fallbackChain(in: ["en", "fr-CA", "zh-Hant-TW"])
        guard let tag = LocaleTag(wellFormed: name) else { return }
        try FuzzViolation.unless(
            LocaleTag(wellFormed: tag.identifier) == tag, "\(name.debugDescription) is \(tag.identifier), which is not")
    }

    private static let locales = [
        "en-US", "fr", "de-DE", "ja", "ar-EG", "pl", "pt-BR", "zh-Hant-TW", "ru", "hi-IN", "fa", "tr", "he", "th", "cs",
        "x-none",
    ]
    private static let zones = [
        "UTC", "America/New_York", "Europe/Berlin", "Asia/Tokyo", "Africa/Cairo", "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "America/Sao_Paulo", "Pacific/Apia", "Europe/Dublin", "Asia/Tehran", "America/St_Johns", "Etc/GMT+12",
        "Pacific/Kiritimati", "Africa/Monrovia", "Nowhere/None",
    ]
}
