/// What a browser is answered.
struct Response: Sendable {
    enum Status: Int, Sendable {
        case ok = 200
        case badRequest = 400, forbidden = 403, notFound = 404, methodNotAllowed = 405
        case conflict = 409, tooLarge = 413, unprocessable = 422
    }

    var status = Status.ok
    var type: String
    var body: [UInt8]
    /// Whether the answer is a stream of events that begins with the body.
    var isStream = false

    /// A file of the site.
    static func file(_ bytes: [UInt8], named name: String) -> Response { Response(type: type(of: name), body: bytes) }

    /// A page of HTML.
    static func page(_ bytes: [UInt8]) -> Response { Response(type: "text/html; charset=utf-8", body: bytes) }

    static func json(_ bytes: [UInt8]) -> Response { Response(type: "application/json", body: bytes) }

    /// A message for people.
    static func message(_ status: Status, _ text: String) -> Response {
        Response(status: status, type: "text/plain; charset=utf-8", body: Array("\(text)\n".utf8))
    }

    /// A stream of server-sent events (HTML, "Server-sent events").
    static func events(_ first: [UInt8]) -> Response {
        Response(type: "text/event-stream", body: first, isStream: true)
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8",
        "json": "application/json", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
        "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
        "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf",
    ]

    private static func type(of name: String) -> String {
        let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return types[suffix] ?? "application/octet-stream"
    }
}
