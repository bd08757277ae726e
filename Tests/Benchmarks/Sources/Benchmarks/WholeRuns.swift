import Foundation

/// How long commands take from start to end, and how much memory, at most, they have.
struct WholeRuns {
    private let workspace: Workspace
    private let binary: String
    private let theme: String
    private let fixtures: String

    init(_ workspace: Workspace) throws {
        self.workspace = workspace
        binary = try workspace.binary()
        theme = workspace.repository.appending(path: "Templates/standard").path
        fixtures = workspace.repository.appending(path: "Fixtures").path
    }

    /// A command, and what it has cost so far.
    private struct Job {
        var row: Row
        var command: [String]
        /// A folder that the command makes, and that is removed before each run.
        var output: URL?
        var costs: [Workspace.Cost] = []

        /// How many times as long another job takes; `nil` where one of the two failed.
        func ratio(to other: Job) -> Double? {
            let hasFailed = (costs + other.costs).contains { $0.status != 0 }
            return hasFailed ? nil : other.seconds / seconds
        }

        var seconds: Double { median(costs.map(\.seconds)) }
        var mebibytes: Double { median(costs.map(\.mebibytes)) }
    }

    func measure(into table: inout Table) throws {
        defer { try? FileManager.default.removeItem(at: workspace.outputs) }
        var cold = try coldJobs()
        try run(&cold)
        cold[0].row.ratio = cold[0].ratio(to: cold[1])
        append(cold, to: &table)

        var whole = try siteJobs()
        try run(&whole)
        append(whole, to: &table)

        var many = try manyPagesJobs()
        try run(&many)
        many[1].row.ratio = many[1].ratio(to: many[0])
        append(many, to: &table)

        var growth = try growthJobs()
        try run(&growth)
        noteGrowth(of: &growth[...])
        append(growth, to: &table)

        var lint = try lintJobs()
        try run(&lint)
        noteGrowth(of: &lint[1...])
        append(lint, to: &table)
    }

    /// Notes how much more each job takes than the one before.
    private func noteGrowth(of jobs: inout ArraySlice<Job>) {
        for index in jobs.indices.dropFirst() {
            let (less, more) = (jobs[index - 1], jobs[index])
            jobs[index].row.note =
                String(format: "time × %.2f", more.seconds / less.seconds)
                + String(format: ", memory × %.2f", more.mebibytes / less.mebibytes)
        }
    }

    private func append(_ jobs: [Job], to table: inout Table) {
        for job in jobs {
            var row = job.row
            row.seconds = job.seconds
            row.mebibytes = job.mebibytes
            if let failed = job.costs.first(where: { $0.status != 0 }) {
                row.note = [row.note, "exit code \(failed.status)"].compactMap(\.self).joined(separator: ", ")
            }
            table.rows.append(row)
        }
    }

    /// Runs every job once in each round, so that what else the machine does hits them alike.
    private func run(_ jobs: inout [Job]) throws {
        for round in 1...workspace.options.runs {
            for index in jobs.indices {
                log("\(jobs[index].row.measurement), \(jobs[index].row.subject): run \(round)")
                if let output = jobs[index].output { try? FileManager.default.removeItem(at: output) }
                jobs[index].costs.append(try workspace.measure(jobs[index].command))
            }
        }
    }

    private func folder(_ name: String) -> URL { workspace.scratch.appending(path: name) }

    private func output(_ name: String) -> URL { workspace.outputs.appending(path: name) }

    private func render(_ output: URL, theme: String, fixtures: String, _ options: [String]) -> [String] {
        [binary, "render", "--theme", theme, "--fixtures", fixtures, "--output", output.path, "--quiet"] + options
    }

    // MARK: One page

    /// One page from a cold start, by this project and by Node with Nunjucks, from the same template and data.
    private func coldJobs() throws -> [Job] {
        let orders = workspace.options.isShort ? 10 : 100
        let data = try workspace.state(orders: orders, in: "cold/fixtures", named: "orders")
        let template = workspace.package.appending(path: "Templates/upcoming-orders.njk")
        let views = folder("cold/theme/views")
        try FileManager.default.createDirectory(at: views, withIntermediateDirectories: true)
        try Data(contentsOf: template).write(to: views.appending(path: "main.liquid"))

        let output = output("cold")
        let page = self.output("nunjucks.html")
        let title = "cold start to one page"
        var jobs = [
            Job(
                row: Row(measurement: title, subject: "sm-preview, \(orders) orders", floor: 5),
                command: render(
                    output, theme: folder("cold/theme").path, fixtures: folder("cold/fixtures").path,
                    ["--fixture", "orders", "--locale", "en-US", "--fragment", "--no-scripts"]), output: output),
            Job(
                row: Row(measurement: title, subject: "Nunjucks on Node, the same page"),
                command: [
                    "node", workspace.package.appending(path: "Peers/nunjucks-cold.js").path, template.path, data,
                    page.path,
                ]),
        ]
        for job in jobs { _ = try workspace.measure(job.command) }
        let ours = try? Data(contentsOf: output.appending(path: "orders/en-US.html"))
        if try ours.map({ try !isSame($0, Data(contentsOf: page)) }) ?? true {
            jobs[0].row.note = "another page than Nunjucks'"
        }

        let standard = self.output("standard-page")
        jobs.append(
            Job(
                row: Row(
                    measurement: title, subject: "sm-preview, standard theme, ordinary fixture",
                    note: "asked for: under 40 MiB"),
                command: render(
                    standard, theme: theme, fixtures: fixtures, ["--fixture", "ordinary", "--locale", "en-US"]),
                output: standard))
        return jobs
    }

