import TestSupport
import Testing

/// A table of what `Intl` prints, from `Tests/Cases/localization`, which `Tests/Scripts/localization/expect.js` writes.
struct ExpectedTable {
    let name: String
    let rows: [Row]

    /// One line, which is a test of its own.
    struct Row: LineCase, CustomTestStringConvertible {
        var table: String
        var line: CaseLine
        /// The titles of the columns.
        var header: [String]
        var cells: [String]

        var testDescription: String { line.id }
    }

    /// Reads a table: its lines after the first, which holds the titles of the columns.
    init(_ name: String) {
        func cells(_ line: CaseLine) -> [String] {
            line.text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let lines = CaseLine.lines(of: "localization/\(name).tsv")
        let header = lines.first.map(cells) ?? []
        self.name = name
        rows = lines.dropFirst().map { Row(table: name, line: $0, header: header, cells: cells($0)) }
    }
}

extension ExpectedTable.Row {
    /// The numbers that the titles of columns are, from one on.
    func numbers(from column: Int) throws -> [Double] { try header.dropFirst(column).map { try #require(Double($0)) } }

    /// What names the row in `known-differences.tsv`.
    func key(_ columns: Int) -> String { cells.prefix(columns).joined(separator: " ") }

    /// Compares every cell after the keys with what is printed here, and the differences with those that are known.
    ///
    /// - Parameters:
    ///   - keys: How many columns name the row.
    ///   - actual: What is printed here, in the columns after them.
    /// - Returns: What is wrong, in words, or nil.
    func fault(_ actual: [String], keys: Int) -> String? {
        guard cells.count == header.count, keys + actual.count == header.count else {
            return "\(cells.count) cells and \(keys + actual.count) values for \(header.count) columns"
        }
        let found = actual.indices.filter { actual[$0] != cells[keys + $0] }.map { index in
            Difference(
                table: table, row: key(keys), column: header[keys + index], ours: actual[index],
                theirs: cells[keys + index])
        }
        let known = Difference.known.filter { $0.table == table && $0.row == key(keys) }
        let new = found.filter { !known.contains($0) }.map { "a difference that is not listed: \($0)" }
        let gone = known.filter { !found.contains($0) }.map { "a listed difference that is no more: \($0)" }
        return new.isEmpty && gone.isEmpty ? nil : (new + gone).joined(separator: "\n")
    }

    /// As ``fault(_:keys:)``, where the row is a test of its own.
    func expect(_ actual: [String], keys: Int, sourceLocation: SourceLocation = #_sourceLocation) {
        if let fault = fault(actual, keys: keys) {
            Issue.record("\(line.id)\n\(fault)", sourceLocation: sourceLocation)
        }
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
    static let known: [Difference] = CaseLine.lines(of: "localization/known-differences.tsv").compactMap { line in
        let cells = line.text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard !line.text.hasPrefix("#"), cells.count == 5 else { return nil }
        return Difference(table: cells[0], row: cells[1], column: cells[2], ours: cells[3], theirs: cells[4])
    }
}
