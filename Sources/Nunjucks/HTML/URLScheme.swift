/// The scheme of a URL, as a browser reads it: controls and spaces before it, and tabs and line breaks in it, do not
/// count (WHATWG URL, 4.4 URL parsing).
struct URLScheme {
    /// The scheme in lower case, without its colon.
    let name: String
    /// The position of the colon.
    let colon: Int
    private let rest: String

    /// Reads the scheme of a URL; nil where it has none, and so is relative.
    init?(of bytes: UnsafeBufferPointer<UInt8>) {
        var name = ""
        var index = 0
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        while index < bytes.count, bytes[index] != UInt8(ascii: ":") {
            let byte = bytes[index]
            index += 1
            if byte == 0x09 || byte == 0x0A || byte == 0x0D { continue }
            guard
                isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: "."),
                name.utf8.count < 32
            else { return nil }
            name.unicodeScalars.append(Unicode.Scalar(byte))
        }
        guard index < bytes.count, !name.isEmpty else { return nil }
        self.name = name.lowercased()
        colon = index
        let media = bytes[(index + 1)...].prefix(64).filter { $0 > 0x20 }
        rest = String(decoding: media, as: UTF8.self).lowercased()
    }

    /// Whether a browser that follows the URL runs what it holds.
    /// - Parameter inDocument: Whether the URL may become a document, in which an SVG image can run scripts.
    func runsCode(inDocument: Bool) -> Bool {
        switch name {
        case "javascript", "vbscript", "livescript", "mocha": true
        case "data": !rest.hasPrefix("image/") || inDocument && rest.hasPrefix("image/svg")
        default: false
        }
    }
}
