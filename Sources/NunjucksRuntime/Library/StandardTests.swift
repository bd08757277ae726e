import Diagnostics
import ECMAText

/// The tests: what may stand after `is`.
enum StandardTests {
    static func callable(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        if case .function = arguments[0] { .boolean(true) } else { .boolean(false) }
    }

    static func defined(_ arguments: Arguments, _ renderer: Renderer) -> Value { .boolean(!arguments[0].isUndefined) }

    static func undefined(_ arguments: Arguments, _ renderer: Renderer) -> Value { .boolean(arguments[0].isUndefined) }

    static func null(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        if case .null = arguments[0] { .boolean(true) } else { .boolean(false) }
    }

    static func truthy(_ arguments: Arguments, _ renderer: Renderer) -> Value { .boolean(toBoolean(arguments[0])) }

    static func falsy(_ arguments: Arguments, _ renderer: Renderer) -> Value { .boolean(!toBoolean(arguments[0])) }

    static func number(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        if case .number = arguments[0] { .boolean(true) } else { .boolean(false) }
    }

    static func string(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        if case .string = arguments[0] { .boolean(true) } else { .boolean(false) }
    }

    static func escaped(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        if case .safe = arguments[0] { .boolean(true) } else { .boolean(false) }
    }

    /// Whether the value is an object and no list.
    static func mapping(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        switch arguments[0] {
        case .object, .safe, .script, .regex: .boolean(true)
        default: .boolean(false)
        }
    }

    /// Whether the value has JavaScript's iterator: text and lists do.
    static func iterable(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        switch arguments[0] {
        case .string, .safe, .script, .array: return .boolean(true)
        case .undefined, .null:
            throw renderer.error(
                .nullAccess, "the test `iterable` cannot look into \(arguments[0].description)",
                help: "ask whether it is there first: `x and x is iterable`")
        case .boolean, .number, .object, .function, .regex: return .boolean(false)
        }
    }

    // MARK: Comparison

    static func equalto(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        .boolean(isStrictlyEqual(arguments[0], arguments[1]))
    }

    static func ne(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        .boolean(!isStrictlyEqual(arguments[0], arguments[1]))
    }

    static func ge(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        .boolean(isLess(arguments[0], than: arguments[1], renderer.heap) == false)
    }

    static func greaterthan(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        .boolean(isLess(arguments[1], than: arguments[0], renderer.heap) == true)
    }

    static func le(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        .boolean(isLess(arguments[1], than: arguments[0], renderer.heap) == false)
    }

    static func lessthan(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        .boolean(isLess(arguments[0], than: arguments[1], renderer.heap) == true)
    }

    // MARK: Arithmetic

    static func divisibleby(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        .boolean(remainder(toNumber(arguments[0], renderer.heap), toNumber(arguments[1], renderer.heap)) == 0)
    }

    static func even(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        .boolean(remainder(toNumber(arguments[0], renderer.heap), 2) == 0)
    }

    /// Negative numbers are never odd: their remainder is -1.
    static func odd(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        .boolean(remainder(toNumber(arguments[0], renderer.heap), 2) == 1)
    }

    // MARK: Case

    static func lower(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let text = try text(arguments[0], "lower", renderer)
        return .boolean(isStrictlyEqual(.string(text.lowercased(in: renderer.heap)), arguments[0]))
    }

    static func upper(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let text = try text(arguments[0], "upper", renderer)
        return .boolean(isStrictlyEqual(.string(text.uppercased(in: renderer.heap)), arguments[0]))
    }

    private static func text(
        _ value: Value, _ test: StaticString, _ renderer: Renderer
    ) throws(Diagnostic) -> StringRef {
        if let text = value.anyText { return text }
        throw renderer.error(.invalidValue, "the test `\(test)` needs text, and was given \(value.description)")
    }
}
