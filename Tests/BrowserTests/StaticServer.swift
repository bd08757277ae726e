import Foundation
import TestSupport

/// A web server of one folder's files on loopback, for as long as it is referred to.
///
/// ```swift
/// let server = try StaticServer(folder, headers: ["Content-Security-Policy": "script-src 'self'"])
/// try await page.open(server.url("ordinary/en-US.html"))
/// ```
final class StaticServer: Sendable {
    private let listener: Int32
    private let port: Int

    init(_ folder: URL, headers: [String: String] = [:]) throws {
        // A connection that the browser drops must not end the test run.
        signal(SIGPIPE, SIG_IGN)
        (listener, port) = try Loopback.listener()
        let listener = listener
        Thread {
            while true {
                let connection = accept(listener, nil, nil)
                if connection < 0 { return }
                Thread { StaticServer.answer(connection, from: folder, headers) }.start()
            }
        }.start()
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// The address of a file, by its path in the folder.
    func url(_ path: String) -> URL { URL(string: "http://127.0.0.1:\(port)/\(path)")! }

    private static let types = [
        "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8",
        "json": "application/json", "svg": "image/svg+xml", "png": "image/png",
    ]

    private static func answer(_ connection: Int32, from folder: URL, _ headers: [String: String]) {
        defer { close(connection) }
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(connection, &buffer, buffer.count, 0)
        guard count > 0 else { return }
        let words = String(decoding: buffer[..<count], as: UTF8.self).split(separator: " ", maxSplits: 2)
        guard words.count == 3 else { return }
        let path = words[1].split(separator: "?")[0].removingPercentEncoding ?? ""
        let file = folder.appending(path: path).standardizedFileURL
        var body = file.path.hasPrefix(folder.standardizedFileURL.path) ? try? Data(contentsOf: file) : nil
        // Browsers ask for one by themselves; its absence is no finding.
        if path == "/favicon.ico" { body = body ?? Data() }
        var lines = ["HTTP/1.1 \(body == nil ? "404 Not Found" : "200 OK")", "Connection: close"]
        lines += ["Content-Type: \(types[file.pathExtension] ?? "text/plain")", "Content-Length: \(body?.count ?? 0)"]
        lines += headers.map { "\($0): \($1)" }
        var bytes = (Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (body ?? Data()))[...]
        while !bytes.isEmpty {
            let sent = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
            if sent <= 0 { return }
            bytes = bytes.dropFirst(sent)
        }
    }
}
