import CICU
import Threads

/// The way to ICU's C library: one start, its strings as UTF-8, its failures as `nil`.
enum ICU {
    /// Makes ICU independent of the machine, before its first use.
    ///
    /// Where ICU has no data for a locale it falls back to the process's default locale, which it takes from the
    /// environment. A preview must not depend on that, so the default is fixed, once, to the locale that a browser in
    /// the store's own country has. So is the time zone, which is of no use here, but which ICU would find out by
    /// comparing the machine's with all there are.
    static func start() {
        _ = isStarted
    }

    private static let isStarted: Bool = {
        var status = U_ZERO_ERROR
        icu_locale_set_default("en_US", &status)
        icu_time_zone_set_default(Array("GMT\0".utf16), &status)
        return status.isSuccess
    }()

    /// The text that an ICU function writes, or `nil` where it fails.
    ///
    /// - Parameter write: calls the function with a buffer, its capacity in UTF-16 units and a status, and gives what
    ///   the function returned: the length of the whole text. It is called again with a larger buffer where needed.
    static func text(_ write: (UnsafeMutablePointer<UChar>?, Int32, inout UErrorCode) -> Int32) -> String? {
        var capacity: Int32 = 64
        while true {
            var status = U_ZERO_ERROR
            let text: String? = withUnsafeTemporaryAllocation(of: UChar.self, capacity: Int(capacity)) { buffer in
                let length = write(buffer.baseAddress, capacity, &status)
                guard status.isSuccess, length <= capacity else {
                    capacity = length
                    return nil
                }
                return String(decoding: buffer.prefix(Int(length)), as: UTF16.self)
            }
            if let text { return text }
            guard status == U_BUFFER_OVERFLOW_ERROR || status.isSuccess else { return nil }
        }
    }
}

extension UErrorCode {
    /// Warnings, which are negative, are successes too.
    var isSuccess: Bool { rawValue <= U_ZERO_ERROR.rawValue }
}

/// Values made once for each key, and kept until there are too many: the names of locales and zones may be anybody's.
final class Cache<Key: Hashable, Value>: Sendable {
    private let values = Locked<[Key: Value]>([:])
    private let limit: Int

    /// Makes a cache.
    /// - Parameter limit: How many values are kept. There are some 600 zones, and as many locales.
    init(limit: Int = 1000) { self.limit = limit }

    /// The value for a key, made on its first use.
    func value(for key: Key, make: () -> Value) -> Value {
        values.withLock { values in
            if let value = values[key] { return value }
            let value = make()
            if values.count >= limit { values.removeAll() }
            values[key] = value
            return value
        }
    }
}
