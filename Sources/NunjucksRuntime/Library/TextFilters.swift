import Diagnostics
import ECMAText
import HTML

/// The filters that know of HTML, URLs and words.
enum TextFilters {
    // MARK: Trust

    static func escape(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        if case .safe = arguments[0] { return arguments[0] }
        return forceescape(arguments, renderer)
    }

    static func forceescape(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        renderer.heap.authored(escaped(nullishAsEmpty(arguments[0], renderer), renderer))
    }

    static func safe(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        switch arguments[0] {
        case .safe, .script: arguments[0]
        // Trusted text is an object, a new one each time, equal to itself only.
        default: .safe(renderer.heap.alias(of: nullishAsEmpty(arguments[0], renderer)))
        }
    }

    /// The value as text; trusted text stays what it is.
    static func string(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        switch arguments[0] {
        case .safe, .script: return arguments[0]
        case .undefined, .null: throw renderer.unfit(arguments[0], for: "string", needs: "a value")
        default: return .string(toString(arguments[0], renderer.heap))
        }
    }

    private static func nullishAsEmpty(_ value: Value, _ renderer: Renderer) -> StringRef {
        value.isNullish ? renderer.heap.literal("") : toString(value, renderer.heap)
    }

    /// The text with what means something in HTML as references: `& " ' < >`, and Nunjucks' own backslash.
    private static func escaped(_ text: StringRef, _ renderer: Renderer) -> StringRef {
        if text.isPlain { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.byteCount + text.byteCount / 4)
        bytes.append(text.bytes, escaping: renderer.dialect.output == .uniform ? .nunjucks : .all)
        return renderer.heap.string(bytes)
    }

    // MARK: Lines and tags

    static func nl2br(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        if arguments[0].isNullish { return .string(renderer.heap.literal("")) }
        let text = try renderer.requiredText(arguments[0], for: "nl2br")
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.byteCount + 16)
        let source = text.bytes
        for (index, byte) in source.enumerated() {
            switch byte {
            case UInt8(ascii: "\r") where index + 1 < source.count && source[index + 1] == UInt8(ascii: "\n"): break
            case UInt8(ascii: "\n"): bytes.append(contentsOf: "<br />\n".utf8)
            default: bytes.append(byte)
            }
        }
        return arguments[0].passingTrust(to: renderer.heap.string(bytes))
    }

    static func striptags(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let text = try renderer.normalizedText(arguments[0], for: "striptags")
        let stripped = withoutTags(text.bytes)
        let result = stripped.withUnsafeBufferPointer { bytes in
            let trimmed = trimmedWhiteSpace(bytes)
            return toBoolean(arguments[1]) ? tidiedLines(trimmed) : squashedWhiteSpace(trimmed)
        }
        return arguments[0].passingTrust(to: renderer.heap.string(joined: result))
    }

    /// The text without what looks like a tag, `</?[a-z][a-z0-9]*\b[^>]*>`, and without comments.
    private static func withoutTags(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        let lastBracket = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), index < lastBracket {
                if let end = tagEnd(bytes, at: index) ?? commentEnd(bytes, at: index) {
                    index = end
                    continue
                }
            }
            kept.append(bytes[index])
            index += 1
        }
        return kept
    }

    private static func tagEnd(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        var index = start + 1
        if bytes[index] == UInt8(ascii: "/") { index += 1 }
        guard index < bytes.count, bytes[index].isASCIILetter else { return nil }
        while index < bytes.count, bytes[index].isWordCharacter, bytes[index] != UInt8(ascii: "_") { index += 1 }
        if index < bytes.count, bytes[index] == UInt8(ascii: "_") { return nil }
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        return end + 1
    }

    private static func commentEnd(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        guard bytes[start...].starts(with: "<!--".utf8) else { return nil }
        var index = start + 4
        while index + 2 < bytes.count {
            if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: "-"),
                bytes[index + 2] == UInt8(ascii: ">")
            {
                return index + 3
            }
            index += 1
        }
        return nil
    }

    private static func squashedWhiteSpace(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var squashed: [UInt8] = []
        squashed.reserveCapacity(bytes.count)
        var index = 0
        var isAfterSpace = false
        while index < bytes.count {
            if let length = whiteSpaceLength(bytes, at: index) {
                if !isAfterSpace { squashed.append(UInt8(ascii: " ")) }
                isAfterSpace = true
                index += length
            } else {
                squashed.append(bytes[index])
                isAfterSpace = false
                index += 1
            }
        }
        return squashed
    }

    /// Lines without spaces at their ends and with single ones in them, at most one of them blank in a row.
    private static func tidiedLines(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        // Spaces at the beginning and the end of lines, in JavaScript's sense of a line.
        var trimmed: [UInt8] = []
        var pendingSpaces = 0
        var isAtLineStart = true
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: " ") {
                if !isAtLineStart { pendingSpaces = 1 }
                index += 1
                continue
            }
            let terminator = lineTerminatorLength(bytes, at: index)
            if terminator == nil, pendingSpaces > 0 { trimmed.append(UInt8(ascii: " ")) }
            pendingSpaces = 0
            isAtLineStart = terminator != nil
            let length = terminator ?? 1
            trimmed.append(contentsOf: bytes[index..<index + length])
            index += length
        }
        // Line ends become `\n`, and no more than two of them follow one another.
        var tidied: [UInt8] = []
        var newlines = 0
        for (index, byte) in trimmed.enumerated() {
            let isCarriageReturn = byte == UInt8(ascii: "\r")
            if isCarriageReturn, index + 1 < trimmed.count, trimmed[index + 1] == UInt8(ascii: "\n") { continue }
            newlines = byte == UInt8(ascii: "\n") ? newlines + 1 : 0
            if newlines <= 2 { tidied.append(byte) }
        }
        return tidied
    }

    /// The length of the line terminator (ECMA-262 12.3) at a position, or nil where there is none.
    private static func lineTerminatorLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        switch bytes[index] {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return 1
        case 0xE2:
            let isTerminator =
                index + 2 < bytes.count && bytes[index + 1] == 0x80 && (bytes[index + 2] | 1) == 0xA9
            return isTerminator ? 3 : nil
        default: return nil
        }
    }

    // MARK: Words

    /// The number of words, or null where there is none.
    static func wordcount(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        if arguments[0].countsAsEmptyText || !toBoolean(arguments[0]) { return .null }
        let text = try renderer.requiredText(arguments[0], for: "wordcount")
        var words = 0
        var isInWord = false
        for byte in text.bytes {
            let isWord = byte.isWordCharacter
            if isWord, !isInWord { words += 1 }
            isInWord = isWord
        }
        return words == 0 ? .null : .number(Double(words))
    }
}
