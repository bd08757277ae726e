import ECMAText
import JSON

/// What is known of the strings that must not leave a fixture.
enum Secret {
    /// What a page gets in the place of a secret.
    static let standIn: StaticString = "stand-in-of-the-preview"

    /// What becomes of a field of this name wherever it stands.
    static func privacy(ofFieldNamed name: UnsafeBufferPointer<UInt8>) -> StateSchema.Privacy {
        if name.elementsEqual("sig".utf8) { return .secret }
        return name.elementsEqual("token_id".utf8) ? .replaced : .open
    }

    /// Whether a secret seems to be a real one: a UUID, or something with a long run of letters and digits mixed, as
    /// signatures and the tokens of payment providers have it, and as nothing has that a person made up.
    static func looksLive(_ secret: UnsafeBufferPointer<UInt8>) -> Bool {
        if isUUID(secret) { return true }
        var length = 0
        var digits = 0
        for byte in secret {
            if byte.isASCIIAlphanumeric || "+/%".utf8.contains(byte) {
                length += 1
                if byte.isASCIIDigit { digits += 1 }
            } else {
                length = 0
                digits = 0
            }
            if length >= 16, digits >= 3 { return true }
        }
        return false
    }

    private static func isUUID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.count == 36
            && text.enumerated().allSatisfy { index, byte in
                [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : byte.hexadecimalValue != nil
            }
    }

    /// A line of JSON in which the secrets are covered, character by character, so that columns stay right.
    static func covered(_ line: String) -> String {
        guard line.contains("\"sig\"") || line.contains("\"token_id\"") else { return line }
        var result: [Unicode.Scalar] = []
        var rest = Array(line.unicodeScalars)[...]
        while let scalar = rest.first {
            guard scalar == "\"", let value = lengthBeforeSecret(rest) else {
                result.append(rest.removeFirst())
                continue
            }
            result.append(contentsOf: rest.prefix(value))
            rest.removeFirst(value)
            while let hidden = rest.first, hidden != "\"" {
                result.append("•")
                rest.removeFirst()
                if hidden == "\\", rest.first != nil {
                    result.append("•")
                    rest.removeFirst()
                }
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: result)
        return String(text)
    }

    /// Where the text begins with the key of a secret: how many characters stand before the secret itself.
    private static func lengthBeforeSecret(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        for name in ["\"sig\"", "\"token_id\""] where text.starts(with: name.unicodeScalars) {
            var length = name.unicodeScalars.count
            var sawColon = false
            for scalar in text.dropFirst(length) {
                length += 1
                switch scalar {
                case " ", "\t": continue
                case ":" where !sawColon: sawColon = true
                case "\"" where sawColon: return length
                default: return nil
                }
            }
        }
        return nil
    }
}
