import Diagnostics
import ECMAText
import NunjucksRuntime

/// The filters for what a page's JavaScript does: see the bindings of the dialect `sm`.
enum BindingFilters {
    /// The value itself: where it stands in an attribute, the compiler sees to it that undefined leaves it out.
    static func ifDefined(_ arguments: Arguments, _ renderer: Renderer) -> Value { arguments[0] }

    /// The first value that has settled; undefined where all of them wait for the page.
    static func until(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        for value in arguments.values {
            guard case .object(let object) = value, let promise = object.host?.source as? any Settling else {
                return value
            }
            if let settled = promise.settled(renderer) { return settled }
        }
        return .undefined
    }

    /// The name of what a form does.
    static func action(_ arguments: Arguments, _ renderer: Renderer) -> Value { arguments[0] }

    /// JavaScript: a name, or an expression that a template's author wrote. Data never becomes code.
    ///
    /// What is written out between quotes does not come here, unless other filters stand between.
    static func js(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        switch arguments[0] {
        case .script, .number, .boolean, .function: return arguments[0]
        case .string(let text), .safe(let text):
            if ScriptName(text) != nil { return try renderer.page.value(named: text, renderer) }
            if renderer.isLiteral(text) { return .script(text) }
            renderer.warn(
                .unsafeScript, "\(arguments[0].kindName) is not a literal in the template, so it is not run",
                help: "`js` takes a function's name, or an expression between quotes; data would be code here")
        default:
            renderer.warn(
                .invalidValue, "`js` takes the name of a function, and this is \(arguments[0].kindName)")
        }
        return .undefined
    }
}

/// A name that JavaScript can look up: identifiers with dots between them.
package struct ScriptName {
    /// Nil where the text is no such name.
    package init?(_ name: StringRef) {
        var startsIdentifier = true
        for byte in name.bytes {
            switch byte {
            case _ where byte.isASCIILetter, UInt8(ascii: "_"), UInt8(ascii: "$"): startsIdentifier = false
            case _ where byte.isASCIIDigit && !startsIdentifier: break
            case UInt8(ascii: ".") where !startsIdentifier: startsIdentifier = true
            default: return nil
            }
        }
        guard !startsIdentifier else { return nil }
        let text = name.string
        // A property may be called `default`; a variable may not (ECMA-262 12.7.2).
        guard ReservedWord(text.prefix { $0 != "." }) == nil else { return nil }
    }
}
