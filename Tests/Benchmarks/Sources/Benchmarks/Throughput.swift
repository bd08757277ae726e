import Foundation
import Measuring

/// How fast the engines render the same page, warm, on one core.
struct Throughput {
    private let workspace: Workspace
    private let title: String
    private let data: String
    private let secondsPerRun: Double

    init(_ workspace: Workspace) throws {
        self.workspace = workspace
        let orders = workspace.options.isShort ? 10 : 100
        title = "render \(orders) orders of 5 items"
        data = try workspace.state(orders: orders, in: "throughput")
        secondsPerRun = workspace.options.isShort ? 0.02 : 0.3
    }

    /// An engine: what it is called, which template it takes, the command that starts it, and how many times as fast
    /// ours must be.
    private struct Engine {
        var name: String
        var template: String
        var command: [String]?
        var floor: Double?
        var note: String?
    }

    private var engines: [Engine] {
        let peers = workspace.package.appending(path: "Peers")
        func python(_ file: String) -> [String]? { workspace.python.map { [$0, peers.appending(path: file).path] } }
        func swift(_ name: String) -> [String] { [CommandLine.arguments[0], "--peer", name] }
        return [
            Engine(name: "sm-preview", template: "upcoming-orders.njk", command: swift("own")),
            Engine(
                name: "Nunjucks", template: "upcoming-orders.njk",
                command: ["node", peers.appending(path: "nunjucks.js").path], floor: 6, note: "precompiled"),
            Engine(name: "Jinja2", template: "upcoming-orders.jinja", command: python("jinja2_peer.py"), floor: 30),
            Engine(
                name: "MiniJinja", template: "upcoming-orders.jinja", command: python("minijinja_peer.py"), floor: 3),
            Engine(
                name: "Stencil", template: "upcoming-orders.stencil", command: swift("stencil-dictionaries"),
                floor: 300, note: "data in dictionaries"),
            Engine(
                name: "Stencil", template: "upcoming-orders.stencil", command: swift("stencil-objects"), floor: 300,
                note: "data in objects of a class"),
            Engine(
                name: "swift-mustache", template: "upcoming-orders.mustache", command: swift("mustache"), floor: 40,
                note: "look-ups and comparisons done before"),
        ]
    }

    func measure(into table: inout Table) throws {
        var rows: [Row] = []
        var peers: [Int: Peer] = [:]
        var page: Data?
        for engine in engines {
            log("\(title): starting \(engine.name)")
            guard let command = engine.command else {
                rows.append(Row(measurement: title, subject: engine.name, note: "not installed"))
                continue
            }
            let output = workspace.scratch.appending(path: "throughput/\(rows.count + 1)-\(engine.name).html")
            let peer = try start(
                command, template: workspace.package.appending(path: "Templates/\(engine.template)"), output)
            let html = try Data(contentsOf: output)
            if let page, !isSame(html, page) {
                throw BenchmarkError("\(engine.name) renders another page than the others: \(output.path)")
            }
            page = page ?? html
            peers[rows.count] = peer
            rows.append(
                Row(
                    measurement: title, subject: "\(engine.name) \(peer.version)", bytes: html.count,
                    floor: engine.floor, note: engine.note))
        }
        if let page {
            let input = workspace.scratch.appending(path: "throughput/page.html")
            try page.write(to: input)
            let output = workspace.scratch.appending(path: "throughput/copy.html")
            peers[rows.count] = try start([CommandLine.arguments[0], "--peer", "copy"], template: input, output)
            rows.append(
                Row(measurement: "the limit", subject: "copying and escaping the page once", bytes: page.count))
        }
        for round in 1...workspace.options.runs {
            log("\(title): run \(round) of \(workspace.options.runs)")
            for peer in peers.values { try peer.run() }
        }
        for (index, peer) in peers {
            try peer.end()
            rows[index].seconds = median(peer.secondsPerRender)
        }
        // Ours is the first.
        if let own = rows[0].seconds {
            for index in rows.indices.dropFirst() { rows[index].ratio = rows[index].seconds.map { $0 / own } }
        }
        table.rows.append(contentsOf: rows)
        try measureTheme(into: &table)
    }

    /// The bundled theme: a page of it with all its filters, and the way from its files to what is known of them, and to
    /// programs.
    private func measureTheme(into table: inout Table) throws {
        let theme = workspace.repository.appending(path: "Templates/standard")
        let fixtures = workspace.repository.appending(path: "Fixtures")
        let tasks = [
            ("render the standard theme", "ordinary", "own-theme", nil),
            ("render the standard theme", "many-orders", "own-theme", nil),
            ("read and analyze all of it", "from disk", "own-analysis", "asked for: under 10 ms"),
            ("read, compile and render it once", "empty-account", "own-compile", nil),
        ]
        for (title, fixture, peerName, note) in tasks {
            log("\(title): \(fixture)")
            let output = workspace.scratch.appending(path: "throughput/theme.html")
            let assignment = Assignment(
                template: theme.path, data: fixtures.appending(path: "\(fixture).json").path, output: output.path,
                secondsPerRun: secondsPerRun)
            let peer = try Peer([CommandLine.arguments[0], "--peer", peerName], assignment)
            for _ in 1...workspace.options.runs { try peer.run() }
            try peer.end()
            table.rows.append(
                Row(
                    measurement: title, subject: fixture,
                    seconds: median(peer.secondsPerRender),
                    bytes: peerName == "own-theme" ? try Data(contentsOf: output).count : nil, note: note))
        }
    }

    private func start(_ command: [String], template: URL, _ output: URL) throws -> Peer {
        try Peer(
            command,
            Assignment(template: template.path, data: data, output: output.path, secondsPerRun: secondsPerRun))
    }
}

/// Whether two pages are the same but for white space.
func isSame(_ page: Data, _ other: Data) -> Bool {
    func bare(_ data: Data) -> [UInt8] { data.filter { $0 > 0x20 } }
    return page == other || bare(page) == bare(other)
}

/// Copies a page byte by byte, and escapes what HTML escapes, into a buffer that is kept: no engine can do less.
func answerWithCopy(_ assignment: Assignment) throws {
    let page = [UInt8](try Data(contentsOf: URL(filePath: assignment.template)))
    var buffer = [UInt8](repeating: 0, count: page.count * 6)
    try answer(version: "", assignment, bytes: { Data($0) }) {
        let count = page.withUnsafeBufferPointer { page in
            buffer.withUnsafeMutableBufferPointer { buffer in
                var end = 0
                for byte in page {
                    let isSpecial = byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
                    if isSpecial {
                        for escaped in "&amp;".utf8 {
                            buffer[end] = escaped
                            end += 1
                        }
                    } else {
                        buffer[end] = byte
                        end += 1
                    }
                }
                return end
            }
        }
        return buffer[..<count]
    }
}
