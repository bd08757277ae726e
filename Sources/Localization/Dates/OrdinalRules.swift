import CICU

/// CLDR's rules for ordinal numbers in digits, used by one thread, while a pattern is compiled.
final class OrdinalRules {
    private let format: OpaquePointer?
    /// Whether the rules are the language's own, and not those of a locale that ICU falls back to.
    private let hasRules: Bool

    init(locale: LocaleTag) {
        ICU.start()
        var status = U_ZERO_ERROR
        let opened = icu_ordinal_open(locale.icuName(keywords: "numbers=latn"), &status)
        format = opened.map { OpaquePointer($0) }
        let ruled = opened.flatMap { icu_ordinal_locale($0, &status) }.map { LocaleTag(String(cString: $0)).language }
        hasRules = status.isSuccess && ruled == locale.language
    }

    deinit {
        if let format { icu_ordinal_close(UnsafeMutablePointer(format)) }
    }

    /// The ordinal, or the plain number where there are no rules.
    func text(of number: Int) -> [UInt8] {
        let text =
            !hasRules
            ? nil
            : format.flatMap { format in
                ICU.text { icu_ordinal_format(UnsafePointer(format), Int64(number), $0, $1, &$2) }
            }
        return Array((text ?? String(number)).utf8)
    }
}
