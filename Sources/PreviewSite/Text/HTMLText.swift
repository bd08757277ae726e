import ECMAText
import HTML

/// Text as it stands in HTML.
extension String {
    /// The text of a message in HTML: what stands in backticks is code.
    var messageHTML: String {
        let parts = htmlEscaped.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1 else { return htmlEscaped }
        var html = ""
        for (index, part) in parts.enumerated() { html += index % 2 == 0 ? String(part) : "<code>\(part)</code>" }
        return html
    }

    /// The text as one or more segments of a relative URL: all but the unreserved characters of RFC 3986, section 2.3,
    /// and the slash is percent-encoded.
    var urlPath: String {
        var path: [UInt8] = []
        for byte in utf8 {
            if byte.isASCIIAlphanumeric || "-._~/".utf8.contains(byte) {
                path.append(byte)
            } else {
                path += percentEncoded(byte)
            }
        }
        return String(decoding: path, as: UTF8.self)
    }
}
