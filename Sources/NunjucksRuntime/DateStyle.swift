import Localization

/// How dates are written where a value is encoded. All are in UTC.
public enum DateStyle: Sendable {
    /// `2026-03-02 09:30:00`, as a State has it.
    case dateTime
    /// `2026-03-02`
    case day
    /// `2026-03-02T09:30:00Z` (ISO 8601)
    case iso8601
    /// A number of seconds since 1970, with its fraction.
    case secondsSince1970
    /// A number of milliseconds since 1970, as JavaScript's `Date` counts.
    case millisecondsSince1970

    /// A date as text, to the second; nil for one that lies further away than an ECMAScript date can.
    func text(ofSecondsSince1970 seconds: Double) -> String? {
        guard let fields = DateTime(milliseconds: seconds.rounded(.down) * 1000)?.fields else { return nil }
        let year = String(fields.year)
        let padding = String(repeating: "0", count: max(0, 4 - year.utf8.count))
        let day = "\(padding)\(year)-\(padded(fields.month))-\(padded(fields.day))"
        let time = "\(padded(fields.hour)):\(padded(fields.minute)):\(padded(fields.second))"
        return switch self {
        case .day: day
        case .iso8601: "\(day)T\(time)Z"
        default: "\(day) \(time)"
        }
    }

    private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
