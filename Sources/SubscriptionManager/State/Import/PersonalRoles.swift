import JSON

/// What each string and number of a document is, when a State of a shop becomes a fixture.
///
/// A field that the schema declares is what the schema says. The names of all other fields are compared
/// (``PersonalName``), except within products, which say nothing of a person.
struct PersonalRoles {
    /// What a value is.
    enum Role: Equatable {
        /// Templates depend on it, and it says nothing of a person: a status, a date, an amount.
        case fixed
        /// It belongs to the shop, and a name in it is somebody else's. What cannot be by chance is replaced: e-mail
        /// addresses, ids.
        case guarded
        /// A text in which a person may be named.
        case text
        /// It says something of a person as a whole.
        case personal(StateSchema.PersonalKind)
    }

    /// The roles, by the positions of nodes; containers are `fixed`.
    private(set) var roles: [Role]
    /// The positions of the members whose keys may be ids, or say something of a person.
    private(set) var openKeys: [Int] = []
    /// The ids of the State's own objects, which stay.
    private(set) var ids: Set<String> = []

    private let storage: JSONDocument.Storage
    private let schema: StateSchema
    /// What is about a person by its name, and not by the schema.
    private var undeclared: [Int] = []

    /// Finds the roles of a document that holds a State.
    init(ofState storage: JSONDocument.Storage, schema: StateSchema) {
        self.init(storage, schema)
        if storage.nodes[0].kind == .object {
            findRoles(inObject: 0, schema.objects[0], .unknown)
        } else {
            findRoles(inUnknown: 0, nil, .unknown)
        }
        // An `order_id` may be the id of an order here, and a `shipping_address` that of an address.
        for node in undeclared where storage.nodes[node].kind == .string && ids.contains(storage.string(at: node)) {
            roles[node] = .guarded
        }
    }

    /// Finds the roles of a document that stands in a text.
    init(ofUnknown storage: JSONDocument.Storage, schema: StateSchema) {
        self.init(storage, schema)
        findRoles(inUnknown: 0, nil, .unknown)
    }

    private init(_ storage: JSONDocument.Storage, _ schema: StateSchema) {
        self.storage = storage
        self.schema = schema
        roles = Array(repeating: .fixed, count: storage.nodes.count)
    }

    /// Leaves a value as it is.
    mutating func fix(_ node: Int) { roles[node] = .fixed }

    // MARK: Fields of the schema

    /// The objects in which nothing is about a person.
    private static let impersonal: Set<StateSchema.ObjectName> = [
        "Product", "ProductGroup", "Environment", "SkuSwap", "ProductIncentives", "Incentives", "Incentive",
    ]

    private mutating func findRoles(
        inObject index: Int, _ type: StateSchema.ObjectType, _ owner: PersonalName.Owner
    ) {
        if Self.impersonal.contains(type.name) { return guardAll(index) }
        forEachChild(of: index) { search, child in
            if let position = search.storage.withBytes(ofKeyAt: child, { type.position(of: $0) }) {
                search.findRoles(inField: child, type.fields[position])
            } else if search.isDescription(child, of: type) {
                search.findRoles(inDescription: child)
            } else {
                search.openKeys.append(child)
                search.findRoles(inMember: child, owner)
            }
        }
    }

    private func isDescription(_ node: Int, of type: StateSchema.ObjectType) -> Bool {
        type.name == schema.objects[0].name
            && storage.withBytes(ofKeyAt: node) { $0.elementsEqual(Fixture.descriptionKey.utf8) }
    }

    /// A fixture's title and description are texts; its date and what it extends stay.
    private mutating func findRoles(inDescription node: Int) {
        guard storage.nodes[node].kind == .object else { return findRoles(inUnknown: node, nil, .unknown) }
        forEachChild(of: node) { search, child in
            let isFixed = ["now", "extends", "timeZone", "seed", "order"].contains(search.storage.key(at: child))
            if !isFixed { search.findRoles(inUnknown: child, nil, .unknown) }
        }
    }

    private mutating func findRoles(inField node: Int, _ field: StateSchema.Field) {
        if let kind = field.personal {
            switch storage.nodes[node].kind {
            case .string, .number: set(kind, at: node)
            default: findRoles(inUnknown: node, kind, .unknown)
            }
        } else {
            findRoles(in: node, field.type)
        }
    }

