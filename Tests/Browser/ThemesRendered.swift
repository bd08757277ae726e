import Foundation
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
        let path = PreviewPage.repository.appending(path: folder).path
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
        let process = Process()
        process.executableURL = try Rendered.program()
        process.currentDirectoryURL = PreviewPage.repository
        process.arguments =
            ["render", "--theme", "Templates/\(theme.rawValue)", "--output", folder.url.path, "--quiet", "--strict"]
            + flags
        let messages = Pipe()
        process.standardError = messages
        try process.run()
        let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "sm-preview ended with \(process.terminationStatus): \(text)")
        }
    }

    /// The address of a page on disk.
    func page(_ fixture: String, _ locale: String = "en-US") -> URL {
        folder.url.appending(path: "\(fixture)/\(locale).html")
    }

    /// The `sm-preview` beside the bundle of tests that is running.
    private static func program() throws -> URL {
        if let named = ProcessInfo.processInfo.environment["SM_PREVIEW"] { return URL(fileURLWithPath: named) }
        let bundles = CommandLine.arguments.compactMap { argument -> URL? in
            guard let end = argument.range(of: ".xctest") else { return nil }
            return URL(fileURLWithPath: String(argument[..<end.upperBound]))
        }
        let candidates = bundles.map { $0.deletingLastPathComponent().appending(path: "sm-preview") }
        if let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) {
            return found
        }
        throw Failure(
            description: "No sm-preview stands beside the tests (\(candidates.map(\.path).joined(separator: ", "))): "
                + "build it with `swift build`, or name it in $SM_PREVIEW.")
    }
}

extension Page {
    /// Runs one of the scripts that lie beside the tests, such as `audit.js`.
    func load(_ script: String) async throws {
        let file = PreviewPage.repository.appending(path: "Tests/Browser/Pages/\(script)")
        let text = try String(contentsOf: file, encoding: .utf8)
        try await evaluate("\(text)\n;null")
    }
}
