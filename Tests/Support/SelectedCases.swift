import Foundation

/// The cases that a run is about: all, or those that `SM_CASE` names.
///
/// A name is the path of a case in `Tests/Cases`, without its suffix, or of a folder of cases: `sm/include/nested`,
/// `sm/include`. A case that is one line of a file has the line's number too: `regex/cases.jsonl:17`. Several names have
/// commas between them.
package struct SelectedCases: Sendable {
    /// What `SM_CASE` asks for.
    package static let current = SelectedCases(TestEnvironment.value("SM_CASE"))

    /// The names; nil where all cases are meant.
    package let names: [String]?

    /// Reads the names of cases.
    /// - Parameter text: Names with commas between them; nil for all cases.
    package init(_ text: String?) {
        names = text?.split(separator: ",").map { name in
            let name = name.trimmingCharacters(in: .whitespaces)
            let path = name.hasPrefix("Tests/Cases/") ? String(name.dropFirst("Tests/Cases/".count)) : name
            return Self.withoutSuffix(path.hasSuffix("/") ? String(path.dropLast()) : path)
        }
    }

    /// Whether a case is to be run.
    /// - Parameter id: The case's path in `Tests/Cases`, and its line where it has one.
    package func contains(_ id: String) -> Bool {
        guard let names else { return true }
        return names.contains { id == $0 || id.hasPrefix($0 + "/") || id.hasPrefix($0 + ":") }
    }

    /// The name of a case whose file has a suffix that says no more than that it is one.
    static func withoutSuffix(_ path: String) -> String {
        path.hasSuffix(".case") ? String(path.dropLast(".case".count)) : path
    }

    /// The names of which there is no case: no folder, no file with or without a suffix, or not as many lines.
    ///
    /// A line that is no case, such as the titles of a table's columns, is not found out.
    package var unknown: [String] {
        (names ?? []).filter { name in
            let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
            guard let path = parts.first else { return true }
            let files = ["", ".case", ".json"].map { Repository.cases.appending(path: path + $0) }
            guard files.contains(where: { FileManager.default.fileExists(atPath: $0.path) }) else { return true }
            guard parts.count > 1 else { return false }
            guard let number = Int(parts[1]) else { return true }
            return !CaseLine.lines(of: path).contains { $0.number == number }
        }
    }
}
