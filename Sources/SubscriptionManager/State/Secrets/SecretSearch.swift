import JSON

/// Finds the secrets of a document that holds a State, or a patch of one.
///
/// A field that the schema declares is a secret only where the schema says so. The names of all other fields are
/// compared, but for the keys of the schema's maps, which are ids.
struct SecretSearch {
    /// A value that is a secret, or holds some.
    struct Finding {
        /// Why it is taken for one.
        enum Reason: Hashable {
            /// The schema says that the value gets a stand-in, of which nothing is said.
            case token
            /// The schema says that the value is a secret.
            case declared
            /// The field's name says so.
            case name
            /// The value has secrets in its text, under these names.
            case text([String])
            /// The value looks like one. It is kept.
            case shape(SecretShape)
        }

        var node: Int
        var reason: Reason
        /// Whether it seems to come from a live store.
        var isLive = false
        /// Whether a later member of the same object has the same key, so that the value does not count.
        var isShadowed: Bool
        /// What is hidden.
        var parts: [Part]
    }

    /// A part of the text of a string or a number.
    struct Part {
        var node: Int
        /// Where it stands in the node's source.
        var range: Range<Int>
        /// What takes its place; nil where it is kept.
        var standIn: [UInt8]?
    }

    private(set) var findings: [Finding] = []
    /// Which values are fields of the schema.
    private(set) var fieldPositions: FieldPositions

    private let storage: JSONDocument.Storage
    private let nodes: [JSONNode]
    /// For each source, where a string can hold a secret.
    private let hints: [SecretHints]
    private let schema: StateSchema
    private let description: Int?
    /// The end of the last value that does not count.
    private var shadowEnd = 0

    init(_ storage: JSONDocument.Storage, schema: StateSchema) {
        self.storage = storage
        nodes = storage.nodes
        hints = storage.sources.map { SecretHints($0.bytes) }
        fieldPositions = FieldPositions(nodeCount: storage.nodes.count)
        self.schema = schema
        description = storage.child(of: 0, named: Fixture.descriptionKey)
    }

    /// Looks through the whole document.
    mutating func search() {
        guard nodes[0].kind == .object else { return searchUnknown(0) }
        search(object: 0, as: schema.objects[0])
    }

    // MARK: Fields of the schema

    private mutating func search(object index: Int, as type: StateSchema.ObjectType) {
        var next = index + 1
        let end = index + Int(nodes[index].size)
        while next < end {
            let child = next
            let kind = nodes[child].kind
            next += Int(nodes[child].size)
            noteShadow(child)
            if let position = storage.withBytes(ofKeyAt: child, { type.position(of: $0) }) {
                fieldPositions[child] = position
                if kind == .null || kind == .false || kind == .true { continue }
                // Nearly all fields are such, and a number or a date has no text to look at.
                if type.isOpenValue(at: position), kind != .object, kind != .array {
                    if kind == .string { searchText(child) }
                } else {
                    search(child, as: type.fields[position])
                }
            } else if child == description, kind == .object {
                searchDescription(child)
            } else {
                searchUnknown(child)
            }
        }
    }

    private mutating func search(_ node: Int, as field: StateSchema.Field) {
        switch field.privacy {
        case .open: search(node, as: field.type)
        case .replaced: hide(node, UnknownFields.leaves(of: node, in: storage), .token)
        case .secret: hide(node, UnknownFields.leaves(of: node, in: storage), .declared)
        }
    }

    private mutating func search(_ node: Int, as type: StateSchema.FieldType) {
        let kind = nodes[node].kind
        switch type {
        case .object(let name) where kind == .object:
            if let object = schema[name] { search(object: node, as: object) }
        case .array(let element) where kind == .array: forEachChild(of: node) { $0.search($1, as: element) }
        case .map(let value) where kind == .object && value != .any:
            forEachChild(of: node) { $0.search($1, as: value) }
        case .either(let types):
            if let fitting = types.first(where: { $0.accepts(kind) }) {
                search(node, as: fitting)
            } else {
                searchUnknown(node, isDeclared: true)
            }
        // A text in a field that the schema knows is what the schema says, however random it looks.
        case _ where kind == .string && type != .any: searchText(node)
        default: searchUnknown(node, isDeclared: true)
        }
    }

