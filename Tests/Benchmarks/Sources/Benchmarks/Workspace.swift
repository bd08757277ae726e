import Foundation

/// The folders and programs that the measurements use, all under this package's build folder.
struct Workspace {
    let options: Options
    /// This package.
    let package: URL
    /// What the measurements make.
    let scratch: URL
    /// Where the measured commands write: in memory where there is such a folder, because disks differ from run to run
    /// by more than what is measured.
    let outputs: URL
    /// The interpreter that has the Python peers; `nil` where they could not be installed.
    let python: String?
    /// The program that measures commands.
    private let launcher: String

    /// The repository that this package is part of.
    var repository: URL { package.appending(path: "../..").standardizedFileURL }

    /// Makes the folders, installs the Python peers and compiles the launcher, as far as that is not done yet.
    init(_ options: Options) throws {
        self.options = options
        package = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
        scratch = package.appending(path: ".build/benchmarks")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        let memory = "/dev/shm"
        outputs =
            FileManager.default.isWritableFile(atPath: memory)
            ? URL(filePath: memory).appending(path: "sm-preview-benchmarks") : scratch.appending(path: "outputs")
        launcher = scratch.appending(path: "launch").path
        let source = package.appending(path: "Tools/launch.c").path
        guard try runToEnd(["cc", "-O2", "-o", launcher, source]) == 0 else {
            throw BenchmarkError("Tools/launch.c could not be compiled with cc")
        }
        python = options.only.contains(.throughput) ? try Self.installPeers(package, scratch) : nil
    }

    private static func installPeers(_ package: URL, _ scratch: URL) throws -> String? {
        let environment = scratch.appending(path: "python")
        let python = environment.appending(path: "bin/python").path
        let isInstalled = environment.appending(path: "is-installed").path
        let requirements = package.appending(path: "Peers/requirements.txt").path
        if FileManager.default.contentsEqual(atPath: isInstalled, andPath: requirements) { return python }
        log("installing Jinja2 and MiniJinja")
        guard try runToEnd(["python3", "-m", "venv", environment.path]) == 0,
            try runToEnd([python, "-m", "pip", "install", "--quiet", "--requirement", requirements]) == 0
        else { return nil }
        try? FileManager.default.copyItem(atPath: requirements, toPath: isInstalled)
        return python
    }

    /// The sm-preview to measure; built when none is given.
    func binary() throws -> String {
        if let binary = options.binary { return URL(filePath: binary).path }
        log("building sm-preview")
        let build = ["swift", "build", "-c", "release", "--package-path", repository.path, "--product", "sm-preview"]
        guard try runToEnd(build) == 0 else { throw BenchmarkError("sm-preview could not be built") }
        return repository.appending(path: ".build/release/sm-preview").path
    }

    /// Writes a sample State, and gives its file.
    func state(orders: Int, in folder: String, named name: String? = nil, seed: UInt64 = 0) throws -> String {
        let folder = scratch.appending(path: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "\(name ?? "orders-\(orders)").json")
        try SampleState.json(orders: orders, seed: seed).write(to: file)
        return file.path
    }

    /// How long a command took, in seconds, and its peak memory, in MiB.
    struct Cost {
        var seconds: Double
        var mebibytes: Double
        var status: Int
    }

    /// Runs a command under the launcher. Its own output goes to the file `last-command.log` in ``scratch``, where its
    /// cache is too.
    func measure(_ command: [String]) throws -> Cost {
        let answer = scratch.appending(path: "cost")
        let shell = "exec \"$@\" 3>\"$0\" >\"$LOG\" 2>&1"
        let log = scratch.appending(path: "last-command.log").path
        let status = try runToEnd(
            ["/bin/sh", "-c", shell, answer.path, launcher] + command, ["LOG": log, "XDG_CACHE_HOME": scratch.path])
        let fields = try String(contentsOf: answer, encoding: .utf8).split(whereSeparator: \.isWhitespace)
        guard status == 0, fields.count == 3, let seconds = Double(fields[0]), let kibibytes = Double(fields[1]),
            let exit = Int(fields[2])
        else { throw BenchmarkError("\(command.joined(separator: " ")) could not be measured") }
        return Cost(seconds: seconds, mebibytes: kibibytes / 1024, status: exit)
    }
}

/// This program's environment, in which Node finds the packages that Debian has.
let childEnvironment = ["NODE_PATH": "/usr/share/nodejs"].merging(ProcessInfo.processInfo.environment) { $1 }

/// Runs a command with this program's standard streams, or with its standard output in `output`.
@discardableResult
func runToEnd(
    _ command: [String], _ environment: [String: String] = [:], output: FileHandle? = nil
) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.environment = childEnvironment.merging(environment) { $1 }
    // Only results belong on standard output.
    process.standardOutput = output ?? FileHandle.standardError
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
}
