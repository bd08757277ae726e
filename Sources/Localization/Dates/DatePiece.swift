/// A part of a compiled pattern.
enum DatePiece: Sendable {
    case text([UInt8])
    case year
    case shortYear
    case quarter
    case month(digits: Int)
    case monthName([[UInt8]])
    case day(digits: Int)
    /// What is written for each day of the month, from the first.
    case dayOrdinal([[UInt8]])
    case weekday
    case weekdayName([[UInt8]])
    case hour(digits: Int)
    case halfDayHour(digits: Int)
    /// From 1 to 24.
    case hourFromOne(digits: Int)
    /// What is written for each part of the day, and the hour that it ends before.
    case meridiem([(end: Int, name: [UInt8])])
    case minute(digits: Int)
    case second(digits: Int)
    case millisecond
    case week(WeekNumbering, digits: Int)
    /// What is written for each week, from the first.
    case weekOrdinal(WeekNumbering, [[UInt8]])
    case weekYear(WeekNumbering)
    case unixSeconds
    case unixMilliseconds
    /// How far the clock is ahead of UTC, in quarters of an hour, as dayjs has it.
    case zoneShift(separator: String)
    case zoneName(isLong: Bool)

    func append(_ date: DateTime, _ fields: DateTime.Fields, in zone: ZoneClock, to output: inout [UInt8]) {
        switch self {
        case .text(let text): output += text
        case .year: output.append(decimal: fields.year, digits: 4)
        case .shortYear: output += String(fields.year).utf8.suffix(2)
        case .quarter: output.append(decimal: (fields.month + 2) / 3)
        case .month(let digits): output.append(decimal: fields.month, digits: digits)
        case .monthName(let names): output += names[fields.month - 1]
        case .day(let digits): output.append(decimal: fields.day, digits: digits)
        case .dayOrdinal(let ordinals): output += ordinals[fields.day - 1]
        case .weekday: output.append(decimal: fields.weekday)
        case .weekdayName(let names): output += names[fields.weekday]
        case .hour(let digits): output.append(decimal: fields.hour, digits: digits)
        case .halfDayHour(let digits): output.append(decimal: (fields.hour + 11) % 12 + 1, digits: digits)
        case .hourFromOne(let digits): output.append(decimal: fields.hour == 0 ? 24 : fields.hour, digits: digits)
        case .meridiem(let parts):
            if let part = parts.first(where: { fields.hour < $0.end }) { output += part.name }
        case .minute(let digits): output.append(decimal: fields.minute, digits: digits)
        case .second(let digits): output.append(decimal: fields.second, digits: digits)
        case .millisecond: output.append(decimal: fields.millisecond, digits: 3)
        case .week(let numbering, let digits): output.append(decimal: numbering.week(of: fields).week, digits: digits)
        case .weekOrdinal(let numbering, let ordinals): output += ordinals[numbering.week(of: fields).week - 1]
        case .weekYear(let numbering): output.append(decimal: numbering.week(of: fields).year)
        case .unixSeconds:
            output.append(decimal: Int(date.milliseconds).flooredDivision(by: 1000).quotient)
        case .unixMilliseconds: output.append(decimal: Int(date.milliseconds))
        case .zoneShift(let separator):
            let quarters = (Double(zone.shift(at: date)) / 900_000).rounded()
            let minutes = Int(quarters.magnitude) * 15
            output.append(UInt8(ascii: quarters < 0 ? "-" : "+"))
            output.append(decimal: minutes / 60, digits: 2)
            output += separator.utf8
            output.append(decimal: minutes % 60, digits: 2)
        case .zoneName(let isLong): output += zone.name(at: date, isLong: isLong).utf8
        }
    }
}

extension [UInt8] {
    /// Writes a number with at least so many digits; a sign stands before the zeros.
    fileprivate mutating func append(decimal number: Int, digits: Int = 1) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        var divisor: UInt = 1
        var count = 1
        while rest / divisor >= 10 || count < digits {
            divisor *= 10
            count += 1
        }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }
}
