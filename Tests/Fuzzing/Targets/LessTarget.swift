import ECMAText
import SubscriptionManager

extension FuzzTarget {
    /// The reader of Less, and that of addresses in CSS: what Less would read outside of the folder is refused.
    static let less = FuzzTarget(name: "less") { bytes throws(FuzzViolation) in
        let input = FuzzInput(bytes)
        let files =
            [LessFiles.File(name: LessFiles.main, bytes: input.main)]
            + input.files.map { LessFiles.File(name: $0.name, bytes: $0.text) }
        let less = LessFiles(files)
        // Less reads copies, in which constants in the paths of imports are written out.
        if less.faults.isEmpty, let main = less.files.first(where: { $0.name == LessFiles.main }) {
            try checkHarmless(main.bytes)
        }
        for file in files {
            var end = 0
            for address in StylesheetAddresses(file.bytes).found {
                try FuzzViolation.unless(
                    end <= address.range.lowerBound && address.range.upperBound <= file.bytes.count,
                    "the address at \(address.range) is out of place")
                end = address.range.upperBound
            }
        }
    }

    /// Looks for what must never be let through, in the plainest way: anything that is written like it counts.
    private static func checkHarmless(_ bytes: [UInt8]) throws(FuzzViolation) {
        for index in bytes.indices {
            let rest = bytes[index...]
            if rest.starts(with: "@plugi".utf8) {
                let end = rest.dropFirst(rest.starts(with: "@plugin".utf8) ? 7 : 6).first
                try FuzzViolation.unless(end.map { $0 > 0x20 } ?? true, "a plug-in was let through")
            } else if rest.starts(with: "@import".utf8) {
                guard let next = rest.dropFirst(7).first, next <= 0x20 else { continue }
                let path = path(in: rest.dropFirst(7))
                // What ends in `.css` is left to browsers.
                guard let path, leadsOut(path), !path.starts(with: "//".utf8), !contains("css", path) else { continue }
                throw FuzzViolation(description: "an import of \(quoted(path)) was let through")
            } else if index == 0 || !isNamePart(bytes[index - 1]) {
                for name in ["data-uri(", "image-size(", "image-width(", "image-height("]
                where rest.prefix(name.utf8.count).elementsEqual(name.utf8, by: { $0.asciiLowercased == $1 }) {
                    guard let path = path(in: rest.dropFirst(name.utf8.count)), leadsOut(path) else { continue }
                    throw FuzzViolation(description: "`\(name)` of \(quoted(path)) was let through")
                }
            }
        }
    }

    /// The path that comes next between quotes, if that is what comes next.
    private static func path(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let rest = bytes.drop { $0 <= 0x20 }
        guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let path = rest.dropFirst().prefix { $0 != quote }
        return path.endIndex < bytes.endIndex ? path : nil
    }

    private static func leadsOut(_ path: ArraySlice<UInt8>) -> Bool {
        path.starts(with: "../".utf8) || path.starts(with: "/".utf8) || contains("@{", path) || contains("\\", path)
    }

    private static func contains(_ text: StaticString, _ bytes: ArraySlice<UInt8>) -> Bool {
        text.withUTF8Buffer { text in bytes.indices.contains { bytes[$0...].starts(with: text) } }
    }

    private static func isNamePart(_ byte: UInt8) -> Bool { byte.isWordCharacter || byte == UInt8(ascii: "-") }
}
