import ECMAText

extension JSONDocument {
    /// The document with a patch applied to it (RFC 7396, JSON Merge Patch).
    ///
    /// Members of the patch's objects replace those of the document's, and `null` removes them; everything that is no
    /// object replaces what was there. Each value keeps the place where it was written, in whichever of the two texts.
    /// The document's order of keys is kept; keys that only the patch has follow.
    public func merged(with patch: JSONDocument) -> JSONDocument {
        var merge = MergePatch(target: storage, patch: patch.storage)
        return JSONDocument(storage: merge.result())
    }
}

private struct MergePatch {
    private let target: JSONDocument.Storage
    private let patch: JSONDocument.Storage
    private var nodes: [JSONNode] = []
    /// What is added to a node's source: the patch's sources come first, so that 0 is always the outermost text.
    private let targetShift: UInt16

    init(target: JSONDocument.Storage, patch: JSONDocument.Storage) {
        self.target = target
        self.patch = patch
        targetShift = UInt16(patch.sources.count)
        nodes.reserveCapacity(target.nodes.count + patch.nodes.count)
    }

    mutating func result() -> JSONDocument.Storage {
        apply(0, to: 0)
        return JSONDocument.Storage(
            sources: patch.sources + target.sources, nodes: nodes, warnings: patch.warnings + target.warnings)
    }

    /// RFC 7396, section 2: MergePatch.
    private mutating func apply(_ patchIndex: Int, to targetIndex: Int?) {
        let patchNode = patch.nodes[patchIndex]
        guard patchNode.kind == .object else { return copy(patchIndex, of: patch, shift: 0) }
        let container = nodes.count
        nodes.append(patchNode)
        var count: Int32 = 0
        var members = Members(of: patchIndex, in: patch)
        if let targetIndex, target.nodes[targetIndex].kind == .object {
            for child in target.children(of: targetIndex) {
                if let change = members.take(target, child) {
                    if patch.nodes[change].kind == .null { continue }
                    apply(change, to: child)
                } else {
                    copy(child, of: target, shift: targetShift)
                }
                count += 1
            }
        }
        for change in members.rest where patch.nodes[change].kind != .null {
            apply(change, to: nil)
            count += 1
        }
        nodes[container].count = count
        nodes[container].size = Int32(nodes.count - container)
    }

    private mutating func copy(_ index: Int, of storage: JSONDocument.Storage, shift: UInt16) {
        let first = nodes.count
        nodes.append(contentsOf: storage.nodes[index..<index + Int(storage.nodes[index].size)])
        if shift > 0 {
            for copied in first..<nodes.count { nodes[copied].source += shift }
        }
    }

    /// The members of one object of the patch, found by key.
    private struct Members {
        private let storage: JSONDocument.Storage
        private var indices: [Int]
        private var isTaken: [Bool]
        private var positions: [UInt64: [Int]] = [:]

        init(of object: Int, in storage: JSONDocument.Storage) {
            self.storage = storage
            indices = Array(storage.children(of: object))
            isTaken = Array(repeating: false, count: indices.count)
            for (position, index) in indices.enumerated() {
                let hash = storage.withBytes(ofKeyAt: index, KeyedHash.hash)
                positions[hash, default: []].append(position)
            }
        }

        /// The member with the same key as a member of another document. It will not be among the rest.
        mutating func take(_ other: JSONDocument.Storage, _ index: Int) -> Int? {
            other.withBytes(ofKeyAt: index) { key in
                let candidates = positions[KeyedHash.hash(of: key)] ?? []
                for position in candidates
                where storage.withBytes(ofKeyAt: indices[position], { JSONKey.areEqual($0, key) }) {
                    isTaken[position] = true
                    return indices[position]
                }
                return nil
            }
        }

        /// The members that were not taken, in their order.
        var rest: [Int] { indices.indices.filter { !isTaken[$0] }.map { indices[$0] } }
    }
}