    private mutating func findRoles(in node: Int, _ type: StateSchema.FieldType) {
        let kind = storage.nodes[node].kind
        switch type {
        case .object(let name) where kind == .object:
            if let object = schema[name] { findRoles(inObject: node, object, owner(of: name)) }
        case .array(let element) where kind == .array:
            forEachChild(of: node) { $0.findRoles(in: $1, element) }
        case .map(let value) where kind == .object && value != .any:
            forEachChild(of: node) { search, child in
                search.openKeys.append(child)
                search.findRoles(in: child, value)
            }
        case .either(let types):
            if let fitting = types.first(where: { $0.accepts(kind) }) {
                findRoles(in: node, fitting)
            } else {
                findRoles(inUnknown: node, nil, .unknown)
            }
        case .choice(let choice) where kind == .string:
            let value = storage.string(at: node)
            roles[node] = choice.options.contains { $0.name == value } ? .fixed : .guarded
        case .date where kind == .string, .dateTime where kind == .string:
            roles[node] = storage.withBytes(ofStringAt: node, DateText.isDate) ? .fixed : .text
        case .id where kind == .string:
            roles[node] = .guarded
            ids.insert(storage.string(at: node))
        case .string where kind == .string: roles[node] = .guarded
        case .money where kind == .string: roles[node] = .guarded
        case .choice where kind == .number, .integer where kind == .number, .number where kind == .number: break
        default: findRoles(inUnknown: node, nil, .unknown)
        }
    }

    private func owner(of name: StateSchema.ObjectName) -> PersonalName.Owner {
        switch name {
        case "Customer": .customer
        case "Address", "Payment": .person
        default: .unknown
        }
    }

    /// Product data stay, and so do the ids in them.
    private mutating func guardAll(_ index: Int) {
        for node in index..<index + Int(storage.nodes[index].size) where storage.nodes[node].kind == .string {
            roles[node] = .guarded
            let isID = storage.withBytes(ofKeyAt: node) { $0.elementsEqual("external_product_id".utf8) }
            if isID { ids.insert(storage.string(at: node)) }
        }
    }

    private mutating func forEachChild(of index: Int, _ body: (inout Self, Int) -> Void) {
        var child = index + 1
        let end = index + Int(storage.nodes[index].size)
        while child < end {
            let size = Int(storage.nodes[child].size)
            body(&self, child)
            child += size
        }
    }

    // MARK: Other fields

    private mutating func findRoles(inMember node: Int, _ owner: PersonalName.Owner) {
        let kind = storage.withBytes(ofKeyAt: node) { PersonalName.kind(of: $0, in: owner) }
        let inner = storage.withBytes(ofKeyAt: node) { PersonalName.owner(under: $0, in: owner) }
        findRoles(inUnknown: node, kind, inner)
    }

    /// Looks through a value that the schema does not declare.
    /// - Parameters:
    ///   - kind: What its own name says of it.
    ///   - owner: Whose fields it has.
    private mutating func findRoles(
        inUnknown root: Int, _ kind: StateSchema.PersonalKind?, _ owner: PersonalName.Owner
    ) {
        let nodes = storage.nodes
        var open: [(end: Int, kind: StateSchema.PersonalKind?, owner: PersonalName.Owner)] = []
        var index = root
        let end = root + Int(nodes[root].size)
        while index < end {
            while let last = open.last, last.end <= index { open.removeLast() }
            let node = nodes[index]
            var (kind, owner) = open.last.map { ($0.kind, $0.owner) } ?? (kind, owner)
            if index != root, node.keyStart >= 0 {
                openKeys.append(index)
                (kind, owner) = storage.withBytes(ofKeyAt: index) { key in
                    (PersonalName.kind(of: key, in: owner), PersonalName.owner(under: key, in: owner))
                }
            }
            switch node.kind {
            case .object: open.append((index + Int(node.size), nil, owner))
            case .array: open.append((index + Int(node.size), kind, owner))
            case .string, .number:
                if let kind {
                    set(kind, at: index)
                    undeclared.append(index)
                } else {
                    roles[index] = .text
                }
            default: break
            }
            index += 1
        }
    }

    /// Takes a value for what its name says, unless it is plainly something else.
    private mutating func set(_ kind: StateSchema.PersonalKind, at node: Int) {
        guard kind != .text else { return roles[node] = .text }
        if storage.nodes[node].kind == .string, kind != .birthday,
            storage.withBytes(ofStringAt: node, DateText.isDate)
        {
            roles[node] = .text
        } else {
            roles[node] = .personal(kind)
        }
    }
}
