import Foundation
import TestSupport
import Testing

/// A theme of the repository, and its previews.
///
/// They are made once for a test run, by the `sm-preview` that was built with the tests, from the themes and the
/// fixtures as they stand: a test never sees previews of yesterday. `$SM_PREVIEW` names another program.
enum Theme: String, CaseIterable, Sendable, CustomTestStringConvertible {
    /// The shape of version 25.
    case standard
    /// The flat shape of version 0.
    case classic

    var testDescription: String { rawValue }

    /// The locales it has texts in.
    var locales: [String] { Self.names(in: "Templates/\(rawValue)/locales", withSuffix: ".json") }

    /// The fixtures of the repository, by name.
    static let fixtures = names(in: "Fixtures", withSuffix: ".json")

    /// Its previews.
    func rendered() throws -> Rendered {
        switch self {
        case .standard: try Self.standardPages.get()
        case .classic: try Self.classicPages.get()
        }
    }

    /// Its previews without scripts, as `--no-scripts` makes them.
    func renderedWithoutScripts() throws -> Rendered {
        switch self {
        case .standard: try Self.standardPagesWithoutScripts.get()
        case .classic: try Self.classicPagesWithoutScripts.get()
        }
    }

    private static let standardPages = Result { try Rendered(.standard) }
    private static let classicPages = Result { try Rendered(.classic) }
    private static let standardPagesWithoutScripts = Result { try Rendered(.standard, ["--no-scripts"]) }
    private static let classicPagesWithoutScripts = Result { try Rendered(.classic, ["--no-scripts"]) }

    private static func names(in folder: String, withSuffix suffix: String) -> [String] {
        let path = Repository.root.appending(path: folder).path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }.sorted()
    }
}

/// The previews of a theme, in a folder of their own.
struct Rendered: Sendable {
    /// No previews could be made.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    let folder: TemporaryFolder

    fileprivate init(_ theme: Theme, _ flags: [String] = []) throws {
        folder = try TemporaryFolder()
        // All tests share it, and so nobody lets go of it.
        Cleanup.atExit(removing: folder.url)
        let scratch = try TemporaryFolder()
        defer { withExtendedLifetime(scratch) {} }
        let messages = scratch.file("messages")
        let status = try Rendered.run(
            BuiltProgram.url.path,
            [
                "render", "--theme", Repository.root.appending(path: "Templates/\(theme.rawValue)").path,
                "--fixtures", Repository.fixtures.path, "--output", folder.url.path, "--quiet",
                "--strict",
            ] + flags, messages: messages)
        guard status == 0 else {
            let text = try? String(contentsOf: messages, encoding: .utf8)
            throw Failure(description: "sm-preview ended with \(status): \(text ?? "")")
        }
    }

    /// Runs a program to its end, and gives its status.
    ///
    /// Its messages go to a file: the end of a pipe that the browser inherits when it starts meanwhile never comes.
    private static func run(_ program: String, _ arguments: [String], messages: URL) throws -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t? = nil
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, messages.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var identifier: pid_t = 0
        let failure = posix_spawn(&identifier, program, &actions, nil, &words, environ)
        guard failure == 0 else {
            throw Failure(description: "\(program) did not start: \(String(cString: strerror(failure)))")
        }
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }

    /// The address of a page on disk.
    func page(_ fixture: String, _ locale: String = "en-US") -> URL {
        folder.url.appending(path: "\(fixture)/\(locale).html")
    }
}

extension Page {
    /// Runs one of the scripts that lie beside the tests, such as `audit.js`.
    func load(_ script: String) async throws {
        let file = Repository.root.appending(path: "Tests/BrowserTests/Pages/\(script)")
        let text = try String(contentsOf: file, encoding: .utf8)
        try await evaluate("\(text)\n;null")
    }
}
