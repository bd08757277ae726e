/// Decides who may ask for what, so that no page of another site reads a State or changes a file.
struct RequestGuard: Sendable {
    /// The names under which the server may be asked, without ports, in lower case.
    private let hosts: Set<String>
    /// What a request that writes has to know: only pages of this run do.
    let token: String

    /// - Parameter hosts: Names beside those of this machine.
    init(hosts: [String], token: String) {
        self.hosts = Set(["localhost", "127.0.0.1", "[::1]"] + hosts.map { $0.lowercased() })
        self.token = token
    }

    /// Why a request is refused; nil for one that is answered.
    func refusal(of request: Request) -> Response? {
        guard let host = request.headers["host"] else { return .message(.badRequest, "a request needs a Host") }
        let name = Self.name(of: host)
        guard hosts.contains(name) else {
            return .message(
                .forbidden,
                "this server is not asked as `\(name)`; if that is right, start it with `--allow-host \(name)`")
        }
        if let origin = request.headers["origin"], origin != "http://\(host)", origin != "https://\(host)" {
            return .message(.forbidden, "pages of `\(origin)` get nothing from here")
        }
        switch request.method {
        case .get, .head:
            // Browsers say whose page asks: a script of another site may lead here, and not include what is here.
            let isForeign = ["cross-site", "same-site"].contains(request.headers["sec-fetch-site"] ?? "")
            if isForeign, request.headers["sec-fetch-mode"] != "navigate" {
                return .message(.forbidden, "pages of other sites get nothing from here")
            }
            return nil
        case .post:
            guard request.headers["origin"] != nil else { return .message(.forbidden, "a POST needs an Origin") }
            guard request.headers["content-type"]?.lowercased().hasPrefix("application/json") ?? false else {
                return .message(.forbidden, "a POST needs the type `application/json`")
            }
            guard Self.isSame(request.headers["x-preview-token"] ?? "", token) else {
                return .message(.forbidden, "a POST needs the token of this run; reload the page")
            }
            return nil
        case .other: return .message(.methodNotAllowed, "only GET, HEAD and POST are answered")
        }
    }

    /// A host without its port: `[::1]:4400` is `[::1]`.
    static func name(of host: String) -> String {
        let host = host.lowercased()
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[...end]) }
        return String(host.prefix { $0 != ":" })
    }

    /// Compares in a time that does not tell how much of it is right.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count && zip(one.utf8, other.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
