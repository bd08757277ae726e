import CICU
import Threads

/// The clock of a time zone: what it shows at a moment, and when it shows it.
///
/// Zones are those of the IANA Time Zone Database, with its rules of all times, as ICU has them.
///
/// A clock may be used from several threads.
public struct ZoneClock: Sendable {
    /// The clock of UTC.
    public static let utc = ZoneClock(name: "UTC", zone: nil)

    /// The zone's name in the database.
    public let name: String
    private let zone: Locked<Zone>?

    private init(name: String, zone: Locked<Zone>?) {
        self.name = name
        self.zone = zone
    }

    /// The clock of a zone; nil for a name that is not in the database.
    ///
    /// - Parameter name: such as `America/New_York`.
    public static func named(_ name: String) -> ZoneClock? {
        name == utc.name ? utc : clocks.value(for: name) { Zone(name).map { ZoneClock(name: name, zone: Locked($0)) } }
    }

    private static let clocks = Cache<String, ZoneClock?>()

    /// The names of all zones.
    public static var names: [String] {
        ICU.start()
        var status = U_ZERO_ERROR
        guard let zones = icu_time_zones(&status) else { return [] }
        defer { icu_enumeration_close(zones) }
        var names: [String] = []
        while let name = icu_enumeration_next(zones, &status), status.isSuccess { names.append(String(cString: name)) }
        return names
    }

    /// How far the clock is ahead of UTC, in milliseconds.
    func shift(at date: DateTime) -> Int {
        guard let zone else { return 0 }
        return zone.withLock { $0.shift(at: Double(date.milliseconds)) }
    }

    /// The moment at which the clock shows what UTC's shows at another. An hour that the clock skips is taken with the
    /// shift before it; of one that it shows twice, it is the first.
    func moment(showing shown: DateTime) -> DateTime? {
        guard let zone else { return shown }
        return zone.withLock { zone in
            let wall = Double(shown.milliseconds)
            let day = 86_400_000.0
            let earlier = wall - Double(zone.shift(at: wall - day))
            let later = wall - Double(zone.shift(at: wall + day))
            let isLater =
                earlier != later && wall - Double(zone.shift(at: earlier)) != earlier
                && wall - Double(zone.shift(at: later)) == later
            return DateTime(milliseconds: isLater ? later : earlier)
        }
    }

    /// What the zone's time is called in English at a moment: `EST`, or `Eastern Standard Time`.
    func name(at date: DateTime, isLong: Bool) -> String {
        guard let zone else { return isLong ? "Coordinated Universal Time" : "UTC" }
        return zone.withLock { $0.name(at: Double(date.milliseconds), isLong: isLong) }
    }
}

/// A zone as ICU has it open.
private final class Zone {
    private let name: [UInt16]
    private let calendar: UnsafeMutablePointer<UCalendar?>
    /// What writes the zone's name, the short one and the long one; each is opened on its first use.
    private var formats: [UnsafeMutablePointer<UDateFormat?>?] = [nil, nil]

    /// Nil for a name that is not in the database; ICU would take it for GMT.
    init?(_ name: String) {
        ICU.start()
        self.name = Array(name.utf16)
        let (length, zone) = (Int32(name.utf16.count), self.name)
        var isKnown: UBool = 0
        guard ICU.text({ icu_time_zone_canonical(zone, length, $0, $1, &isKnown, &$2) }) != nil, isKnown != 0 else {
            return nil
        }
        var status = U_ZERO_ERROR
        guard let calendar = icu_calendar_open(zone, length, &status) else { return nil }
        self.calendar = calendar
    }

    deinit {
        icu_calendar_close(calendar)
        for format in formats { format.map(icu_date_close) }
    }

    func shift(at milliseconds: Double) -> Int {
        var status = U_ZERO_ERROR
        let shift = icu_calendar_offset(calendar, milliseconds, &status)
        return status.isSuccess ? Int(shift) : 0
    }

    func name(at milliseconds: Double, isLong: Bool) -> String {
        let index = isLong ? 1 : 0
        if formats[index] == nil {
            var status = U_ZERO_ERROR
            let pattern = Array((isLong ? "zzzz" : "z").utf16)
            formats[index] = icu_date_open_pattern(pattern, Int32(pattern.count), name, Int32(name.count), &status)
        }
        guard let format = formats[index] else { return String(decoding: name, as: UTF16.self) }
        return ICU.text { icu_date_format(format, milliseconds, $0, $1, &$2) } ?? ""
    }
}
