/// Where a template literal, and what is in it, stands in the templates: for those who look into a page.
package struct LiteralPlaces: Hashable, Sendable {
    /// A place in one of the page's sources.
    package struct Place: Hashable, Sendable {
        /// The position of the source among the page's.
        package var source: Int
        /// Where it begins, in bytes.
        package var offset: Int
    }

    /// An element whose tag stands in the literal.
    package struct Element: Hashable, Sendable {
        /// Which of the literal's strings has the tag.
        package var string: Int
        /// Where in that string, cooked, the tag's name ends, in UTF-16.
        package var end: Int
        /// Where its tag begins in the templates.
        package var place: Place
    }

    /// An expression that a value of the literal comes from: what is printed, or what a block depends on.
    package struct Value: Hashable, Sendable {
        /// Where the tag stands that has it.
        package var place: Place
        /// What the template says: `order.place | date('MMM D')`, of a block its tag.
        package var text: String
        /// The paths of the State that it reads, as far as they are known: `orders[].place`.
        package var paths: [String] = []
        /// The filters that it goes through, the first one first: `date('MMM D')`.
        package var filters: [String] = []
        /// The keys of the texts that it shows.
        package var keys: [String] = []
    }

    /// The position of the source that it stands in among the page's; -1 where nothing is in it.
    package var source: Int
    /// The elements, in the order of their tags; nil where it is not known which they are.
    package var elements: [Element]?
    /// For each value of the literal the expressions it comes from.
    package var values: [[Value]]
}
