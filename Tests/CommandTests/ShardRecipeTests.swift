import Foundation
import TestSupport
import Testing

/// The recipes of `Tests/Examples/recipes`, whose commands are run as the systems would run them.
@Suite("Recipes for many machines", .needs(.yamlReader))
struct ShardRecipeTests {
    /// A working folder for each job, a program called `sm-preview`, and a site that was made at once.
    private let folder: TemporaryFolder
    private let whole: [String: Data]

    private static let theme = RenderCommandTests.files.filter { $0.key.hasPrefix("theme/") }
    /// Enough for every shard of four to have pages.
    private static let customers = ["ada", "ben", "cleo", "dan", "eve", "fay"]

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(at: folder.file("bin"), withIntermediateDirectories: true)
        try folder.link("bin/sm-preview", to: BuiltProgram.url.path)
        try Self.checkOut(folder, "whole")
        #expect(try Self.run("sm-preview render my-theme --output previews --quiet", in: folder, "whole") == 0)
        whole = try Self.contents(of: "whole/previews", in: folder)
        #expect(whole.keys.filter { $0.hasSuffix("en-US.html") }.count > Self.customers.count)
    }

    @Test("a matrix of GitHub Actions")
    func gitHub() throws {
        let jobs = try #require(Self.documents("github-shards").first?["jobs"] as? [String: Any])
        let shard = try #require(jobs["shard"] as? [String: Any])
        let matrix = (shard["strategy"] as? [String: Any])?["matrix"] as? [String: Any]
        let shards = try #require(matrix?["shard"] as? [Int])
        #expect(shards == Array(1...4))
        let (render, upload) = try Self.steps(shard)
        #expect(upload["path"] as? String == "previews")
        for number in shards {
            func evaluated(_ text: Any?) throws -> String {
                let text = (text as? String ?? "").replacing("${{ matrix.shard }}", with: "\(number)")
                    .replacing("${{ strategy.job-total }}", with: "\(shards.count)")
                try #require(!text.isEmpty && !text.contains("${{"))
                return text
            }
            let job = "job-\(number)"
            try Self.checkOut(folder, job)
            let variables = try (render["env"] as? [String: Any] ?? [:]).mapValues(evaluated)
            let script = try #require(render["run"] as? String)
            #expect(try Self.run(script, by: ["bash", "-e", "-c"], in: folder, job, variables) == 0)
            let name = try evaluated(upload["name"])
            #expect(name.hasPrefix("shard-"))
            try folder.move("\(job)/previews", to: "merge/shards/\(name)")
        }
        let (merge, result) = try Self.steps(try #require(jobs["merge"] as? [String: Any]))
        let script = try #require(merge["run"] as? String)
        #expect(try Self.run(script, by: ["bash", "-e", "-c"], in: folder, "merge") == 0)
        #expect(try Self.contents(of: "merge/\(result["path"] ?? "")", in: folder) == whole)
    }

    /// The step of a job that runs something, and what its upload takes.
    private static func steps(_ job: [String: Any]) throws -> (run: [String: Any], upload: [String: Any]) {
        let steps = try #require(job["steps"] as? [[String: Any]])
        let run = steps.filter { $0["run"] != nil }
        let uploads = steps.filter { ($0["uses"] as? String)?.hasPrefix("actions/upload-artifact@") ?? false }
        #expect(run.count == 1 && uploads.count == 1)
        return (try #require(run.first), try #require(uploads.first?["with"] as? [String: Any]))
    }

    @Test("parallel jobs of GitLab CI")
    func gitLab() throws {
        let recipe = try #require(Self.documents("gitlab-shards").first)
        let shard = try #require(recipe["shard"] as? [String: Any])
        let count = try #require(shard["parallel"] as? Int)
        for index in 1...count {
            let job = "job-\(index)"
            try Self.checkOut(folder, job)
            let variables = ["CI_NODE_INDEX": "\(index)", "CI_NODE_TOTAL": "\(count)"]
            #expect(try Self.run(Self.script(of: shard), in: folder, job, variables) == 0)
            #expect((shard["artifacts"] as? [String: Any])?["paths"] as? [String] == ["shards/"])
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.file("\(job)/shards").path) {
                try folder.move("\(job)/shards/\(name)", to: "merge/shards/\(name)")
            }
        }
        let merge = try #require(recipe["merge"] as? [String: Any])
        #expect(recipe["stages"] as? [String] == [shard, merge].compactMap { $0["stage"] as? String })
        #expect(try Self.run(Self.script(of: merge), in: folder, "merge") == 0)
        #expect(try Self.contents(of: "merge/previews", in: folder) == whole)
    }

    private static func script(of job: [String: Any]) throws -> String {
        try #require(job["script"] as? [String]).joined(separator: "\n")
    }

    @Test("an indexed Job of Kubernetes, also where a page cannot be made, and where pods run twice")
    func kubernetes() throws {
        let jobs = try Self.documents("kubernetes-shards")
        #expect(jobs.count == 2)
        let shards = try Pod(of: #require(jobs.first))
        let merge = try Pod(of: #require(jobs.last))
        #expect(shards.spec["completionMode"] as? String == "Indexed" && merge.spec["suspend"] as? Bool == true)
        let count = try #require(shards.spec["completions"] as? Int)
        #expect([shards, merge].allSatisfy { $0.variables["SHARDS"] == "\(count)" })
        try Self.checkOut(folder, "pod")
        func run(_ pod: Pod, _ index: Int? = nil) throws -> Int32 {
            var variables = pod.variables
            variables["THEME"] = variables["THEME"].map { _ in "my-theme" }
            variables["PREVIEWS"] = folder.file("volume").path
            variables["JOB_COMPLETION_INDEX"] = index.map(String.init)
            return try Self.run(pod.script, by: pod.command, in: folder, "pod", variables)
        }
        for index in 0..<count { #expect(try run(shards, index) == 0) }
        #expect(try run(merge) == 0)
        #expect(try Self.contents(of: "volume/site", in: folder) == whole)

        // The theme is edited, and the volume is that of the run before.
        let main = "{% if customer.first_name == 'ada' %}{{ customer.greet() }}{% endif %}<p>Hello</p>"
        for place in ["pod", "whole"] { try folder.write(main, to: "\(place)/my-theme/views/main.liquid") }
        for index in (0..<count).reversed() { #expect(try run(shards, index) == 0) }
        #expect(try run(shards, 3) == 0)
        #expect(try run(merge) == 1)
        let again = try Self.run("sm-preview render my-theme --output previews --quiet", in: folder, "whole")
        #expect(again == 1)
        #expect(
            try Self.contents(of: "volume/site", in: folder) == Self.contents(of: "whole/previews", in: folder))
    }

    /// What a Job runs.
    private struct Pod {
        let spec: [String: Any]
        let command: [String]
        let script: String
        let variables: [String: String]

        init(of job: [String: Any]) throws {
            spec = try #require(job["spec"] as? [String: Any])
            let pod = (spec["template"] as? [String: Any])?["spec"] as? [String: Any]
            let container = try #require((pod?["containers"] as? [[String: Any]])?.first)
            command = try #require(container["command"] as? [String])
            let arguments = try #require(container["args"] as? [String])
            #expect(arguments.count == 1)
            script = try #require(arguments.first)
            let environment = container["env"] as? [[String: String]] ?? []
            variables = Dictionary(
                environment.map { ($0["name"] ?? "", $0["value"] ?? "") }, uniquingKeysWith: { first, _ in first })
        }
    }

    @Test("the README leads to all of them")
    func readme() throws {
        let recipes = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root.appending(path: "Tests/Examples/recipes").path)
        let readme = try Repository.text(of: "README.md")
        for recipe in recipes { #expect(readme.contains("(Tests/Examples/recipes/\(recipe))"), "\(recipe)") }
    }

    // MARK: Running

    /// Puts a theme where a job looks for it.
    private static func checkOut(_ folder: TemporaryFolder, _ job: String) throws {
        for (path, text) in theme { try folder.write(text, to: "\(job)/my-\(path)") }
        for name in customers {
            try folder.write(
                #"{ "$fixture": { "now": "2026-03-02" }, "customer": { "first_name": "\#(name)" } }"#,
                to: "\(job)/my-theme/fixtures/\(name).json")
        }
    }

    private static func run(
        _ script: String, by shell: [String] = ["sh", "-e", "-c"], in folder: TemporaryFolder, _ place: String,
        _ variables: [String: String] = [:]
    ) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = shell + [script]
        process.currentDirectoryURL = folder.file(place)
        let path = "\(folder.path)/bin:\(TestEnvironment.value("PATH") ?? "/usr/bin:/bin")"
        process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
            .merging(["PATH": path, "GITHUB_STEP_SUMMARY": ""]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private static func contents(of name: String, in folder: TemporaryFolder) throws -> [String: Data] {
        let prefix = name + "/"
        return try Dictionary(
            uniqueKeysWithValues: folder.contents.filter { $0.key.hasPrefix(prefix) }
                .map { (String($0.key.dropFirst(prefix.count)), $0.value) })
    }

    // MARK: Reading

    /// The documents of a recipe.
    private static func documents(_ name: String) throws -> [[String: Any]] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            try #require(YAMLReader.command)
            + [Repository.root.appending(path: "Tests/Examples/recipes/\(name).yml").path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try #require(JSONSerialization.jsonObject(with: bytes) as? [[String: Any]])
    }
}

/// A program that reads YAML and writes JSON: Python's, or that of Ruby, which macOS has.
private enum YAMLReader {
    private static let commands =
        ["python3", "/usr/bin/python3"].map { python in
            [python, "-c", "import json, sys, yaml; print(json.dumps(list(yaml.safe_load_all(open(sys.argv[1])))))"]
        } + [["ruby", "-r", "json", "-r", "yaml", "-e", "puts JSON.generate(YAML.load_stream(File.read(ARGV[0])))"]]

    /// Its command, without the file.
    static let command = commands.first { command in
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command + ["/dev/null"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}

extension Requirement {
    fileprivate static let yamlReader = Requirement("reader of YAML", "install the package `python3-yaml`") {
        YAMLReader.command != nil
    }
}

extension TemporaryFolder {
    /// Moves a folder, and makes those around its new place.
    fileprivate func move(_ path: String, to other: String) throws {
        try FileManager.default.createDirectory(
            at: file(other).deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.moveItem(at: file(path), to: file(other))
    }
}
