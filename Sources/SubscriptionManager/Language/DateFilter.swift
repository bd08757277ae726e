import Diagnostics
import Localization
import NunjucksRuntime

/// `{{ order.place | date('MMM D') }}`: a date in the page's language.
enum DateFilter {
    static func date(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        if case .undefined = arguments[0] { return .undefined }
        let page = try renderer.page
        guard let date = dateTime(arguments[0], in: page.zone) else {
            renderer.warn(
                .invalidDate, "\(arguments[0].kindName) is no date, and is shown as \"Invalid Date\"",
                help: arguments[0].isNullish ? "print it only where there is one: {% if … %}" : nil)
            return .string(Names.invalidDate)
        }
        let pattern = arguments[1].isNullish ? Names.longDate : toString(arguments[1], renderer.heap)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        page.dateFormat(pattern).append(date, in: page.zone, to: &bytes)
        return .string(renderer.heap.string(bytes))
    }

    private static func dateTime(_ value: Value, in zone: ZoneClock) -> DateTime? {
        switch value {
        case .string(let text), .safe(let text): DateTime(parsing: text.string, in: zone)
        case .number(let milliseconds): DateTime(milliseconds: milliseconds)
        case .boolean(let boolean): DateTime(milliseconds: boolean ? 1 : 0)
        case .object(let object): object.host?.number.map { DateTime(milliseconds: $0) } ?? nil
        default: nil
        }
    }
}
