import Testing

@testable import DevServer

@Suite("A request")
struct RequestTests {
    @Test(
        "has the names of its path, decoded",
        arguments: [
            ("/", [""]), ("/ordinary/en-US", ["ordinary", "en-US"]), ("/a%20b/fr?x=/../y", ["a b", "fr"]),
            ("/%C3%A9/en#top", ["é", "en"]),
        ])
    func path(target: String, names: [String]) {
        #expect(Request(.get, target: target, headers: [:])?.path == names)
    }

    @Test(
        "is none where a name could lead elsewhere, or is not encoded",
        arguments: [
            "/../x", "/a/..", "/./x", "/%2e%2e/x", "/a%2Fb", "/a%5Cb", "/a\\b", "/a%00b", "/a%0Ab", "/%zz", "/%4",
            "/%ff",
            "x", "", "http://localhost/x", "/" + String(repeating: "a", count: 5000),
        ])
    func refused(target: String) { #expect(Request(.get, target: target, headers: [:]) == nil) }
}

@Suite("Who may ask")
struct RequestGuardTests {
    private let guarding = RequestGuard(hosts: ["preview.test"], token: "secret")

    private func refusal(_ headers: [String: String], _ method: Request.Method = .get) -> Response? {
        Request(method, target: "/", headers: headers).flatMap { guarding.refusal(of: $0) }
    }

    private func status(_ headers: [String: String], _ method: Request.Method = .get) -> Response.Status? {
        refusal(headers, method)?.status
    }

    @Test(
        "this machine, under its own names and those that were allowed",
        arguments: ["localhost", "localhost:4400", "127.0.0.1:4400", "[::1]:4400", "LOCALHOST:1", "preview.test"])
    func known(host: String) { #expect(status(["host": host]) == nil) }

    @Test(
        "nobody under another name: a foreign name can be made to lead here",
        arguments: ["evil.test", "localhost.evil.test:4400", "127.0.0.1.nip.io", "", "[::2]"])
    func foreign(host: String) {
        #expect(status(["host": host]) == .forbidden)
        let text = String(decoding: refusal(["host": host])?.body ?? [], as: UTF8.self)
        #expect(text.contains("--allow-host \(RequestGuard.name(of: host))"))
    }

    @Test("no page of another site, but for a link")
    func otherSites() {
        let host = ["host": "localhost:4400"]
        #expect(status([:]) == .badRequest)
        #expect(status(host.merging(["origin": "http://localhost:4400"]) { $1 }) == nil)
        #expect(status(host.merging(["origin": "http://localhost:3000"]) { $1 }) == .forbidden)
        #expect(status(host.merging(["origin": "null"]) { $1 }) == .forbidden)
        #expect(
            status(host.merging(["sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"]) { $1 }) == .forbidden)
        #expect(
            status(host.merging(["sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"]) { $1 }) == .forbidden)
        #expect(status(host.merging(["sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"]) { $1 }) == nil)
    }

    @Test("to write, only a page of this run, that says where it is")
    func writing() {
        let all = [
            "host": "localhost:4400", "origin": "http://localhost:4400", "content-type": "application/json",
            "x-preview-token": "secret",
        ]
        #expect(status(all, .post) == nil)
        for name in ["origin", "content-type", "x-preview-token"] {
            #expect(status(all.filter { $0.key != name }, .post) == .forbidden)
        }
        #expect(status(all.merging(["x-preview-token": "secreT"]) { $1 }, .post) == .forbidden)
        #expect(status(all.merging(["content-type": "text/plain"]) { $1 }, .post) == .forbidden)
        #expect(status(all, .other) == .methodNotAllowed)
    }
}
