import Diagnostics
import ECMAText

/// The files of a theme that its styles load by relative addresses: images, fonts, other styles.
package struct StylesheetFiles: Sendable {
    /// The styles, with the addresses under which the files are found.
    package private(set) var css: [UInt8] = []
    /// The files, by their paths in the theme.
    package private(set) var files: [(path: String, bytes: [UInt8])] = []
    /// Addresses at which there is no file, each once.
    package private(set) var diagnostics: [Diagnostic] = []

    /// How many files styles may load.
    private static let limit = 1000

    /// - Parameters:
    ///   - css: The styles.
    ///   - name: Their path in the theme.
    ///   - theme: The theme's folder.
    ///   - prefix: The folder in which the files will be, from where the styles are.
    init(_ css: [UInt8], name: String, theme: String, prefix: String) {
        guard var folder = try? ThemeFolder(path: theme) else {
            self.css = css
            return
        }
        let source = Source(name: name, bytes: css)
        // What is compiled has other places than what the author wrote.
        let hasPlaces = name.hasSuffix(".css")
        var end = 0
        for address in CSSAddresses(css) {
            guard let path = Self.path(of: css[address], in: name) else { continue }
            guard take(path, &folder) else {
                let text = String(decoding: css[address], as: UTF8.self)
                let diagnostic = Diagnostic(
                    .missingStyleFile, .warning, "there is no file `\(path)`, which the styles load as `\(text)`",
                    at: hasPlaces ? Diagnostic.Place(Span(address), in: source) : nil,
                    help: "addresses are relative to `styles`; put the file there")
                if !diagnostics.contains(where: { $0.message == diagnostic.message }) { diagnostics.append(diagnostic) }
                continue
            }
            self.css += css[end..<address.lowerBound]
            self.css += "\(prefix)/\(path)".utf8
            end = address.lowerBound + css[address].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }.count
        }
        self.css += css[end...]
        diagnostics += folder.diagnostics
    }

    /// Takes a file, with those that it loads itself where it is a style sheet; false where there is none.
    private mutating func take(_ path: String, _ folder: inout ThemeFolder) -> Bool {
        if files.contains(where: { $0.path == path }) { return true }
        guard files.count < Self.limit, let bytes = folder.bytes(of: path) else { return false }
        files.append((path, bytes))
        guard path.hasSuffix(".css") else { return true }
        for address in CSSAddresses(bytes) {
            guard let inner = Self.path(of: bytes[address], in: path), !take(inner, &folder) else { continue }
            let place = Diagnostic.Place(Span(address), in: Source(name: path, bytes: bytes))
            diagnostics.append(
                Diagnostic(
                    .missingStyleFile, .warning, "there is no file `\(inner)`, which the styles load", at: place,
                    help: "addresses are relative to the file that they stand in"))
        }
        return true
    }

    /// The path in the theme that a relative address leads to; nil for other addresses, and outside of the theme.
    private static func path(of address: ArraySlice<UInt8>, in file: String) -> String? {
        let text = String(decoding: address, as: UTF8.self)
        let path = text.prefix { $0 != "?" && $0 != "#" }
        guard !path.isEmpty, !path.hasPrefix("/"), !path.contains("\\"),
            !path.prefix(while: { $0 != "/" }).contains(":")
        else { return nil }
        var parts = file.split(separator: "/").dropLast().map(String.init)
        for part in path.split(separator: "/") {
            switch part {
            case ".": break
            case "..":
                guard !parts.isEmpty else { return nil }
                parts.removeLast()
            default: parts.append(String(part))
            }
        }
        guard let last = parts.last, !last.hasPrefix(".") else { return nil }
        return parts.joined(separator: "/")
    }
}

/// Where the addresses stand in some CSS: in `url()`, and after `@import` (CSS Syntax 4.3.6, CSS Cascade 2).
private struct CSSAddresses: Sequence, IteratorProtocol {
    private let css: [UInt8]
    private var index = 0
    /// Whether the last word was `@import`.
    private var isAfterImport = false

    init(_ css: [UInt8]) { self.css = css }

    mutating func next() -> Range<Int>? {
        while index < css.count {
            switch css[index] {
            case UInt8(ascii: "/") where css[index...].starts(with: "/*".utf8):
                index += 2
                while index < css.count, !css[index...].starts(with: "*/".utf8) { index += 1 }
                index = Swift.min(index + 2, css.count)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let text = string()
                if isAfterImport {
                    isAfterImport = false
                    return text
                }
            case UInt8(ascii: "@"):
                isAfterImport = word(at: index).elementsEqual("@import".utf8) { $0.asciiLowercased == $1 }
                index += Swift.max(1, word(at: index).count)
            case UInt8(ascii: "u"), UInt8(ascii: "U"):
                let name = word(at: index)
                index += Swift.max(1, name.count)
                guard name.elementsEqual("url".utf8, by: { $0.asciiLowercased == $1 }), index < css.count,
                    css[index] == UInt8(ascii: "(")
                else { continue }
                isAfterImport = false
                index += 1
                skipSpace()
                guard index < css.count else { return nil }
                if css[index] == UInt8(ascii: "\"") || css[index] == UInt8(ascii: "'") { return string() }
                let start = index
                while index < css.count, css[index] != UInt8(ascii: ")"), !css[index].isCSSSpace { index += 1 }
                return start..<index
            case let byte:
                if !byte.isCSSSpace { isAfterImport = false }
                index += Swift.max(1, word(at: index).count)
            }
        }
        return nil
    }

    /// Goes past a string, and gives what is between its quotes.
    private mutating func string() -> Range<Int> {
        let quote = css[index]
        let start = index + 1
        index = start
        while index < css.count, css[index] != quote, css[index] != 0x0A {
            index += css[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = Swift.min(index, css.count)
        index = Swift.min(end + 1, css.count)
        return start..<end
    }

    private func word(at index: Int) -> ArraySlice<UInt8> {
        let first = css[index] == UInt8(ascii: "@") ? 1 : 0
        let rest = css[(index + first)...].prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 >= 0x80 }
        return css[index..<rest.endIndex]
    }

    private mutating func skipSpace() { while index < css.count, css[index].isCSSSpace { index += 1 } }
}

extension UInt8 {
    fileprivate var isCSSSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
