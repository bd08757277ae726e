import ECMAText
import HTML

/// The addresses of files in a style sheet: what stands in `url(…)` and after `@import` (CSS Syntax 3, CSS Cascade 5).
package struct StylesheetAddresses {
    /// One address, as it is written, and where it stands: the bytes between the quotes or parentheses.
    package struct Address {
        let text: String
        package let range: Range<Int>
        /// Whether it names another style sheet.
        let isImport: Bool
    }

    package private(set) var found: [Address] = []
    private let css: [UInt8]
    private var position = 0

    /// Finds the addresses in a style sheet.
    package init(_ css: [UInt8]) {
        self.css = css
        var isImport = false
        while position < css.count {
            switch css[position] {
            case UInt8(ascii: "/") where starts(with: "/*"): skipComment()
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let range = readString()
                if isImport { add(range, isImport: true) }
                isImport = false
            case UInt8(ascii: "@") where starts(with: "@import"):
                position += "@import".utf8.count
                isImport = true
            case UInt8(ascii: "u"), UInt8(ascii: "U"):
                if starts(with: "url("), position == 0 || !Self.isNamePart(css[position - 1]) {
                    position += "url(".utf8.count
                    add(readAddress(), isImport: isImport)
                    isImport = false
                } else {
                    position += 1
                }
            case let byte:
                if !byte.isHTMLSpace { isImport = false }
                position += 1
            }
        }
    }

    private mutating func add(_ range: Range<Int>, isImport: Bool) {
        let text = css[range]
        // An escaped address is too rare to be read.
        if !text.isEmpty, !text.contains(UInt8(ascii: "\\")) {
            found.append(Address(text: String(decoding: text, as: UTF8.self), range: range, isImport: isImport))
        }
    }

    private mutating func skipComment() {
        position += 2
        while position < css.count, !starts(with: "*/") { position += 1 }
        position += 2
    }

    /// Goes behind a string, and gives what is between its quotes.
    private mutating func readString() -> Range<Int> {
        let quote = css[position]
        let start = position + 1
        position = start
        while position < css.count, css[position] != quote, css[position] != UInt8(ascii: "\n") {
            position += css[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(position, css.count)
        position = end + 1
        return start..<end
    }

    /// Goes behind the address of `url(`, but not behind its parenthesis.
    private mutating func readAddress() -> Range<Int> {
        while position < css.count, css[position].isHTMLSpace { position += 1 }
        guard position < css.count else { return position..<position }
        if css[position] == UInt8(ascii: "\"") || css[position] == UInt8(ascii: "'") { return readString() }
        let start = position
        while position < css.count, css[position] != UInt8(ascii: ")") { position += 1 }
        var end = position
        while end > start, css[end - 1].isHTMLSpace { end -= 1 }
        return start..<end
    }

    private func starts(with word: StaticString) -> Bool {
        guard position + word.utf8CodeUnitCount <= css.count else { return false }
        return word.withUTF8Buffer { word in
            word.enumerated().allSatisfy { offset, byte in
                let other = css[position + offset]
                return other == byte || other | 0x20 == byte && UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
            }
        }
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
    }
}
