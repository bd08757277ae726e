/// What has been read of a date.
struct JavaScriptDateParts {
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

    /// The date, if its parts make one. In the standard format, a day alone is one of UTC.
    func dateTime(in zone: ZoneClock) -> DateTime? {
        let hasZone = zoneHour != nil || isStandard && timeParts.isEmpty
        return hasZone ? shown : shown.flatMap(zone.moment)
    }

    /// The date in UTC, or in whatever zone is meant where none is given.
    private var shown: DateTime? {
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

    /// Whether there is such a day: JavaScript takes the 30th of February for one of March.
    var hasDay: Bool { yearMonthDay.map { CalendarDay(year: $0, month: $1, day: $2) != nil } ?? false }

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