    private mutating func searchDescription(_ description: Int) {
        forEachChild(of: description) { search, child in
            let key = search.storage.key(at: child)
            search.searchUnknown(child, isDeclared: FixtureDescription.keys.contains(key))
        }
    }

    private mutating func forEachChild(of index: Int, _ body: (inout Self, Int) -> Void) {
        var child = index + 1
        let end = index + Int(nodes[index].size)
        while child < end {
            let size = Int(nodes[child].size)
            noteShadow(child)
            body(&self, child)
            child += size
        }
    }

    private mutating func noteShadow(_ node: Int) {
        guard nodes[node].flags.contains(.shadowed) else { return }
        shadowEnd = max(shadowEnd, node + Int(nodes[node].size))
    }

    // MARK: Other fields

    private mutating func searchUnknown(_ root: Int, isDeclared: Bool = false) {
        var fields = UnknownFields(storage)
        fields.search(root, isDeclared: isDeclared)
        for field in fields.named {
            let isToken = storage.withBytes(ofKeyAt: field.node) { $0.elementsEqual("token_id".utf8) }
            hide(field.node, field.leaves, isToken ? .token : .name)
        }
        for (string, key) in fields.strings where !searchText(string) {
            let node = nodes[string]
            guard node.end - node.start >= SecretShape.minimumLength else { continue }
            let shape = storage.withBytes(ofStringAt: string) { text in
                storage.withBytes(ofKeyAt: key) { SecretShape.of(text, named: $0) }
            }
            if let shape { add(string, .shape(shape), [Part(node: string, range: textRange(of: string))]) }
        }
    }

    // MARK: Values

    /// Hides the strings and numbers of a value.
    private mutating func hide(_ node: Int, _ leaves: [Int], _ reason: Finding.Reason) {
        guard !leaves.isEmpty else { return }
        let parts = leaves.map { leaf in
            let isNumber = nodes[leaf].kind == .number
            return Part(
                node: leaf, range: textRange(of: leaf), standIn: isNumber ? Secret.numberStandIn : Secret.standIn)
        }
        let isLive = leaves.contains { leaf in
            nodes[leaf].kind == .string && storage.withBytes(ofStringAt: leaf, Secret.looksLive)
        }
        add(node, reason, parts, isLive: isLive)
    }

    /// Looks for secrets in the text of a string, and says whether there are any.
    @discardableResult
    private mutating func searchText(_ index: Int) -> Bool {
        let node = nodes[index]
        let isEscaped = node.flags.contains(.escapedValue)
        guard isEscaped || hints[Int(node.source)].mayHold(node) else { return false }
        let range = textRange(of: index)
        return storage.sources[Int(node.source)].bytes.withUnsafeBufferPointer { bytes in
            guard isEscaped || SecretText.mayHold(UnsafeBufferPointer(rebasing: bytes[range])) else { return false }
            let raw = MappedText(bytes, from: range)
            var text = SecretText()
            text.search(isEscaped ? raw.unescaped() : raw)
            return add(text.parts, of: index)
        }
    }

    private mutating func add(_ parts: [SecretText.Part], of node: Int) -> Bool {
        var names: [String] = []
        for part in parts {
            let own = Part(node: node, range: part.range, standIn: part.standIn)
            switch part.reason {
            case .name(let name):
                if !names.contains(name) { names.append(name) }
            case .shape(let shape): add(node, .shape(shape), [own])
            }
        }
        guard !names.isEmpty else { return !parts.isEmpty }
        add(
            node, .text(names.sorted()),
            parts.filter { $0.standIn != nil }.map { Part(node: node, range: $0.range, standIn: $0.standIn) })
        return true
    }

    private mutating func add(_ node: Int, _ reason: Finding.Reason, _ parts: [Part], isLive: Bool = false) {
        findings.append(
            Finding(
                node: node, reason: reason, isLive: isLive,
                isShadowed: node < shadowEnd || nodes[node].flags.contains(.shadowed),
                parts: parts))
    }

    /// The range of a string between its quotes, or of a number.
    private func textRange(of index: Int) -> Range<Int> {
        let node = nodes[index]
        let quotes = node.kind == .string ? 1 : 0
        return Int(node.start) + quotes..<Int(node.end) - quotes
    }
}
