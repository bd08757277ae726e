import Nunjucks

/// The values of a fixture's State: what the fixture says, what it leaves out, and the maps that go with its lists.
///
/// The graph is complete when it is made and only read afterwards, so that all renderings share it.
struct StateGraph: Sendable {
    /// The locale that the fixture itself has.
    let locale: String
    /// The theme settings that the fixture overrides, or undefined.
    let settings: Value
    /// When the customer's signature was made: `YYYY-MM-DD HH:mm:ss`.
    let signingTime: String?

    private let heap: Heap
    /// The State but for what depends on the page's locale.
    private let common: ObjectRef
    private let derivedNames: Set<String>
    private let products: ArrayRef?
    private let localizedProducts: ObjectRef?

    init(_ storage: JSONDocument.Storage, schema: StateSchema, secrets: [Int]) {
        let heap = Heap()
        let shapes = ShapeTable()
        let given = Self.given(Self.marked(storage, secrets), heap, shapes)
        settings = given.settings
        var state = StateBuilder(given.state, heap: heap, shapes: shapes)
        state.fillDefaults()
        locale = state.locale
        state.deriveMaps()
        if case .object(let customer)? = state["customer"], case .number(let seconds)? = customer["ts"], seconds > 0,
            let seconds = Int(exactly: seconds)
        {
            signingTime = DateText.dateTime(ofSecondsSince1970: seconds)
        } else {
            signingTime = nil
        }
        products = if case .array(let list)? = state["products"] { list } else { nil }
        localizedProducts = if case .object(let map)? = state["localized_product_by_id"] { map } else { nil }
        derivedNames = state.derivedNames
        common = state.finish()
        self.heap = heap
    }

    /// Whether a name of the State is a map that was made of the lists.
    func isDerived(_ name: StringRef) -> Bool { derivedNames.contains(name.string) }

    /// The State in a locale.
    func state(locale: String) -> State {
        let heap = Heap()
        let isOwnLocale = locale == self.locale
        var builder = ObjectBuilder(heap: heap)
        for (key, value) in zip(common.keys, common.values) {
            if key == "locale" {
                builder.append(key, .string(heap.string(locale)))
            } else if key == "localized_product_by_id", !(isOwnLocale && localizedProducts != nil) {
                builder.append(key, .object(localized(in: locale, heap)))
            } else {
                builder.append(key, value)
            }
        }
        return State(locale: locale, root: builder.finish(), heaps: [self.heap, heap])
    }

    // MARK: Products in a locale

    private func localized(in locale: String, _ heap: Heap) -> ObjectRef {
        let shapes = ShapeTable()
        var builder = ObjectBuilder(heap: heap)
        if let localizedProducts {
            for (key, value) in zip(localizedProducts.keys, localizedProducts.values) { builder.append(key, value) }
        }
        if let products {
            for case .object(let product) in products.elements {
                guard case .string(let id)? = product["external_product_id"] else { continue }
                builder.append(id, .object(localized(product, in: locale, heap, shapes)))
            }
        }
        return builder.finish()
    }

    /// A product with the name and links it has in a locale; the product itself where it has no others.
    private func localized(_ product: ObjectRef, in locale: String, _ heap: Heap, _ shapes: ShapeTable) -> ObjectRef {
        guard case .object(let extraData)? = product["extra_data"], case .object(let all)? = extraData["i18n_display"],
            case .object(let display)? = all[locale]
        else { return product }
        var builder = ObjectBuilder(heap: heap, shapes: shapes)
        for (key, value) in zip(product.keys, product.values) { builder.append(key, value) }
        for key: StaticString in ["name", "image_url", "detail_url"] {
            // What is empty in a locale is not meant to hide what the product has.
            guard case .string(let text)? = display[key], !text.isEmpty else { continue }
            builder.append(heap.literal(key), .string(text))
        }
        return builder.finish()
    }

    // MARK: Values

    private static func marked(_ storage: JSONDocument.Storage, _ secrets: [Int]) -> JSONDocument.Storage {
        guard !secrets.isEmpty else { return storage }
        var nodes = storage.nodes
        for index in secrets { nodes[index].flags.insert(.secret) }
        return JSONDocument.Storage(sources: storage.sources, nodes: nodes, warnings: storage.warnings)
    }

    private static func given(
        _ storage: JSONDocument.Storage, _ heap: Heap, _ shapes: ShapeTable
    ) -> (state: [(key: StringRef, value: Value)], settings: Value) {
        var conversion = ValueConversion(storage: storage, heap: heap, shapes: shapes, standIn: Secret.standIn)
        var state: [(key: StringRef, value: Value)] = []
        var settings = Value.undefined
        for child in storage.children(of: 0) {
            if storage.key(at: child) == Fixture.descriptionKey {
                if let node = storage.child(of: child, named: "settings") { settings = conversion.value(at: node) }
            } else {
                let key = storage.withBytes(ofKeyAt: child) { heap.string($0) }
                state.append((key, conversion.value(at: child)))
            }
        }
        return (state, settings)
    }
}

/// Completes what a fixture gives.
private struct StateBuilder {
    private(set) var derivedNames: Set<String> = []

    private let heap: Heap
    private let shapes: ShapeTable
    private var names: [StringRef]
    private var values: [Value]

