// The standard library knows Unicode's canonical forms, without a public name for them.
@_spi(_Unicode) import Swift

extension StringMethods {
    /// ECMA-262 22.1.3.15 String.prototype.normalize, for the canonical forms NFC and NFD.
    static func normalize(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        if text.isASCII { return .string(text) }
        let form = arguments[0].isUndefined ? "NFC" : toString(arguments[0], renderer.heap).string
        var result = String.UnicodeScalarView()
        switch form {
        case "NFC": for scalar in text.string._nfc { result.append(scalar) }
        case "NFD": for scalar in text.string._nfd { result.append(scalar) }
        default:
            throw renderer.error(
                .invalidValue, "`\(form)` is no form to normalize to", help: "use 'NFC' or 'NFD'")
        }
        return .string(renderer.heap.string(String(result)))
    }
}
