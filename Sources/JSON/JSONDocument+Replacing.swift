import Diagnostics

extension JSONDocument.Storage {
    /// The document with other texts in the place of some strings and numbers.
    ///
    /// Every node keeps its position in the list, and so the document that was there tells where each value stood.
    /// - Parameter changes: What is replaced by what: ranges of bytes within the text of a node, quotes included or not,
    ///   in the order of the nodes and of the text. The text that results is JSON of the same kind.
    package func replacing(_ changes: [(node: Int, range: Range<Int>, text: [UInt8])]) -> JSONDocument.Storage {
        guard !changes.isEmpty else { return self }
        var nodes = nodes
        // What a text begins with must not be taken for a byte order mark.
        var texts = [UInt8(ascii: " ")]
        var index = 0
        while index < changes.count {
            let position = changes[index].node
            let node = nodes[position]
            let bytes = sources[Int(node.source)].bytes
            // A node's key is in the same text as its value.
            if node.keyStart >= 0 {
                nodes[position].keyStart = Int32(texts.count)
                texts += bytes[Int(node.keyStart)..<Int(node.keyEnd)]
                nodes[position].keyEnd = Int32(texts.count)
            }
            nodes[position].start = Int32(texts.count)
            var copied = Int(node.start)
            while index < changes.count, changes[index].node == position {
                let range = changes[index].range
                index += 1
                // What lies in a range that was replaced already is gone.
                guard range.upperBound > copied else { continue }
                if range.lowerBound >= copied {
                    texts += bytes[copied..<range.lowerBound]
                    texts += changes[index - 1].text
                }
                copied = range.upperBound
            }
            texts += bytes[copied..<Int(node.end)]
            nodes[position].end = Int32(texts.count)
            nodes[position].source = UInt16(sources.count)
        }
        let source = Source(name: sources[0].name, bytes: texts)
        return JSONDocument.Storage(sources: sources + [source], nodes: nodes, warnings: warnings)
    }
}
