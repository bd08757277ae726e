import ECMAText

// What URLs say of a person, in their queries and in what is percent-encoded in them.

extension PersonalText {
    /// The values of parameters whose names say what they are.
    mutating func parameters(of text: [UInt8]) -> [Edit] {
        var edits: [Edit] = []
        var start = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            if byte == UInt8(ascii: "=") {
                let key = text[start..<index - 1]
                // What is no parameter of a person's may have one in it.
                start = index
                guard let kind = key.withUnsafeBufferPointer({ PersonalName.kind(of: $0) }) else { continue }
                let end = text[index...].firstIndex(where: Self.isDelimiter) ?? text.count
                if index < end, let standIn = parameter(Array(text[index..<end]), kind) {
                    edits.append(Edit(range: index..<end, text: standIn))
                }
                index = end
                start = end
            } else if Self.isDelimiter(byte) || "?/".utf8.contains(byte) {
                start = index
            }
        }
        return edits
    }

    private mutating func parameter(_ value: [UInt8], _ kind: StateSchema.PersonalKind) -> [UInt8]? {
        let spaced = value.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }
        let decoded = Self.percentDecoded(spaced[...]) ?? spaced
        let text = decoded.withUnsafeBufferPointer(decodedString)
        guard let kind = Self.kind(of: text, named: kind),
            let standIn = standIn(for: StandIns.Value(text: text, kind: kind))
        else { return nil }
        return Self.percentEncoded(Array(standIn.utf8))
    }

    /// What is replaced in parts that are percent-encoded (RFC 3986, section 2.1).
    mutating func encodedParts(
        of text: [UInt8], beside edits: [Edit], _ certainty: KnownTexts.Certainty
    ) -> [Edit] {
        depth += 1
        defer { depth -= 1 }
        var isCovered = CoveredRanges(edits.map(\.range))
        var result: [Edit] = []
        for part in text.split(whereSeparator: { Self.isDelimiter($0) || "=?/".utf8.contains($0) }) {
            guard !isCovered.overlap(part.startIndex..<part.endIndex), let decoded = Self.percentDecoded(part),
                let changed = self.text(decoded, certainty)
            else { continue }
            result.append(Edit(range: part.startIndex..<part.endIndex, text: Self.percentEncoded(changed)))
        }
        return result
    }

    private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.contains(UInt8(ascii: "%")) else { return nil }
        let text = Array(text)
        return text.withUnsafeBufferPointer { MappedText($0, from: $0.indices) }.percentDecoded()?.bytes
    }

    private static func percentEncoded(_ text: [UInt8]) -> [UInt8] {
        text.flatMap { byte in
            byte.isASCIIAlphanumeric || "-._~@".utf8.contains(byte) ? [byte] : ECMAText.percentEncoded(byte)
        }
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        byte <= 0x20 || "\"'<>`\\|&;#,(){}".utf8.contains(byte)
    }
}
