/// Which of a document's nodes are fields that the schema declares: looking a name up once is enough.
struct FieldPositions {
    /// The position of each node's field among those of its object, or -1.
    private var positions: [Int16]

    /// Positions of no fields.
    init(nodeCount: Int) { positions = Array(repeating: -1, count: nodeCount) }

    /// The position of a node's field among those of its object; nil where the schema has no such field.
    subscript(node: Int) -> Int? {
        get {
            let position = positions[node]
            return position < 0 ? nil : Int(position)
        }
        set { positions[node] = newValue.map(Int16.init) ?? -1 }
    }
}
