/// What a browser asks for.
struct Request: Sendable {
    enum Method: Sendable { case get, head, post, other }

    var method: Method
    /// The path's segments, decoded.
    var path: [String]
    /// Headers by their names in lower case; of several with one name the first.
    var headers: [String: String]
    var body: [UInt8] = []

    /// Makes a request.
    /// - Parameter target: The path, and a query that means nothing.
    /// - Returns: Nil where the path is not one: its encoding is broken, or a segment could lead elsewhere.
    init?(_ method: Method, target: String, headers: [String: String], body: [UInt8] = []) {
        let path = target.prefix { $0 != "?" && $0 != "#" }
        guard path.hasPrefix("/"), path.utf8.count <= Self.longestPath else { return nil }
        var segments: [String] = []
        for segment in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let text = Self.decoded(segment) else { return nil }
            segments.append(text)
        }
        self.path = segments
        self.method = method
        self.headers = headers
        self.body = body
    }

    private static let longestPath = 4096

    /// A segment without percent-encoding (RFC 3986, section 2.1); nil where it could be more than a name.
    private static func decoded(_ segment: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = segment.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        guard let text = String(validating: bytes, as: UTF8.self), text != ".", text != "..",
            !bytes.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 == 0x7F })
        else { return nil }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).isASCII ? Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init) : nil
    }
}
