/// Writes amounts of money as `Intl.NumberFormat` with `style: "currency"` does (ECMA-402 15).
///
/// Symbol, its place, separators, grouping, the currency's own number of digits, signs and direction marks are CLDR's;
/// halves are rounded away from zero.
///
///     let dollars = CurrencyFormat(code: "USD", locale: LocaleTag("en-US"))
///     dollars?.string(from: 1234.5)        // "$1,234.50"
///
/// A format is made once, for a locale and a currency, and may be used from several threads.
public struct CurrencyFormat: Sendable {
    /// The currency, as ISO 4217 names it, in capitals.
    public let code: String
    private let formatter: NumberFormatter

    /// A format for one currency.
    ///
    /// - Parameters:
    ///   - code: three letters, as in ISO 4217, in whatever case; `nil` comes of anything else, for which
    ///     `Intl.NumberFormat` throws a RangeError. A code that no currency has is printed as it is.
    ///   - locale: the locale to write for.
    public init?(code: some StringProtocol, locale: LocaleTag) {
        guard code.utf8.count == 3, code.unicodeScalars.allSatisfy({ $0.isASCII && $0.properties.isAlphabetic }) else {
            return nil
        }
        self.code = code.uppercased()
        let precision = NumberCorrections.precision(ofCurrency: self.code)
        formatter = NumberFormatter(skeleton: "currency/\(self.code) rounding-mode-half-up\(precision)", locale: locale)
    }

    /// The amount in writing.
    public func string(from amount: Double) -> String { formatter.string(from: amount) }

    /// The amount in writing, from its decimal digits, none of which is lost to binary rounding.
    ///
    /// - Parameter decimal: digits with an optional sign, point and exponent: `12.99`, `-1e3`. `nil` comes of anything
    ///   else.
    public func string(fromDecimal decimal: String) -> String? { formatter.string(fromDecimal: decimal) }

    /// Writes the amount, as UTF-8, at the end of a buffer.
    public func append(_ amount: Double, to output: inout [UInt8]) { formatter.append(amount, to: &output) }
}
