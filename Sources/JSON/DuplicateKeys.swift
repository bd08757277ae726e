import ECMAText

/// Finds keys that an object has more than once.
struct DuplicateKeys {
    private var members: [(hash: UInt64, node: Int)] = []
    private var slots: [Int32] = []

    /// The pairs of members with the same key, the earlier one first.
    mutating func find(
        in nodes: [JSONNode], of container: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [(first: Int, second: Int)] {
        members.removeAll(keepingCapacity: true)
        var child = container + 1
        for _ in 0..<nodes[container].count {
            members.append((withKey(of: nodes[child], bytes, KeyedHash.hash), child))
            child += Int(nodes[child].size)
        }
        return members.count <= 24 ? findByPairs(in: nodes, bytes) : findByTable(in: nodes, bytes)
    }

    private func findByPairs(
        in nodes: [JSONNode], _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [(first: Int, second: Int)] {
        var found: [(first: Int, second: Int)] = []
        members.withUnsafeBufferPointer { members in
            for later in 1..<members.count {
                let hash = members[later].hash
                for earlier in stride(from: later - 1, through: 0, by: -1)
                where members[earlier].hash == hash
                    && haveSameKey(nodes[members[earlier].node], nodes[members[later].node], bytes)
                {
                    found.append((members[earlier].node, members[later].node))
                    break
                }
            }
        }
        return found
    }

    private mutating func findByTable(
        in nodes: [JSONNode], _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [(first: Int, second: Int)] {
        var size = 64
        while size < members.count * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        var found: [(first: Int, second: Int)] = []
        for member in members {
            var probe = Int(truncatingIfNeeded: member.hash) & (size - 1)
            while slots[probe] >= 0 {
                let earlier = Int(slots[probe])
                if haveSameKey(nodes[earlier], nodes[member.node], bytes) {
                    found.append((earlier, member.node))
                    break
                }
                probe = (probe + 1) & (size - 1)
            }
            slots[probe] = Int32(member.node)
        }
        return found
    }

    private func haveSameKey(_ left: JSONNode, _ right: JSONNode, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        withKey(of: left, bytes) { leftKey in withKey(of: right, bytes) { JSONKey.areEqual(leftKey, $0) } }
    }

    @inline(__always)
    private func withKey<Result>(
        of node: JSONNode, _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let key = UnsafeBufferPointer(rebasing: bytes[Int(node.keyStart)..<Int(node.keyEnd)])
        return node.flags.contains(.escapedKey)
            ? JSONText.unescaped(key).withUnsafeBufferPointer(body) : body(key)
    }
}
