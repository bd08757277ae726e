import Foundation
import Measuring

/// A peer's process, which renders whenever it is asked to.
final class Peer {
    /// The engine's version.
    let version: String
    /// What each run so far said: how many seconds one render took.
    private(set) var secondsPerRender: [Double] = []

    private let command: [String]
    private let process = Process()
    private let questions = Pipe()
    private let answers = Pipe()
    private var unread = Data()

    /// Starts a peer and waits until it is warm.
    init(_ command: [String], _ assignment: Assignment) throws {
        self.command = command
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command + assignment.arguments
        process.environment = childEnvironment
        process.standardInput = questions
        process.standardOutput = answers
        try process.run()
        version = try Self.line(from: answers, &unread, command)
    }

    /// Does one run.
    func run() throws {
        try questions.fileHandleForWriting.write(contentsOf: Data("run\n".utf8))
        let answer = try Self.line(from: answers, &unread, command)
        guard let seconds = Double(answer) else {
            throw BenchmarkError("\(command.joined(separator: " ")) answered \(answer)")
        }
        secondsPerRender.append(seconds)
    }

    /// Ends the process.
    func end() throws {
        try questions.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private static func line(from pipe: Pipe, _ unread: inout Data, _ command: [String]) throws -> String {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: unread[..<end], as: UTF8.self)
                unread = Data(unread[(end + 1)...])
                return line
            }
            let more = pipe.fileHandleForReading.availableData
            guard !more.isEmpty else { throw BenchmarkError("\(command.joined(separator: " ")) failed") }
            unread.append(more)
        }
    }
}
