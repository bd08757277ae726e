import Diagnostics
import Localization
import NunjucksRuntime

/// `{{ order.place | date('MMM D') }}`: a date in the page's language.
enum DateFilter {
    static func date(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        if case .undefined = arguments[0] { return .undefined }
        let page = try renderer.page
        guard let date = dateTime(arguments[0], in: page.zone, renderer) else {
            renderer.warn(
                .invalidDate, "\(arguments[0].kindName) is no date, and is shown as \"Invalid Date\"",
                help: arguments[0].isNullish ? "print it only where there is one: {% if … %}" : nil)
            return .string(Names.invalidDate)
        }
        let pattern = arguments[1].isNullish ? Names.longDate : toString(arguments[1], renderer.heap)
        guard pattern.byteCount <= maximumPattern else {
            throw renderer.error(.limit, "the format of a date is longer than \(maximumPattern) bytes")
        }
        let format = page.dateFormat(pattern)
        if let advice = format.advice { report(advice, on: format.pattern, renderer) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        format.append(date, in: page.zone, to: &bytes)
        return .string(renderer.heap.string(bytes))
    }

    /// How long a format may be: its brackets are looked for from each of them.
    static let maximumPattern = 1000

    private static func dateTime(_ value: Value, in zone: ZoneClock, _ renderer: Renderer) -> DateTime? {
        switch value {
        case .string(let text), .safe(let text):
            guard let reading = DateReading(text.string, in: zone) else { return nil }
            if reading.isCarriedOver || reading.isMisreadTimestamp { report(reading, of: text, in: zone, renderer) }
            return reading.date
        case .number(let milliseconds):
            guard let date = DateTime(milliseconds: milliseconds) else { return nil }
            if secondsTakenForMilliseconds.contains(milliseconds) {
                renderer.warn(
                    .invalidDate,
                    "\(value.kindName) counts milliseconds here, and is shown as a day of the year 1970",
                    help: "seconds become milliseconds times 1000: `(seconds * 1000) | date`")
            }
            return date
        case .boolean(let boolean): return DateTime(milliseconds: boolean ? 1 : 0)
        case .object(let object): return object.host?.number.map { DateTime(milliseconds: $0) } ?? nil
        default: return nil
        }
    }

    /// As seconds, days from 1973 to 2286; as milliseconds, the first days of 1970, which no shop has.
    private static let secondsTakenForMilliseconds: Range<Double> = 1e8..<1e10

    // MARK: What is said of dates and formats

    private static func report(_ reading: DateReading, of text: StringRef, in zone: ZoneClock, _ renderer: Renderer) {
        let name = Value.string(text).kindName
        let fields = reading.date.fields(in: zone)
        if reading.isMisreadTimestamp {
            let isSeconds = text.byteCount == 10
            renderer.warn(
                .invalidDate,
                "\(name) is read as the parts of a date, and is shown as a day of the year \(fields.year)",
                help: isSeconds
                    ? "a number of milliseconds is a date: `(seconds * 1000) | date`"
                    : "a number of milliseconds is a date, and a text is none: `(milliseconds * 1) | date`")
        } else {
            let hasTime = fields.hour != 0 || fields.minute != 0 || fields.second != 0
            let shown = DateFormat(hasTime ? "YYYY-MM-DD HH:mm:ss" : "YYYY-MM-DD", locale: LocaleTag("en"))
                .string(from: reading.date, in: zone)
            renderer.warn(.invalidDate, "there is no \(name): it is taken for \(shown), as in production")
        }
    }

    private static func report(_ advice: DatePatternAdvice, on pattern: String, _ renderer: Renderer) {
        let fault = DateFormatFault(advice, in: pattern)
        renderer.warn(.dateFormat, fault.message, atLiteral: pattern, help: fault.help)
    }
}
