import JSON

/// The fields of a value that nobody declares: those whose names say that they are secrets, and the strings in the rest.
struct UnknownFields {
    /// A field that holds a secret.
    struct Named {
        /// The field's value.
        var node: Int
        /// The words that name it.
        var name: String
        /// The strings and numbers that it holds.
        var leaves: [Int]
    }

    private(set) var named: [Named] = []
    /// The strings in all other fields, each with the nearest value around it that has a key.
    private(set) var strings: [(node: Int, key: Int)] = []

    private let storage: JSONDocument.Storage

    init(_ storage: JSONDocument.Storage) { self.storage = storage }

    /// Looks through a value.
    /// - Parameter isDeclared: Whether the value's own key is a declared one.
    mutating func search(_ root: Int, isDeclared: Bool = false) {
        let nodes = storage.nodes
        var index = root
        let end = root + Int(nodes[root].size)
        var key = root
        while index < end {
            let node = nodes[index]
            if node.keyStart >= 0 {
                key = index
                if !isDeclared || index != root, let name = storage.withBytes(ofKeyAt: index, SecretName.match) {
                    let leaves = Self.leaves(of: index, in: storage)
                    if !leaves.isEmpty { named.append(Named(node: index, name: name, leaves: leaves)) }
                    index += Int(node.size)
                    continue
                }
            }
            if node.kind == .string { strings.append((index, key)) }
            index += 1
        }
    }

    /// The strings and numbers in a value that is a secret. What is empty, or a stand-in already, is none; nor is `true`.
    static func leaves(of node: Int, in storage: JSONDocument.Storage) -> [Int] {
        (node..<node + Int(storage.nodes[node].size)).filter { index in
            switch storage.nodes[index].kind {
            // An empty signature says that nobody is logged in, which scripts must be able to see.
            case .string:
                storage.withBytes(ofStringAt: index) { !$0.isEmpty && !$0.elementsEqual(Secret.standIn) }
            case .number: storage.number(at: index) != 0
            default: false
            }
        }
    }
}
