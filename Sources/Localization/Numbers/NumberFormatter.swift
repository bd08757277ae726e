import CICU
import ECMAText
import Threads

/// An ICU number formatter, opened on its first use, with the one result that it reuses.
///
/// ICU's formatter is immutable and may be shared, the result may not; both stand behind one lock, which costs less
/// than a result for each number.
final class NumberFormatter: Sendable {
    private let skeleton: String
    private let locale: LocaleTag
    private let corrections: NumberCorrections
    private let opened = Locked<Handles?>(nil)

    init(skeleton: String, locale: LocaleTag) {
        self.skeleton = skeleton
        self.locale = locale
        corrections = NumberCorrections(locale: locale)
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
            appendResult(of: handles, to: &output)
            return String(decoding: output, as: UTF8.self)
        }
    }

    func append(_ number: Double, to output: inout [UInt8]) {
        withResult { handles in
            var status = U_ZERO_ERROR
            icu_number_format_double(handles.formatter, number, handles.result, &status)
            if status.isSuccess { appendResult(of: handles, to: &output) }
        }
    }

    private func appendResult(of handles: Handles, to output: inout [UInt8]) {
        let start = output.count
        handles.appendText(to: &output)
        corrections.apply(to: &output, from: start)
    }

    /// Calls with the handles, which no other thread uses meanwhile.
    func withResult<Result>(_ body: (Handles) -> Result) -> Result {
        opened.withLock { opened in
            if let opened { return body(opened) }
            let handles = Handles(skeleton: skeleton + corrections.skeleton, locale: corrections.name(of: locale))
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
            rest = rest.drop(while: \.isASCIIDigit)
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

        fileprivate init(skeleton: String, locale: String) {
            ICU.start()
            var status = U_ZERO_ERROR
            let units = Array(skeleton.utf16)
            formatter = icu_number_open(units, Int32(units.count), locale, &status)
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
