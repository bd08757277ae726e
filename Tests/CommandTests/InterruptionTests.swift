import Foundation
import TestSupport
import Testing

@Suite("A command that is interrupted")
struct InterruptionTests {
    @Test(
        "ends with the signal's code, says how far it came, and leaves no process and no file",
        arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
    func interrupted(signal: Int32, code: Int32) throws {
        let folder = try TemporaryFolder([
            "theme/views/main.liquid": "<p>Hello</p>", "theme/styles/main.less": "a { b: c }",
            "fixtures/ada.json": "{}", "temporary/.keep": "", "started": "",
        ])
        let started = folder.url.appending(path: "started")
        try folder.write(command: "#!/bin/sh\necho $$ > '\(started.path)'\nexec sleep 600\n", to: "bin/lessc")
        let process = Process()
        process.executableURL = BuiltProgram.url
        process.arguments = ["render", "--theme", "theme", "--fixtures", "fixtures", "--output", "out"]
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment.merging([
            "PATH": "\(folder.path)/bin:/usr/bin:/bin", "TMPDIR": "\(folder.path)/temporary", "HOME": folder.path,
        ]) { $1 }
        let errors = folder.url.appending(path: "errors")
        try Data().write(to: errors)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let end = Date(timeIntervalSinceNow: 120)
        var number: pid_t?
        while number == nil, Date() < end, process.isRunning {
            usleep(10_000)
            number = folder.text("started").flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        }
        let compiler = try #require(number)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == code)
        #expect(process.terminationReason == .exit)
        #expect(folder.text("errors") == "interrupted\n")
        #expect(Self.hasEnded(compiler))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/temporary") == [".keep"])
        let left = FileManager.default.enumerator(atPath: "\(folder.path)/out")?.compactMap { $0 as? String } ?? []
        #expect(left.filter { $0.contains(".sm-preview-") } == [])
    }

    /// Whether a process is gone, or waits only for somebody to ask how it ended.
    private static func hasEnded(_ process: pid_t) -> Bool {
        let end = Date(timeIntervalSinceNow: 30)
        while Date() < end {
            if kill(process, 0) != 0 { return true }
            let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            if status?.contains(") Z ") ?? false { return true }
            usleep(10_000)
        }
        return false
    }
}
