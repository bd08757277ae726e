/// Reads what is left of a date in whatever order its parts come.
struct FreeDateReader {
    private var rest: ArraySlice<JavaScriptDateToken>
    private var date: JavaScriptDateParts
    private var hasNumber: Bool

    init(_ tokens: ArraySlice<JavaScriptDateToken>, _ date: JavaScriptDateParts) {
        rest = tokens
        self.date = date
        hasNumber = !date.dayParts.isEmpty
    }

    /// What has been read, or `nil` where a part makes no sense.
    mutating func read() -> JavaScriptDateParts? {
        while let token = rest.popFirst() {
            let isAccepted =
                switch token {
                case .number(let number, _): read(number)
                case .word(let word): read(word)
                case .symbol(UInt8(ascii: ")")): !hasNumber
                case .symbol: token.sign.map { read(sign: $0) } ?? true
                case .space, .other: true
                }
            guard isAccepted else { return nil }
        }
        return date
    }

    private mutating func read(_ number: Int) -> Bool {
        hasNumber = true
        if take(":") {
            if take(":") {
                return date.timeParts.isEmpty && date.add(timePart: number) && date.add(timePart: 0)
            }
            guard date.add(timePart: number) else { return false }
            _ = take(".")
            return true
        }
        // A point after anything but a time only separates.
        if take("."), date.expectsTime(number) {
            guard date.add(timePart: number), let fraction = rest.popFirst()?.fractionInMilliseconds else {
                return false
            }
            return date.add(lastTimePart: fraction)
        }
        if date.expectsZoneMinute(number) {
            date.zoneMinute = number
            return true
        }
        if date.expectsTime(number) {
            let isAtEnd: Bool =
                switch rest.first {
                case nil, .space?, .word("z")?: true
                case let token?: token.sign != nil
                }
            return date.add(lastTimePart: number) && isAtEnd
        }
        guard date.add(dayPart: number) else { return false }
        _ = take("-")
        return true
    }

    private mutating func read(_ word: String) -> Bool {
        if word == "am" || word == "pm", !date.timeParts.isEmpty {
            date.isAfternoon = word == "pm"
            return true
        }
        if let month = Self.months.firstIndex(of: String(word.prefix(3))) {
            date.namedMonth = month + 1
            _ = take("-")
            return true
        }
        if let hour = Self.zones[word], hasNumber {
            date.setZone(hour: hour)
            return true
        }
        // Words that mean nothing are passed over before the first number, if they do not run into it.
        if hasNumber { return false }
        if case .number? = rest.first { return false }
        return true
    }

    private mutating func read(sign: Int) -> Bool {
        guard date.isUTC || !date.timeParts.isEmpty else { return !hasNumber }
        date.zoneSign = sign
        hasNumber = true
        var offset = 0
        var length = 0
        if case .number(let number, let digits)? = rest.first {
            (offset, length) = (number, digits)
            rest.removeFirst()
        }
        if rest.first == .symbol(UInt8(ascii: ":")) {
            date.zoneHour = offset
            date.zoneMinute = nil
            return true
        }
        switch length {
        case 1, 2: (date.zoneHour, date.zoneMinute) = (offset, 0)
        case 3, 4: (date.zoneHour, date.zoneMinute) = (offset / 100, offset % 100)
        default: return false
        }
        return true
    }

    private mutating func take(_ symbol: Unicode.Scalar) -> Bool {
        guard rest.first == .symbol(UInt8(ascii: symbol)) else { return false }
        rest.removeFirst()
        return true
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// Hours east of UTC.
    private static let zones = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
        "pst": -8, "pdt": -7,
    ]
}
