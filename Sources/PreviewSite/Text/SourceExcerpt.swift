import Diagnostics

/// A line of source with the part that is meant: in the columns of a terminal, and cut where it is too long.
struct SourceExcerpt {
    /// What stands before the part, tabs as spaces.
    private(set) var before = ""
    /// The part.
    private(set) var marked = ""
    /// What follows it.
    private(set) var after = ""
    /// How wide what stands before it is.
    private(set) var indentWidth = 0
    /// How wide the part is, at least one column.
    private(set) var markWidth = 1

    /// The whole line.
    var line: String { before + marked + after }
    /// As much white space as what stands before the part is wide.
    var indent: String { String(repeating: " ", count: indentWidth) }
    /// What is drawn under the part.
    var carets: String { String(repeating: "^", count: markWidth) }

    private static let tabWidth = 4

    /// Makes an excerpt of a place's line.
    /// - Parameter width: How many columns the line may take.
    init(_ place: Diagnostic.Place, width: Int) {
        let cells = Self.cells(of: place.sourceLine)
        let skipped = place.skippedColumns
        let start = min(max(0, place.column - 1 - skipped), cells.count)
        let isOneLine = place.endLine <= place.line
        let end = isOneLine ? min(max(start, place.endColumn - 1 - skipped), cells.count) : cells.count
        // White space at the end of a line is not worth a caret.
        var markEnd = end
        if !isOneLine { while markEnd > start + 1, cells[markEnd - 1].text == " " { markEnd -= 1 } }
        let window = Self.window(cells, around: start..<markEnd, width: width)
        if window.lowerBound > 0 || skipped > 0 {
            before = "…"
            indentWidth = 1
        }
        for cell in cells[window.lowerBound..<start] {
            before += cell.text
            indentWidth += cell.width
        }
        var markWidth = 0
        for cell in cells[start..<min(markEnd, window.upperBound)] {
            marked += cell.text
            markWidth += cell.width
        }
        self.markWidth = max(1, markWidth)
        if window.upperBound > markEnd { after = cells[markEnd..<window.upperBound].map(\.text).joined() }
        if window.upperBound < cells.count || place.isLineCut { after += "…" }
    }

    /// One character of the source: how it is shown, and in how many columns.
    private struct Cell {
        var text: String
        var width: Int
    }

    private static func cells(of line: String) -> [Cell] {
        var cells: [Cell] = []
        var column = 0
        var isJoined = false
        for scalar in line.unicodeScalars {
            let cell: Cell
            switch scalar.value {
            case 0x09:
                let width = tabWidth - column % tabWidth
                cell = Cell(text: String(repeating: " ", count: width), width: width)
            // A terminal obeys these, and must not.
            case 0..<0x20: cell = Cell(text: String(Unicode.Scalar(0x2400 + scalar.value) ?? "?"), width: 1)
            case 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: cell = Cell(text: "\u{FFFD}", width: 1)
            default: cell = Cell(text: String(scalar), width: isJoined ? 0 : scalar.columns)
            }
            isJoined = scalar.value == 0x200D
            column += cell.width
            cells.append(cell)
        }
        return cells
    }

    /// The cells that are shown, so that the part is among them with something on either side.
    private static func window(_ cells: [Cell], around part: Range<Int>, width: Int) -> Range<Int> {
        var total = 0
        for cell in cells { total += cell.width }
        if total <= width { return 0..<cells.count }
        // Two columns are for the dots that stand for what was cut.
        var room = width - 2
        var lower = part.lowerBound
        var upper = part.lowerBound
        while upper < part.upperBound, room >= cells[upper].width {
            room -= cells[upper].width
            upper += 1
        }
        var beforeRoom = room * 2 / 3
        while lower > 0, beforeRoom >= cells[lower - 1].width {
            lower -= 1
            beforeRoom -= cells[lower].width
            room -= cells[lower].width
        }
        while upper < cells.count, room >= cells[upper].width {
            room -= cells[upper].width
            upper += 1
        }
        while lower > 0, room >= cells[lower - 1].width {
            lower -= 1
            room -= cells[lower].width
        }
        return lower..<upper
    }
}

extension Unicode.Scalar {
    /// How many columns of a terminal the character takes: none if it is put on the one before, two if it is wide
    /// (Unicode Standard Annex 11, East Asian Width, and emoji shown as pictures).
    var columns: Int {
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // A flag is two letters, of one column each.
        if properties.isEmojiPresentation { return (0x1F1E6...0x1F1FF).contains(value) ? 1 : 2 }
        return Self.wideRanges.contains { $0.contains(value) } ? 2 : 1
    }

    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
    ]
}
