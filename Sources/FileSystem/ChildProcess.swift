import POSIX

/// A process of another program, with which one talks through its standard input and output.
package final class ChildProcess {
    private let identifier: pid_t
    private let ticket: Interruption.Ticket
    private let input: PipeEnds
    private let output: PipeEnds
    private var hasEnded = false

    /// How reading from a process went.
    package enum Reading {
        /// Some bytes came.
        case bytes([UInt8])
        /// Nothing came in time.
        case nothing
        /// The process has closed its output, or ended.
        case end
    }

    /// Starts a program.
    /// - Parameter environment: All the variables it sees.
    /// - Returns: Nil where it cannot be started.
    package init?(_ path: String, _ arguments: [String], environment: [String: String]) {
        guard let input = PipeEnds(), let output = PipeEnds() else { return nil }
        let process = Spawn.start(path, arguments, environment, input: input.reading, output: output.writing)
        guard let process else { return nil }
        (identifier, ticket) = process
        input.closeReading()
        output.closeWriting()
        (self.input, self.output) = (input, output)
    }

    deinit { end() }

    /// Writes all of some bytes, as fast as the process takes them.
    /// - Returns: Whether it took them.
    package func write(_ bytes: [UInt8]) -> Bool { ProcessInput.write(bytes, to: input.writing) }

    /// Reads what has come, or comes within some milliseconds.
    package func read(within milliseconds: Int32) -> Reading {
        var polled = [pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0)]
        let count = poll(&polled, 1, milliseconds)
        guard count > 0 else { return .nothing }
        var bytes = [UInt8](repeating: 0, count: 64 * 1024)
        let length = bytes.withUnsafeMutableBytes { POSIX.read(output.reading, $0.baseAddress, $0.count) }
        if length < 0, errno == EINTR { return .nothing }
        guard length > 0 else { return .end }
        bytes.removeSubrange(length...)
        return .bytes(bytes)
    }

    /// What a process has taken so far.
    package struct Usage {
        /// How many bytes of memory it has for itself now.
        package var memory: Int
        /// How many seconds of a processor's time it has had.
        package var processorTime: Double
    }

    /// What the process has taken; nil where that cannot be told.
    package var usage: Usage? {
        #if canImport(Darwin)
            var usage = rusage_info_current()
            let result = withUnsafeMutablePointer(to: &usage) { pointer in
                pointer.withMemoryRebound(to: rusage_info_t?.self, capacity: 1) {
                    proc_pid_rusage(identifier, RUSAGE_INFO_CURRENT, $0)
                }
            }
            var base = mach_timebase_info_data_t()
            guard result == 0, mach_timebase_info(&base) == KERN_SUCCESS else { return nil }
            let ticks = Double(usage.ri_user_time + usage.ri_system_time)
            return Usage(
                memory: Int(usage.ri_phys_footprint),
                processorTime: ticks * Double(base.numer) / Double(base.denom) / 1e9)
        #else
            // proc(5): of `statm`, the second number is that of the pages in memory, the third that of those that are shared;
            // of `stat`, the numbers 14 and 15 are the ticks in the program and in the system. A name stands before them.
            guard let memory = numbers(in: "statm"), memory.count > 2, let times = numbers(in: "stat"), times.count > 12
            else { return nil }
            return Usage(
                memory: (memory[1] - memory[2]) * Int(sysconf(Int32(_SC_PAGESIZE))),
                processorTime: Double(times[11] + times[12]) / Double(sysconf(Int32(_SC_CLK_TCK))))
        #endif
    }

    #if !canImport(Darwin)
        /// The numbers of a file about the process; of `stat`, those from the third field on, which is a letter.
        private func numbers(in file: String) -> [Int]? {
            guard let bytes = try? File.contents(at: "/proc/\(identifier)/\(file)") else { return nil }
            let text = String(decoding: bytes, as: UTF8.self)
            let afterName = text.lastIndex(of: ")").map { text[text.index(after: $0)...] } ?? text[...]
            return afterName.split(whereSeparator: \.isWhitespace).map { Int($0) ?? 0 }
        }
    #endif

    /// Ends the process at once.
    package func end() {
        guard !hasEnded else { return }
        hasEnded = true
        Interruption.forget(ticket)
        kill(identifier, SIGKILL)
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    }
}
