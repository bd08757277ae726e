/// What a URL's scheme says of its safety.
enum URLScheme {
    /// Whether a URL runs code, or reads files, when it is followed.
    ///
    /// The schemes are those that cmark refuses: `javascript:`, `vbscript:`, `file:`, and `data:` other than a PNG,
    /// GIF, JPEG or WebP image. Browsers drop white space and control characters before the scheme, and tabs and line
    /// breaks inside it (WHATWG URL 4.4); so does this.
    static func isUnsafe(_ url: some Sequence<UInt8>) -> Bool {
        let start = url.lazy.filter { $0 > 0x20 && $0 != 0x7F }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            .prefix("data:image/jpeg".utf8.count)
        let scheme = Array(start)
        if ["javascript:", "vbscript:", "file:"].contains(where: { scheme.starts(with: $0.utf8) }) { return true }
        guard scheme.starts(with: "data:".utf8) else { return false }
        return !["png", "gif", "jpeg", "webp"].contains { scheme.starts(with: "data:image/\($0)".utf8) }
    }

    /// Whether the beginning of a URL, as HTML source, settles that nothing after it makes a scheme that runs code.
    static func isSettled(_ start: [UInt8]) -> Bool {
        let delimiters: [UInt8] = Array("/?#:&".utf8)
        guard let end = start.firstIndex(where: delimiters.contains) else { return false }
        switch start[end] {
        case UInt8(ascii: ":"):
            let scheme = String(decoding: start[..<end].filter { $0 > 0x20 }, as: UTF8.self).lowercased()
            return ["http", "https", "mailto", "tel", "sms"].contains(scheme)
        case UInt8(ascii: "&"):
            return false
        default:
            return true
        }
    }
}
