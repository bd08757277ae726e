import NunjucksAnalysis

/// What Nunjucks 3.2 brings along: its filters, its tests and its globals, each with its signature.
///
/// Parameters have the names of Jinja's documentation, which Nunjucks follows.
enum StandardLibrary {
    /// The filters, under every name they have.
    static let filters = (textFilters + markupFilters + listFilters + valueFilters).flatMap(\.named)
    /// The tests, under every name they have.
    static let tests = (kindTests + comparisonTests).flatMap(\.named)
    /// The functions.
    static let globals = [range, cycler, joiner]
}

extension ValueType {
    /// Text, trusted or not.
    static let text = union(of: [.string, .markup])
    /// Text, or what counts as an empty one.
    static let textOrNothing = union(of: [.text, .boolean, .nullish])
    /// What has elements: a list, or a text with its characters.
    static let sequence = union(of: [.list(.unknown), .text])
    /// What has elements, or properties.
    static let collection = union(of: [.sequence, .object])
}
