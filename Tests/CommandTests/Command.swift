import Foundation
import TestSupport

/// The command `sm-preview`, as it was built with the tests.
struct Command {
    /// What a run gave.
    struct Outcome: Equatable {
        var exitCode: Int32
        var output: String
        var errors: String
    }

    /// The folder in which it runs, or in a folder of which it does.
    let folder: TemporaryFolder
    var place = ""

    @discardableResult
    func callAsFunction(_ arguments: String..., input: String = "") throws -> Outcome {
        try self(all: arguments, input: input)
    }

    /// Runs it with a list of arguments.
    /// - Parameters:
    ///   - variables: Variables of its environment that are others than those of the tests.
    ///   - user: As whom it runs; as the tests do, if that is nil. Only root can run it as somebody else.
    @discardableResult
    func callAsFunction(
        all arguments: [String], input: String = "", variables: [String: String] = [:], user: Int? = nil
    ) throws -> Outcome {
        try start(arguments, input: input, variables: variables, user: user).outcome()
    }

    /// Starts runs at the same time, and waits for all of them.
    func together(_ runs: [[String]]) throws -> [Outcome] {
        try runs.map { try start($0, input: "", variables: [:], user: nil) }.map { $0.outcome() }
    }

    private func start(
        _ arguments: [String], input: String, variables: [String: String], user: Int?
    ) throws -> Run {
        let process = Process()
        process.executableURL = BuiltProgram.url
        process.arguments = arguments
        if let user {
            process.executableURL = URL(filePath: "/usr/bin/setpriv")
            process.arguments = ["--reuid=\(user)", "--clear-groups", BuiltProgram.url.path] + arguments
        }
        if !variables.isEmpty {
            process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
        }
        process.currentDirectoryURL = folder.url.appending(path: place)
        // Files, because a pipe that nobody reads holds up the command.
        let scratch = try TemporaryFolder(["input": input, "output": "", "errors": ""])
        process.standardInput = try FileHandle(forReadingFrom: scratch.url.appending(path: "input"))
        process.standardOutput = try FileHandle(forWritingTo: scratch.url.appending(path: "output"))
        process.standardError = try FileHandle(forWritingTo: scratch.url.appending(path: "errors"))
        try process.run()
        return Run(process: process, scratch: scratch)
    }

    private struct Run {
        let process: Process
        let scratch: TemporaryFolder

        func outcome() -> Outcome {
            process.waitUntilExit()
            return Outcome(
                exitCode: process.terminationStatus, output: scratch.text("output") ?? "",
                errors: scratch.text("errors") ?? "")
        }
    }

    /// A run to which one speaks line by line.
    final class Session {
        private let process = Process()
        private let input = Pipe()
        private let output = Pipe()

        init(_ arguments: String...) throws {
            process.executableURL = BuiltProgram.url
            process.arguments = arguments
            process.standardInput = input
            process.standardOutput = output
            try process.run()
        }

        func send(_ text: String) throws { try input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

        /// What the command says next; waits for it.
        func receive() -> String { String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) }

        func end() throws -> Int32 {
            try input.fileHandleForWriting.close()
            process.waitUntilExit()
            return process.terminationStatus
        }
    }
}
