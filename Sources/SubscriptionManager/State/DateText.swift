import Localization

/// How dates are written in the State.
enum DateText {
    /// Whether a text is a date that exists: `YYYY-MM-DD`, and a time after a space or `T` if there is one; seconds may
    /// have decimals, and a zone may follow (ISO 8601).
    static func isDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let (date, rest) = day(text[...]),
            CalendarDay(year: date.year, month: date.month, day: date.day) != nil
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
        let (day, second) = seconds.flooredDivision(by: 86_400)
        return "\(self.day(day)) \(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
    }

    /// The day that is a number of days after 1970-01-01, in the proleptic Gregorian calendar.
    static func day(_ daysSince1970: Int) -> String {
        let date = CalendarDay(number: daysSince1970)
        let year = String(date.year)
        return String(repeating: "0", count: max(0, 4 - year.count)) + year
            + "-\(padded(date.month))-\(padded(date.day))"
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
}
