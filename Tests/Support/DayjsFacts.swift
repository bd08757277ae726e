import Foundation

/// What dayjs was measured to write in one of its locales, in UTC: `Tests/Cases/localization/dayjs-locales.json`.
package struct DayjsFacts: Decodable, Sendable {
    private let months: [String]
    private let monthsShort: [String]
    private let monthsWithDay: [String]?
    private let monthsShortWithDay: [String]?
    private let weekdays: [String]
    private let weekdaysShort: [String]
    private let weekdaysMin: [String]
    private let ordinals: [String]
    private let formats: [String: String]
    private let samples: [String: String]
    private let meridiem: [String]?
    private let weeks: [[String]]
    /// Whether a month has the form that goes with a day only after the day and one space, which was not measured.
    private var inflectsAfterSpace: Bool?

    /// The facts of all locales, by dayjs' names of these.
    package static func all() throws -> [String: DayjsFacts] {
        let file = Repository.cases.appending(path: "localization/dayjs-locales.json")
        var facts = try JSONDecoder().decode([String: DayjsFacts].self, from: Data(contentsOf: file))
        facts["pl"]?.inflectsAfterSpace = true
        return facts
    }

    /// A date, a pattern, and what dayjs writes.
    package struct Expectation: Sendable {
        package var date: String
        package var pattern: String
        package var text: String

        /// What is wrong with another text, in words, or nil. Texts are compared by their bytes: two spellings of one
        /// character are not the same.
        package func fault(_ actual: String) -> String? {
            actual.utf8.elementsEqual(text.utf8) ? nil : "\(pattern) of \(date): “\(actual)” and not “\(text)”"
        }
    }

    /// What follows from the facts, for each of them and for combinations.
    package var expectations: [Expectation] {
        namesOfMonths + namesOfDays + numberedDays + localizedFormats + dayParts + numberedWeeks
    }

    private var namesOfMonths: [Expectation] {
        months.indices.flatMap { index in
            let (long, short) = (months[index], monthsShort[index])
            let longWithDay = (monthsWithDay ?? months)[index]
            let shortWithDay = (monthsShortWithDay ?? monthsShort)[index]
            let isApart = inflectsAfterSpace ?? false
            return [
                ("MMMM", long), ("MMM", short), ("MMMM YYYY, MMM", "\(long) 2025, \(short)"),
                ("D MMMM", "7 \(longWithDay)"), ("D MMM", "7 \(shortWithDay)"), ("DD MMMM", "07 \(longWithDay)"),
                ("MMMM; D[ –] \u{A0}MMM YY", "\(isApart ? long : longWithDay); 7 – \u{A0}\(shortWithDay) 25"),
                // An ordinal is text before dayjs looks for a day, and anything but a space or brackets parts the two.
                ("Do MMMM", "\(ordinals[6]) \(long)"), ("D. MMMM", "7. \(long)"), ("MMM, D", "\(short), 7"),
                ("[D] MMMM", "D \(long)"), ("D/MMM", "7/\(short)"), ("DMMMM", "7\(long)"),
            ].map { Expectation(date: "2025-\(index + 1)-7", pattern: $0, text: $1) }
        }
    }

    private var namesOfDays: [Expectation] {
        weekdays.indices.flatMap { index in
            // The 1st of June 2025 is a Sunday.
            let (day, long, short, shortest) = (index + 1, weekdays[index], weekdaysShort[index], weekdaysMin[index])
            return [
                ("dddd", long), ("ddd", short), ("dd", shortest), ("d", String(index)),
                ("dd ddd dddd d", "\(shortest) \(short) \(long) \(index)"), ("dddd[, ]D", "\(long), \(day)"),
            ].map { Expectation(date: "2025-06-0\(day)", pattern: $0, text: $1) }
        }
    }

    private var numberedDays: [Expectation] {
        ordinals.enumerated().flatMap { index, ordinal in
            let day = String(index + 1)
            return [
                ("Do", ordinal), ("D", day), ("[Do] Do D", "Do \(ordinal) \(day)"), ("DDo", day + ordinal),
            ].map { Expectation(date: "2025-01-\(day)", pattern: $0, text: $1) }
        }
    }

    private static let sampledDate = "2026-02-05 15:05:07"

    private var localizedFormats: [Expectation] {
        let tokens = samples.keys.sorted()
        let alone = tokens.map { ($0, samples[$0] ?? "") }
        let own = formats.map { ($1, samples[$0] ?? "") }
        // One day beside a month decides on the names in the whole pattern.
        let february = samples["LL"].flatMap { long in monthsWithDay.flatMap { long.contains($0[1]) ? $0[1] : nil } }
        let together = (
            tokens.joined(separator: "; ") + "; [LL] MMMM",
            alone.map { $1 }.joined(separator: "; ") + "; LL \(february ?? months[1])"
        )
        return (alone + own + [together]).map { Expectation(date: Self.sampledDate, pattern: $0, text: $1) }
    }

    private var dayParts: [Expectation] {
        (0..<24).flatMap { hour in
            let names =
                meridiem?[hour].split(separator: "|").map(String.init) ?? (hour < 12 ? ["AM", "am"] : ["PM", "pm"])
            return ["00:00", "59:59"].flatMap { rest in
                [
                    ("A", names[0]), ("a", names[1]), ("H A a H", "\(hour) \(names[0]) \(names[1]) \(hour)"),
                ].map { Expectation(date: "2025-06-01 \(hour < 10 ? "0" : "")\(hour):\(rest)", pattern: $0, text: $1) }
            }
        }
    }

    private var numberedWeeks: [Expectation] {
        weeks.flatMap { week in
            let numbers = week[1].split(separator: "|").map(String.init)
            let padded = numbers.map { ($0.count < 2 ? "0" : "") + $0 }
            return zip(["w", "gggg", "W", "GGGG", "ww", "WW"], numbers + [padded[0], padded[2]]).map {
                Expectation(date: week[0], pattern: $0, text: $1)
            } + [
                Expectation(
                    date: week[0], pattern: "[w] w gggg[-W]WW, GGGG-W",
                    text: "w \(numbers[0]) \(numbers[1])-W\(padded[2]), \(numbers[3])-\(numbers[2])")
            ]
        }
    }
}
