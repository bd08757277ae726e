import Foundation
import Testing

/// One line of a file of `Tests/Cases` that holds a case a line.
package struct CaseLine: LineCase, CustomTestStringConvertible {
    /// The file's path in `Tests/Cases`.
    package let file: String
    /// The line's number, from 1.
    package let number: Int
    /// The line, without its newline.
    package let text: String

    /// Makes a line.
    package init(file: String, number: Int, text: String) {
        self.file = file
        self.number = number
        self.text = text
    }

    /// The name by which `SM_CASE` picks the line.
    package var id: String { "\(file):\(number)" }
    package var testDescription: String { id }
    package var line: CaseLine { self }

    /// The lines of a file; none where there is no such file.
    /// - Parameter file: The file's path in `Tests/Cases`.
    package static func lines(of file: String) -> [CaseLine] {
        let text = (try? Repository.text(of: Repository.cases.appending(path: file))) ?? ""
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let isEnded = lines.last?.isEmpty ?? false
        return lines.dropLast(isEnded ? 1 : 0).enumerated().map { index, line in
            CaseLine(file: file, number: index + 1, text: String(decoding: line, as: UTF8.self))
        }
    }
}

/// A case that is known by the line of a file where it stands, or where it begins.
package protocol LineCase: Sendable {
    var line: CaseLine { get }
}

extension Array where Element: LineCase {
    /// The cases that are to be run.
    package var selected: [Element] { filter { SelectedCases.current.contains($0.line.id) } }

    /// The cases that are to be run, a hundred lines of a file at a time.
    ///
    /// A report of thousands of tests that pass is nothing that a person reads. A test of a chunk names the lines that
    /// fail, and `SM_CASE` runs one of them alone.
    package var selectedChunks: [LineChunk<Element>] {
        selected.reduce(into: []) { chunks, element in
            if let last = chunks.last?.cases.last?.line, last.file == element.line.file,
                (last.number - 1) / 100 == (element.line.number - 1) / 100
            {
                chunks[chunks.count - 1].cases.append(element)
            } else {
                chunks.append(LineChunk(cases: [element]))
            }
        }
    }
}

/// Some of the cases of a file that holds a case a line.
package struct LineChunk<Element: LineCase>: CustomTestStringConvertible, Sendable {
    /// The cases, in the order of the file; at least one.
    package fileprivate(set) var cases: [Element]

    package var testDescription: String {
        guard let first = cases.first?.line, let last = cases.last?.line else { return "no lines" }
        return first.number == last.number ? first.id : "\(first.id)–\(last.number)"
    }

    /// Tests each case, whatever becomes of the others.
    ///
    /// - Parameter test: Gives what is wrong with a case, in words, or nil. What it throws is wrong, too.
    package func expect(
        sourceLocation: SourceLocation = #_sourceLocation, _ test: (Element) throws -> String?
    ) {
        for element in cases {
            do {
                guard let fault = try test(element) else { continue }
                Issue.record("\(element.line.id)\n\(fault)", sourceLocation: sourceLocation)
            } catch {
                Issue.record(error, "\(element.line.id)", sourceLocation: sourceLocation)
            }
        }
    }
}
