import Nunjucks
import Synchronization

/// The templates that are no pages, such as translations and Markdown files, each compiled once.
///
/// They are known by their text, and shared by all threads.
final class TextTemplates: Sendable {
    private struct Key: Hashable {
        var text: [UInt8]
        var isInPieces: Bool
    }

    private let programs = Mutex<[Key: Result<Program, Diagnostic>]>([:])

    /// The program of a text.
    func program(
        of source: Source, as kind: Environment.TextKind, in environment: Environment
    ) throws(Diagnostic) -> Program {
        let key = Key(text: source.bytes, isInPieces: kind == .pieces)
        if let known = programs.withLock({ $0[key] }) { return try known.get() }
        let result: Result<Program, Diagnostic>
        do throws(Diagnostic) { result = .success(try environment.compile(source, as: kind)) } catch {
            result = .failure(error)
        }
        programs.withLock { $0[key] = result }
        return try result.get()
    }

    /// Whether a text has tags, and so is worth compiling.
    static func isTemplate(_ text: StringRef) -> Bool {
        let bytes = text.bytes
        var index = 0
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "{") {
                let next = bytes[index + 1]
                if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#") { return true }
            }
            index += 1
        }
        return false
    }
}
