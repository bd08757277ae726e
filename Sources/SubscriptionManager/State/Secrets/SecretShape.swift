import ECMAText

/// What a text looks like when it looks like a secret, whatever it is called.
enum SecretShape: String {
    case webToken = "a JSON Web Token"
    case hexadecimal = "a long hexadecimal number"
    case base64 = "a long random text"

    /// The length from which a text can look like one.
    static let minimumLength = 32

    /// What a text looks like; nil where it looks like an ordinary text, an id or an address.
    ///
    /// - Parameter name: What the value is called: one that is called an id is taken for one.
    static func of(_ text: UnsafeBufferPointer<UInt8>, named name: UnsafeBufferPointer<UInt8>) -> SecretShape? {
        guard text.count >= minimumLength else { return nil }
        var text = Array(text)[...]
        for scheme in ["bearer ", "basic "]
        where text.prefix(scheme.utf8.count).map(\.asciiLowercased) == Array(scheme.utf8) {
            text = text.dropFirst(scheme.utf8.count)
        }
        guard text.allSatisfy({ $0.isASCIIAlphanumeric || "+/=-_.".utf8.contains($0) }) else { return nil }
        if isWebToken(text) { return .webToken }
        guard !text.contains(UInt8(ascii: ".")), !isOfId(name) else { return nil }
        // What providers put before a key is a word: `shpat_`.
        let number = text.split(separator: UInt8(ascii: "_")).last ?? text
        if isHexadecimal(number) { return .hexadecimal }
        return isBase64(text) ? .base64 : nil
    }

    /// Whether a name is that of an id, a digest, or a picture's address.
    private static func isOfId(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let name = String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
        return [
            "id", "ids", "uuid", "guid", "gid", "etag", "checksum", "digest", "md5", "sha1", "sha256", "url", "src",
        ]
        .contains { name.hasSuffix($0) } || name.contains("image") || name.contains("_by_id")
    }

    /// Whether a text is a JSON Web Token (RFC 7519): three parts in base64url, the first an object.
    private static func isWebToken(_ text: ArraySlice<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        // `{"` is `eyJ` in base64.
        return parts.count == 3 && parts[0].starts(with: "eyJ".utf8) && parts[1].starts(with: "eyJ".utf8)
            && parts.allSatisfy { part in part.allSatisfy { $0.isASCIIAlphanumeric || "-_=".utf8.contains($0) } }
    }

    private static func isHexadecimal(_ text: ArraySlice<UInt8>) -> Bool {
        text.count >= minimumLength && text.allSatisfy { $0.hexadecimalValue != nil }
            && text.contains(where: \.isASCIIDigit) && text.contains(where: \.isASCIILetter) && entropy(text) >= 3
    }

    private static func isBase64(_ text: ArraySlice<UInt8>) -> Bool {
        let padding = text.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        let digits = text.dropLast(padding)
        guard padding <= 2, digits.count + padding >= minimumLength, !digits.contains(UInt8(ascii: "=")),
            digits.contains(where: \.isASCIIDigit), digits.contains(where: \.isASCIILowercase),
            digits.contains(where: \.isASCIIUppercase), entropy(digits) >= 4
        else { return false }
        // The ids of some shop systems are written in base64: `gid://…`.
        guard !text.starts(with: "Z2lkOi8v".utf8) else { return false }
        // A path, or the name of something, has words.
        return digits.split { !$0.isASCIIAlphanumeric }.allSatisfy { word in
            word.count < 4 || !word.allSatisfy(\.isASCIILowercase)
        }
    }

    /// Shannon's entropy in bits a character.
    private static func entropy(_ text: ArraySlice<UInt8>) -> Double {
        var counts = [Int](repeating: 0, count: 256)
        for byte in text { counts[Int(byte)] += 1 }
        let total = Double(text.count)
        return counts.lazy.filter { $0 > 0 }.reduce(0) { sum, count in
            let share = Double(count) / total
            return sum - share * binaryLogarithm(share)
        }
    }

    /// The binary logarithm of a number that is greater than 0, to four digits.
    private static func binaryLogarithm(_ number: Double) -> Double {
        var fraction = number.significand
        var result = Double(number.exponent)
        var bit = 0.5
        while bit > 0.00005 {
            fraction *= fraction
            if fraction >= 2 {
                fraction /= 2
                result += bit
            }
            bit /= 2
        }
        return result
    }
}
