extension Diagnostic {
    /// A change of the text that fixes a fault.
    public struct Fix: Hashable, Sendable {
        /// What the change does, as a command without a full stop: ``write `currency` ``.
        public var title: String
        /// The edits, all of which belong to the change.
        public var edits: [Edit]

        /// Makes a fix of its edits.
        public init(_ title: String, _ edits: [Edit]) {
            self.title = title
            self.edits = edits
        }
    }
}
