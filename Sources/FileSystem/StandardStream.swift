import Diagnostics
import POSIX

/// What a program reads and writes without opening it.
package enum StandardStream {
    /// The results of a command.
    package static let output: Int32 = STDOUT_FILENO
    /// What is said about them.
    package static let error: Int32 = STDERR_FILENO

    /// Writes bytes at once.
    package static func write(_ bytes: some Sequence<UInt8>, to stream: Int32) throws(Diagnostic) {
        do throws(SystemError) { try File.write(bytes, to: stream) } catch {
            throw Diagnostic(.inaccessibleFile, .error, "the output cannot be written: \(error.reason)")
        }
    }

    /// Whether a stream is a terminal, on which a person reads.
    package static func isTerminal(_ stream: Int32) -> Bool { isatty(stream) != 0 }

    /// Answers the lines of the standard input.
    ///
    /// All lines that are there are answered before more are waited for.
    /// - Parameter answer: Gets a line without its line break; what it gives is written to the standard output, with a
    ///   line break.
    package static func answerLines(_ answer: ([UInt8]) -> [UInt8]) throws(Diagnostic) {
        var pending: [UInt8] = []
        var answers: [UInt8] = []
        while let chunk = try nextChunk() {
            var rest = chunk[...]
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                answers += answer(pending + rest[..<end])
                answers.append(UInt8(ascii: "\n"))
                pending = []
                rest = rest[(end + 1)...]
                if answers.count >= 1 << 16 { try flush(&answers) }
            }
            pending += rest
            try flush(&answers)
        }
        if !pending.isEmpty {
            answers += answer(pending)
            answers.append(UInt8(ascii: "\n"))
            try flush(&answers)
        }
    }

    private static func flush(_ bytes: inout [UInt8]) throws(Diagnostic) {
        if bytes.isEmpty { return }
        try write(bytes, to: output)
        bytes.removeAll(keepingCapacity: true)
    }

    /// The bytes of the standard input that come next; nil at its end.
    package static func nextChunk() throws(Diagnostic) -> [UInt8]? {
        while true {
            var count = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
                count = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
                initialized = max(0, count)
            }
            if count > 0 { return chunk }
            if count == 0 { return nil }
            if errno != EINTR {
                throw Diagnostic(.inaccessibleFile, .error, "the input cannot be read: \(SystemError.last.reason)")
            }
        }
    }
}
