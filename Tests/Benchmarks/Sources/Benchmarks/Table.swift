import Foundation

/// One line of the result.
struct Row {
    var measurement: String
    var subject: String
    var seconds: Double?
    /// How many bytes of output took that long.
    var bytes: Int?
    var mebibytes: Double?
    /// How many times as fast ours is.
    var ratio: Double?
    /// What is asked of ``ratio``, at least.
    var floor: Double?
    var note: String?
}

/// The result, as a table in Markdown.
struct Table {
    var rows: [Row] = []

    private static let titles = ["measurement", "of", "median", "MB/s", "peak MiB", "ratio", "at least", "note"]

    var text: String {
        let cells = [Self.titles] + rows.map(Self.cells)
        let widths = Self.titles.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        func line(_ row: [String]) -> String {
            let padded = zip(row, widths).enumerated().map { column, cell in
                let space = String(repeating: " ", count: cell.1 - cell.0.count)
                return (2...6).contains(column) ? space + cell.0 : cell.0 + space
            }
            return "| " + padded.joined(separator: " | ") + " |"
        }
        let rule = widths.enumerated().map { column, width in
            (2...6).contains(column)
                ? String(repeating: "-", count: width - 1) + ":" : String(repeating: "-", count: width)
        }
        return ([line(cells[0]), line(rule)] + cells.dropFirst().map(line)).joined(separator: "\n")
    }

    private static func cells(_ row: Row) -> [String] {
        [
            row.measurement, row.subject, row.seconds.map(duration) ?? "",
            throughput(row) ?? "", row.mebibytes.map { number($0) } ?? "",
            row.ratio.map { "\(number($0)) ×" } ?? "", row.floor.map { "\(number($0)) ×" } ?? "", row.note ?? "",
        ]
    }

    private static func throughput(_ row: Row) -> String? {
        guard let seconds = row.seconds, let bytes = row.bytes else { return nil }
        return number(Double(bytes) / seconds / 1e6)
    }

    private static func duration(_ seconds: Double) -> String {
        switch seconds {
        case ..<0.001: "\(number(seconds * 1e6)) µs"
        case ..<1: "\(number(seconds * 1e3)) ms"
        default: "\(number(seconds)) s"
        }
    }

    /// A number with three digits that count.
    private static func number(_ value: Double) -> String {
        String(format: value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value)
    }
}

/// What the measurements run on.
enum Machine {
    static var description: String {
        let process = ProcessInfo.processInfo
        let memory = Double(process.physicalMemory) / Double(1 << 30)
        return "\(processor), \(process.activeProcessorCount) cores, \(Int(memory.rounded())) GiB, "
            + process.operatingSystemVersionString
    }

    private static var processor: String {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
        let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
        return name.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
    }
}
