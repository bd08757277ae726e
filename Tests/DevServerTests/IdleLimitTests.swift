import Foundation
import TestSupport
import Testing

@testable import DevServer

@Suite("A connection")
struct IdleLimitTests {
    private let hub = EventHub()
    private let port: Int

    init() throws {
        let listener = try HTTPListener(
            hosts: ["127.0.0.1"], port: 45100, isStrict: false, hub: hub, idleLimit: .milliseconds(300)
        ) { request, send in
            switch request.path {
            case ["events"]: send(.events(Array("data: 1\n\n".utf8)))
            case ["late"]:
                Thread.detachNewThread {
                    usleep(900_000); send(.message(.ok, "late"))
                }
            default: send(.message(.ok, "now"))
            }
        }
        port = listener.port
    }

    @Test("is closed where nothing is sent, or half a request", arguments: ["", "GET / HTTP/1.1\r\nHost: a\r\n"])
    func silent(text: String) throws {
        let connection = try RawConnection(port: port)
        connection.send(text)
        #expect(connection.readsToEnd(within: 5) == "")
    }

    @Test("is closed where nothing comes after an answer, and not before")
    func afterAnswer() throws {
        let connection = try RawConnection(port: port)
        for _ in 0..<3 {
            usleep(200_000)
            connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(connection.reads("now\n", within: 5))
        }
        #expect(connection.readsToEnd(within: 5) == "")
    }

    @Test("stays while its answer is made")
    func lateAnswer() throws {
        let connection = try RawConnection(port: port)
        connection.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(connection.reads("late\n", within: 5))
    }

    @Test("stays while it is a stream of events")
    func stream() throws {
        let connection = try RawConnection(port: port)
        connection.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(connection.reads("data: 1\n\n", within: 5))
        usleep(900_000)
        hub.send(Array("data: 2\n\n".utf8))
        #expect(connection.reads("data: 2\n\n", within: 5))
    }
}

/// A connection of which every byte is ours.
private final class RawConnection {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = try Loopback.connection(to: port)
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(descriptor, bytes, bytes.count)
    }

    /// Whether what comes ends with a text in time.
    func reads(_ text: String, within seconds: Double) -> Bool { read(within: seconds) { $0.contains(text) }.isDone }

    /// What comes until the other end closes; nil where it does not in time.
    func readsToEnd(within seconds: Double) -> String? {
        let (text, isDone) = read(within: seconds) { _ in false }
        return isDone ? text : nil
    }

    private func read(within seconds: Double, until isEnough: (String) -> Bool) -> (text: String, isDone: Bool) {
        var text = ""
        let end = Date(timeIntervalSinceNow: seconds)
        while !isEnough(text) {
            var polled = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
            guard Date() < end else { return (text, false) }
            guard poll(&polled, 1, 50) > 0 else { continue }
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = recv(descriptor, &bytes, bytes.count, 0)
            // A connection that was reset has ended, too.
            guard count > 0 else { return (text, true) }
            text += String(decoding: bytes[..<count], as: UTF8.self)
        }
        return (text, true)
    }
}
