/// A change of one piece of a file's text.
///
/// ```swift
/// let edit = Edit(replacing: span, in: source, with: "currency")
/// let fixed = try source.applying([edit])
/// ```
public struct Edit: Hashable, Sendable {
    /// The piece of text that is replaced; an empty one is where text is inserted.
    public let place: Diagnostic.Place
    /// What is written in its stead.
    public let replacement: String

    /// Makes an edit of a place. One whose bytes are not known is found by its lines and columns.
    public init(replacing place: Diagnostic.Place, with replacement: String) {
        self.place = place
        self.replacement = replacement
    }

    /// Makes an edit of a span in a source.
    public init(replacing span: Span, in source: Source, with replacement: String) {
        self.init(replacing: Diagnostic.Place(span, in: source), with: replacement)
    }

    /// The edit cannot be applied.
    public enum Failure: Error, Hashable {
        /// Two edits change the same bytes, or one inserts into what the other replaces.
        case overlap(Edit, Edit)
        /// The edit is of another file, or of bytes that the source does not have.
        case isElsewhere(Edit)
    }
}

extension Source {
    /// The text after some edits, in whatever order they are given. Edits that insert at the same place do so in the
    /// order given.
    /// - Returns: The text as UTF-8. A byte order mark that the file began with is not part of it, as it is not part of
    ///   ``bytes``.
    /// - Throws: ``Edit/Failure`` where edits overlap, or do not belong to this source. Nothing is applied then.
    public func applying(_ edits: [Edit]) throws(Edit.Failure) -> [UInt8] {
        var changes: [(range: Range<Int>, edit: Edit)] = []
        for edit in edits {
            guard edit.place.file == name, let range = range(of: edit.place) else { throw .isElsewhere(edit) }
            changes.append((range, edit))
        }
        // An insertion goes before a replacement that begins at the same byte. The sort is stable.
        changes.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        for (previous, next) in zip(changes, changes.dropFirst())
        where next.range.lowerBound < previous.range.upperBound {
            throw .overlap(previous.edit, next.edit)
        }
        var result: [UInt8] = []
        var position = 0
        for (range, edit) in changes {
            result += bytes[position..<range.lowerBound]
            result += edit.replacement.utf8
            position = range.upperBound
        }
        return result + bytes[position...]
    }

    /// The bytes that a place in this source covers, or nil where it is not inside the text.
    private func range(of place: Diagnostic.Place) -> Range<Int>? {
        let start = place.span.map { Int($0.start) } ?? offset(line: place.line, column: place.column)
        let end = place.span.map { Int($0.end) } ?? offset(line: place.endLine, column: place.endColumn)
        guard let start, let end, start >= 0, start <= end, end <= bytes.count else { return nil }
        return start..<end
    }
}
