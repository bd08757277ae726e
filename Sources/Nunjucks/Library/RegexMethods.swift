/// ECMA-262 22.2.6, Properties of the RegExp Prototype Object.
///
/// A regular expression keeps no `lastIndex`: each search begins at the beginning of the text.
enum RegexMethods {
    static let table = MethodTable<RegexRef>([("test", test), ("exec", exec), ("toString", toText)])

    static func test(_ regex: RegexRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .boolean(!regex.matches(in: toString(arguments[0], renderer.heap), atMost: 1).isEmpty)
    }

    /// The match and its groups, as a list without the properties `index` and `input`; null where nothing matches.
    static func exec(_ regex: RegexRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let text = toString(arguments[0], renderer.heap)
        guard let match = regex.matches(in: text, atMost: 1).first else { return .null }
        return .array(renderer.heap.array(match.texts(in: text, renderer.heap)))
    }

    static func toText(_ regex: RegexRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .string(renderer.heap.string(regex.literal))
    }

    static func property(_ regex: RegexRef, _ key: StringRef, _ heap: Heap) -> Value? {
        let body = regex.body
        if key == "source" { return .string(heap.string(body.pattern.isEmpty ? "(?:)" : body.pattern)) }
        if key == "flags" { return .string(heap.string(String(body.flags.sorted()))) }
        for (name, flag) in flagNames where key == name { return .boolean(body.flags.contains(flag)) }
        return nil
    }

    private static let flagNames: [(StaticString, Character)] = [
        ("dotAll", "s"), ("global", "g"), ("hasIndices", "d"), ("ignoreCase", "i"), ("multiline", "m"),
        ("sticky", "y"), ("unicode", "u"),
    ]
}

/// Where a regular expression matches a text, in bytes.
struct RegexMatch {
    let range: Range<Int>
    let groups: [(name: String?, range: Range<Int>?)]

    /// The match and its groups.
    func texts(in text: StringRef, _ heap: Heap) -> [Value] {
        var texts = [Value.string(text.bytePart(range, in: heap))]
        for group in groups {
            texts.append(group.range.map { .string(text.bytePart($0, in: heap)) } ?? .undefined)
        }
        return texts
    }
}

extension RegexRef {
    /// The first matches in a text, or all of them.
    func matches(in text: StringRef, atMost limit: Int = .max) -> [RegexMatch] {
        let regex = body.regex
        // A lone surrogate becomes U+FFFD, which is as long, so that positions stay the same.
        let string = text.string
        if body.flags.contains("y") {
            return (try? regex.prefixMatch(in: string)).map { [match($0, in: string)] } ?? []
        }
        if limit == 1 { return (try? regex.firstMatch(in: string)).map { [match($0, in: string)] } ?? [] }
        return string.matches(of: regex).map { match($0, in: string) }
    }

    private func match(_ match: Regex<AnyRegexOutput>.Match, in string: String) -> RegexMatch {
        func bytes(_ range: Range<String.Index>) -> Range<Int> {
            let lower = string.utf8.distance(from: string.startIndex, to: range.lowerBound)
            return lower..<string.utf8.distance(from: string.startIndex, to: range.upperBound)
        }
        return RegexMatch(
            range: bytes(match.range),
            groups: match.output.dropFirst().map { (name: $0.name, range: $0.range.map(bytes)) })
    }
}

extension StringRef {
    /// The text with its matches replaced: all of them with the flag `g`, else the first.
    func replacing(_ regex: RegexRef, with template: StringRef, in heap: Heap) -> StringRef {
        let matches = regex.matches(in: self, atMost: regex.body.isGlobal ? .max : 1)
        return replacing(matches, with: template, in: heap)
    }

    /// The text with another replaced that stands at these UTF-16 positions.
    func replacing(_ sought: StringRef, at positions: [Int], with template: StringRef, in heap: Heap) -> StringRef {
        let matches = positions.map { position in
            let start = byteOffset(ofUTF16: position).offset
            return RegexMatch(range: start..<start + sought.byteCount, groups: [])
        }
        return replacing(matches, with: template, in: heap)
    }