    // MARK: Sites

    private func siteJobs() throws -> [Job] {
        let output = output("site")
        let approved = self.output("approved")
        try? FileManager.default.removeItem(at: approved)
        _ = try workspace.measure(render(approved, theme: theme, fixtures: fixtures, []))
        let check = [binary, "check", "--theme", theme, "--fixtures", fixtures, "--output", approved.path, "--quiet"]
        let title = "all fixtures × locales"
        let fresh = self.output("fresh")
        let freshRender = render(fresh.appending(path: "site"), theme: theme, fixtures: fixtures, [])
        return [
            Job(
                row: Row(measurement: title, subject: "render, the first time", note: "with an empty cache"),
                command: ["env", "XDG_CACHE_HOME=\(fresh.path)/cache"] + freshRender, output: fresh),
            Job(
                row: Row(measurement: title, subject: "render"),
                command: render(output, theme: theme, fixtures: fixtures, []), output: output),
            Job(row: Row(measurement: title, subject: "check"), command: check),
        ]
    }

    /// Ten thousand pages of small States, by one job and by two.
    private func manyPagesJobs() throws -> [Job] {
        let locales = try FileManager.default.contentsOfDirectory(atPath: "\(theme)/locales").filter {
            $0.hasSuffix(".json")
        }
        let pages = workspace.options.isShort ? 60 : 10_000
        let fixtures = (pages + locales.count - 1) / max(locales.count, 1)
        let name = "many/\(fixtures)"
        for number in 1...fixtures {
            _ = try workspace.state(orders: 3, in: name, named: "customer-\(number)", seed: UInt64(number))
        }
        let output = output("many")
        return [1, 2].map { jobs in
            Job(
                row: Row(
                    measurement: "\(fixtures * locales.count) pages", subject: jobs == 1 ? "one job" : "two jobs",
                    floor: jobs == 2 ? 1.8 : nil),
                command: render(output, theme: theme, fixtures: folder(name).path, ["--jobs", String(jobs)]),
                output: output)
        }
    }

    // MARK: Lint

    /// The standard theme, and themes of twice as many views each.
    private func lintJobs() throws -> [Job] {
        let title = "lint without fixtures"
        func lint(_ theme: String) -> [String] { [binary, "lint", "--theme", theme, "--no-fixtures", "--quiet"] }
        let sizes = workspace.options.isShort ? [100, 200] : [1_000, 2_000]
        return [
            Job(
                row: Row(measurement: title, subject: "the standard theme", note: "asked for: under 30 ms"),
                command: lint(theme))
        ]
            + (try sizes.map { views in
                let folder = folder("lint/\(views)/views")
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                for view in 0..<views {
                    let text = """
                        {% set product_\(view) = products | find(id=order.public_id) %}
                        <div id="item-\(view)-{{ order.public_id }}" class="item">
                        {% if product_\(view) %}<p>{{ product_\(view).name }}: {{ order.place | date('LL') }}</p>{% endif %}
                        {% for item in order_items | select(order=order.public_id) %}<i>{{ item.quantity }}</i>{% endfor %}
                        </div>
                        """
                    try Data(text.utf8).write(to: folder.appending(path: "view-\(view).liquid"))
                }
                let includes = (0..<views).map { "{% include 'view-\($0)' %}" }.joined()
                try Data("{% for order in orders %}\(includes){% endfor %}".utf8)
                    .write(to: folder.appending(path: "main.liquid"))
                return Job(
                    row: Row(measurement: title, subject: "\(views) views"),
                    command: lint(folder.deletingLastPathComponent().path))
            })
    }

    /// One page of the standard theme, from States of growing size.
    private func growthJobs() throws -> [Job] {
        let sizes = workspace.options.isShort ? [10, 100] : [10, 100, 1_000, 10_000]
        let output = output("growth")
        return try sizes.map { orders in
            _ = try workspace.state(orders: orders, in: "growth/fixtures")
            return Job(
                row: Row(measurement: "growth of one page", subject: "\(orders) orders"),
                command: render(
                    output, theme: theme, fixtures: folder("growth/fixtures").path,
                    ["--fixture", "orders-\(orders)", "--locale", "en-US"]), output: output)
        }
    }
}
