import ECMAText
import HTML

/// What a change has in common with the same change on other pages, whose data are others.
///
/// Of lines that stand in place of others, it is the words that are not the same, with the tag and the attribute in which
/// they are; all numbers count as one, so that new prices are one change. Of lines that came or went, it is their elements
/// with their classes, whatever text they have.
struct ChangeSignature: Hashable {
    private let text: String

    /// - Parameters:
    ///   - removed: The lines that went.
    ///   - added: Those that came.
    init(removed: ArraySlice<String>, added: ArraySlice<String>) {
        if removed.count == added.count {
            text = Set(zip(removed, added).flatMap(Self.edits)).sorted().joined(separator: "\n")
        } else {
            text = (removed.map { "-\(Self.skeleton(of: $0))" } + added.map { "+\(Self.skeleton(of: $0))" })
                .joined(separator: "\n")
        }
    }

    /// A number that is the same in each run.
    var stableHash: UInt64 {
        var hash = StableHash()
        for byte in text.utf8 { hash.add(byte) }
        return hash.value
    }

    // MARK: Lines that stand in place of others

    private static func edits(from old: String, to new: String) -> [String] {
        let (oldWords, newWords) = (words(of: old), words(of: new))
        var place = Place()
        var passed = 0
        return UnifiedDiff.changes(from: oldWords, to: newWords).map { change in
            for word in oldWords[passed..<change.old.lowerBound] { place.pass(word) }
            passed = change.old.lowerBound
            let (removed, added) = (oldWords[change.old], newWords[change.new])
            return "\(place.tag) \(place.attribute): \(withoutNumbers(removed)) → \(withoutNumbers(added))"
        }
    }

    /// A line's words, and each of the marks between them.
    private static func words(of line: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            switch scalar {
            case " ", "\t", "<", ">", "\"", "=", "/":
                if !word.isEmpty { words.append(String(word)) }
                words.append(String(scalar))
                word = String.UnicodeScalarView()
            default: word.append(scalar)
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    /// Where in a line's markup one is.
    private struct Place {
        /// The tag that is open, or was last; and the attribute whose value is open.
        private(set) var tag = ""
        private(set) var attribute = ""
        private var isTagNext = false
        private var isInTag = false
        private var isInValue = false
        private var lastWord = ""

        mutating func pass(_ word: String) {
            switch word {
            case "\"" where isInTag:
                isInValue.toggle()
                attribute = isInValue ? lastWord : ""
            case "<" where !isInValue:
                isInTag = true
                isTagNext = true
            case ">" where !isInValue: isInTag = false
            case " ", "\t", "=", "/", "\"", "<", ">": break
            default:
                if isTagNext { tag = word }
                isTagNext = false
                if !isInValue { lastWord = word }
            }
        }
    }

    /// Words in which each number is the same one.
    private static func withoutNumbers(_ words: ArraySlice<String>) -> String {
        var result = String.UnicodeScalarView()
        for scalar in words.joined().unicodeScalars {
            guard scalar.properties.numericType == .decimal else {
                result.append(scalar)
                continue
            }
            if result.last != "#" { result.append("#") }
        }
        return String(result)
    }

    // MARK: Lines that came or went

    /// A line without what depends on data: its tags with the names of their attributes and their classes.
    private static func skeleton(of line: String) -> String {
        let bytes = Array(line.utf8)
        var text = ""
        for token in HTMLReader(bytes) {
            switch token.kind {
            case .startTag(let tag):
                let attributes = tag.attributes.map { attribute in
                    attribute.name == "class"
                        ? "class=\(String(decoding: bytes[attribute.valueRange ?? 0..<0], as: UTF8.self))"
                        : attribute.name
                }
                text += "<\(([tag.name] + attributes.sorted()).joined(separator: " "))>"
            case .endTag(let tag): text += "</\(tag.name)>"
            case .text, .rawText, .cdata: if !text.hasSuffix("…") { text += "…" }
            case .comment, .declaration: break
            }
        }
        return text
    }
}
