extension Diagnostic {
    /// A change of the text that fixes a fault.
    public struct Fix: Hashable, Sendable {
        /// How sure it is that the change is right.
        public enum Certainty: String, Hashable, Sendable {
            /// Nothing else can be meant.
            case certain
            /// It is probably meant. The author decides.
            case suggestion
        }

        /// What the change does, as a command without a full stop: ``write `currency` ``.
        public var title: String
        /// The edits, all of which belong to the change.
        public var edits: [Edit]
        /// How sure it is that the change is right.
        public var certainty: Certainty

        /// Makes a fix of its edits.
        public init(_ title: String, _ edits: [Edit], _ certainty: Certainty = .certain) {
            self.title = title
            self.edits = edits
            self.certainty = certainty
        }

        /// Makes a fix that writes one word for another.
        ///
        /// Nil where the word does not stand in the text as it is, or stands there more than once.
        /// - Parameters:
        ///   - other: What is written.
        ///   - word: What is replaced.
        ///   - span: The text in which the word stands.
        public init?(
            writing other: String, for word: String, at span: Span, in source: Source,
            _ certainty: Certainty = .suggestion
        ) {
            // Of a name that is not UTF-8, more may be named than stands there.
            let end = min(Int(span.end), source.bytes.count)
            let text = source.bytes[min(Int(span.start), end)..<end]
            let bytes = Array(word.utf8)
            guard !bytes.isEmpty, let range = text.firstRange(of: bytes),
                text[(range.lowerBound + 1)...].firstRange(of: bytes) == nil
            else { return nil }
            self.init("write `\(other)`", [Edit(replacing: Span(range), in: source, with: other)], certainty)
        }
    }

    /// The diagnostic with what is probably meant instead of a word: in words, and as a change that writes it.
    /// - Parameters:
    ///   - other: What is meant; the diagnostic stays as it is where that is not known.
    ///   - word: What stands at the diagnostic's place, or in the text there.
    ///   - source: The file of that place.
    public func suggesting(_ other: String?, for word: String, in source: Source) -> Diagnostic {
        guard let other else { return self }
        var diagnostic = self
        diagnostic.help = "did you mean `\(other)`?"
        if let span = place?.span, place?.file == source.name,
            let fix = Fix(writing: other, for: word, at: span, in: source)
        {
            diagnostic.fixes.append(fix)
        }
        return diagnostic
    }
}
