import PreviewSite
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where a command writes: results to the standard output, diagnostics to the standard error.
final class Console {
    /// Whether a diagnostic was reported.
    private(set) var hasReported = false

    private let printer: DiagnosticPrinter
    private let isQuiet: Bool

    init(format: DiagnosticPrinter.Format, isQuiet: Bool) {
        // https://no-color.org
        let isPlain = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        let isDumb = getenv("TERM").map { strcmp($0, "dumb") == 0 } ?? true
        let hasColors = StandardStream.isTerminal(StandardStream.error) && !isPlain && !isDumb
        printer = DiagnosticPrinter(format: format, hasColors: hasColors)
        self.isQuiet = isQuiet
    }

    /// Writes diagnostics.
    func report(_ diagnostics: [PageDiagnostic]) {
        if diagnostics.isEmpty { return }
        hasReported = true
        var text = ""
        for entry in diagnostics { text += printer.text(entry.diagnostic, on: entry.pages) }
        try? StandardStream.write(Array(text.utf8), to: StandardStream.error)
    }

    /// Writes a result.
    func print(_ text: String) throws {
        try StandardStream.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8), to: StandardStream.output)
    }

    /// Writes what sums up a run, unless the user wants it quiet.
    func say(_ text: String) throws {
        if !isQuiet { try print(text) }
    }
}

/// A line on the terminal that says how far a command has come. It is not drawn elsewhere.
final class Progress: Sendable {
    private let total: Int
    private let action: String
    private let isShown: Bool
    private let start = ContinuousClock.now
    private let lastDrawn = Mutex<ContinuousClock.Instant?>(nil)

    /// Those who wait for less time than this need no line.
    private static let delay = Duration.milliseconds(400)
    private static let interval = Duration.milliseconds(60)

    init(of total: Int, doing action: String, isShown: Bool) {
        self.total = total
        self.action = action
        self.isShown = isShown && StandardStream.isTerminal(StandardStream.error)
    }

    /// Draws the line.
    func update(_ done: Int) {
        if !isShown { return }
        let now = ContinuousClock.now
        lastDrawn.withLock { last in
            guard now - start > Self.delay, last.map({ now - $0 > Self.interval }) ?? true else { return }
            last = now
            try? StandardStream.write(Array("\r\u{1B}[K\(action) \(done)/\(total)".utf8), to: StandardStream.error)
        }
    }

    /// Takes the line away.
    func clear() {
        if lastDrawn.withLock({ $0 }) != nil {
            try? StandardStream.write(Array("\r\u{1B}[K".utf8), to: StandardStream.error)
        }
    }
}
