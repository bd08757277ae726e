import POSIX
import Threads

/// The names of files that are being written.
package enum TemporaryName {
    private static let prefix = ".sm-preview-"

    private static let counter = Counter()

    /// A name that no other file of this process, nor of another one that runs, has.
    package static func next() -> String { "\(prefix)\(getpid())-\(mark)-\(counter.next())" }

    /// Different in each process, also where all have the same number, as in containers; and not to be guessed.
    private static let mark = String(UInt64.random(in: .min ... .max), radix: 36)

    /// Whether a path is that of a file whose process is gone.
    package static func isAbandoned(_ path: String) -> Bool {
        guard let name = path.split(separator: "/").last, name.hasPrefix(prefix),
            let process = name.dropFirst(prefix.count).split(separator: "-").first.flatMap({ pid_t($0) })
        else { return false }
        return process != getpid() && kill(process, 0) != 0 && errno == ESRCH
    }
}
