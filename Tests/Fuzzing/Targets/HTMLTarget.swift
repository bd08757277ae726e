import ECMAText
import HTML

extension FuzzTarget {
    /// The tokenizer, the tree builder and the escapes.
    static let html = FuzzTarget(name: "html") { bytes throws(FuzzViolation) in
        let input = FuzzInput(bytes)
        try checkTokens(of: input.main, runsScripts: input.has(0))
        let written = FollowedHTML(input.main, chunks: [])
        let chunked = FollowedHTML(input.main, chunks: input.main)
        try FuzzViolation.unless(
            written.html == chunked.html, "\(quoted(written.html)) becomes \(quoted(chunked.html)) in pieces")
        try checkEscapes(of: input.main)
    }

    /// The tokens of a text are all of the text, and their parts stand in them.
    private static func checkTokens(of html: [UInt8], runsScripts: Bool) throws(FuzzViolation) {
        var end = 0
        for token in HTMLReader(html, runsScripts: runsScripts) {
            try FuzzViolation.unless(
                token.range.lowerBound == end && !token.range.isEmpty, "a token at \(token.range) follows \(end)")
            end = token.range.upperBound
            guard case .startTag(let tag) = token.kind else { continue }
            var position = token.range.lowerBound
            for attribute in tag.attributes {
                let value = attribute.valueRange ?? attribute.nameRange.upperBound..<attribute.nameRange.upperBound
                try FuzzViolation.unless(
                    position <= attribute.nameRange.lowerBound && attribute.nameRange.upperBound <= value.lowerBound
                        && value.upperBound <= end && !attribute.nameRange.isEmpty,
                    "the attribute at \(attribute.nameRange) is out of place")
                position = value.upperBound
            }
        }
        try FuzzViolation.unless(end == html.count, "the tokens end at \(end) of \(html.count)")
    }

    /// What is escaped reads as what it was, and has no markup.
    private static func checkEscapes(of text: [UInt8]) throws(FuzzViolation) {
        var escaped: [UInt8] = []
        text.withUnsafeBufferPointer { escaped.append($0, escaping: .attribute) }
        try FuzzViolation.unless(
            decodeCharacterReferences(escaped) == text && !escaped.contains { [0x22, 0x3C].contains($0) },
            "\(quoted(text)) is escaped as \(quoted(escaped))")
        let normalized = normalizedCharacterReferences(in: text[...])
        try FuzzViolation.unless(
            decodeCharacterReferences(normalized) == decodeCharacterReferences(text),
            "\(quoted(text)) is normalized to \(quoted(normalized))")
        _ = textContent(of: text[...])
        _ = URLScheme(of: text)?.isUnsafe(in: .document)
    }
}

/// What a tracker makes of HTML without values in it.
private struct FollowedHTML {
    /// What is written.
    private(set) var html: [UInt8] = []
    private var startOfTag = 0

    /// Follows HTML.
    /// - Parameter chunks: Where it is cut into pieces, each as long as one of these says.
    init(_ text: [UInt8], chunks: [UInt8]) {
        var tracker = HTMLTracker(tree: .page)
        var position = 0
        for chunk in chunks where position < text.count {
            var end = min(text.count, position + 1 + Int(chunk & 7))
            // The name of an end tag stays whole, with what follows it: what is written of raw text is not taken back.
            if let opening = text[..<end].lastIndex(of: UInt8(ascii: "<")),
                text[opening..<end].dropFirst(2).allSatisfy(\.isASCIIAlphanumeric)
            {
                let next = text[end...].firstIndex { $0 != UInt8(ascii: "/") && !$0.isASCIIAlphanumeric }
                end = min(text.count, (next ?? text.count) + 1)
            }
            add(tracker.consume(text[position..<end]))
            position = end
        }
        add(tracker.consume(text[position...]))
        add(tracker.end())
    }

    private mutating func add(_ pieces: [HTMLTracker.Piece]) {
        for piece in pieces {
            switch piece {
            case .bytes(let bytes): html += bytes
            case .startOfTag: startOfTag = html.count
            case .dropTag, .setTagAside, .unfinishedTag: html.removeSubrange(min(startOfTag, html.count)...)
            case .tagAside, .endOfTag, .inertType, .endOfAttribute, .startOfTextArea, .duplicateAttribute,
                .slashAfterValue, .unclosed, .element:
                break
            }
        }
    }
}
