import ArgumentParser
import PreviewSite
import TemplateEvaluation
import Threads

/// `sm-preview page-worker`: renders pages that need JavaScript, for another process of this program.
struct PageWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: PageWorker.command, abstract: "Render pages for another process.", shouldDisplay: false)

    func run() {
        // Deeply nested templates need more of a stack than the main thread has.
        Workers.run(1) { _ in PageWorker.run { evaluate(line: $0, number: $1, machine: $2) } }
    }
}
