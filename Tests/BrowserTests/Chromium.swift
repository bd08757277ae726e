import Foundation
import Synchronization
import TestSupport
import Testing

/// A small driver of headless Chromium, for tests of pages.
///
/// One browser is started for a test run, when the first page is asked for, and ended with it. It is spoken to over
/// `--remote-debugging-pipe`: messages of the Chrome DevTools Protocol as JSON, each ended by a NUL, on the browser's
/// file descriptors 3 and 4. It has no network but loopback.
///
/// ```swift
/// @Suite(.browser)
/// struct MyPage {
///     @Test func `the button opens the dialog`() async throws {
///         try await Chromium.withPage(width: 390, height: 844, colorScheme: "dark") { page in
///             try await page.open(URL(fileURLWithPath: "…/Output/ordinary/en-US.html"))
///             try await page.click("#open")
///             try await page.press("Tab")
///             try await page.type("hello")
///             try await page.wait("document.querySelector('dialog').open")
///             #expect(try await page.evaluate("document.title") == "Orders")
///             #expect(try await page.run("const a = await fetch('x'); return a.status;") == 404)
///             #expect(page.exceptions == [])
///             try await page.screenshot().write(to: …)
///         }
///     }
/// }
/// ```
///
/// `page.console`, `page.exceptions` and `page.requests` hold what happened so far. `page.send` reaches the rest of
/// the protocol. `StaticServer` serves a folder on loopback, with headers of the test's choice. Without a browser on
/// the machine, suites marked `.browser` are skipped, and say why; where `CI` is set, they fail. Every wait has a limit.
final class Chromium: Sendable {
    /// The browser's program: `$CHROMIUM`, else the first of the usual names on the path.
    static let executable: String? = {
        if let named = TestEnvironment.value("CHROMIUM") { return named }
        let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
        let bundles = ["Google Chrome", "Chromium"].map { "/Applications/\($0).app/Contents/MacOS/\($0)" }
        return Requirement.command(names) ?? bundles.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// Runs a test on a fresh page, in a profile of its own, and closes it.
    ///
    /// - Parameters:
    ///   - width: Viewport, in CSS pixels.
    ///   - height: Viewport, in CSS pixels.
    ///   - colorScheme: `light` or `dark`.
    ///   - timeZone: An IANA name.
    static func withPage(
        width: Int = 1280, height: Int = 900, colorScheme: String = "light", timeZone: String = "America/New_York",
        _ body: (Page) async throws -> Void
    ) async throws {
        await turnstile.enter()
        do {
            let browser = try await shared.value
            let page = try await Page(
                in: browser.connection, width: width, height: height, colorScheme: colorScheme, timeZone: timeZone)
            do {
                try await body(page)
            } catch {
                await page.close()
                throw error
            }
            await page.close()
            await turnstile.leave()
        } catch {
            await turnstile.leave()
            throw error
        }
    }

    /// Runs a test with browsers of its own, each a process with a profile; they end with it.
    static func withBrowsers(_ count: Int, _ body: ([Chromium]) async throws -> Void) async throws {
        await turnstile.enter()
        var browsers: [Chromium] = []
        var failure: (any Error)?
        do {
            for _ in 0..<count { browsers.append(try await Chromium()) }
            try await body(browsers)
        } catch {
            failure = error
        }
        for browser in browsers { Cleanup.end(browser.process) }
        await turnstile.leave()
        if let failure { throw failure }
    }

    /// Opens a tab; all of one profile share their workers and their storage.
    /// - Parameter other: A tab in whose profile it is; in a profile of its own if nil.
    func newPage(beside other: Page? = nil) async throws -> Page {
        try await Page(
            in: connection, beside: other, width: 1280, height: 900, colorScheme: "light", timeZone: "America/New_York")
    }

    /// What a body gives that runs on a fresh page, as ``withPage(width:height:colorScheme:timeZone:_:)`` runs a test.
    static func onPage<Result: Sendable>(_ body: (Page) async throws -> Result) async throws -> Result {
        var result: Result?
        try await withPage { result = try await body($0) }
        guard let result else { throw Failure(description: "The page was closed") }
        return result
    }

    /// A browser that could not be started, or did not answer.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private static let shared = Task { try await Chromium() }
    private static let turnstile = Turnstile(places: 4)

    let connection: Connection
    private let process: pid_t

    private init() async throws {
        guard let executable = Chromium.executable else { throw Failure(description: "No Chromium found") }
        let profile = FileManager.default.temporaryDirectory.appending(path: "chromium-\(UUID().uuidString)")
        let arguments = [
            "--headless=new", "--no-sandbox", "--remote-debugging-pipe", "--user-data-dir=\(profile.path)",
            "--no-first-run", "--no-default-browser-check", "--disable-gpu", "--disable-dev-shm-usage",
            "--disable-extensions", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--mute-audio", "--hide-scrollbars", "--force-color-profile=srgb",
            "--font-render-hinting=none", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        ]
        try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
        Cleanup.atExit(removing: profile)
        // What the browser leaves lying about goes with its profile.
        let process = try Subprocess(executable, arguments, ["TMPDIR": profile.path])
        self.process = process.identifier
        Cleanup.atExit(killing: process.identifier)
        connection = Connection(reading: process.output, writing: process.input)
        _ = try await connection.send("Browser.getVersion", [:], session: nil)
    }
}

extension Trait where Self == ConditionTrait {
    /// Marks a suite whose tests need a browser.
    static var browser: ConditionTrait {
        .needs(
            Requirement(
                "Chromium", "install the package `chromium` or `google-chrome-stable`, or name its program in $CHROMIUM"
            ) { Chromium.executable != nil })
    }
}

/// Lets a limited number of tests through at once, so that a small machine does not time out.
private actor Turnstile {
    private var places: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { self.places = places }

    func enter() async {
        if places > 0 {
            places -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func leave() {
        if waiting.isEmpty { places += 1 } else { waiting.removeFirst().resume() }
    }
}

/// A child process whose descriptors 3 and 4 are pipes to this one.
private struct Subprocess {
    var identifier: pid_t = 0
    /// Written here, read by the child on descriptor 3.
    var input: Int32
    /// Written by the child on descriptor 4, read here.
    var output: Int32

    init(_ executable: String, _ arguments: [String], _ environment: [String: String]) throws {
        let (childInput, input) = try Subprocess.pipe()
        let (output, childOutput) = try Subprocess.pipe()
        (self.input, self.output) = (input, output)
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t? = nil
            var attributes: posix_spawnattr_t? = nil
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
            close(childInput)
            close(childOutput)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, childInput, 3)
        posix_spawn_file_actions_adddup2(&actions, childOutput, 4)
        // A group of its own, so that its helpers can be ended with it.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { strdup("\($0.key)=\($0.value)") }
            + [nil]
        defer { (words + variables).forEach { free($0) } }
        let status = posix_spawn(&identifier, executable, &actions, &attributes, &words, &variables)
        guard status == 0 else {
            throw Chromium.Failure(description: "\(executable) did not start: \(String(cString: strerror(status)))")
        }
    }

    /// The reading and the writing end of a pipe, far from the descriptors that the child has other uses for, and
    /// closed in every other child.
    private static func pipe() throws -> (Int32, Int32) {
        var ends: [Int32] = [0, 0]
        guard Foundation.pipe(&ends) == 0 else { throw Chromium.Failure(description: "No pipe could be made") }
        return (moved(ends[0]), moved(ends[1]))
    }

    private static func moved(_ descriptor: Int32) -> Int32 {
        let other = fcntl(descriptor, F_DUPFD_CLOEXEC, 32)
        close(descriptor)
        return other
    }
}

/// Ends the browser with the test run, and removes the folders that it used, however the run ends: when this process is
/// killed, its pipes close, and the browser goes by itself.
enum Cleanup {
    private struct Leftovers {
        var processes: [pid_t] = []
        var folders: [URL] = []
    }

    private static let leftovers: Mutex<Leftovers> = {
        atexit {
            let all = Cleanup.leftovers.withLock { $0 }
            for process in all.processes {
                kill(-process, SIGKILL)
                waitpid(process, nil, 0)
            }
            for folder in all.folders { try? FileManager.default.removeItem(at: folder) }
        }
        return Mutex(Leftovers())
    }()

    /// Ends a process, and those that it started.
    static func end(_ process: pid_t) {
        leftovers.withLock { $0.processes.removeAll { $0 == process } }
        kill(-process, SIGKILL)
        waitpid(process, nil, 0)
    }

    static func atExit(killing process: pid_t) { leftovers.withLock { $0.processes.append(process) } }

    static func atExit(removing folder: URL) { leftovers.withLock { $0.folders.append(folder) } }
}

/// Messages to the browser and back.
final class Connection: @unchecked Sendable {
    /// How long an answer may take: what is slow on a small, busy machine is not broken.
    static let limit: Duration = .seconds(300)

    private let lock = NSLock()
    private let writer: Int32
    private var lastMessage = 0
    private var answers: [Int: CheckedContinuation<JSON, any Error>] = [:]
    private var listeners: [String: @Sendable (_ method: String, _ parameters: JSON) -> Void] = [:]
    private var isOpen = true

    init(reading reader: Int32, writing writer: Int32) {
        self.writer = writer
        // A browser that is gone makes a write fail; it must not end the test run.
        signal(SIGPIPE, SIG_IGN)
        Thread { [self] in read(from: reader) }.start()
    }

    /// Sends a command and waits for its answer.
    func send(_ method: String, _ parameters: JSON = [:], session: String?) async throws -> JSON {
        let answer = try await withCheckedThrowingContinuation { continuation in
            var message: [String: JSON] = ["method": .string(method), "params": parameters]
            if let session { message["sessionId"] = .string(session) }
            let (identifier, isSent) = lock.withLock {
                lastMessage += 1
                message["id"] = .number(Double(lastMessage))
                if isOpen { answers[lastMessage] = continuation }
                return (lastMessage, isOpen && write(JSON.object(message).text + "\0"))
            }
            guard isSent else {
                let known = lock.withLock { answers.removeValue(forKey: identifier) }
                return (known ?? continuation).resume(throwing: Chromium.Failure(description: "The browser is gone"))
            }
            Task {
                try await Task.sleep(for: Connection.limit)
                let late = lock.withLock { answers.removeValue(forKey: identifier) }
                late?.resume(throwing: Chromium.Failure(description: "\(method) took longer than \(Connection.limit)"))
            }
        }
        if case .object(let error) = answer["error"] {
            throw Chromium.Failure(description: "\(method): \(error["message"]?.string ?? answer.text)")
        }
        return answer["result"]
    }

    /// Hears the events of a session; nil ends it.
    func listen(to session: String, _ listener: (@Sendable (_ method: String, _ parameters: JSON) -> Void)?) {
        lock.withLock { listeners[session] = listener }
    }

    private func write(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(writer, $0.baseAddress, $0.count) }
            if count <= 0 { return false }
            bytes = bytes.dropFirst(count)
        }
        return true
    }

    private func read(from reader: Int32) {
        var message = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Foundation.read(reader, &buffer, buffer.count)
            if count <= 0 { break }
            var rest = buffer[..<count]
            while let end = rest.firstIndex(of: 0) {
                message.append(contentsOf: rest[..<end])
                if let json = try? JSON(parsing: message) { deliver(json) }
                message.removeAll(keepingCapacity: true)
                rest = rest[(end + 1)...]
            }
            message.append(contentsOf: rest)
        }
        let orphans = lock.withLock {
            isOpen = false
            defer { answers = [:] }
            return answers.values
        }
        for orphan in orphans { orphan.resume(throwing: Chromium.Failure(description: "The browser is gone")) }
    }

    private func deliver(_ message: JSON) {
        if let identifier = message["id"].number {
            lock.withLock { answers.removeValue(forKey: Int(identifier)) }?.resume(returning: message)
        } else if let session = message["sessionId"].string, let method = message["method"].string {
            lock.withLock { listeners[session] }?(method, message["params"])
        }
    }
}
