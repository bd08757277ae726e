/// Names that belong to related languages, with what to write instead.
package enum ForeignNames {
    /// Liquid's filters that have another name here.
    package static let filters = Parser.liquidFilters
}
