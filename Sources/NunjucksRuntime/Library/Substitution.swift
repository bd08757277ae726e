import Diagnostics
import ECMARegex
import ECMAText

// ECMA-262 22.2.6.11 RegExp.prototype[@@replace], and what `replace` and `replaceAll` of texts share with it.

extension Renderer {
    /// A text with its matches replaced: all of them with the flag `g`, else the first.
    func replacing(
        _ regex: RegexRef, in text: StringRef, with template: StringRef
    ) throws(Diagnostic) -> StringRef {
        let searched = SearchedText(text)
        let matches: [RegexMatch]
        if regex.body.isGlobal {
            matches = try allMatches(of: regex, in: searched)
        } else {
            matches = try firstMatch(of: regex, in: searched).map { [$0] } ?? []
        }
        return try replacing(matches, names: regex.body.program.names, in: searched, with: template)
    }

    /// A text with another replaced that stands at these UTF-16 positions.
    func replacing(
        _ sought: StringRef, at positions: [Int], in text: StringRef, with template: StringRef
    ) throws(Diagnostic) -> StringRef {
        let matches = positions.map { RegexMatch(range: $0..<$0 + sought.utf16Count) }
        return try replacing(matches, names: [], in: SearchedText(text), with: template)
    }

    private func replacing(
        _ matches: [RegexMatch], names: [(name: String, number: Int)], in text: SearchedText, with template: StringRef
    ) throws(Diagnostic) -> StringRef {
        if matches.isEmpty { return text.text }
        let substitution = Substitution(template, groupCount: matches[0].groups.count, names: names)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.text.byteCount + template.byteCount)
        var end = 0
        for match in matches {
            text.append(end..<match.range.lowerBound, to: &bytes)
            substitution.append(match, of: text, to: &bytes)
            end = match.range.upperBound
            // A template can hold what stands before and after each match.
            try requireRoom(forBytes: Double(bytes.count))
        }
        text.append(end..<text.count, to: &bytes)
        return heap.string(joined: bytes)
    }
}

/// What takes the place of a match: ECMA-262 22.1.3.19.1 GetSubstitution.
private struct Substitution {
    private enum Part {
        case text(ArraySlice<UInt8>)
        case match
        case textBefore
        case textAfter
        case group(Int)
    }

    private var parts: [Part] = []

    /// Reads a template: `$$`, `$&`, ``$` ``, `$'`, `$1` to `$99` and, where groups have names, `$<name>`.
    init(_ template: StringRef, groupCount: Int, names: [(name: String, number: Int)]) {
        let bytes = Array(template.bytes)
        var start = 0
        var index = 0
        func add(_ part: Part, _ length: Int) {
            if start < index { parts.append(.text(bytes[start..<index])) }
            parts.append(part)
            index += length
            start = index
        }
        while let dollar = bytes[index...].firstIndex(of: UInt8(ascii: "$")), dollar + 1 < bytes.count {
            index = dollar
            switch bytes[index + 1] {
            case UInt8(ascii: "$"): add(.text(bytes[index...index]), 2)
            case UInt8(ascii: "&"): add(.match, 2)
            case UInt8(ascii: "`"): add(.textBefore, 2)
            case UInt8(ascii: "'"): add(.textAfter, 2)
            case UInt8(ascii: "<") where !names.isEmpty:
                guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else {
                    index += 2
                    continue
                }
                let name = String(decoding: bytes[index + 2..<end], as: UTF8.self)
                let number = names.first { $0.name == name }?.number
                add(number.map(Part.group) ?? .text([]), end + 1 - index)
            default:
                if let (number, length) = Self.group(bytes[(index + 1)...], count: groupCount) {
                    add(.group(number), 1 + length)
                } else {
                    index += 1
                }
            }
        }
        if start < bytes.count { parts.append(.text(bytes[start...])) }
    }

    /// The group that one or two digits name, and how many.
    private static func group(_ text: ArraySlice<UInt8>, count: Int) -> (number: Int, length: Int)? {
        let digits = text.prefix(2).prefix(while: \.isASCIIDigit).map { Int($0 - UInt8(ascii: "0")) }
        if digits.count == 2, 1...max(count, 1) ~= digits[0] * 10 + digits[1], count > 0 {
            return (digits[0] * 10 + digits[1], 2)
        }
        guard let digit = digits.first, digit > 0, digit <= count else { return nil }
        return (digit, 1)
    }

    func append(_ match: RegexMatch, of text: SearchedText, to bytes: inout [UInt8]) {
        for part in parts {
            switch part {
            case .text(let literal): bytes.append(contentsOf: literal)
            case .match: text.append(match.range, to: &bytes)
            case .textBefore: text.append(0..<match.range.lowerBound, to: &bytes)
            case .textAfter: text.append(match.range.upperBound..<text.count, to: &bytes)
            case .group(let number): if let range = match.groups[number - 1] { text.append(range, to: &bytes) }
            }
        }
    }
}
