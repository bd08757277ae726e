import ECMAText

extension DateTime {
    /// Reads a date as dayjs does.
    ///
    /// A text without a zone that begins with a year of four digits is read with leniency: `2025-02-16`, `2025/2/16`,
    /// `20250216`, `2025-02`, `2025`, each with or without a time, after `T` or a space: `10:30`, `10:30:15.123`. Fields
    /// out of range carry over (`2025-02-30` is the 2nd of March). All else must be what JavaScript's `Date` understands
    /// in Chromium: ISO 8601 with `Z` or an offset (ECMA-262 21.4.1.32), or an English date, `February 16, 2025`.
    ///
    /// - Parameters:
    ///   - text: the date; `nil` comes of what is none.
    ///   - zone: where a date without a zone is that day and hour.
    public init?(parsing text: String, in zone: ZoneClock = .utc) {
        guard let reading = DateReading(text, in: zone) else { return nil }
        self = reading.date
    }
}

/// A date that was read, and what is odd about its text.
package struct DateReading: Sendable {
    /// The date.
    package let date: DateTime
    /// Whether the text names a day or a time that does not exist, such as the 30th of February, and stands for another.
    package let isCarriedOver: Bool
    /// Whether dayjs takes digits that count seconds or milliseconds since 1970 for a year, a month and so on.
    package let isMisreadTimestamp: Bool

    /// Reads a date as ``DateTime/init(parsing:in:)`` does.
    package init?(_ text: String, in zone: ZoneClock) {
        let bytes = Array(text.utf8)
        let isZulu = bytes.last == UInt8(ascii: "Z") || bytes.last == UInt8(ascii: "z")
        if !isZulu, let fields = LenientFields(bytes) {
            // JavaScript's `Date` takes the years 0 to 99 for those of the twentieth century.
            let year = fields.year < 100 ? fields.year + 1900 : fields.year
            let shown = DateTime(
                year: year, month: fields.month, day: fields.day, hour: fields.hour, minute: fields.minute,
                second: fields.second, millisecond: fields.millisecond)
            guard let date = shown.flatMap(zone.moment) else { return nil }
            self.date = date
            isCarriedOver = !fields.exist
            isMisreadTimestamp =
                (bytes.count == 10 || bytes.count == 13) && bytes.allSatisfy(\.isASCIIDigit)
                && (isCarriedOver || fields.year < 1900)
        } else {
            guard let (date, isCarriedOver) = DateTime.javaScript(text, in: zone) else { return nil }
            (self.date, self.isCarriedOver, isMisreadTimestamp) = (date, isCarriedOver, false)
        }
    }
}

/// A date without a zone, as dayjs takes it apart.
private struct LenientFields {
    var year: Int
    /// From 0, which is the December before.
    var month: Int
    var day: Int
    var hour: Int
    var minute: Int
    var second: Int
    var millisecond: Int

    /// Every part but the year may be missing, and each takes all the digits that it can; no text that could be taken
    /// apart in another way is lost by that.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]

        func skip(_ separators: StaticString) {
            guard let next = rest.first, separators.withUTF8Buffer({ $0.contains(next) }) else { return }
            rest.removeFirst()
        }

        func number(digits limit: Int) -> Int? {
            let digits = rest.prefix(limit).prefix(while: \.isASCIIDigit)
            guard !digits.isEmpty else { return nil }
            rest = rest.dropFirst(digits.count)
            return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }

        guard rest.prefix(4).count(where: \.isASCIIDigit) == 4, let year = number(digits: 4) else { return nil }
        self.year = year
        skip("-/")
        month = number(digits: 2) ?? 1
        skip("-/")
        day = number(digits: 2) ?? 1
        rest = rest.drop { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: "t") || $0.isSpace }
        hour = number(digits: 2) ?? 0
        skip(":")
        minute = number(digits: 2) ?? 0
        skip(":")
        second = number(digits: 2) ?? 0
        skip(".:")
        // The first three digits are milliseconds, however few there are: ".5" is five of them.
        millisecond = number(digits: 3) ?? 0
        guard rest.allSatisfy(\.isASCIIDigit) else { return nil }
    }

    /// Whether there is such a day, and such a time.
    var exist: Bool {
        CalendarDay(year: year, month: month, day: day) != nil && hour < 24 && minute < 60 && second < 60
    }
}

extension UInt8 {
    var isSpace: Bool { self == UInt8(ascii: " ") || (0x09...0x0D).contains(self) }
}
