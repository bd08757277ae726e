import CICU
import Threads

/// The plural categories of a language's cardinal numbers, as `Intl.PluralRules` gives them (CLDR plural rules).
///
///     PluralRules(locale: LocaleTag("pl")).category(of: 3)     // .few
///
/// Rules are made once for a locale, and may be used from several threads.
public struct PluralRules: Sendable {
    /// The categories that CLDR has; every language has `other`, and few have all.
    public enum Category: String, Sendable, Hashable, CaseIterable {
        /// As in Arabic for 0.
        case zero
        /// As in English for 1.
        case one
        /// As in Arabic for 2.
        case two
        /// As in Polish for 2, 3 and 4.
        case few
        /// As in Arabic for 11 to 99.
        case many
        /// What no other category takes.
        case other
    }

    /// Writes a number with the digits that count for its category: at most three after the point.
    private let formatter: NumberFormatter
    private let rules: Rules

    /// The rules of a locale.
    public init(locale: LocaleTag) {
        formatter = NumberFormatter(skeleton: ".### rounding-mode-half-up", locale: locale)
        rules = Rules(locale: locale)
    }

    /// The category of a number, written without trailing zeros, as JavaScript's numbers are: 1.0 is 1.
    public func category(of number: Double) -> Category {
        formatter.withResult { handles in
            var status = U_ZERO_ERROR
            icu_number_format_double(handles.formatter, number, handles.result, &status)
            guard status.isSuccess else { return .other }
            return rules.category(of: handles.result)
        }
    }

    /// The same of a whole number, which need not be written for that.
    public func category(ofWhole number: Int) -> Category { rules.category(of: Double(number)) }

    /// The categories that the language has for small whole numbers. Some languages have others beside, for fractions or
    /// millions, which few texts need. In all languages of CLDR, the numbers up to 30 have all that those up to 1000 have.
    public var commonCategories: [Category] {
        let used = Set((0...30).map(category(ofWhole:)))
        return Category.allCases.filter { used.contains($0) || $0 == .other }
    }

    /// ICU's rules, opened on their first use and, like the number that they judge, used by one thread at a time.
    private final class Rules: Sendable {
        private let locale: LocaleTag
        private let opened = Locked<Handle?>(nil)

        init(locale: LocaleTag) {
            self.locale = locale
        }

        func category(of number: OpaquePointer?) -> Category {
            category { icu_plural_select($0, number, $1, $2, &$3) }
        }

        func category(of number: Double) -> Category {
            category { icu_plural_select_double($0, number, $1, $2, &$3) }
        }

        private func category(
            _ select: (OpaquePointer?, UnsafeMutablePointer<UChar>?, Int32, inout UErrorCode) -> Int32
        ) -> Category {
            opened.withLock { opened in
                let handle = opened ?? Handle(locale: locale)
                opened = handle
                let keyword = ICU.text { select(handle.rules, $0, $1, &$2) }
                return keyword.flatMap(Category.init(rawValue:)) ?? .other
            }
        }
    }

    private final class Handle {
        let rules: OpaquePointer?

        init(locale: LocaleTag) {
            ICU.start()
            var status = U_ZERO_ERROR
            rules = icu_plural_open(locale.icuName, &status)
        }

        deinit {
            icu_plural_close(rules)
        }
    }
}
