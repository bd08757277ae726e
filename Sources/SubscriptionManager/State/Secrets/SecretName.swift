import ECMAText

/// Which names of fields, and of parameters in a URL, say that their value is a secret.
///
/// A name is compared word by word, whatever divides its words: `payment_token`, `X-Api-Key`, `clientSecret` and
/// `OG_SIG` name secrets; `design`, `signup_date` and `secretary` do not.
package enum SecretName {
    /// The words that a name has when it names a secret; nil for other names.
    package static func match(_ name: String) -> String? {
        var name = name
        return name.withUTF8 { match($0) }
    }

    /// The words that a name has when it names a secret: `access_token` for `customerAccessToken`; nil for other names.
    static func match(_ name: UnsafeBufferPointer<UInt8>) -> String? {
        guard mayMatch(name) else { return nil }
        let segments = name.split { !isLetter($0) && !$0.isASCIIDigit }.map(Array.init)
        return match(segments.flatMap(words)) ?? match(segments.map(lowercased), fused: true)
    }

    // MARK: Words

    /// Secrets that one word names.
    private static let single: Set<String> = [
        "authorisation", "authorization", "bearer", "cookie", "credential", "csrf", "cvc", "cvv", "hmac", "jwt",
        "nonce",
        "passphrase", "passwd", "password", "pwd", "secret", "session", "sig", "signature", "token", "xsrf",
    ]
    /// What makes a secret of the word `key` after it.
    private static let keyKinds: Set<String> = ["access", "api", "encryption", "private", "signing"]
    /// Secrets as the end, or all, of several words in small letters that nothing divides.
    private static let fused = [
        "accesskey", "apikey", "apikeys", "hmac", "jwt", "nonce", "passwd", "password", "privatekey", "secret",
        "sessid",
        "sessionid", "setcookie", "signature", "token", "tokenid", "tokens",
    ]
    /// What a secret's name ends with when it names something about the secret: `token_type`, `session_count`.
    private static let descriptions: Set<String> = [
        "amount", "at", "count", "date", "days", "enabled", "expiration", "expired", "expires", "expiry", "heading",
        "hours", "label", "left", "length", "limit", "message", "minutes", "on", "placeholder", "remaining", "required",
        "seconds", "timeout", "title", "ttl", "type",
    ]
    /// What can follow the plural of a secret's name: `tokens_by_customer`.
    private static let collections: Set<String> = ["by", "data", "ids", "list", "map", "value", "values"]

    private static func match(_ words: [String], fused isFused: Bool = false) -> String? {
        for (position, word) in words.enumerated() {
            var found: (name: String, isPlural: Bool, end: Int)?
            if single.contains(word) {
                found = (word, false, position + 1)
            } else if word.hasSuffix("s"), single.contains(String(word.dropLast())) {
                found = (word, true, position + 1)
            } else if position > 0, ["key", "keys"].contains(word), keyKinds.contains(words[position - 1]) {
                found = ("\(words[position - 1])_\(word)", false, position + 1)
            } else if isFused, let end = fused.first(where: word.hasSuffix) {
                found = (end, false, position + 1)
            }
            guard let found else { continue }
            let rest = words[found.end...]
            if found.isPlural {
                guard rest.first.map(collections.contains) ?? true else { continue }
            } else if rest.last.map(descriptions.contains) ?? false {
                continue
            }
            let isCompound = position > 0 && ["access", "id", "refresh", "client"].contains(words[position - 1])
            return isCompound ? "\(words[position - 1])_\(found.name)" : found.name
        }
        return nil
    }

    /// The words of a part without separators, in small letters: a capital begins one, and so do digits and what follows
    /// them; of several capitals in a row the last begins the next word (`HMACKey`).
    static func words(of segment: [UInt8]) -> [String] {
        var words: [String] = []
        var start = 0
        for index in segment.indices.dropFirst() {
            let (before, byte) = (segment[index - 1], segment[index])
            let isCapitalBeforeSmall =
                byte.isASCIIUppercase && index + 1 < segment.count && segment[index + 1].isASCIILowercase
            guard
                before.isASCIIDigit != byte.isASCIIDigit || !before.isASCIIUppercase && byte.isASCIIUppercase
                    || before.isASCIIUppercase && isCapitalBeforeSmall
            else { continue }
            words.append(lowercased(Array(segment[start..<index])))
            start = index
        }
        words.append(lowercased(Array(segment[start...])))
        return words
    }

    private static func lowercased(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self)
    }

    static func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }

    // MARK: A quick look

    /// Whether the name has all the letters of some word for a secret. Most names do not.
    private static func mayMatch(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        var letters: UInt32 = 0
        for byte in name where byte.isASCIILetter { letters |= 1 << UInt32((byte | 0x20) &- UInt8(ascii: "a")) }
        return letterSets.contains { $0 & ~letters == 0 }
    }

    private static let letterSets: [UInt32] = {
        let words = single.sorted() + ["key", "sessid"]
        let sets = words.map { word in
            word.utf8.reduce(into: UInt32(0)) { $0 |= 1 << UInt32($1 &- UInt8(ascii: "a")) }
        }
        // What contains another's letters need not be looked for.
        return Set(sets).filter { set in !sets.contains { $0 != set && $0 & ~set == 0 } }.sorted()
    }()
}
