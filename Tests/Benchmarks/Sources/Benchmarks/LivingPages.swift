import Foundation

/// How long pages take to render themselves in a browser.
struct LivingPages {
    private let workspace: Workspace
    private let site: URL

    /// What a browser measured in a page, in milliseconds.
    private struct Answer: Decodable {
        var first: Double
        var again: [Double]
        var laidOut: [Double]
    }

    init(_ workspace: Workspace) {
        self.workspace = workspace
        site = workspace.outputs.appending(path: "living")
    }

    /// Measures the largest fixture: each run is a browser of its own, for the first rendering is one of a page that has
    /// just been loaded.
    func measure(into table: inout Table) throws {
        defer { try? FileManager.default.removeItem(at: site) }
        let page = try pageThatMeasures("many-orders")
        var answers: [Answer] = []
        for run in 1...workspace.options.runs {
            log("a living page: run \(run)")
            answers.append(try answer(of: page))
        }
        func add(_ subject: String, _ milliseconds: [Double], note: String? = nil) {
            table.rows.append(
                Row(
                    measurement: "30 orders, rendered in Chromium", subject: subject,
                    seconds: median(milliseconds) / 1000, note: note))
        }
        add("the first time", answers.map(\.first))
        add("again, when an order moves to the end", answers.flatMap(\.again), note: "asked for: below 16 ms")
        add("the same with the browser's layout", answers.flatMap(\.laidOut))
    }

    /// A page of the standard theme, with a script that measures before the one that starts it.
    private func pageThatMeasures(_ fixture: String) throws -> URL {
        let repository = workspace.repository
        let render = [
            try workspace.binary(), "render", "--theme", repository.appending(path: "Templates/standard").path,
            "--fixtures", repository.appending(path: "Fixtures").path, "--output", site.path, "--quiet",
            "--fixture", fixture, "--locale", "en-US",
        ]
        guard try runToEnd(render) == 0 else { throw BenchmarkError("the page cannot be made") }
        let page = site.appending(path: "\(fixture)/en-US.html")
        let script = try String(
            contentsOf: workspace.package.appending(path: "Peers/measure-page.js"), encoding: .utf8)
        try script.write(to: site.appending(path: "assets/measure.js"), atomically: true, encoding: .utf8)
        let html = try String(contentsOf: page, encoding: .utf8)
        let last = "<script src=\"../assets/literals.js\">"
        try html.replacing(last, with: "<script src=\"../assets/measure.js\"></script>\n\(last)")
            .write(to: page, atomically: true, encoding: .utf8)
        return page
    }

    private func answer(of page: URL) throws -> Answer {
        let output = workspace.scratch.appending(path: "page.html")
        FileManager.default.createFile(atPath: output.path, contents: nil)
        let profile = workspace.scratch.appending(path: "profile")
        defer { try? FileManager.default.removeItem(at: profile) }
        let command = [
            try Self.browser(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--user-data-dir=\(profile.path)", "--no-first-run", "--allow-file-access-from-files", "--dump-dom",
            page.absoluteString,
        ]
        let handle = try FileHandle(forWritingTo: output)
        // What browsers say on their error streams is of no interest.
        let shell = ["/bin/sh", "-c", "exec \"$@\" 2>/dev/null", "sh"]
        let status = try runToEnd(shell + command, output: handle)
        let dom = try String(contentsOf: output, encoding: .utf8)
        guard status == 0, let answer = dom.firstMatch(of: /data-measured="([^"]*)"/) else {
            throw BenchmarkError("the browser did not measure the page")
        }
        let json = answer.1.replacing("&quot;", with: "\"")
        return try JSONDecoder().decode(Answer.self, from: Data(json.utf8))
    }

    static func browser() throws -> String {
        let names =
            [ProcessInfo.processInfo.environment["CHROMIUM"] ?? ""] + [
                "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
            ]
        for name in names where !name.isEmpty {
            if try runToEnd(["/bin/sh", "-c", "command -v \"$0\" >/dev/null", name]) == 0 { return name }
        }
        throw BenchmarkError("there is no Chromium: run .ci/setup --benchmarks, or name one in $CHROMIUM")
    }
}
