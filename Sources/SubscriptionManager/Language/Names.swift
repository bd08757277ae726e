import Localization
import Nunjucks

/// Names that filters look for, made once.
enum Names {
    private static let heap = Heap()
    static let id = heap.string("id")
    static let publicID = heap.string("public_id")
    static let productID = heap.string("external_product_id")
    static let currencyCode = heap.string("currency_code")
    static let dollars = heap.string("USD")
    static let longDate = heap.string("LL")
    static let invalidDate = heap.string("Invalid Date")
    static let unsafeMarkdown = heap.string("markdown.unsafe")
    static let empty = heap.string("")

    static let other = heap.string("other")
    private static let zero = heap.string("zero")
    private static let one = heap.string("one")
    private static let two = heap.string("two")
    private static let few = heap.string("few")
    private static let many = heap.string("many")

    /// The name of a plural category.
    static func name(of category: PluralRules.Category) -> StringRef {
        switch category {
        case .zero: zero
        case .one: one
        case .two: two
        case .few: few
        case .many: many
        case .other: other
        }
    }
}
