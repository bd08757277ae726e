import CICU

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
        let code = code.uppercased()
        guard code.utf8.count == 3, code.utf8.allSatisfy({ $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }) else {
            return nil
        }
        self.code = code
        formatter = NumberFormatter(skeleton: "currency/\(code) rounding-mode-half-up", locale: locale)
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

/// An ICU number formatter, opened on its first use, with the one result that it reuses.
///
/// ICU's formatter is immutable and may be shared, the result may not; both stand behind one lock, which costs less
/// than a result for each number.
final class NumberFormatter: Sendable {
    private let skeleton: String
    private let locale: LocaleTag
    private let opened = Locked<Handles?>(nil)

    init(skeleton: String, locale: LocaleTag) {
        self.skeleton = skeleton
        self.locale = locale
    }

    func string(from number: Double) -> String {
        var output: [UInt8] = []
        append(number, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    func string(fromDecimal decimal: String) -> String? {
        guard Self.isDecimal(decimal) else { return nil }
        return withResult { handles in
            var status = U_ZERO_ERROR
            var decimal = decimal
            decimal.withUTF8 { digits in
                digits.withMemoryRebound(to: CChar.self) {
                    icu_number_format_decimal(
                        handles.formatter, $0.baseAddress, Int32($0.count), handles.result, &status)
                }
            }
            guard status.isSuccess else { return nil }
            var output: [UInt8] = []
            handles.appendText(to: &output)
            return String(decoding: output, as: UTF8.self)
        }
    }

    func append(_ number: Double, to output: inout [UInt8]) {
        withResult { handles in
            var status = U_ZERO_ERROR
            icu_number_format_double(handles.formatter, number, handles.result, &status)
            if status.isSuccess { handles.appendText(to: &output) }
        }
    }

    /// Calls with the handles, which no other thread uses meanwhile.
    func withResult<Result>(_ body: (Handles) -> Result) -> Result {
        opened.withLock { opened in
            if let opened { return body(opened) }
            let handles = Handles(skeleton: skeleton, locale: locale)
            opened = handles
            return body(handles)
        }
    }

    /// Digits with an optional sign, point and exponent; ICU itself would take more.
    private static func isDecimal(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        func skipSign() {
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        }
        func skipDigits() -> Int {
            let count = rest.count
            rest = rest.drop(while: \.isDigit)
            return count - rest.count
        }
        skipSign()
        var digits = skipDigits()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            digits += skipDigits()
        }
        guard digits > 0 else { return false }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            skipSign()
            // ICU does not take an exponent of more digits, and no number of money has one.
            guard (1...3).contains(skipDigits()) else { return false }
        }
        return rest.isEmpty
    }

    /// What ICU opened; it lives as long as its formatter.
    final class Handles {
        let formatter: OpaquePointer?
        let result: OpaquePointer?

        fileprivate init(skeleton: String, locale: LocaleTag) {
            ICU.start()
            var status = U_ZERO_ERROR
            let units = Array(skeleton.utf16)
            formatter = icu_number_open(units, Int32(units.count), locale.icuName, &status)
            result = icu_number_result_open(&status)
        }

        deinit {
            icu_number_close(formatter)
            icu_number_result_close(result)
        }

        /// Writes the text of the result, as UTF-8.
        fileprivate func appendText(to output: inout [UInt8]) {
            var capacity: Int32 = 128
            while true {
                var status = U_ZERO_ERROR
                let isWritten = withUnsafeTemporaryAllocation(of: UChar.self, capacity: Int(capacity)) { buffer in
                    let length = icu_number_result_text(result, buffer.baseAddress, capacity, &status)
                    guard status.isSuccess, length <= capacity else {
                        capacity = length
                        return false
                    }
                    output.append(utf16: UnsafeBufferPointer(rebasing: buffer.prefix(Int(length))))
                    return true
                }
                if isWritten || !(status == U_BUFFER_OVERFLOW_ERROR || status.isSuccess) { return }
            }
        }
    }
}

extension [UInt8] {
    /// Writes UTF-16 as UTF-8; ICU writes no lone surrogates.
    fileprivate mutating func append(utf16 units: UnsafeBufferPointer<UChar>) {
        if units.allSatisfy({ $0 < 0x80 }) {
            append(contentsOf: units.lazy.map { UInt8(truncatingIfNeeded: $0) })
        } else {
            append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
        }
    }
}
