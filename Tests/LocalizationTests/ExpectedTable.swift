import Foundation
import Testing

/// A table of what `Intl` prints, from `Tests/Conformance/localization`, which `expect.js` there writes.
struct ExpectedTable {
    let name: String
    let header: [String]
    let rows: [[String]]

    init(_ name: String) throws {
        let text = try String(contentsOf: Self.folder.appendingPathComponent(name + ".tsv"), encoding: .utf8)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: true).map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        self.name = name
        header = lines.removeFirst()
        rows = lines
    }

    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Conformance/localization")

    /// Compares every cell after the keys with what is printed here, and the differences with those that are known.
    ///
    /// - Parameters:
    ///   - keys: how many columns name a row.
    ///   - print: what is printed here for a row, whose keys it is given, in the columns after them.
    func compare(keys: Int, print actual: ([String]) throws -> [String]) throws {
        var found: [Difference] = []
        for row in rows {
            let cells = try actual(Array(row.prefix(keys)))
            try #require(cells.count == header.count - keys && row.count == header.count, "\(row)")
            for (column, cell) in cells.enumerated() where cell != row[keys + column] {
                found.append(
                    Difference(
                        table: name, row: row.prefix(keys).joined(separator: " "), column: header[keys + column],
                        ours: cell, theirs: row[keys + column]))
            }
        }
        let known = try Difference.known().filter { $0.table == name }
        let new = found.filter { !known.contains($0) }
        let gone = known.filter { !found.contains($0) }
        #expect(new.isEmpty, "differences that are not listed:\n\(new.map(\.description).joined(separator: "\n"))")
        #expect(
            gone.isEmpty, "listed differences that are no more:\n\(gone.map(\.description).joined(separator: "\n"))")
    }

    /// The expected text of a cell.
    subscript(row: String, column: String) -> String? {
        guard let index = header.firstIndex(of: column) else { return nil }
        return rows.first { $0[0] == row }?[index]
    }
}

/// A cell that another version of ICU prints in another way.
struct Difference: Hashable, CustomStringConvertible {
    let table: String
    let row: String
    let column: String
    let ours: String
    let theirs: String

    var description: String { [table, row, column, ours, theirs].joined(separator: "\t") }

    /// Those that `known-differences.tsv` lists, by name; a line that begins with `#` gives the reason for those below.
    static func known() throws -> [Difference] {
        let file = ExpectedTable.folder.appendingPathComponent("known-differences.tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard !line.hasPrefix("#"), cells.count == 5 else { return nil }
            return Difference(table: cells[0], row: cells[1], column: cells[2], ours: cells[3], theirs: cells[4])
        }
    }
}
