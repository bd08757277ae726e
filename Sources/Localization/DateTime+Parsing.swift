extension DateTime {
    /// Reads a date as dayjs does, in UTC.
    ///
    /// A text without a zone that begins with a year of four digits is read with leniency: `2025-02-16`, `2025/2/16`,
    /// `20250216`, `2025-02`, `2025`, each with or without a time, after `T` or a space: `10:30`, `10:30:15.123`. Fields
    /// out of range carry over (`2025-02-30` is the 2nd of March). Whatever else there is must be what JavaScript's
    /// `Date` understands: ISO 8601 with `Z` or an offset (ECMA-262 21.4.1.32), or an English date.
    ///
    /// - Parameter text: the date; `nil` comes of what is none.
    public init?(parsing text: String) {
        let bytes = Array(text.utf8)
        let hasZuluSuffix = bytes.last == UInt8(ascii: "Z") || bytes.last == UInt8(ascii: "z")
        if !hasZuluSuffix {
            var reader = DateReader(bytes)
            if let fields = reader.lenientFields() {
                self.init(lenient: fields)
                return
            }
        }
        var reader = DateReader(bytes)
        guard let date = reader.standardDate() else { return nil }
        self = date
    }

    /// JavaScript's `Date` takes the years 0 to 99 for those of the twentieth century.
    private init?(lenient fields: DateReader.LenientFields) {
        let year = fields.year < 100 ? fields.year + 1900 : fields.year
        self.init(
            year: year, month: fields.month, day: fields.day, hour: fields.hour, minute: fields.minute,
            second: fields.second, millisecond: fields.millisecond)
    }
}

/// Reads the parts of a date's text, from left to right.
private struct DateReader {
    struct LenientFields {
        var year = 0
        var month = 1
        var day = 1
        var hour = 0
        var minute = 0
        var second = 0
        var millisecond = 0
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }
    private var isAtEnd: Bool { position == bytes.count }

    /// A date without a zone. Every part but the year may be missing, and a part takes all the digits it can: no text
    /// that can be read otherwise is lost by that.
    mutating func lenientFields() -> LenientFields? {
        var fields = LenientFields()
        guard let year = number(digits: 4...4) else { return nil }
        fields.year = year
        _ = take(oneOf: "-/")
        // A month of "00" is the December before.
        fields.month = number(digits: 1...2) ?? 1
        _ = take(oneOf: "-/")
        fields.day = number(digits: 1...2) ?? 1
        while take(oneOf: "Tt") || takeSpace() {}
        fields.hour = number(digits: 1...2) ?? 0
        _ = take(oneOf: ":")
        fields.minute = number(digits: 1...2) ?? 0
        _ = take(oneOf: ":")
        fields.second = number(digits: 1...2) ?? 0
        _ = take(oneOf: ".:")
        // The first three digits count as milliseconds, however few there are: ".5" is five of them.
        fields.millisecond = number(digits: 1...3) ?? 0
        while next?.isDigit == true { position += 1 }
        return isAtEnd ? fields : nil
    }

    /// ISO 8601 as ECMAScript narrows it down: date, `T`, time, zone.
    mutating func standardDate() -> DateTime? {
        var sign = 1
        let year: Int
        if let first = next, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            position += 1
            guard let number = number(digits: 6...6), !(sign == -1 && number == 0) else { return nil }
            year = sign * number
        } else {
            guard let number = number(digits: 4...4) else { return nil }
            year = number
        }
        var month = 1
        var day = 1
        if take(oneOf: "-") {
            guard let number = number(digits: 2...2) else { return nil }
            month = number
            if take(oneOf: "-") {
                guard let number = self.number(digits: 2...2) else { return nil }
                day = number
            }
        }
        var hour = 0
        var minute = 0
        var second = 0
        var millisecond = 0
        var offset = 0
        if take(oneOf: "Tt") || takeSpace() {
            guard let hours = number(digits: 2...2), take(oneOf: ":"), let minutes = number(digits: 2...2) else {
                return nil
            }
            (hour, minute) = (hours, minutes)
            if take(oneOf: ":") {
                guard let seconds = number(digits: 2...2) else { return nil }
                second = seconds
                if take(oneOf: ".,") {
                    guard let fraction = fractionInMilliseconds() else { return nil }
                    millisecond = fraction
                }
            }
        }
        while takeSpace() {}
        if !take(oneOf: "Zz"), let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            position += 1
            guard let hours = number(digits: 2...2) else { return nil }
            _ = take(oneOf: ":")
            let minutes = number(digits: 2...2) ?? 0
            guard hours < 24, minutes < 60 else { return nil }
            offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
        }
        guard isAtEnd, (1...12).contains(month), (1...31).contains(day), minute < 60, second < 60 else { return nil }
        guard hour < 24 || (hour == 24 && minute == 0 && second == 0 && millisecond == 0) else { return nil }
        return DateTime(
            year: year, month: month, day: day, hour: hour, minute: minute - offset, second: second,
            millisecond: millisecond)
    }

    private mutating func fractionInMilliseconds() -> Int? {
        let start = position
        var milliseconds = 0
        while let digit = next, digit.isDigit {
            if position - start < 3 { milliseconds = milliseconds * 10 + Int(digit - UInt8(ascii: "0")) }
            position += 1
        }
        switch position - start {
        case 0: return nil
        case 1: return milliseconds * 100
        case 2: return milliseconds * 10
        default: return milliseconds
        }
    }

    /// As many digits as there are, up to the range's end; nothing is read where there are fewer than its start.
    private mutating func number(digits count: ClosedRange<Int>) -> Int? {
        var end = position
        var number = 0
        while end < bytes.count, bytes[end].isDigit, end - position < count.upperBound {
            number = number * 10 + Int(bytes[end] - UInt8(ascii: "0"))
            end += 1
        }
        guard end - position >= count.lowerBound else { return nil }
        position = end
        return number
    }

    private mutating func take(oneOf characters: StaticString) -> Bool {
        guard let next else { return false }
        let isTaken = characters.withUTF8Buffer { $0.contains(next) }
        if isTaken { position += 1 }
        return isTaken
    }

    private mutating func takeSpace() -> Bool {
        guard let next, next == UInt8(ascii: " ") || (0x09...0x0D).contains(next) else { return false }
        position += 1
        return true
    }
}