    private func replacing(_ matches: [RegexMatch], with template: StringRef, in heap: Heap) -> StringRef {
        if matches.isEmpty { return self }
        let isLiteral = !template.bytes.contains(UInt8(ascii: "$"))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount + template.byteCount)
        var end = 0
        for match in matches {
            bytes.append(contentsOf: self.bytes[end..<match.range.lowerBound])
            if isLiteral {
                bytes.append(contentsOf: template.bytes)
            } else {
                appendSubstitution(template.bytes, for: match, to: &bytes)
            }
            end = match.range.upperBound
        }
        bytes.append(contentsOf: self.bytes[end...])
        return heap.string(joined: bytes)
    }

    /// ECMA-262 22.1.3.19.1 GetSubstitution.
    private func appendSubstitution(
        _ template: UnsafeBufferPointer<UInt8>, for match: RegexMatch, to result: inout [UInt8]
    ) {
        var index = 0
        while index < template.count {
            guard template[index] == UInt8(ascii: "$"), index + 1 < template.count else {
                result.append(template[index])
                index += 1
                continue
            }
            switch template[index + 1] {
            case UInt8(ascii: "$"): result.append(UInt8(ascii: "$"))
            case UInt8(ascii: "&"): result.append(contentsOf: bytes[match.range])
            case UInt8(ascii: "`"): result.append(contentsOf: bytes[..<match.range.lowerBound])
            case UInt8(ascii: "'"): result.append(contentsOf: bytes[match.range.upperBound...])
            case UInt8(ascii: "<"):
                if let (group, length) = namedGroup(template[(index + 2)...], match) {
                    if let range = group { result.append(contentsOf: bytes[range]) }
                    index += length
                    continue
                }
                result.append(contentsOf: template[index..<index + 2])
            default:
                guard let (group, length) = numberedGroup(template[(index + 1)...], match) else {
                    result.append(template[index])
                    index += 1
                    continue
                }
                if let range = group { result.append(contentsOf: bytes[range]) }
                index += 1 + length
                continue
            }
            index += 2
        }
    }

    /// The group that one or two digits name, and how many.
    private func numberedGroup(
        _ template: Slice<UnsafeBufferPointer<UInt8>>, _ match: RegexMatch
    ) -> (range: Range<Int>?, length: Int)? {
        let digits = template.prefix(2).prefix(while: isASCIIDigit).map { Int($0 - UInt8(ascii: "0")) }
        if digits.count == 2, let group = group(digits[0] * 10 + digits[1], match) { return (group, 2) }
        if let digit = digits.first, let group = group(digit, match) { return (group, 1) }
        return nil
    }

    private func group(_ number: Int, _ match: RegexMatch) -> Range<Int>?? {
        (1...match.groups.count + 1).contains(number) && number <= match.groups.count
            ? .some(match.groups[number - 1].range) : nil
    }

    /// The group that a name in angle brackets names, and the length of `$<name>`.
    private func namedGroup(
        _ template: Slice<UnsafeBufferPointer<UInt8>>, _ match: RegexMatch
    ) -> (range: Range<Int>?, length: Int)? {
        guard match.groups.contains(where: { $0.name != nil }), let end = template.firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        let name = String(decoding: template[..<end], as: UTF8.self)
        return (
            match.groups.first { $0.name == name }?.range, template.distance(from: template.startIndex, to: end) + 3
        )
    }

    /// The parts of the text between a pattern's matches, and what its groups matched (ECMA-262 22.2.6.14).
    func parts(separatedBy regex: RegexRef, limit: Int, in heap: Heap) -> [Value] {
        let matches = regex.matches(in: self)
        if isEmpty { return matches.isEmpty ? [.string(self)] : [] }
        var parts: [Value] = []
        var start = 0
        for match in matches where match.range.upperBound > start && match.range.lowerBound < byteCount {
            parts.append(.string(bytePart(start..<match.range.lowerBound, in: heap)))
            parts.append(contentsOf: match.texts(in: self, heap).dropFirst())
            if parts.count >= limit { return Array(parts.prefix(limit)) }
            start = match.range.upperBound
        }
        parts.append(.string(bytePart(start..<byteCount, in: heap)))
        return parts
    }
}
