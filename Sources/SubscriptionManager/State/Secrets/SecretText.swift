import Diagnostics
import ECMAText
import JSON

/// Finds the secrets inside a string: in JSON that it holds, and in the queries and fragments of URLs.
///
/// Both can be encoded in one another. What is found are ranges of the source, so that all else stays byte for byte.
struct SecretText {
    /// One secret.
    struct Part {
        /// Where it stands in the source.
        var range: Range<Int>
        /// What takes its place; nil where it is kept.
        var standIn: [UInt8]?
        /// The words that name it, or what it looks like.
        var reason: Reason

        /// Why it is taken for a secret.
        enum Reason: Hashable {
            case name(String)
            case shape(SecretShape)
        }
    }

    /// How often a text is decoded. What is encoded more often than that is a secret as a whole.
    static let depthLimit = 6

    private(set) var parts: [Part] = []

    /// Whether a string can hold a secret: a quick look at its text, which has no escapes.
    static func mayHold(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in text where byte == UInt8(ascii: "=") || byte == UInt8(ascii: "%") { return true }
        return false
    }

    /// Looks through a text.
    mutating func search(_ text: MappedText, depth: Int = 0) {
        guard depth < Self.depthLimit else {
            if text.bytes.contains(where: "=%:".utf8.contains) { add(text.bytes.indices, of: text, "nested text") }
            return
        }
        let first = text.bytes.first { $0 > 0x20 }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "\""),
            let document = try? JSONDocument(Source(name: "", bytes: text.bytes), nestingLimit: 64)
        {
            return search(document.storage, text, depth: depth)
        }
        if text.bytes.contains(where: isQuote) {
            findMembers(in: text, isBroken: first == UInt8(ascii: "{") || first == UInt8(ascii: "["))
        }
        if text.bytes.contains(UInt8(ascii: "=")) { findParameters(in: text) }
        if text.bytes.contains(UInt8(ascii: "%")), let decoded = text.percentDecoded() {
            search(decoded, depth: depth + 1)
        }
    }

    private mutating func add(_ range: Range<Int>, of text: MappedText, _ name: String, isNumber: Bool = false) {
        let standIn = isNumber ? Secret.numberStandIn : Secret.standIn
        guard !range.isEmpty, !text.bytes[range].elementsEqual(standIn) else { return }
        parts.append(Part(range: text.source(of: range), standIn: standIn, reason: .name(name)))
    }

    // MARK: JSON

    private mutating func search(_ storage: JSONDocument.Storage, _ text: MappedText, depth: Int) {
        var fields = UnknownFields(storage)
        fields.search(0)
        for field in fields.named {
            for leaf in field.leaves {
                let node = storage.nodes[leaf]
                let isNumber = node.kind == .number
                let quotes = isNumber ? 0 : 1
                add(Int(node.start) + quotes..<Int(node.end) - quotes, of: text, field.name, isNumber: isNumber)
            }
        }
        for (string, key) in fields.strings {
            let node = storage.nodes[string]
            let range = Int(node.start) + 1..<Int(node.end) - 1
            let count = parts.count
            search(text.unescaped(range), depth: depth + 1)
            guard parts.count == count else { continue }
            let shape = storage.withBytes(ofStringAt: string) { value in
                storage.withBytes(ofKeyAt: key) { SecretShape.of(value, named: $0) }
            }
            guard let shape else { continue }
            parts.append(Part(range: text.source(of: range), standIn: nil, reason: .shape(shape)))
        }
    }

    /// Finds `"key": value` in a text that is not JSON, but may hold some: within a script, or with its end cut off.
    ///
    /// - Parameter isBroken: Whether the text begins as JSON does, so that colons may be what it lacks.
    private mutating func findMembers(in text: MappedText, isBroken: Bool) {
        let bytes = text.bytes
        for (close, quote) in bytes.enumerated() where isQuote(quote) {
            var next = close + 1
            while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
            guard next < bytes.count else { return }
            let hasColon = bytes[next] == UInt8(ascii: ":")
            guard hasColon || isBroken && (isQuote(bytes[next]) || bytes[next] == UInt8(ascii: "\\")) else { continue }
            var start = close
            while start > 0, bytes[start - 1] != quote { start -= 1 }
            let key = MappedText.unescaped(Array(bytes[start..<close]))
            guard start > 0, let name = key.withUnsafeBufferPointer(SecretName.match) else { continue }
            add(memberValue(in: bytes, from: hasColon ? next + 1 : next), of: text, name)
        }
    }

    private func memberValue(in bytes: [UInt8], from start: Int) -> Range<Int> {
        var start = start
        while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
        guard start < bytes.count else { return start..<start }
        if isQuote(bytes[start]) || bytes[start] == UInt8(ascii: "\\") {
            // The quotes may be escaped, as they are in JSON within JSON.
            while start < bytes.count, bytes[start] == UInt8(ascii: "\\") { start += 1 }
            guard start < bytes.count, isQuote(bytes[start]) else { return start..<bytes.count }
            let close = bytes[(start + 1)...].firstIndex(of: bytes[start]) ?? bytes.count
            var end = close
            // What a backslash precedes may be part of the secret.
            if end < bytes.count, bytes[end - 1] == UInt8(ascii: "\\") { end = bytes.count }
            return start + 1..<end
        }
        // Where an object ends cannot be known.
        if bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[") { return start..<bytes.count }
        let end = bytes[start...].firstIndex { $0 <= 0x20 || ",}]".utf8.contains($0) } ?? bytes.count
        let word = bytes[start..<end]
        let isOpen = ["true", "false", "null", "undefined"].contains { word.elementsEqual($0.utf8) }
        return start..<(isOpen ? start : end)
    }

    private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

    // MARK: Queries

    /// Finds `key=value` where it can be a parameter: at the beginning of a word, and after `?`, `#`, `&` and `;`.
    private mutating func findParameters(in text: MappedText) {
        let bytes = text.bytes
        var start = 0
        var isInParentheses = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "("):
                isInParentheses = true
                start = index
            case UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: "/"),
                UInt8(ascii: "!"), UInt8(ascii: ","):
                start = index
            case UInt8(ascii: "="):
                let key = text.slice(start..<index - 1)
                let name = (key.percentDecoded() ?? key).bytes.withUnsafeBufferPointer(SecretName.match)
                guard let name else {
                    // In `a=token=x` the second is a parameter of nothing, but may be one all the same.
                    start = index
                    continue
                }
                let value = parameterValue(in: bytes, from: index, isInParentheses)
                add(value, of: text, name)
                index = value.upperBound
                start = index
            case _ where isDelimiter(byte):
                isInParentheses = false
                start = index
            default: break
            }
        }
    }

    private func parameterValue(in bytes: [UInt8], from start: Int, _ isInParentheses: Bool) -> Range<Int> {
        guard start < bytes.count else { return start..<start }
        if isQuote(bytes[start]) {
            return start + 1..<(bytes[(start + 1)...].firstIndex(of: bytes[start]) ?? bytes.count)
        }
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if isDelimiter(byte) || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "#") { break }
            if byte == UInt8(ascii: ")"), isInParentheses { break }
            if byte == UInt8(ascii: ";"), beginsParameter(bytes[(end + 1)...]) { break }
            end += 1
        }
        return start..<end
    }

    /// Whether a text is `key=`, or nothing.
    private func beginsParameter(_ text: ArraySlice<UInt8>) -> Bool {
        let key = text.drop { $0 == 0x20 }
        let rest = key.drop { $0.isWordCharacter || "-.[]".utf8.contains($0) }
        return key.isEmpty || text.count != key.count || rest.first == UInt8(ascii: "=") && rest.count < key.count
    }

    private func isDelimiter(_ byte: UInt8) -> Bool {
        byte <= 0x20 || isQuote(byte) || "<>`\\|".utf8.contains(byte)
    }
}

extension MappedText {
    fileprivate static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { MappedText($0, from: $0.indices) }.unescaped().bytes
    }
}
