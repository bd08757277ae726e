import POSIX

/// A program of the user's that runs now.
package struct RunningProgram: Hashable, Sendable {
    /// The path of the program, where that can be told, else its name.
    package var path: String
    /// The words with which it was started; none where that cannot be told.
    package var words: [String] = []

    /// The last part of the path.
    package var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Makes a program.
    package init(path: String, words: [String] = []) {
        self.path = path
        self.words = words
    }

    /// All programs of this user that run now, each once.
    package static var all: [RunningProgram] {
        var known: Set<RunningProgram> = []
        return found.filter { known.insert($0).inserted }
    }

    #if canImport(Darwin)
        private static var found: [RunningProgram] {
            guard let list = Command(named: "ps", in: "/bin:/usr/bin"),
                let result = list.run(["-x", "-o", "comm="], environment: [:], patience: 2), result.isSuccess
            else { return [] }
            return String(decoding: result.output, as: UTF8.self).split(separator: "\n").map { line in
                RunningProgram(path: String(line))
            }
        }
    #else
        // proc(5): `exe` is a link to the program, and `cmdline` has the words, each ended by a NUL.
        private static var found: [RunningProgram] {
            guard let folder = try? Folder(path: "/proc"), let names = try? folder.names() else { return [] }
            return names.compactMap { name in
                guard Int(name) != nil, isOwn("/proc/\(name)") else { return nil }
                let words = (try? File.contents(at: "/proc/\(name)/cmdline"))?.split(separator: 0).prefix(wordLimit)
                    .map { String(decoding: $0, as: UTF8.self) }
                guard let words, let first = words.first else { return nil }
                return RunningProgram(path: FilePaths.resolved("/proc/\(name)/exe") ?? first, words: words)
            }
        }

        private static let wordLimit = 200

        private static func isOwn(_ path: String) -> Bool {
            var status = stat()
            return stat(path, &status) == 0 && status.st_uid == getuid()
        }
    #endif
}
