/// The files of a theme that are compiled to its styles.
///
/// Only where Less reads nothing but files of the theme's folder `styles` do these files tell whether the result of an
/// earlier run is still good. What Less reads is told by its statements `@import` and `@plugin`, and by the functions
/// that read pictures (Less 4, "@import At-Rules", "Plugins", "Misc Functions").
struct LessSources {
    private let files: [(name: String, bytes: [UInt8])]
    private let names: Set<String>

    /// Reads the files.
    /// - Parameter folder: The path of the theme's folder.
    init?(folder: String) {
        guard var folder = try? ThemeFolder(path: folder) else { return nil }
        files = folder.files(in: "styles", suffix: "")
        names = Set(files.map(\.name))
        guard folder.diagnostics.isEmpty else { return nil }
    }

    /// All the files as one text, nil where Less reads more than these, or where it cannot be told what it reads.
    var text: [UInt8]? {
        var text: [UInt8] = []
        for (name, bytes) in files {
            if name.hasSuffix(".less"), !isSelfContained(name, bytes) { return nil }
            text += "\(name.utf8.count) \(name) \(bytes.count) ".utf8 + bytes
        }
        return text
    }

    private func isSelfContained(_ name: String, _ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while let start = rest.firstIndex(where: Self.mayBeginReading) {
            rest = rest[start...]
            if rest.starts(with: "@import".utf8) {
                rest = rest.dropFirst("@import".utf8.count)
                let statement = rest.prefix { $0 != UInt8(ascii: ";") }
                guard isInside(Import(statement), of: name) else { return false }
            } else if Self.readers.contains(where: { rest.starts(with: $0) }) {
                return false
            } else {
                rest = rest.dropFirst()
            }
        }
        return true
    }

    private static let readers = ["@plugin", "data-uri", "image-size", "image-width", "image-height"].map {
        Array($0.utf8)
    }

    /// Whether a word for reading a file may begin with a character.
    private static func mayBeginReading(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "@") || byte == UInt8(ascii: "d") || byte == UInt8(ascii: "i")
    }

    private func isInside(_ statement: Import, of name: String) -> Bool {
        if statement.staysImport { return true }
        guard !statement.path.contains("@{"), !statement.path.hasPrefix("/") else { return false }
        var folders = name.split(separator: "/").dropLast()
        for part in statement.path.split(separator: "/") where part != "." {
            if part == ".." { folders = folders.dropLast() } else { folders.append(part) }
        }
        let path = folders.joined(separator: "/")
        return names.contains(path) || names.contains(path + ".less")
    }
}

/// A statement `@import (options) "path" media;`.
private struct Import {
    let path: String
    /// Whether it becomes a statement of the style sheet, and its file is none of Less' business.
    let staysImport: Bool

    /// - Parameter statement: What stands between `@import` and the semicolon.
    init(_ statement: ArraySlice<UInt8>) {
        var text = String(decoding: statement, as: UTF8.self)[...]
        var options: Substring = ""
        func isBlank(_ character: Character) -> Bool { character.isWhitespace }
        text = text.drop(while: isBlank)
        if text.hasPrefix("(") {
            options = text.dropFirst().prefix { $0 != ")" }
            text = text.dropFirst(options.count + 2).drop(while: isBlank)
        }
        if text.hasPrefix("url(") { text = text.dropFirst(4).drop(while: isBlank) }
        if let quote = text.first, quote == "\"" || quote == "'" {
            text = text.dropFirst().prefix { $0 != quote }
        } else {
            text = text.prefix { $0 != ")" && !$0.isWhitespace }
        }
        path = String(text)
        let isAddress = path.contains("://") || path.hasPrefix("//")
        staysImport = options == "css" || (options.isEmpty && (isAddress || path.hasSuffix(".css")))
    }
}
