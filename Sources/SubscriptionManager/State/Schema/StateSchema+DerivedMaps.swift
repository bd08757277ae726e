extension StateSchema {
    /// A map of the State that is made of one of its lists: objects by their ids, or by what they belong to.
    ///
    /// The preview makes these maps where a fixture leaves them out, and the page's runtime makes them again whenever a
    /// list changes; both by ``StateSchema/derivedMaps``.
    public struct DerivedMap: Hashable, Sendable {
        /// What a key of the map leads to.
        public enum Form: Hashable, Sendable {
            /// The object with this id.
            case object
            /// The object with this id, in a list of its own.
            case list
            /// The object with this id, with the name and the links that it has in the page's locale.
            case localized
            /// All objects whose field of this name refers to the owner with this id, in a list. Each owner has one, if
            /// an empty one.
            case group(by: String)
        }

        /// The map's name: `items_by_order`.
        public let name: String
        /// The name of the list it is made of: `order_items`.
        public let list: String
        /// What a key leads to.
        public let form: Form
        /// Whether stores have objects in the map that the list lacks; those stay in it.
        public let keepsOthers: Bool

        init(_ name: String, of list: String, _ form: Form = .object, keepsOthers: Bool = false) {
            self.name = name
            self.list = list
            self.form = form
            self.keepsOthers = keepsOthers
        }
    }

    /// The maps that go with the State's lists, in the order in which the State has them.
    public static let derivedMaps = [
        DerivedMap("items_by_order", of: "order_items", .group(by: "order")),
        DerivedMap("order_item_by_id", of: "order_items", .list),
        DerivedMap("product_by_id", of: "products", keepsOthers: true),
        DerivedMap("address_by_id", of: "addresses"),
        DerivedMap("payment_by_id", of: "payments"),
        DerivedMap("subscription_by_id", of: "subscriptions"),
        DerivedMap("localized_product_by_id", of: "products", .localized, keepsOthers: true),
    ]

    /// The field that holds the id of the objects of one of the State's lists: `public_id` of `orders`.
    public func idField(ofList name: String) -> String? {
        guard case .array(.object(let member))? = objects[0].field(named: name)?.type else { return nil }
        return self[member]?.idField
    }

    /// The list that the references in a field of a list's objects lead to: `orders` for `order` in `order_items`.
    public func owners(by field: String, inList name: String) -> String? {
        guard case .array(.object(let member))? = objects[0].field(named: name)?.type,
            case .id(let owner?)? = self[member]?.field(named: field)?.type
        else { return nil }
        return list(of: owner)
    }
}
