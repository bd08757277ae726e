extension Diagnostic {
    /// Another place that explains a fault: where the tag begins that is never closed, say.
    public struct Related: Hashable, Sendable {
        /// Where it is.
        public var place: Place
        /// What is to be seen there, in a few words without a full stop: `it begins here`.
        public var message: String

        /// Makes a related place.
        public init(_ message: String, at place: Place) {
            self.place = place
            self.message = message
        }
    }
}
