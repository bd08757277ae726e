import Foundation

/// How long an edit takes until a page that `sm-preview dev` serves shows it.
struct Edits {
    private let workspace: Workspace
    private let folder: URL

    /// What was measured: milliseconds, and the server's memory in MiB along the way.
    private struct Answer: Decodable {
        var view: [Double]
        var style: [Double]
        var memory: [Double]
    }

    init(_ workspace: Workspace) {
        self.workspace = workspace
        folder = workspace.outputs.appending(path: "edits")
    }

    /// Measures edits of a view and of a style, with the largest fixture open.
    func measure(into table: inout Table) throws {
        try? FileManager.default.removeItem(at: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (from, to) in [("Templates/standard", "theme"), ("Fixtures", "fixtures")] {
            try FileManager.default.copyItem(
                at: workspace.repository.appending(path: from), to: folder.appending(path: to))
        }
        let count = workspace.options.isShort ? 10 : 300
        log("an edit, \(count) times")
        let answer = try answer(count)
        func add(_ subject: String, _ milliseconds: Double, note: String? = nil, mebibytes: Double? = nil) {
            table.rows.append(
                Row(
                    measurement: "a save, until 30 orders show it", subject: subject, seconds: milliseconds / 1000,
                    mebibytes: mebibytes, note: note))
        }
        let sorted = answer.view.sorted()
        add("a view, median", median(answer.view), note: "asked for: below 30 ms", mebibytes: answer.memory.last)
        add("a view, 99th percentile", sorted[(sorted.count - 1) * 99 / 100], note: "asked for: below 80 ms")
        add("a style, with Less, median", median(answer.style), note: "asked for: below 250 ms")
    }

    private func answer(_ count: Int) throws -> Answer {
        let output = workspace.scratch.appending(path: "edits.json")
        FileManager.default.createFile(atPath: output.path, contents: nil)
        let command = [
            "node", workspace.package.appending(path: "Peers/measure-edits.js").path, try workspace.binary(),
            try LivingPages.browser(), folder.path, "\(count)",
        ]
        guard try runToEnd(command, output: try FileHandle(forWritingTo: output)) == 0 else {
            throw BenchmarkError("the edits could not be measured")
        }
        return try JSONDecoder().decode(Answer.self, from: try Data(contentsOf: output))
    }
}
