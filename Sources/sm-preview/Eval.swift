import ArgumentParser
import Diagnostics
import FileSystem
import PreviewSite
import Synchronization
import TemplateEvaluation
import Threads

/// `sm-preview eval`: renders templates given on standard input.
struct Eval: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Render templates given on standard input as JSON lines.",
        discussion: """
            One JSON object a line in: { "id", "template", "context", "templates", "dialect", "options", "locale", \
            "translations", "settings", "now", "timeZone", "script" }, of which only "template" must be there. One a line out, in order: \
            { "id", "output", "diagnostics" } or { "id", "error" }. Each line is answered before the next is awaited.
            """)

    func run() throws {
        let failure = Mutex<Diagnostic?>(nil)
        // Deeply nested templates need more of a stack than the main thread has.
        Workers.run(1) { _ in
            var number = 0
            let workers = FilePaths.thisProgram.map { PageWorkers(program: $0) }
            do throws(Diagnostic) {
                try StandardStream.answerLines { line in
                    number += 1
                    let lineNumber = number
                    return evaluate(line: line, number: lineNumber) { zone throws(Diagnostic) in
                        try workers?.answer(line: line, number: lineNumber, timeZone: zone)
                    }
                }
            } catch {
                failure.withLock { $0 = error }
            }
        }
        try Console().run {
            if let failure = failure.withLock({ $0 }) { throw failure }
            return false
        }
    }
}
