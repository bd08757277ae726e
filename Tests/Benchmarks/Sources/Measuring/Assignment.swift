import Foundation

/// What an engine is asked to render, and for how long at a time.
public struct Assignment: Sendable {
    /// Where the template stands.
    public var template: String
    /// Where the data stands, a JSON object.
    public var data: String
    /// Where the engine writes what it rendered.
    public var output: String
    /// How long one run lasts at least; it renders as often as fits.
    public var secondsPerRun: Double

    /// Makes an assignment.
    public init(template: String, data: String, output: String, secondsPerRun: Double) {
        self.template = template
        self.data = data
        self.output = output
        self.secondsPerRun = secondsPerRun
    }

    /// Reads an assignment from the arguments that every peer takes: TEMPLATE DATA OUTPUT SECONDS-A-RUN.
    public init?(arguments: [String]) {
        guard arguments.count == 4, let seconds = Double(arguments[3]) else { return nil }
        self.init(template: arguments[0], data: arguments[1], output: arguments[2], secondsPerRun: seconds)
    }

    /// The assignment as a peer's arguments.
    public var arguments: [String] {
        [template, data, output, String(secondsPerRun)]
    }
}

/// Does what every peer does: renders the page once for comparison and until it is warm, prints its version, and then
/// for each line on standard input does one run and prints how many seconds one render took.
///
/// The runs of all peers are asked for in turns, so that what else the machine does hits them alike.
///
/// - Parameters:
///   - version: The engine's version.
///   - assignment: What to render, and for how long at a time.
///   - bytes: The output's bytes.
///   - render: Renders once.
public func answer<Output>(
    version: String, _ assignment: Assignment, bytes: (Output) -> Data, render: () throws -> Output
) throws {
    try bytes(render()).write(to: URL(filePath: assignment.output))
    _ = try secondsPerRender(assignment.secondsPerRun, render)
    say(version)
    while readLine() != nil {
        say(String(try secondsPerRender(assignment.secondsPerRun, render)))
    }
}

/// Prints a line at once.
private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

/// Renders until so many seconds have passed. They are the process's own, on all its threads together: what one core
/// would take, whatever else the machine does.
private func secondsPerRender<Output>(_ duration: Double, _ render: () throws -> Output) throws -> Double {
    let start = processorSeconds()
    var renders = 0
    var passed = 0.0
    repeat {
        _ = try render()
        renders += 1
        passed = processorSeconds() - start
    } while passed < duration
    return passed / Double(renders)
}

private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
