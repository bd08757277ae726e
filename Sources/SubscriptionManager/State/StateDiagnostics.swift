import Nunjucks

extension Diagnostic.Code {
    /// A text that is no JSON.
    public static let invalidJSON: Self = "invalid-json"
    /// A key that one object has twice.
    public static let duplicateKey: Self = "duplicate-key"
    /// A fixture with a field of the wrong type.
    public static let invalidFixture: Self = "invalid-fixture"
    /// A fixture, or one that it extends, that does not exist.
    public static let missingFixture: Self = "missing-fixture"
    /// Fixtures that extend one another in a circle.
    public static let fixtureCycle: Self = "fixture-cycle"
    /// A key of `$fixture` that means nothing.
    public static let unknownKey: Self = "unknown-key"
    /// A value that the documentation does not know, in a field whose values it lists.
    public static let unknownValue: Self = "unknown-value"
    /// A field that every object of its kind has in production.
    public static let missingField: Self = "missing-field"
    /// An id that nothing in the State has.
    public static let danglingReference: Self = "dangling-reference"
    /// A secret that seems to come from a live store.
    public static let liveSecret: Self = "live-secret"
}
