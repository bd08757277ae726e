extension Diagnostic {
    /// A place in a file. Lines and columns are counted from 1; columns count characters (Unicode scalar values).
    public struct Place: Hashable, Sendable {
        /// The file's name, as a user would find it.
        public var file: String
        /// The line on which the place begins.
        public var line: Int
        /// The column at which it begins.
        public var column: Int
        /// The line on which it ends.
        public var endLine: Int
        /// The column after its last character.
        public var endColumn: Int
        /// The text of the line on which it begins, of a long one the part around the place; empty where it is not known.
        public var sourceLine: String
        /// How many characters of that line stand before ``sourceLine``.
        public var skippedColumns = 0
        /// Whether the line goes on after ``sourceLine``.
        public var isLineCut = false
        /// The bytes of the file's ``Source`` that it covers, where they are known.
        public var span: Span?

        /// Makes a place of its parts.
        public init(
            file: String, line: Int, column: Int, endLine: Int, endColumn: Int, sourceLine: String, span: Span? = nil
        ) {
            self.file = file
            self.line = line
            self.column = column
            self.endLine = endLine
            self.endColumn = endColumn
            self.sourceLine = sourceLine
            self.span = span
        }

        /// Makes the place of a span in a source.
        public init(_ span: Span, in source: Source) {
            let start = source.position(of: Int(span.start))
            let end = source.position(of: Int(span.end))
            let excerpt = source.excerpt(around: span)
            self.init(
                file: source.name, line: start.line, column: start.column, endLine: end.line, endColumn: end.column,
                sourceLine: excerpt.text, span: span)
            skippedColumns = excerpt.skipped
            isLineCut = excerpt.isCut
        }
    }
}
