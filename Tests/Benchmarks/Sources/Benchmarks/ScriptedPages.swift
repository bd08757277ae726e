import Foundation

/// What JavaScript costs that is worked out while pages are built.
struct ScriptedPages {
    private let workspace: Workspace
    private let binary: String

    init(_ workspace: Workspace) throws {
        self.workspace = workspace
        binary = try workspace.binary()
    }

    /// How many values a page has, each of JavaScript in one theme, and of templates alone in the other.
    private static let values = 500

    /// Renders as many pages with JavaScript as without, in turns; the difference, shared out among the pages, is what a
    /// page costs. A run of one page tells what it costs to have any: a process that loads the engine.
    func measure(into table: inout Table) throws {
        defer { try? FileManager.default.removeItem(at: workspace.outputs) }
        let pages = workspace.options.isShort ? 10 : 200
        try writeTheme("scripted", value: "{{ 'item.price * part' | js }}")
        try writeTheme("plain", value: "{{ item.price * part }}")
        try writeFixtures(pages)
        var seconds: [String: [Double]] = [:]
        for run in 1...workspace.options.runs {
            for theme in ["plain", "scripted"] {
                for count in [1, pages] {
                    log("\(Self.values) values, \(theme), \(count) pages: run \(run)")
                    let cost = try workspace.measure(render(theme, pages: count))
                    guard cost.status == 0 else { throw BenchmarkError("the pages cannot be made") }
                    seconds["\(theme) \(count)", default: []].append(cost.seconds)
                }
            }
        }
        func time(_ key: String) -> Double { median(seconds[key] ?? []) }
        func add(_ subject: String, _ seconds: Double, note: String? = nil) {
            table.rows.append(
                Row(measurement: "\(Self.values) values of JavaScript", subject: subject, seconds: seconds, note: note))
        }
        add(
            "a page of \(pages), beyond what it takes without",
            (time("scripted \(pages)") - time("plain \(pages)")) / Double(pages), note: "asked for: under 10 ms")
        add("one page alone, from a cold start", time("scripted 1"))
        add("the same without JavaScript", time("plain 1"))
    }

    private func folder(_ path: String) -> URL { workspace.scratch.appending(path: "scripts/\(path)") }

    private func render(_ theme: String, pages: Int) -> [String] {
        [
            binary, "render", "--theme", folder(theme).path, "--fixtures", folder("fixtures").path, "--output",
            workspace.outputs.appending(path: "scripts-\(theme)").path, "--quiet", "--jobs", "1", "--no-scripts",
        ] + (pages == 1 ? ["--fixture", "customer-1"] : [])
    }

    private func writeTheme(_ name: String, value: String) throws {
        let views = folder("\(name)/views")
        try FileManager.default.createDirectory(at: views, withIntermediateDirectories: true)
        let template = """
            <ul>{% for item in order_items %}<li>{{ item.public_id }}{% for part in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] %} \(value)\
            {% endfor %}</li>{% endfor %}</ul>

            """
        try Data(template.utf8).write(to: views.appending(path: "main.liquid"))
    }

    private func writeFixtures(_ count: Int) throws {
        let fixtures = folder("fixtures")
        try? FileManager.default.removeItem(at: fixtures)
        try FileManager.default.createDirectory(at: fixtures, withIntermediateDirectories: true)
        let items = (1...Self.values / 10).map { #"{"public_id": "i\#($0)", "price": "\#($0).50"}"# }
        let state = #"{"order_items": [\#(items.joined(separator: ", "))]}"#
        for number in 1...count {
            try Data(state.utf8).write(to: fixtures.appending(path: "customer-\(number).json"))
        }
    }
}
