import Threads

/// All that is written in one locale: its date formats, currencies and plural rules, each made once and kept.
///
///     let formats = LocaleFormats(LocaleTag("de-DE"))
///     formats.date("LL").string(from: date)               // "16. Februar 2025"
///     formats.currency("EUR")?.string(from: 1234.5)       // "1.234,50 €"
///
/// It may be used from several threads.
public final class LocaleFormats: Sendable {
    /// The locale.
    public let locale: LocaleTag
    /// The categories of its cardinal numbers.
    public let pluralRules: PluralRules
    /// How it writes numbers that are no money.
    public let numbers: NumberFormat
    private let dates = Locked<[String: DateFormat]>([:])
    private let currencies = Locked<[String: CurrencyFormat?]>([:])

    /// The formats of a locale; nothing is made, and ICU not called, before it is asked for.
    public init(_ locale: LocaleTag) {
        self.locale = locale
        pluralRules = PluralRules(locale: locale)
        numbers = NumberFormat(locale: locale)
    }

    /// The format for a pattern of dayjs' tokens, see `DateFormat`.
    public func date(_ pattern: String = "LL") -> DateFormat {
        if let format = dates.withLock({ $0[pattern] }) { return format }
        let format = DateFormat(pattern, locale: locale)
        Self.keep(format, for: pattern, in: dates)
        return format
    }

    /// The format for a currency, or `nil` where the code is not three letters, see `CurrencyFormat`.
    public func currency(_ code: String) -> CurrencyFormat? {
        if let format = currencies.withLock({ $0[code] }) { return format }
        let format = CurrencyFormat(code: code, locale: locale)
        Self.keep(format, for: code, in: currencies)
        return format
    }

    /// Templates may make patterns of data, so there is an end to how many are kept.
    private static func keep<Format>(_ format: Format, for name: String, in formats: Locked<[String: Format]>) {
        formats.withLock { formats in
            if formats.count >= 256 { formats.removeAll() }
            formats[name] = format
        }
    }
}
