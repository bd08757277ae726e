/// The way to a value of a document, as one would write it in JavaScript: `orders[2].status`.
enum JSONPath {
    static func text(of target: Int, in storage: JSONDocument.Storage) -> String {
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

    private static func isIdentifier(_ key: String) -> Bool {
        guard let first = key.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
        return key.utf8.allSatisfy {
            $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "$")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
        }
    }
}
