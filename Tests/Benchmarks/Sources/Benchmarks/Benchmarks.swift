import Foundation
import Measuring
import MustachePeer
import OwnPeer
import StencilPeer

/// Measures sm-preview beside its peers, and prints one table.
///
///     swift run -c release --package-path Tests/Benchmarks benchmarks [--short] [--binary FILE] [--only PART]
@main
struct Benchmarks {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            log("benchmarks: \(error)")
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws {
        // Swift's engines are measured in a process of their own too: this program, started again.
        if arguments.first == "--peer" {
            guard arguments.count > 1, let assignment = Assignment(arguments: Array(arguments.dropFirst(2))) else {
                throw BenchmarkError("--peer NAME TEMPLATE DATA OUTPUT SECONDS")
            }
            return try answer(as: arguments[1], assignment)
        }
        guard let options = Options(arguments) else {
            log(Options.usage)
            exit(64)
        }
        let workspace = try Workspace(options)
        var table = Table()
        if options.only.contains(.throughput) { try Throughput(workspace).measure(into: &table) }
        if options.only.contains(.commands) { try WholeRuns(workspace).measure(into: &table) }
        if options.only.contains(.scripts) { try ScriptedPages(workspace).measure(into: &table) }
        if options.only.contains(.pages) { try LivingPages(workspace).measure(into: &table) }
        if options.only.contains(.edits) { try Edits(workspace).measure(into: &table) }
        print(Machine.description)
        print()
        print(table.text)
    }

    private static func answer(as peer: String, _ assignment: Assignment) throws {
        switch peer {
        case "own": try answerWithOwnEngine(assignment)
        case "own-theme": try answerWithTheme(assignment)
        case "own-analysis": try answerWithThemeAnalysis(assignment)
        case "own-compile": try answerWithThemeCompiler(assignment)
        case "stencil-dictionaries": try answerWithStencil(assignment, hasObjects: false)
        case "stencil-objects": try answerWithStencil(assignment, hasObjects: true)
        case "mustache": try answerWithMustache(assignment)
        case "copy": try answerWithCopy(assignment)
        default: throw BenchmarkError("no peer is named \(peer)")
        }
    }
}

/// What the command line asks for.
struct Options {
    enum Part: String, CaseIterable {
        case throughput
        case commands
        case scripts
        case pages
        case edits
    }

    static let usage = """
        usage: benchmarks [--short] [--binary FILE] [--only throughput|commands|scripts|pages|edits]

          --short        few, short runs and small inputs: whether all works, not how fast
          --binary FILE  the sm-preview to measure; built from this repository otherwise
          --only PART    one part of the table
        """

    var isShort = false
    var binary: String?
    var only = Set(Part.allCases)

    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--short":
                isShort = true
            case "--binary":
                guard let path = rest.popFirst() else { return nil }
                binary = path
            case "--only":
                guard let part = rest.popFirst().flatMap(Part.init) else { return nil }
                only = [part]
            default:
                return nil
            }
        }
    }

    /// How many runs a median is taken of.
    var runs: Int { isShort ? 3 : 11 }
}

struct BenchmarkError: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Says what is going on, on standard error.
func log(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
}

/// The middle one of some numbers, or the mean of the two in the middle.
func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    guard !sorted.isEmpty else { return .nan }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}
