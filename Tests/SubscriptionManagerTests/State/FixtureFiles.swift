import Foundation
import Nunjucks
import SubscriptionManager
import Testing

/// The repository's folders, found from this file.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let fixtures = root.appending(path: "Fixtures")
    static let cases = root.appending(path: "Tests/Conformance/fixtures")
}

extension FixtureFolder {
    /// A folder on disk, named in messages as if it were the current one.
    init(directory: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        self.init(path: "", fileNames: names) { name in
            (try? Data(contentsOf: directory.appending(path: name))).map { Array($0) }
        }
    }

    /// A folder in memory.
    init(_ files: [String: String]) {
        self.init(path: "Fixtures", fileNames: Array(files.keys)) { name in files[name].map { Array($0.utf8) } }
    }
}

/// A diagnostic as the case files have it: code and place, message, the source line with what is meant underlined, how
/// the file came into play, and the way out.
func describe(_ diagnostic: Diagnostic) -> String {
    var lines = ["\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]: \(diagnostic.message)"]
    if let place = diagnostic.place {
        lines.append("  at \(describe(place))")
        lines.append("  | \(place.sourceLine)")
        let width = place.line == place.endLine ? max(1, place.endColumn - place.column) : 1
        lines.append(
            "  | " + String(repeating: " ", count: place.column - 1) + String(repeating: "^", count: width))
    }
    lines += diagnostic.includes.map { "  from \(describe($0))" }
    if let help = diagnostic.help { lines.append("  help: \(help)") }
    return lines.joined(separator: "\n")
}

private func describe(_ place: Diagnostic.Place) -> String {
    "\(place.file):\(place.line):\(place.column)-\(place.endLine):\(place.endColumn)"
}

/// All of a list of diagnostics, an empty line between two.
func describe(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.isEmpty ? "no faults\n" : diagnostics.map(describe).joined(separator: "\n\n") + "\n"
}
