import Diagnostics
import FileSystem
import ScriptEngine
import SubscriptionManager
import Synchronization

/// The processes that work out JavaScript for this one.
///
/// The engine itself limits only the time that scripts take. So what needs it is rendered whole in a process of this same
/// program, whose time and memory are looked at all the while. One that takes too much is ended, and the next task gets
/// another.
package final class PageWorkers: Sendable {
    /// What one task may take.
    package struct Limits: Sendable {
        /// Seconds of a processor's time: what else the machine does, does not count. One that waits for something instead
        /// is ended after many times as long.
        package var time = 2.0
        /// Bytes of memory.
        package var memory = 224 << 20

        /// What a process may take for the largest page.
        private static let mostMemory = 272 << 20

        /// The usual limits.
        package init() {}

        /// The limits of a theme's pages.
        init(_ limits: PageLimits) {
            time = limits.scriptSeconds
            memory = limits.scriptBytes
        }

        /// The limits of a page that is large, or slow, by itself: what it takes without scripts does not count.
        func allowing(_ page: RenderedPage, that time: Duration) -> Limits {
            var limits = self
            // It is rendered once more, in a process that has other things to do; and is held several times while it is sent.
            limits.time += 8 * (time / .seconds(1))
            limits.memory = max(limits.memory, min(limits.memory + 12 * page.html.count, Self.mostMemory))
            return limits
        }
    }

    /// What became of a task.
    enum Outcome {
        case done(WireReader)
        case failed(Diagnostic)
        /// The machine has no engine.
        case noEngine
    }

    private struct Idle {
        var timeZone: String
        var worker: Worker
    }

    private let program: String
    private let theme: Theme?
    private let state = Mutex(State())

    private struct State {
        var idle: [Idle] = []
        var lacksEngine = false
    }

    /// - Parameters:
    ///   - program: The path of this program.
    ///   - theme: The theme whose pages are rendered.
    package init(program: String, theme: Theme? = nil) {
        self.program = program
        self.theme = theme
    }

    /// Renders a page of the theme, and tells what other pages may know of its JavaScript; nil where the machine has no
    /// engine.
    func render(
        _ fixture: Fixture, locale: String, options: RenderOptions, _ limits: Limits
    ) -> (page: RenderedPage, shared: [SharedScripts.Entry])? {
        let request = PageWorker.request(fixture, locale: locale, options: options)
        switch perform(request, inTimeZone: fixture.timeZone, limits) {
        case .done(var reader):
            guard let page = try? reader.page(),
                let shared = try? reader.list({ reader throws(WireReader.Failure) in try reader.entry() })
            else { return (RenderedPage(failure: Self.ended), []) }
            return (page, shared)
        case .failed(let failure): return (RenderedPage(failure: failure), [])
        case .noEngine: return nil
        }
    }

    /// Answers a line of `sm-preview eval`; nil where the machine has no engine.
    package func answer(line: [UInt8], number: Int, timeZone: String) throws(Diagnostic) -> [UInt8]? {
        switch perform(PageWorker.request(line: line, number: number), inTimeZone: timeZone, Limits()) {
        case .done(var reader):
            guard let answer = try? reader.data() else { throw Self.ended }
            return answer
        case .failed(let failure): throw failure
        case .noEngine: return nil
        }
    }

    private func perform(_ request: WireWriter, inTimeZone timeZone: String, _ limits: Limits) -> Outcome {
        guard let worker = worker(inTimeZone: timeZone) else { return .noEngine }
        switch worker.ask(request, limits) {
        case .answer(let bytes):
            if worker.isFresh { state.withLock { $0.idle.append(Idle(timeZone: timeZone, worker: worker)) } }
            return .done(WireReader(bytes))
        case .isTooSlow: return .failed(Self.limit("take longer than \(Int(limits.time.rounded(.up))) seconds"))
        case .isTooLarge: return .failed(Self.limit("need more than \(limits.memory >> 20) MiB of memory"))
        case .hasEnded: return .failed(Self.ended)
        }
    }

    private func worker(inTimeZone zone: String) -> Worker? {
        let (idle, lacksEngine) = state.withLock { state -> (Worker?, Bool) in
            let index = state.idle.firstIndex { $0.timeZone == zone }
            return (index.map { state.idle.remove(at: $0).worker }, state.lacksEngine)
        }
        if lacksEngine { return nil }
        if let worker = idle ?? Worker(program, theme: theme, timeZone: zone) { return worker }
        state.withLock { $0.lacksEngine = true }
        return nil
    }

    private static func limit(_ message: String) -> Diagnostic {
        Diagnostic(
            .limit, .error, "the page's scripts \(message), and were stopped",
            help: "look for a loop without an end in `script.js`, and in what the templates give to `js`")
    }

    private static var ended: Diagnostic {
        Diagnostic(.scriptError, .error, "the page's scripts have ended the program in which they ran")
    }
}

