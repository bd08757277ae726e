import Diagnostics
import ECMAText

/// Something in a Less file that makes Less read another file, or run code.
struct LessReading: Hashable {
    /// What is read, and how.
    enum Kind: Hashable {
        /// `@plugin`: JavaScript that Less runs.
        case plugin
        /// `@import (options) "path"`.
        case `import`(options: [String], path: String)
        /// A function that reads a file: `data-uri("path")`.
        case function(name: String, path: String)
        /// One of these whose path is not written out, or cannot be told.
        case unknown(String)
    }

    let kind: Kind
    /// Where it stands in the file.
    let range: Range<Int>

    /// Finds all of them in a file.
    ///
    /// What looks like one in a comment or in a string is found too. Where a comment ends in Less depends on what is around
    /// it (in a custom property, `//` begins none), and a reading that hides in what only seems to be a comment would be
    /// missed otherwise. (Less 3.13 and 4: `@import` is `/^@import?\s+/` there, `@plugin` is `/^@plugin?\s+/`.)
    static func all(in file: [UInt8]) -> [LessReading] {
        var readings: [LessReading] = []
        for index in file.indices where LessScanner.mayBegin(file[index]) {
            var scanner = LessScanner(file, at: index)
            guard var kind = scanner.reading() else { continue }
            if scanner.hasGivenUp { kind = .unknown("what is read here") }
            readings.append(LessReading(kind: kind, range: index..<scanner.index))
        }
        return readings
    }
}

/// Reads the words of a Less file, one after the other.
private struct LessScanner {
    private let bytes: [UInt8]
    private let end: Int
    private(set) var index: Int

    /// How far is read for one of them: more than any path, and little enough for a file that is full of beginnings.
    private static let reach = 8192

    init(_ bytes: [UInt8], at index: Int) {
        self.bytes = bytes
        self.index = index
        end = min(bytes.count, index + Self.reach)
    }

    /// Whether something may begin with a character.
    static func mayBegin(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "@") || byte | 0x20 == UInt8(ascii: "d") || byte | 0x20 == UInt8(ascii: "i")
    }

    /// Whether there was more to read than is read.
    var hasGivenUp: Bool { index == end && end < bytes.count }

    /// What reads a file and begins here, if anything does.
    mutating func reading() -> LessReading.Kind? {
        switch bytes[index] {
        case UInt8(ascii: "@"):
            if skipAtRule("plugin") { return .plugin }
            return skipAtRule("import") ? importRule() : nil
        case UInt8(ascii: "d"), UInt8(ascii: "D"): return call(of: "data-uri")
        case UInt8(ascii: "i"), UInt8(ascii: "I"):
            return call(of: "image-size") ?? call(of: "image-width") ?? call(of: "image-height")
        default: return nil
        }
    }

    /// Skips the name of an at-rule with the white space after it. Less does without the last letter.
    private mutating func skipAtRule(_ name: String) -> Bool {
        let start = index
        guard skip("@\(name.dropLast())") else { return false }
        _ = skip(String(name.suffix(1)))
        // Unicode's white space counts there too.
        if let next = peek, next <= 0x20 || next >= 0x80 { return true }
        index = start
        return false
    }

    private mutating func importRule() -> LessReading.Kind? {
        var options: [String] = []
        skipBlank()
        if skip("(") {
            while true {
                skipBlank()
                let word = takeWord()
                if word.isEmpty { break }
                options.append(word)
                skipBlank()
                if !skip(",") { break }
            }
            guard skip(")") else { return .unknown("@import") }
            skipBlank()
        }
        if let path = address() ?? quoted() {
            return isWritten(path) ? .import(options: options, path: path) : .unknown("@import")
        }
        // Anything else is not an import: Less says so.
        return nil
    }

    /// `url(path)`, where no comment is one.
    private mutating func address() -> String? {
        let start = index
        guard skip("url(") else { return nil }
        while let next = peek, next <= 0x20 { index += 1 }
        if let path = quoted() { return path }
        let text = bytes[index..<end].prefix { $0 != UInt8(ascii: ")") && $0 > 0x20 }
        guard !text.isEmpty else {
            index = start
            return nil
        }
        index += text.count
        return String(decoding: text, as: UTF8.self)
    }

    /// A string, with `~` before it or not.
    private mutating func quoted() -> String? {
        let start = index
        if skip("~") { skipBlank() }
        guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            index = start
            return nil
        }
        let text = bytes[(index + 1)..<max(index + 1, end)].prefix { $0 != quote }
        index = min(end, index + text.count + 2)
        return String(decoding: text, as: UTF8.self)
    }

    /// A call of a function that reads a file, of which the last argument is the path.
    private mutating func call(of name: String) -> LessReading.Kind? {
        if index > 0, bytes[index - 1].isWordCharacter || bytes[index - 1] == UInt8(ascii: "-") { return nil }
        guard skip(name + "(", ignoringCase: true) else { return nil }
        skipBlank()
        guard var path = quoted() else { return .unknown(name) }
        skipBlank()
        if skip(",") || skip(";") {
            skipBlank()
            guard let second = quoted() else { return .unknown(name) }
            path = second
            skipBlank()
        }
        guard skip(")"), isWritten(path) else { return .unknown(name) }
        return .function(name: name, path: path)
    }

    /// Whether a path is what it says: without variables in it, and without characters that mean another.
    /// An address on the network, which browsers follow, may have an `@` that begins no variable: `…?family=Inter:wght@400`.
    private func isWritten(_ path: String) -> Bool {
        if path.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 < 0x20 }) { return false }
        let isAddress = ["http://", "https://", "//"].contains { path.hasPrefix($0) }
        return !path.contains(isAddress ? "@{" : "@")
    }

    // MARK: Characters

    private var peek: UInt8? { index < end ? bytes[index] : nil }

    private mutating func skip(_ text: String, ignoringCase: Bool = false) -> Bool {
        let text = Array(text.utf8)
        guard index + text.count <= end else { return false }
        for (offset, byte) in text.enumerated() {
            let found = bytes[index + offset]
            guard found == byte || ignoringCase && found.asciiLowercased == byte else { return false }
        }
        index += text.count
        return true
    }

    private mutating func takeWord() -> String {
        let word = bytes[index..<end].prefix { $0.isWordCharacter }
        index += word.count
        return String(decoding: word, as: UTF8.self)
    }

    /// Skips white space and comments.
    private mutating func skipBlank() {
        while let next = peek {
            // Of Unicode's characters some are white space, and the others make no path.
            if next <= 0x20 || next >= 0x80 {
                index += 1
            } else if skip("/*") {
                while index < end, !skip("*/") { index += 1 }
            } else if skip("//") {
                while index < end, bytes[index] != 0x0A { index += 1 }
            } else {
                return
            }
        }
    }
}
