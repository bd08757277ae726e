import Diagnostics
import ECMAText

/// The filters that make links, and parts of them.
enum URLFilters {
    static func urlencode(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        var bytes: [UInt8] = []
        func appendPair(_ key: StringRef, _ value: StringRef) throws(Diagnostic) {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
            try appendURIComponent(key, to: &bytes, renderer)
            bytes.append(UInt8(ascii: "="))
            try appendURIComponent(value, to: &bytes, renderer)
        }
        switch arguments[0] {
        case .string(let text), .script(let text): try appendURIComponent(text, to: &bytes, renderer)
        case .safe(let text):
            // Trusted text is an object in Nunjucks, of two properties.
            try appendPair(heap.literal("val"), text)
            try appendPair(heap.literal("length"), toString(.number(Double(text.utf16Count)), heap))
        case .array(let pairs):
            for pair in pairs.elements {
                let key = try renderer.member(pair, .number(0))
                let value = try renderer.member(pair, .number(1))
                try appendPair(toString(key, heap), toString(value, heap))
            }
        case .object(let object):
            for (index, key) in object.keys.enumerated() { try appendPair(key, toString(object.values[index], heap)) }
        case .undefined, .null, .boolean, .number, .function, .regex: break
        }
        return .string(heap.string(bytes))
    }

    /// ECMA-262 19.2.6.4 encodeURIComponent.
    private static func appendURIComponent(
        _ text: StringRef, to bytes: inout [UInt8], _ renderer: Renderer
    ) throws(Diagnostic) {
        if text.hasLoneSurrogate {
            throw renderer.error(
                .invalidValue, "half of a character cannot be part of a URL",
                help: "an emoji counts as two units where a text is cut; cut it somewhere else")
        }
        for byte in text.bytes {
            if byte.isWordCharacter || "-.!~*'()".utf8.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += percentEncoded(byte)
            }
        }
    }

    /// Makes links of the words that look like a URL or an e-mail address.
    static func urlize(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let text = try renderer.requiredText(arguments[0], for: "urlize")
        var length = Double.infinity
        switch arguments[1] {
        case .undefined: break
        case .number(let number): if !number.isNaN { length = number }
        default: length = toNumber(arguments[1], heap)
        }
        let shown = length.isNaN ? 0 : Int(exactly: length.rounded(.towardZero)) ?? (length > 0 ? .max : 0)
        let noFollow = isStrictlyEqual(arguments[2], .boolean(true)) ? " rel=\"nofollow\"" : ""

        let bytes = text.bytes
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 64)
        var index = 0
        while index < bytes.count {
            let start = index
            if let space = whiteSpaceLength(bytes, at: index) {
                index += space
                result.append(contentsOf: bytes[start..<index])
                continue
            }
            while index < bytes.count, whiteSpaceLength(bytes, at: index) == nil { index += 1 }
            let word = UnsafeBufferPointer(rebasing: bytes[start..<index])
            appendLink(word, shown: shown, noFollow: noFollow, to: &result, heap)
        }
        return .string(heap.string(joined: result))
    }

    private static func appendLink(
        _ word: UnsafeBufferPointer<UInt8>, shown: Int, noFollow: String, to result: inout [UInt8], _ heap: Heap
    ) {
        let url = withoutPunctuation(word)
        let scheme: String
        let attribute: String
        var label = url
        if hasPrefix(url, "http://") || hasPrefix(url, "https://") {
            (scheme, attribute) = ("", noFollow)
        } else if hasPrefix(url, "www.") {
            (scheme, attribute) = ("http://", noFollow)
        } else if isEmailAddress(url) {
            (scheme, attribute) = ("mailto:", "")
        } else if namesTopLevelDomain(url) {
            (scheme, attribute) = ("http://", noFollow)
        } else {
            result.append(contentsOf: word)
            return
        }
        if scheme != "mailto:" {
            let text = heap.string(borrowing: url)
            label = text.part(0..<min(max(shown, 0), text.utf16Count), in: heap).bytes
        }
        result.append(contentsOf: "<a href=\"\(scheme)".utf8)
        result.append(contentsOf: url)
        result.append(contentsOf: "\"\(attribute)>".utf8)
        result.append(contentsOf: label)
        result.append(contentsOf: "</a>".utf8)
    }

    /// The word without one opening and one closing mark.
    private static func withoutPunctuation(_ word: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = word.count
        if hasPrefix(word, "(") || hasPrefix(word, "<") { start = 1 } else if hasPrefix(word, "&lt;") { start = 4 }
        if end - start >= 4, word[(end - 4)...].elementsEqual("&gt;".utf8) {
            end -= 4
        } else if end > start, ".,)".utf8.contains(word[end - 1]) {
            end -= 1
        }
        return UnsafeBufferPointer(rebasing: word[start..<end])
    }

    private static func isEmailAddress(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let at = text.firstIndex(of: UInt8(ascii: "@")), at > 0 else { return false }
        guard text[..<at].allSatisfy({ $0.isWordCharacter || ".!#$%&'*+-/=?^`{|}~".utf8.contains($0) }) else {
            return false
        }
        let labels = text[(at + 1)...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty
                    && label.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
            }
    }

    /// Whether `.org`, `.net` or `.com` ends the text, or comes before a colon or a slash.
    private static func namesTopLevelDomain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 4 else { return false }
        for index in 0...(text.count - 4) where text[index] == UInt8(ascii: ".") {
            let name = text[(index + 1)..<(index + 4)]
            guard name.elementsEqual("org".utf8) || name.elementsEqual("net".utf8) || name.elementsEqual("com".utf8)
            else { continue }
            if index + 4 == text.count || text[index + 4] == UInt8(ascii: ":") || text[index + 4] == UInt8(ascii: "/") {
                return true
            }
        }
        return false
    }

    private static func hasPrefix(_ text: UnsafeBufferPointer<UInt8>, _ prefix: StaticString) -> Bool {
        text.starts(with: UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
    }
}
