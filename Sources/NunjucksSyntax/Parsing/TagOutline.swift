import Diagnostics

/// The block tags of a text, as far as their names say: what recovery looks ahead in.
struct TagOutline {
    private enum Role {
        case opening(String)
        case end(String)
        case inline
    }

    /// Where tags begin, by their names in lowercase.
    private var offsets: [String: [Int]] = [:]
    private var tags: [(offset: Int, role: Role)] = []

    /// How many tags are looked at to find out what is more likely.
    private static let limit = 2000

    init(lexer: borrowing Lexer, customTags: [String: CustomTagSyntax]) {
        var found: [(name: String, offset: Int, isInlineSet: Bool)] = []
        lexer.forEachBlockTag { name, offset, isInlineSet in
            offsets[name.lowercased(), default: []].append(offset)
            found.append((name, offset, isInlineSet))
        }
        for (name, offset, isInlineSet) in found {
            let end = Parser.endTag(of: name)
            if isInlineSet {
                tags.append((offset, .inline))
            } else if Parser.blockTags.contains(name) || customTags[name] == .block || offsets[end] != nil {
                tags.append((offset, .opening(end)))
            } else {
                tags.append((offset, name.hasPrefix("end") ? .end(name) : .inline))
            }
        }
    }

    /// The next tag of a name, by the offset at which it begins.
    func nextTag(_ name: String, after span: Span) -> Int? {
        guard let offsets = offsets[name.lowercased()] else { return nil }
        let index = firstIndex(after: Int(span.start), count: offsets.count) { offsets[$0] }
        return index < offsets.count ? offsets[index] : nil
    }

    /// How many tags have no partner in the text after a tag, if some are open there.
    func mismatches(after span: Span, open names: [String]) -> Int {
        let start = firstIndex(after: Int(span.start), count: tags.count) { tags[$0].offset }
        var open = names.map { Parser.endTag(of: $0) }
        var count = 0
        for tag in tags[start...].prefix(Self.limit) {
            switch tag.role {
            case .opening(let end): open.append(end)
            case .end(let name):
                if let owner = open.lastIndex(of: name) {
                    count += open.count - owner - 1
                    open.removeSubrange(owner...)
                } else {
                    count += 1
                }
            case .inline: break
            }
        }
        return count + open.count
    }

    /// The first index whose offset comes after a position.
    private func firstIndex(after position: Int, count: Int, offset: (Int) -> Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if offset(middle) > position { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension Lexer {
    /// Finds the block tags of the whole text, except in comments and raw text.
    fileprivate func forEachBlockTag(_ body: (_ name: String, _ offset: Int, _ isInlineSet: Bool) -> Void) {
        var position = 0
        var commentsEnd = true
        while position < bytes.count {
            guard delimiters.mayBeginBetweenTags(bytes[position]) else {
                position += 1
                continue
            }
            if commentsEnd, matches(delimiters.commentStart, at: position) {
                let end = end(of: delimiters.commentEnd, from: position)
                commentsEnd = end != nil
                position = end ?? position + 1
                continue
            }
            guard matches(delimiters.blockStart, at: position) else {
                position += 1
                continue
            }
            let start = position
            position += delimiters.blockStart.count
            if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
            position = skipWhiteSpace(from: position)
            let nameStart = position
            while position < bytes.count, isLetter(bytes[position]) { position += 1 }
            let name = String(decoding: bytes[nameStart..<position], as: UTF8.self)
            if !name.isEmpty { body(name, start, name == "set" && hasEqualsSign(from: position)) }
            if name == "raw" || name == "verbatim" {
                var raw = Lexer(source: source, bytes: bytes, options: options)
                raw.index = position
                let text = raw.rawText(tag: name)
                position = text.end.map { Int($0.span.start) } ?? max(position, Int(text.text.end))
            }
        }
    }

    private func end(of delimiter: DelimiterBytes, from start: Int) -> Int? {
        var position = start
        while position < bytes.count {
            if matches(delimiter, at: position) { return position + delimiter.count }
            position += 1
        }
        return nil
    }

    /// Whether there is an equals sign before the end of a tag.
    private func hasEqualsSign(from start: Int) -> Bool {
        var position = start
        while position < bytes.count, !delimiter(at: position) {
            if bytes[position] == UInt8(ascii: "=") { return true }
            position += 1
        }
        return false
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }
}
