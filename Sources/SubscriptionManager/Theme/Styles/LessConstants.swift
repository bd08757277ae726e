import ECMAText

/// Variables in the paths of imports, `@import "@{theme}/colors"`, as far as they are constants.
///
/// Such a path is written out in the copy that Less reads, so that what is checked is what Less reads. A variable counts as
/// a constant where all files together set it once, to a text between quotes that is a plain path.
enum LessConstants {
    /// Writes out the paths of imports in some files.
    static func writeOut(in files: inout [LessFiles.File]) {
        var values: [ArraySlice<UInt8>: ArraySlice<UInt8>?] = [:]
        for position in files.indices where files[position].name.hasSuffix(".less") {
            for use in uses(in: files[position].bytes).reversed() {
                if values[use.name] == nil, values.count < limit {
                    values[use.name] = .some(value(of: use.name, in: files))
                }
                guard let value = values[use.name] ?? nil else { continue }
                files[position].bytes.replaceSubrange(use.range, with: value)
            }
        }
    }

    /// How many variables are looked for in all files, and how many uses of a file count.
    private static let limit = 20

    /// The variables in paths of imports, and where they stand.
    private static func uses(in bytes: [UInt8]) -> [(name: ArraySlice<UInt8>, range: Range<Int>)] {
        var uses: [(name: ArraySlice<UInt8>, range: Range<Int>)] = []
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "@")) {
            index = start + 1
            guard bytes[start...].starts(with: "@import".utf8) else { continue }
            let end = bytes[start...].prefix(1000).firstIndex { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\n") }
            index = start + 7
            while index < end ?? start, let brace = bytes[index..<(end ?? start)].firstRange(of: Array("@{".utf8)) {
                let name = bytes[brace.upperBound...].prefix { $0.isWordCharacter || $0 == UInt8(ascii: "-") }
                index = brace.upperBound
                guard !name.isEmpty, name.endIndex < bytes.endIndex, bytes[name.endIndex] == UInt8(ascii: "}"),
                    uses.count < limit
                else { continue }
                uses.append((name, brace.lowerBound..<name.endIndex + 1))
            }
        }
        return uses
    }

    /// The text that a variable is, nil for one that is no constant.
    private static func value(of name: ArraySlice<UInt8>, in files: [LessFiles.File]) -> ArraySlice<UInt8>? {
        var value: ArraySlice<UInt8>?
        let word = [UInt8(ascii: "@")] + name
        for file in files {
            var rest = file.bytes[...]
            while let range = rest.firstRange(of: word) {
                rest = rest[range.upperBound...]
                let sign = rest.drop { $0 <= 0x20 }
                guard sign.first == UInt8(ascii: ":") else { continue }
                let text = sign.dropFirst().drop { $0 <= 0x20 }
                guard value == nil, let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
                else {
                    return nil
                }
                let path = text.dropFirst().prefix { $0 != quote }
                let end = file.bytes[path.endIndex...].dropFirst().drop { $0 <= 0x20 }
                guard !path.isEmpty, path.allSatisfy(isPlain), end.first == UInt8(ascii: ";") else { return nil }
                value = path
            }
        }
        return value
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte.isWordCharacter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
    }
}
