/// How dates are written in the State.
enum DateText {
    /// Whether a text is a date that exists: `YYYY-MM-DD`, and a time after a space or `T` if there is one; seconds may
    /// have decimals, and a zone may follow (ISO 8601).
    static func isDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let (date, rest) = day(text[...]), (1...12).contains(date.month), date.day >= 1,
            date.day <= daysInMonth(date.month, of: date.year)
        else { return false }
        return rest.isEmpty || isTime(rest)
    }

    /// A date and time in the one form that the preview uses: `YYYY-MM-DD HH:mm:ss`.
    static func normalized(_ text: String) -> String {
        let parts = text.split(maxSplits: 1, whereSeparator: { $0 == "T" || $0 == " " })
        guard let day = parts.first else { return text }
        let time = parts.count > 1 ? parts[1].prefix(8) : "00:00:00"
        return "\(day) \(time.count == 5 ? time + ":00" : time)"
    }

    /// The date and time of a number of seconds since 1970, in UTC.
    static func dateTime(ofSecondsSince1970 seconds: Int) -> String {
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        let second = seconds - day * 86_400
        return "\(self.day(day)) \(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
    }

    /// The day that is a number of days after 1970-01-01, in the proleptic Gregorian calendar.
    static func day(_ daysSince1970: Int) -> String {
        let (year, month, day) = civil(daysSince1970)
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-\(padded(month))-\(padded(day))"
    }

    /// The number of days from 1970-01-01 to a day.
    static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    // The year is taken to begin in March, so that the leap day is its last.
    private static func civil(_ daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private typealias Text = Slice<UnsafeBufferPointer<UInt8>>

    private static func day(_ text: Text) -> (date: (year: Int, month: Int, day: Int), rest: Text)? {
        guard text.count >= 10, let year = digits(text.prefix(4)), text[text.startIndex + 4] == UInt8(ascii: "-"),
            let month = digits(text.dropFirst(5).prefix(2)), text[text.startIndex + 7] == UInt8(ascii: "-"),
            let day = digits(text.dropFirst(8).prefix(2))
        else { return nil }
        return ((year, month, day), text.dropFirst(10))
    }

    private static func isTime(_ text: Text) -> Bool {
        guard text.first == UInt8(ascii: " ") || text.first == UInt8(ascii: "T") else { return false }
        var rest = text.dropFirst()
        guard let hour = digits(rest.prefix(2)), hour < 24, rest.dropFirst(2).first == UInt8(ascii: ":"),
            let minute = digits(rest.dropFirst(3).prefix(2)), minute < 60
        else { return false }
        rest = rest.dropFirst(5)
        if rest.first == UInt8(ascii: ":") {
            guard let second = digits(rest.dropFirst().prefix(2)), second < 61 else { return false }
            rest = rest.dropFirst(3)
            if rest.first == UInt8(ascii: ".") {
                let decimals = rest.dropFirst().prefix { digit($0) != nil }
                guard !decimals.isEmpty else { return false }
                rest = rest.dropFirst(1 + decimals.count)
            }
        }
        return isZone(rest)
    }

    private static func isZone(_ text: Text) -> Bool {
        if text.isEmpty || text.elementsEqual("Z".utf8) { return true }
        guard text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-") else { return false }
        let numbers = text.dropFirst().filter { $0 != UInt8(ascii: ":") }
        return numbers.count == 4 && numbers.allSatisfy { digit($0) != nil }
    }

    private static func digits(_ text: Text) -> Int? {
        guard text.count == 4 || text.count == 2 else { return nil }
        var number = 0
        for byte in text {
            guard let digit = digit(byte) else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    private static func digit(_ byte: UInt8) -> Int? {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
    }

    private static func daysInMonth(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
