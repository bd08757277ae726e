import POSIX

/// A command that has been started.
package final class RunningCommand {
    private let process: pid_t
    private let ticket: Interruption.Ticket
    private let input: PipeEnds?
    private let output: PipeEnds
    private let errors: PipeEnds
    /// What the system says of the command's end; nil as long as nobody has asked after it ended.
    private var status: Int32?

    /// - Parameter hasInput: Whether something will be written to the command's standard input: nothing is to be read there
    ///   otherwise.
    /// - Returns: Nil where it cannot be started.
    init?(_ path: String, _ arguments: [String], _ environment: [String: String], hasInput: Bool) {
        guard let output = PipeEnds(), let errors = PipeEnds() else { return nil }
        let input = hasInput ? PipeEnds() : nil
        if hasInput, input == nil { return nil }
        let started = Spawn.start(
            path, arguments, environment, input: input?.reading, output: output.writing, errors: errors.writing)
        guard let started else { return nil }
        (process, ticket) = started
        input?.closeReading()
        output.closeWriting()
        errors.closeWriting()
        (self.input, self.output, self.errors) = (input, output, errors)
    }

    deinit { end() }

    /// Whether it still runs.
    package var isRunning: Bool {
        look(WNOHANG)
        return status == nil
    }

    /// Writes some bytes to its standard input, of which then comes no more.
    package func writeAll(_ bytes: [UInt8]) {
        guard let input else { return }
        ProcessInput.write(bytes, to: input.writing)
        input.closeWriting()
    }

    /// Waits until it ends.
    /// - Parameter patience: How long it may take from now on, in seconds.
    package func result(patience: Double) -> Command.Result {
        var result = Command.Result()
        let deadline = Self.now + patience
        var isOpen = (output: true, errors: true)
        while isOpen.output || isOpen.errors {
            var polled = [
                pollfd(fd: isOpen.output ? output.reading : -1, events: Int16(POLLIN), revents: 0),
                pollfd(fd: isOpen.errors ? errors.reading : -1, events: Int16(POLLIN), revents: 0),
            ]
            let left = deadline - Self.now
            let count = left > 0 ? poll(&polled, 2, Int32(min(left * 1000 + 1, 60_000))) : 0
            if count < 0, errno == EINTR { continue }
            if count <= 0, Self.now >= deadline {
                result.wasStopped = true
                end()
                break
            }
            if polled[0].revents != 0 { isOpen.output = output.read(into: &result.output) }
            if polled[1].revents != 0 { isOpen.errors = errors.read(into: &result.errors) }
        }
        look(0)
        result.isSuccess = status == 0 && !result.wasStopped
        return result
    }

    /// Ends it at once, where it still runs.
    private func end() {
        guard isRunning else { return }
        kill(process, SIGKILL)
        look(0)
    }

    /// Looks whether it has ended, or waits for that.
    private func look(_ options: Int32) {
        guard status == nil else { return }
        var status: Int32 = 0
        var found = waitpid(process, &status, options)
        while found < 0, errno == EINTR { found = waitpid(process, &status, options) }
        if found == 0 { return }
        self.status = status
        Interruption.forget(ticket)
    }

    /// Seconds on a clock that nobody sets.
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
