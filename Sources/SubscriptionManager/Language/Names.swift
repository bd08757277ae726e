import Diagnostics
import JSON
import Localization
import NunjucksRuntime

/// Names that filters look for, made once.
enum Names {
    private static let heap = Heap()
    static let id = heap.literal("id")
    static let publicID = heap.literal("public_id")
    static let productID = heap.literal("external_product_id")
    static let currencyCode = heap.literal("currency_code")
    static let dollars = heap.literal("USD")
    static let longDate = heap.literal("LL")
    static let invalidDate = heap.literal("Invalid Date")
    static let unsafeMarkdown = heap.literal("markdown.unsafe")
    static let reverse = heap.literal("reverse")
    static let empty = heap.literal("")

    static let other = heap.literal("other")
    private static let zero = heap.literal("zero")
    private static let one = heap.literal("one")
    private static let two = heap.literal("two")
    private static let few = heap.literal("few")
    private static let many = heap.literal("many")

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
