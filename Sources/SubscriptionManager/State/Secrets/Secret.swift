import ECMAText

/// What stands in the place of secrets, and how real ones are told from those that somebody made up.
enum Secret {
    /// What pages get in the place of a secret's text: letters and hyphens, which no quoting or encoding changes.
    static let standIn = Array("stand-in-of-the-preview".utf8)
    /// What pages get in the place of a secret that is a number.
    static let numberStandIn = Array("0".utf8)

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
}
