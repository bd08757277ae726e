import ECMAText

/// The way to a value of a document, as one would write it in JavaScript: `orders[2].status`.
package enum JSONPath {
    package static func text(of target: Int, in storage: JSONDocument.Storage) -> String {
        var path = ""
        var container = 0
        while container != target {
            var position = 0
            var next: Int?
            var child = container + 1
            let end = container + Int(storage.nodes[container].size)
            while child < end {
                let size = Int(storage.nodes[child].size)
                if target < child + size {
                    next = child
                    break
                }
                position += 1
                child += size
            }
            guard let next else { return path }
            if storage.nodes[container].kind == .array {
                path += "[\(position)]"
            } else {
                let key = storage.key(at: next)
                if isIdentifier(key) { path += path.isEmpty ? key : "." + key } else { path += "[\"\(key)\"]" }
            }
            container = next
        }
        return path
    }

    /// Whether a key can stand after a dot.
    package static func isIdentifier(_ key: String) -> Bool {
        guard let first = key.utf8.first, !first.isASCIIDigit else { return false }
        return key.utf8.allSatisfy { $0.isWordCharacter || $0 == UInt8(ascii: "$") }
    }
}
