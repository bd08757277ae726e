/// Writes numbers as `Intl.NumberFormat` without options does: grouped, with at most three digits after the point.
public struct NumberFormat: Sendable {
    private let formatter: NumberFormatter

    /// A format for a locale.
    public init(locale: LocaleTag) {
        formatter = NumberFormatter(skeleton: ".### rounding-mode-half-up", locale: locale)
    }

    /// The number in writing.
    public func string(from number: Double) -> String { formatter.string(from: number) }

    /// The number in writing, from its decimal digits, none of which is lost to binary rounding.
    ///
    /// - Parameter decimal: digits with an optional sign, point and exponent; `nil` comes of anything else.
    public func string(fromDecimal decimal: String) -> String? { formatter.string(fromDecimal: decimal) }

    /// Writes the number, as UTF-8, at the end of a buffer.
    public func append(_ number: Double, to output: inout [UInt8]) { formatter.append(number, to: &output) }
}
