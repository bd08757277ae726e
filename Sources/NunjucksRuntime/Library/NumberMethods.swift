import Diagnostics
import ECMAText

/// ECMA-262 21.1.3, Properties of the Number Prototype Object.
enum NumberMethods {
    static let table = MethodTable<Double>([
        ("toExponential", toExponential), ("toFixed", toFixed), ("toLocaleString", toLocaleString),
        ("toPrecision", toPrecision), ("toString", toText), ("valueOf", valueOf),
    ])

    static func valueOf(_ number: Double, _ arguments: Arguments, _ renderer: Renderer) -> Value { .number(number) }

    static func toText(
        _ number: Double, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let radix = arguments[0].isUndefined ? 10 : toInteger(arguments[0], heap)
        guard (2...36).contains(radix) else { throw renderer.outOfRange("toString", arguments[0], "from 2 to 36") }
        guard radix != 10, number.isFinite else { return text(of: number, heap) }
        return .string(heap.string(NumberFormat.text(of: number, radix: radix)))
    }

    static func toFixed(
        _ number: Double, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let digits = toInteger(arguments[0], renderer.heap)
        guard (0...100).contains(digits) else { throw renderer.outOfRange("toFixed", arguments[0], "from 0 to 100") }
        guard number.magnitude < 1e21 else { return text(of: number, renderer.heap) }
        return .string(renderer.heap.string(NumberFormat.fixed(number, decimals: digits)))
    }

    static func toExponential(
        _ number: Double, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let digits = toInteger(arguments[0], heap)
        guard number.isFinite else { return text(of: number, heap) }
        guard (0...100).contains(digits) else {
            throw renderer.outOfRange("toExponential", arguments[0], "from 0 to 100")
        }
        let decimals = arguments[0].isUndefined ? nil : digits
        return .string(heap.string(NumberFormat.exponential(number, decimals: decimals)))
    }

    static func toPrecision(
        _ number: Double, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        if arguments[0].isUndefined || !number.isFinite { return text(of: number, heap) }
        let precision = toInteger(arguments[0], heap)
        guard (1...100).contains(precision) else {
            throw renderer.outOfRange("toPrecision", arguments[0], "from 1 to 100")
        }
        return .string(heap.string(NumberFormat.precise(number, digits: precision)))
    }

    /// The number as American English writes it, whatever the locale: with grouping commas, and up to three decimals.
    ///
    /// Of the options of ECMA-402 it knows `minimumFractionDigits`, `maximumFractionDigits` and `useGrouping`.
    static func toLocaleString(
        _ number: Double, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        var minimum: Int?
        var maximum: Int?
        var groups = true
        if case .object(let options) = arguments[1] {
            for (index, key) in options.keys.enumerated() where !options.values[index].isUndefined {
                let value = options.values[index]
                let digits = toInteger(value, heap)
                if key == "useGrouping" {
                    groups = toBoolean(value)
                } else if key == "minimumFractionDigits" || key == "maximumFractionDigits" {
                    guard (0...100).contains(digits) else {
                        throw renderer.outOfRange("toLocaleString", value, "from 0 to 100")
                    }
                    if key == "minimumFractionDigits" { minimum = digits } else { maximum = digits }
                } else if !(key == "__keywords") {
                    renderer.warn(
                        .invalidValue, "`toLocaleString` does not know the option `\(key.string)` here",
                        help: "money is what the filter `currency` is for")
                }
            }
        }
        if let minimum, let maximum, minimum > maximum {
            throw renderer.error(.invalidValue, "minimumFractionDigits is more than maximumFractionDigits")
        }
        let most = maximum ?? max(minimum ?? 0, 3)
        let text = NumberFormat.grouped(number, decimals: min(minimum ?? 0, most)...most, groups: groups)
        return .string(heap.string(text))
    }

    private static func text(of number: Double, _ heap: Heap) -> Value { .string(toString(.number(number), heap)) }
}
