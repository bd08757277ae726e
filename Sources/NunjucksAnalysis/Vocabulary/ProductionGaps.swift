/// What templates can call here and not in production, with what to write instead, which works in both.
///
/// The tables have the functions' own names; a function that production lacks it lacks under each of its aliases.
package struct ProductionGaps: Sendable {
    /// Something that production does not have.
    package struct Gap: Sendable, ExpressibleByStringLiteral {
        /// What to write instead, as a message says it: "write `.length`".
        package var instead: String
        /// Whether it is an addition of the host's, and not a part of Nunjucks.
        package var isAddition: Bool

        /// Describes a gap.
        package init(_ instead: String, isAddition: Bool = false) {
            self.instead = instead
            self.isAddition = isAddition
        }

        /// Describes a part of Nunjucks that production lacks, by what to write instead.
        package init(stringLiteral instead: String) { self.init(instead) }
    }

    /// The filters that production lacks.
    package var filters: [String: Gap]
    /// The tests that production lacks.
    package var tests: [String: Gap]
    /// The functions that production lacks.
    package var functions: [String: Gap]
    /// The tags of the host's that production lacks.
    package var tags: [String: Gap]

    /// Makes tables.
    package init(
        filters: [String: Gap] = [:], tests: [String: Gap] = [:], functions: [String: Gap] = [:],
        tags: [String: Gap] = [:]
    ) {
        self.filters = filters
        self.tests = tests
        self.functions = functions
        self.tags = tags
    }

    /// Nothing is known to be lacking.
    package static let none = ProductionGaps()
}