    init(_ given: [(key: StringRef, value: Value)], heap: Heap, shapes: ShapeTable) {
        self.heap = heap
        self.shapes = shapes
        names = given.map(\.key)
        values = given.map(\.value)
    }

    subscript(name: StaticString) -> Value? {
        names.firstIndex { $0 == name }.map { values[$0] }
    }

    var locale: String {
        if case .string(let locale)? = self["locale"], !locale.isEmpty { return locale.string }
        return "en"
    }

    func finish() -> ObjectRef { heap.object(zip(names, values).map { (key: $0, value: $1) }) }

    private mutating func add(_ name: StaticString, _ value: Value) {
        names.append(heap.literal(name))
        values.append(value)
    }

    private mutating func addIfMissing(_ name: StaticString, _ value: Value) {
        if self[name] == nil { add(name, value) }
    }

    // MARK: Defaults

    mutating func fillDefaults() {
        for list: StaticString in [
            "addresses", "notifications", "order_items", "orders", "payments", "products", "subscriptions",
        ] {
            addIfMissing(list, .array(heap.array([])))
        }
        for map: StaticString in [
            "discount_codes_by_order_id", "discount_codes_by_subscription_id", "incentives_by_product_id",
            "offer_by_product_id",
        ] {
            addIfMissing(map, .object(heap.object([])))
        }
        addIfMissing("auth_url", .string(heap.string("")))
        addIfMissing("loading", .boolean(false))
        addIfMissing("locale", .string(heap.string("en")))
        fillEnvironment()
        if self["merchant_id"] == nil, case .object(let customer)? = self["customer"],
            let merchant = customer["public_id"]
        {
            add("merchant_id", merchant)
        }
    }

    private mutating func fillEnvironment() {
        let defaults: [(name: StaticString, value: StaticString)] = [
            ("api_url", "https://api.ordergroove.com"), ("lego_api", "https://restapi.ordergroove.com"),
            ("name", "prod"), ("offers_url", "https://offers.ordergroove.com"),
            ("tracking_url", "https://collect.ordergroove.com"),
        ]
        var builder = ObjectBuilder(heap: heap, shapes: shapes)
        var given: ObjectRef?
        if case .object(let environment)? = self["environment"] {
            given = environment
            for (key, value) in zip(environment.keys, environment.values) { builder.append(key, value) }
        }
        for (name, value) in defaults where given?[name] == nil {
            if name.utf8Start == defaults[1].name.utf8Start, let older = given?["lego_url"] {
                builder.append(heap.literal(name), older)
            } else {
                builder.append(heap.literal(name), .string(heap.literal(value)))
            }
        }
        let environment = Value.object(builder.finish())
        if let index = names.firstIndex(where: { $0 == "environment" }) {
            values[index] = environment
        } else {
            add("environment", environment)
        }
    }

    // MARK: Derived maps

    mutating func deriveMaps() {
        derive("items_by_order") { state in state.itemsByOrder() }
        derive("order_item_by_id") { state in
            state.map(of: "order_items", by: "public_id") { .array(state.heap.array([$0])) }
        }
        derive("product_by_id") { state in state.map(of: "products", by: "external_product_id") }
        derive("address_by_id") { state in state.map(of: "addresses", by: "public_id") }
        derive("payment_by_id") { state in state.map(of: "payments", by: "public_id") }
        derive("subscription_by_id") { state in state.map(of: "subscriptions", by: "public_id") }
        // Each locale has its own, made when the locale is known; this keeps its place.
        if self["localized_product_by_id"] == nil {
            add("localized_product_by_id", .undefined)
            derivedNames.insert("localized_product_by_id")
        }
    }

    private mutating func derive(_ name: StaticString, _ make: (StateBuilder) -> ObjectRef) {
        guard self[name] == nil else { return }
        add(name, .object(make(self)))
        derivedNames.insert(name.description)
    }

    /// The objects of a list, by id. They are the list's own objects, not copies.
    private func map(of list: StaticString, by idField: StaticString, _ wrap: (Value) -> Value = { $0 }) -> ObjectRef {
        var builder = ObjectBuilder(heap: heap)
        for (object, value) in objects(of: list) {
            if case .string(let id)? = object[idField] { builder.append(id, wrap(value)) }
        }
        return builder.finish()
    }

    /// The items of each order. An order without any has an empty list.
    private func itemsByOrder() -> ObjectRef {
        var builder = ObjectBuilder(heap: heap)
        var lists: [[UInt8]: ArrayRef] = [:]
        for (order, _) in objects(of: "orders") {
            guard case .string(let id)? = order["public_id"] else { continue }
            let list = heap.array([])
            lists[Array(id.bytes)] = list
            builder.append(id, .array(list))
        }
        for (item, value) in objects(of: "order_items") {
            guard case .string(let order)? = item["order"] else { continue }
            let key = Array(order.bytes)
            if let list = lists[key] {
                list.append(value, in: heap)
            } else {
                let list = heap.array([value])
                lists[key] = list
                builder.append(order, .array(list))
            }
        }
        return builder.finish()
    }

    private func objects(of list: StaticString) -> [(object: ObjectRef, value: Value)] {
        guard case .array(let array)? = self[list] else { return [] }
        return array.elements.compactMap { value in
            if case .object(let object) = value { (object, value) } else { nil }
        }
    }
}
