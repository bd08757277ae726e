/// Reads ECMAScript's own format.
struct StandardDateReader {
    enum Outcome {
        case date(JavaScriptDateParts)
        /// It looked like the format up to the time, and is no date.
        case invalid
        /// It is something else; what has been read counts, and the rest begins at the position.
        case unread(JavaScriptDateParts, Int)
    }

    private let tokens: [JavaScriptDateToken]
    private var position = 0
    private var date = JavaScriptDateParts()

    init(_ tokens: [JavaScriptDateToken]) {
        self.tokens = tokens
    }

    mutating func read() -> Outcome {
        if let sign = next?.sign {
            guard case .number(let year, digits: 6)? = tokens.dropFirst().first, sign > 0 || year > 0 else {
                return .unread(date, position)
            }
            position += 2
            _ = date.add(dayPart: sign * year)
        } else if let year = number(digits: 4, in: 0...9999) {
            _ = date.add(dayPart: year)
        } else {
            return .unread(date, position)
        }
        if take("-") {
            guard let month = number(digits: 2, in: 1...12) else { return .unread(date, position) }
            _ = date.add(dayPart: month)
            if take("-") {
                guard let day = number(digits: 2, in: 1...31) else { return .unread(date, position) }
                _ = date.add(dayPart: day)
            }
        }
        if next == .word("t") {
            position += 1
            guard readTime(), readZone(), next == nil else { return .invalid }
        } else if next != nil {
            return .unread(date, position)
        }
        date.isStandard = true
        return .date(date)
    }

    private mutating func readTime() -> Bool {
        guard let hour = number(digits: 2, in: 0...24), take(":") else { return false }
        let limit = hour == 24 ? 0 : 59
        guard let minute = number(digits: 2, in: 0...limit) else { return false }
        _ = date.add(timePart: hour)
        _ = date.add(timePart: minute)
        guard take(":") else { return true }
        guard let second = number(digits: 2, in: 0...limit) else { return false }
        _ = date.add(timePart: second)
        guard take(".") else { return true }
        guard let fraction = next?.fractionInMilliseconds, hour < 24 || fraction == 0 else { return false }
        position += 1
        return date.add(timePart: fraction)
    }

    private mutating func readZone() -> Bool {
        if next == .word("z") {
            position += 1
            date.setZone(hour: 0)
            return true
        }
        guard let sign = next?.sign else { return true }
        position += 1
        date.zoneSign = sign
        if let both = number(digits: 4, in: 0...2359) {
            date.zoneHour = both / 100
            date.zoneMinute = both % 100
            return both % 100 < 60
        }
        guard let hour = number(digits: 2, in: 0...23), take(":"), let minute = number(digits: 2, in: 0...59) else {
            return false
        }
        date.zoneHour = hour
        date.zoneMinute = minute
        return true
    }

    private var next: JavaScriptDateToken? { position < tokens.count ? tokens[position] : nil }

    private mutating func number(digits: Int, in range: ClosedRange<Int>) -> Int? {
        guard case .number(let number, digits)? = next, range.contains(number) else { return nil }
        position += 1
        return number
    }

    private mutating func take(_ symbol: Unicode.Scalar) -> Bool {
        guard next == .symbol(UInt8(ascii: symbol)) else { return false }
        position += 1
        return true
    }
}
