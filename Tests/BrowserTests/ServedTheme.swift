import Foundation
import TestSupport

/// A theme in a temporary folder that `sm-preview dev` serves, as its users run it.
final class ServedTheme: Sendable {
    let folder: TemporaryFolder
    let port: Int
    private let process: Process
    private let log: TemporaryFolder

    /// A small theme whose page has what must stay: a dialog, fields, something to scroll.
    static let small = [
        "theme/views/main.liquid": """
        <h1>{{ 'title' | t }}</h1>
        <dialog id="dialog"><p>{{ customer.first_name }}</p><input id="name" name="name">{% include 'part' %}</dialog>
        <ul>{% for order in orders %}<li>{{ order.public_id }}<input class="note"></li>{% endfor %}</ul>
        <my-part>{{ 'size' | setting(1) }}</my-part>
        <div id="long" style="height: 50px; overflow: auto"><div style="height: 500px">long</div></div>
        """,
        "theme/views/part.liquid": "<b>part</b>",
        "theme/locales/en-US.json": #"{"title": "Orders"}"#, "theme/locales/fr-CA.json": #"{"title": "Commandes"}"#,
        "theme/styles/main.css": "h1 { color: rgb(1, 2, 3) }", "theme/controls/theme-settings.json": #"{"size": 2}"#,
        "theme/scripts/script.js": """
        globalThis.loads = Number(sessionStorage.loads ?? 0) + 1;
        sessionStorage.loads = loads;
        globalThis.version = "one";
        customElements.define("my-part", class extends HTMLElement { connectedCallback() { globalThis.parts = (globalThis.parts ?? 0) + 1; } });
        """,
        "fixtures/ada.json":
            #"{"customer": {"first_name": "Ada"}, "orders": [{"public_id": "a"}, {"public_id": "b"}]}"#,
    ]

    /// Serves files.
    /// - Parameter environment: Variables that it sees beside those of this process.
    init(_ files: [String: String] = small, flags: [String] = [], environment: [String: String] = [:]) throws {
        folder = try TemporaryFolder(files)
        (process, log, port) = try Self.start(in: folder, flags, environment)
    }

    /// Serves what a folder has.
    init(serving folder: TemporaryFolder, flags: [String] = []) throws {
        self.folder = folder
        (process, log, port) = try Self.start(in: folder, flags)
    }

    /// Serves copies of a theme and fixtures of the repository.
    init(copying theme: String) throws {
        folder = try TemporaryFolder()
        for (from, to) in [(theme, "theme"), ("Fixtures", "fixtures")] {
            try FileManager.default.copyItem(at: Repository.root.appending(path: from), to: folder.file(to))
        }
        (process, log, port) = try Self.start(in: folder, [])
    }

    /// Serves the theme of some files as one does who stands in its folder, and says nothing.
    init(standingIn files: [String: String]) throws {
        folder = try TemporaryFolder(files)
        (process, log, port) = try Self.start(in: folder, at: "theme", ["dev"])
    }

    deinit {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
    }

    private static func start(
        in folder: TemporaryFolder, _ flags: [String], _ environment: [String: String] = [:]
    ) throws -> (Process, TemporaryFolder, Int) {
        try start(in: folder, at: "", ["dev", "--theme", "theme", "--fixtures", "fixtures"] + flags, environment)
    }

    private static func start(
        in folder: TemporaryFolder, at place: String, _ arguments: [String], _ environment: [String: String] = [:]
    ) throws -> (Process, TemporaryFolder, Int) {
        let log = try TemporaryFolder(["output": "", "errors": ""])
        let process = Process()
        process.executableURL = BuiltProgram.url
        process.arguments = arguments
        process.currentDirectoryURL = folder.url.appending(path: place)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = try FileHandle(forWritingTo: log.file("output"))
        process.standardError = try FileHandle(forWritingTo: log.file("errors"))
        try process.run()
        let end = Date(timeIntervalSinceNow: 60)
        while Date() < end {
            if let match = log.text("output")?.firstMatch(of: /http:\/\/localhost:(\d+)\//), let port = Int(match.1) {
                return (process, log, port)
            }
            guard process.isRunning else { break }
            usleep(5000)
        }
        throw Chromium.Failure(description: "dev did not start: \(log.text("errors") ?? "")")
    }

    /// Its memory, in MiB; nil where the system does not tell.
    var memory: Double? {
        let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        return status?.firstMatch(of: /VmRSS:\s+(\d+)/).flatMap { Double($0.1) }.map { $0 / 1024 }
    }

    /// Ends it so that it can do nothing any more.
    func kill() {
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// What it said.
    var output: String { log.text("output") ?? "" }

    /// Ends it as Control-C does, and gives its exit code.
    func interrupt() -> Int32 {
        _ = Foundation.kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// The status of the answer to a request, of which every byte is ours; nil where there is no answer.
    func status(of target: String, _ headers: [String: String] = [:]) -> Int? {
        guard let connection = try? Loopback.connection(to: port) else { return nil }
        defer { close(connection) }
        let all = ["Host": "localhost:\(port)", "Connection": "close"].merging(headers) { $1 }
        let lines = ["GET \(target) HTTP/1.1"] + all.map { "\($0): \($1)" }
        let bytes = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
        guard send(connection, bytes, bytes.count, 0) == bytes.count else { return nil }
        var answer = [UInt8](repeating: 0, count: 64)
        guard recv(connection, &answer, answer.count, 0) > 12 else { return nil }
        return Int(String(decoding: answer[9..<12], as: UTF8.self))
    }

    func url(_ path: String) -> URL { URL(string: "http://127.0.0.1:\(port)/\(path)")! }

    /// Saves a file as most editors do: beside its place, and renamed.
    func save(_ text: String, to path: String) throws {
        try folder.write(text, to: path + ".tmp")
        guard rename(folder.file(path + ".tmp").path, folder.file(path).path) == 0 else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    /// Saves a file with some of its text exchanged.
    func edit(_ path: String, _ old: String, _ new: String) throws {
        let text = folder.text(path) ?? ""
        guard text.contains(old) else { throw Chromium.Failure(description: "\(path) has no \(old)") }
        try save(text.replacing(old, with: new), to: path)
    }
}