/// One process.
///
/// Sendable because one thread at a time has it.
private final class Worker: @unchecked Sendable {
    enum Reply {
        case answer([UInt8])
        case isTooSlow, isTooLarge, hasEnded
    }

    private let process: ChildProcess
    private var pending: [UInt8] = []

    /// Starts a process; nil where it cannot be started, or has no engine.
    init?(_ program: String, theme: Theme?, timeZone: String) {
        // Dates of scripts follow the page's zone; texts of theirs depend on no user's language. The scripts of a page are
        // short: to compile them better costs more than it saves.
        var environment = ["TZ": timeZone, "LANG": "C.UTF-8", "JSC_useDFGJIT": "0"]
        environment[JavaScriptCoreMachine.variable] = EnvironmentVariables.value(of: JavaScriptCoreMachine.variable)
        guard let process = ChildProcess(program, [PageWorker.command], environment: environment) else { return nil }
        self.process = process
        var greeting = WireWriter()
        greeting.optional(theme) { writer, theme in
            writer.text(theme.folder)
            writer.list(theme.limits.settings) { $0.setting($1) }
            // Those on disk may be others meanwhile.
            writer.list(theme.files.sorted { $0.key < $1.key }) { writer, file in
                writer.text(file.key)
                writer.data(file.value)
            }
        }
        var patience = PageWorkers.Limits()
        patience.time = 30
        guard case .answer(let bytes) = ask(greeting, patience) else { return nil }
        var reader = WireReader(bytes)
        guard (try? reader.flag()) == true else { return nil }
    }

    /// Whether the process has little memory: what is left of a large page would count as the next one's.
    var isFresh: Bool { (process.usage?.memory ?? 0) < PageWorkers.Limits().memory / 2 }

    /// How often the process is looked at, in milliseconds.
    private static let interval: Int32 = 10
    /// How many times as long as it may run a process may wait.
    private static let patience = 15.0

    func ask(_ request: WireWriter, _ limits: PageWorkers.Limits) -> Reply {
        let timeBefore = process.usage?.processorTime ?? 0
        guard process.write(request.framed) else { return .hasEnded }
        let start = ContinuousClock.now
        while true {
            switch process.read(within: Self.interval) {
            case .bytes(let bytes):
                pending += bytes
                if let message = Message.take(from: &pending) { return .answer(message) }
            case .end: return .hasEnded
            case .nothing: break
            }
            guard let usage = process.usage else { return .hasEnded }
            let waited = (ContinuousClock.now - start) / .seconds(1)
            let isTooSlow =
                usage.processorTime - timeBefore > limits.time || waited > limits.time * Self.patience
            guard isTooSlow || usage.memory > limits.memory else { continue }
            process.end()
            return isTooSlow ? .isTooSlow : .isTooLarge
        }
    }
}

extension Diagnostic {
    /// That values of JavaScript are left to the pages.
    static let missingEngine = Diagnostic(
        .missingEngine, .warning, "values of JavaScript are left to the pages, because JavaScriptCore is not installed",
        help: "install the package `libjavascriptcoregtk-4.1-0` (Debian, Ubuntu)")
}
