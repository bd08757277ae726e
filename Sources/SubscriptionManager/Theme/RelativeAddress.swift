import ECMAText

/// An address of a file that is relative to the file in which it stands (RFC 3986, 4.2).
struct RelativeAddress {
    /// The path, without escapes: `../fonts/inter.woff2`.
    let path: String
    /// What follows the path: a query, a fragment, or nothing.
    let suffix: String

    /// Reads an address.
    /// - Returns: Nil for one that begins at a host or at the root of one, and for one that has no path.
    init?(_ text: String) {
        guard let first = text.utf8.first, !"/#?\\".utf8.contains(first) else { return nil }
        let scheme = text.utf8.prefix { $0.isASCIIAlphanumeric || "+-.".utf8.contains($0) }
        if scheme.endIndex < text.utf8.endIndex, text.utf8[scheme.endIndex] == UInt8(ascii: ":") { return nil }
        let path = text.prefix { $0 != "?" && $0 != "#" }
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first?.hexadecimalValue,
                let low = rest.dropFirst().first?.hexadecimalValue
            {
                bytes.append(UInt8(high) << 4 | UInt8(low))
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        guard !bytes.contains(0) else { return nil }
        self.path = String(decoding: bytes, as: UTF8.self)
        suffix = String(text[path.endIndex...])
    }

    /// The path of the file in the theme; nil for one outside of it.
    /// - Parameter base: The path of the file in which the address stands: `styles/main.css`.
    func resolved(from base: String) -> String? {
        var folders = base.split(separator: "/").dropLast().map(String.init)
        for part in path.split(separator: "/") where part != "." {
            if part != ".." {
                folders.append(String(part))
            } else if folders.popLast() == nil {
                return nil
            }
        }
        return folders.joined(separator: "/")
    }
}
