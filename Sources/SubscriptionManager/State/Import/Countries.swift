import JSON

/// The country of the object around a value.
struct Countries {
    private let storage: JSONDocument.Storage
    private var open: [(node: Int, end: Int)] = []
    private var known: [Int: String?] = [:]

    init(_ storage: JSONDocument.Storage) { self.storage = storage }

    /// Goes on to a node, the next one of the document.
    mutating func enter(_ index: Int) {
        while let last = open.last, last.end <= index { open.removeLast() }
        let node = storage.nodes[index]
        if node.kind == .object { open.append((index, index + Int(node.size))) }
    }

    /// The country of the innermost object, in two letters.
    var country: String? {
        mutating get {
            guard let node = open.last?.node else { return nil }
            if let known = known[node] { return known }
            let child = storage.child(of: node, named: "country_code") ?? storage.child(of: node, named: "country")
            let text = child.flatMap { storage.nodes[$0].kind == .string ? storage.string(at: $0) : nil }
            let country = text.flatMap { $0.count == 2 ? $0 : nil }
            known[node] = .some(country)
            return country
        }
    }
}
