extension DateTime {
    /// Reads a date as `new Date(text)` does in Chromium, where the local zone is UTC.
    ///
    /// ECMAScript defines one format (ECMA-262 21.4.1.32) and leaves all else to the engine. Chromium's reads the parts of
    /// an English date in nearly any order: numbers with a colon are the time, other numbers day, month and year, words
    /// the month, AM or PM and the zone; words before the first number, and what stands in parentheses, are passed over.
    init?(javaScript text: String) {
        let tokens = JavaScriptDateToken.tokens(of: text)
        var standard = StandardDateReader(tokens)
        switch standard.read() {
        case .date(let date):
            guard let dateTime = date.dateTime else { return nil }
            self = dateTime
        case .invalid:
            return nil
        case .unread(let date, let position):
            var reader = FreeDateReader(tokens[position...], date)
            guard let dateTime = reader.read()?.dateTime else { return nil }
            self = dateTime
        }
    }
}

/// A part of a date's text.
private enum JavaScriptDateToken: Equatable {
    case number(Int, digits: Int)
    case symbol(UInt8)
    case word(String)
    case space
    /// What stands for nothing.
    case other

    static func tokens(of text: String) -> [JavaScriptDateToken] {
        var tokens: [JavaScriptDateToken] = []
        var rest = Array(text.utf8)[...]
        while let first = rest.first {
            if first.isDigit {
                let digits = rest.prefix(while: \.isDigit)
                // More digits than nine are a number that no part of a date can be.
                let significant = digits.drop { $0 == UInt8(ascii: "0") }.prefix(9)
                let number = significant.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
                tokens.append(.number(number, digits: digits.count))
                rest = rest.dropFirst(digits.count)
            } else if ":-+.)".utf8.contains(first) {
                tokens.append(.symbol(first))
                rest.removeFirst()
            } else if first.isSpace {
                tokens.append(.space)
                rest.removeFirst()
            } else if first >= UInt8(ascii: "A") {
                let word = rest.prefix { $0 >= UInt8(ascii: "A") }
                tokens.append(.word(String(decoding: word, as: UTF8.self).lowercased()))
                rest = rest.dropFirst(word.count)
            } else if first == UInt8(ascii: "(") {
                var depth = 0
                repeat {
                    if rest.first == UInt8(ascii: "(") { depth += 1 }
                    if rest.first == UInt8(ascii: ")") { depth -= 1 }
                    rest.removeFirst()
                } while depth > 0 && !rest.isEmpty
                tokens.append(.other)
            } else {
                tokens.append(.other)
                rest.removeFirst()
            }
        }
        return tokens
    }

    /// The sign that the token is, if it is one.
    var sign: Int? {
        switch self {
        case .symbol(UInt8(ascii: "+")): 1
        case .symbol(UInt8(ascii: "-")): -1
        default: nil
        }
    }

    /// A number's milliseconds, where it stands after a point.
    var fractionInMilliseconds: Int? {
        guard case .number(let number, let digits) = self else { return nil }
        switch digits {
        case 1: return number * 100
        case 2: return number * 10
        case 3: return number
        default:
            // Leading zeros are counted, and no digits after the ninth are kept.
            return (3..<min(digits, 9)).reduce(number) { value, _ in value / 10 }
        }
    }
}

/// What has been read of a date.
private struct ReadDate {
    /// Day, month and year, in the order of the text; at most three.
    private(set) var dayParts: [Int] = []
    var namedMonth: Int?
    /// Whether the parts are year, month and day, and no year is abbreviated.
    var isStandard = false
    /// Hour, minute, second and millisecond; at most four.
    private(set) var timeParts: [Int] = []
    var isAfternoon: Bool?
    var zoneSign: Int?
    var zoneHour: Int?
    var zoneMinute: Int?

    mutating func add(dayPart part: Int) -> Bool {
        guard dayParts.count < 3 else { return false }
        dayParts.append(part)
        return true
    }

    mutating func add(timePart part: Int) -> Bool {
        guard timeParts.count < 4 else { return false }
        timeParts.append(part)
        return true
    }

    /// Nothing of the time may follow.
    mutating func add(lastTimePart part: Int) -> Bool {
        guard add(timePart: part) else { return false }
        while timeParts.count < 4 { timeParts.append(0) }
        return true
    }

    mutating func setZone(hour: Int) {
        zoneSign = hour < 0 ? -1 : 1
        zoneHour = abs(hour)
        zoneMinute = 0
    }

    /// Whether a number would go on with the time that has begun.
    func expectsTime(_ number: Int) -> Bool {
        switch timeParts.count {
        case 1, 2: number < 60
        case 3: number < 1000
        default: false
        }
    }

    func expectsZoneMinute(_ number: Int) -> Bool { zoneHour != nil && zoneMinute == nil && number < 60 }

    var isUTC: Bool { zoneHour == 0 && zoneMinute == 0 }

    /// The date, if its parts make one.
    var dateTime: DateTime? {
        guard let (year, month, day) = yearMonthDay else { return nil }
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        var time = timeParts + Array(repeating: 0, count: 4 - timeParts.count)
        if let isAfternoon {
            guard time[0] <= 12 else { return nil }
            time[0] = time[0] % 12 + (isAfternoon ? 12 : 0)
        }
        let isMidnight = time == [24, 0, 0, 0]
        guard time[0] < 24 || isMidnight, time[1] < 60, time[2] < 60, time[3] < 1000 else { return nil }
        let offset = (zoneSign ?? 0) * ((zoneHour ?? 0) * 60 + (zoneMinute ?? 0))
        return DateTime(
            year: year, month: month, day: day, hour: time[0], minute: time[1] - offset, second: time[2],
            millisecond: time[3])
    }

    /// Which part is which. A number that can be no day is the year.
    private var yearMonthDay: (Int, Int, Int)? {
        guard let first = dayParts.first else { return nil }
        let parts = dayParts + Array(repeating: 1, count: 3 - dayParts.count)
        let isDayFirst = (1...31).contains(first)
        var year: Int
        let month: Int
        let day: Int
        if let namedMonth {
            (year, month, day) = isDayFirst ? (parts[1], namedMonth, first) : (first, namedMonth, parts[1])
        } else if isStandard || !isDayFirst {
            (year, month, day) = (first, parts[1], parts[2])
        } else {
            (year, month, day) = (parts[2], first, parts[1])
        }
        if !isStandard {
            if (0...49).contains(year) { year += 2000 } else if (50...99).contains(year) { year += 1900 }
        }
        return (year, month, day)
    }
}

/// Reads ECMAScript's own format.
private struct StandardDateReader {
    enum Outcome {
        case date(ReadDate)
        /// It looked like the format up to the time, and is no date.
        case invalid
        /// It is something else; what has been read counts, and the rest begins at the position.
        case unread(ReadDate, Int)
    }

    private let tokens: [JavaScriptDateToken]
    private var position = 0
    private var date = ReadDate()

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

/// Reads what is left of a date in whatever order its parts come.
private struct FreeDateReader {
    private var rest: ArraySlice<JavaScriptDateToken>
    private var date: ReadDate
    private var hasNumber: Bool

    init(_ tokens: ArraySlice<JavaScriptDateToken>, _ date: ReadDate) {
        rest = tokens
        self.date = date
        hasNumber = !date.dayParts.isEmpty
    }

    /// What has been read, or `nil` where a part makes no sense.
    mutating func read() -> ReadDate? {
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
            guard date.add(timePart: number), let fraction = rest.popFirst()?.fractionInMilliseconds else { return false }
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
