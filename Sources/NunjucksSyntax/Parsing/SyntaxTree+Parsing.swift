import Diagnostics

extension SyntaxTree {
    /// Reads a template. What cannot be read is skipped, up to the end of its tag or its line, and reported.
    /// - Parameters:
    ///   - source: The text.
    ///   - options: How it is read.
    ///   - tags: The tags that the host defines, by name.
    public init(parsing source: Source, options: SyntaxOptions, tags: [String: CustomTagSyntax] = [:]) {
        let (statements, diagnostics) = source.bytes.withUnsafeBufferPointer { bytes in
            var parser = Parser(source: source, bytes: bytes, options: options, customTags: tags)
            return parser.parse()
        }
        self.init(source: source, options: options, statements: statements, diagnostics: diagnostics)
    }
}
