import Diagnostics
import JSON
import NunjucksRuntime

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
    private let localizedMaps: [LocalizedMap]

    /// A map that each locale has of its own.
    private struct LocalizedMap: Sendable {
        let map: StateSchema.DerivedMap
        /// The field that holds the id of the list's objects.
        let idField: String
        /// What the fixture has of it, for its own locale.
        let given: ObjectRef?
        /// The list that it is made of.
        let list: ArrayRef?
    }

    init(_ storage: JSONDocument.Storage, schema: StateSchema) {
        let heap = Heap()
        let shapes = ShapeTable()
        let given = Self.given(storage, heap, shapes)
        settings = given.settings
        var state = StateBuilder(given.state, heap: heap, shapes: shapes)
        state.fillDefaults()
        locale = state.locale
        state.derive(StateSchema.derivedMaps, schema)
        if case .object(let customer)? = state["customer"], case .number(let seconds)? = customer["ts"], seconds > 0,
            let seconds = Int(exactly: seconds)
        {
            signingTime = DateText.dateTime(ofSecondsSince1970: seconds)
        } else {
            signingTime = nil
        }
        localizedMaps = StateSchema.derivedMaps.filter { $0.form == .localized }.compactMap { map in
            guard let idField = schema.idField(ofList: map.list) else { return nil }
            let given: ObjectRef? = if case .object(let given)? = state[map.name] { given } else { nil }
            let list: ArrayRef? = if case .array(let list)? = state[map.list] { list } else { nil }
            return LocalizedMap(map: map, idField: idField, given: given, list: list)
        }
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
            } else if let map = localizedMaps.first(where: { $0.map.name == key.string }),
                !(isOwnLocale && map.given != nil)
            {
                builder.append(key, .object(localized(map, in: locale, heap)))
            } else {
                builder.append(key, value)
            }
        }
        return State(locale: locale, root: builder.finish(), heaps: [self.heap, heap])
    }

    // MARK: Products in a locale

    private func localized(_ map: LocalizedMap, in locale: String, _ heap: Heap) -> ObjectRef {
        let shapes = ShapeTable()
        var builder = ObjectBuilder(heap: heap)
        if map.map.keepsOthers, let given = map.given {
            for (key, value) in zip(given.keys, given.values) { builder.append(key, value) }
        }
        if let list = map.list {
            for case .object(let object) in list.elements {
                guard case .string(let id)? = object[map.idField] else { continue }
                builder.append(id, .object(localized(object, in: locale, heap, shapes)))
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

    private static func given(
        _ storage: JSONDocument.Storage, _ heap: Heap, _ shapes: ShapeTable
    ) -> (state: [(key: StringRef, value: Value)], settings: Value) {
        var conversion = ValueConversion(storage: storage, heap: heap, shapes: shapes)
        var state: [(key: StringRef, value: Value)] = []
        var settings = Value.undefined
        for child in storage.children(of: 0) {
            let name = storage.key(at: child)
            if name == Fixture.descriptionKey {
                if let node = storage.child(of: child, named: "settings") { settings = conversion.value(at: node) }
            } else if name != Fixture.schemaKey {
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

    subscript(name: String) -> Value? {
        names.firstIndex { $0.bytes.elementsEqual(name.utf8) }.map { values[$0] }
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

    /// Adds the maps that the fixture leaves out.
    mutating func derive(_ maps: [StateSchema.DerivedMap], _ schema: StateSchema) {
        for map in maps where self[map.name] == nil {
            let value: Value =
                switch map.form {
                case .object: .object(objects(of: map.list, schema) { $0 })
                case .list: .object(objects(of: map.list, schema) { .array(heap.array([$0])) })
                case .group(let field): .object(groups(of: map.list, by: field, schema))
                // Each locale has its own, made when the locale is known; this keeps its place.
                case .localized: .undefined
                }
            names.append(heap.string(map.name))
            values.append(value)
            derivedNames.insert(map.name)
        }
    }

    /// The objects of a list, by their ids. They are the list's own objects, not copies.
    private func objects(of list: String, _ schema: StateSchema, _ wrap: (Value) -> Value) -> ObjectRef {
        var builder = ObjectBuilder(heap: heap)
        for (id, value) in identified(list, schema) { builder.append(id, wrap(value)) }
        return builder.finish()
    }

    /// The objects of a list that refer to the same owner, by its id. An owner of none has an empty list.
    private func groups(of list: String, by field: String, _ schema: StateSchema) -> ObjectRef {
        var builder = ObjectBuilder(heap: heap)
        var lists: [[UInt8]: ArrayRef] = [:]
        if let owners = schema.owners(by: field, inList: list) {
            for (id, _) in identified(owners, schema) {
                let list = heap.array([])
                lists[Array(id.bytes)] = list
                builder.append(id, .array(list))
            }
        }
        for (object, value) in objects(of: list) {
            guard case .string(let id)? = object[field] else { continue }
            let key = Array(id.bytes)
            if let list = lists[key] {
                list.append(value, in: heap)
            } else {
                let list = heap.array([value])
                lists[key] = list
                builder.append(id, .array(list))
            }
        }
        return builder.finish()
    }

    /// The objects of a list that have an id.
    private func identified(_ list: String, _ schema: StateSchema) -> [(id: StringRef, value: Value)] {
        guard let idField = schema.idField(ofList: list) else { return [] }
        return objects(of: list).compactMap { object, value in
            if case .string(let id)? = object[idField] { (id, value) } else { nil }
        }
    }

    private func objects(of list: String) -> [(object: ObjectRef, value: Value)] {
        guard case .array(let array)? = self[list] else { return [] }
        return array.elements.compactMap { value in
            if case .object(let object) = value { (object, value) } else { nil }
        }
    }
}
