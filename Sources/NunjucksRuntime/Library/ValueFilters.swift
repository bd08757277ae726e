import Diagnostics
import NunjucksSyntax

/// The filters for values of every kind.
enum ValueFilters {
    static func `default`(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        let isMissing = toBoolean(arguments[2]) ? !toBoolean(arguments[0]) : arguments[0].isUndefined
        return isMissing ? arguments[1] : arguments[0]
    }

    /// The value as JSON; undefined and functions have none.
    static func dump(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        var bytes: [UInt8] = []
        let indent = JSONIndent(arguments[1], renderer.heap)
        let isObject = renderer.options.dialect.trustedTextIsObject
        do {
            guard try appendJSON(arguments[0], indent: indent, trustedTextAsObject: isObject, to: &bytes) else {
                return .undefined
            }
        } catch {
            throw renderer.error(error.code, error.message, help: error.help)
        }
        return .string(renderer.heap.string(bytes))
    }
}
