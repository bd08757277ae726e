import Diagnostics
import ECMAText
import HTML

/// The images that a view names itself: `<img src="logo.png">`.
///
/// A theme has no place for images that a page could reach by a relative address.
enum ViewImages {
    /// The warnings about images in a view that no page can show.
    static func diagnostics(of view: Source) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var rest = view.bytes[...]
        while let start = firstCandidate(in: rest) {
            rest = rest[start...]
            if rest.starts(with: "<!--".utf8) {
                skip(past: "-->", &rest)
            } else if rest.starts(with: "{#".utf8) {
                skip(past: "#}", &rest)
            } else if rest.starts(with: "<img".utf8), rest.dropFirst(4).first?.isHTMLSpace ?? false {
                rest = rest.dropFirst(4)
                guard let range = sourceOfTag(&rest) else { continue }
                let address = String(decoding: view.bytes[range], as: UTF8.self)
                guard !address.contains("{{"), !address.contains("{%"), RelativeAddress(address) != nil else {
                    continue
                }
                diagnostics.append(
                    Diagnostic(
                        .missingImage, .warning,
                        "the image `\(address)` cannot be shown: its address is relative to the shop's page",
                        at: Diagnostic.Place(Span(range), in: view),
                        help:
                            "write the whole address, with https://, or show the image from a style sheet with `url()`")
                )
            } else {
                rest = rest.dropFirst()
            }
        }
        return diagnostics
    }

    /// Where the next image or comment may begin.
    private static func firstCandidate(in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            let found = buffer.indices.dropLast().first { index in
                switch buffer[index] {
                case UInt8(ascii: "<"): buffer[index + 1] == UInt8(ascii: "!") || buffer[index + 1] == UInt8(ascii: "i")
                case UInt8(ascii: "{"): buffer[index + 1] == UInt8(ascii: "#")
                default: false
                }
            }
            return found.map { bytes.startIndex + $0 }
        }
    }

    private static func skip(past end: String, _ rest: inout ArraySlice<UInt8>) {
        rest = rest.firstRange(ofBytes: Array(end.utf8)).map { rest[$0.upperBound...] } ?? []
    }

    /// Finds the value of the attribute `src` in what follows `<img`, and goes on behind it.
    private static func sourceOfTag(_ rest: inout ArraySlice<UInt8>) -> Range<Int>? {
        while let first = rest.first, first != UInt8(ascii: ">") {
            if first.isHTMLSpace || first == UInt8(ascii: "/") {
                rest = rest.dropFirst()
            } else if first == UInt8(ascii: "{") {
                // A value or a block in the tag: what it may print is not known.
                skip(past: "}", &rest)
            } else {
                let name = rest.prefix { !$0.isHTMLSpace && !"=>/{".utf8.contains($0) }
                rest = rest[name.endIndex...]
                guard rest.first == UInt8(ascii: "=") else {
                    if name.isEmpty { rest = rest.dropFirst() }
                    continue
                }
                rest = rest.dropFirst()
                guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                    return nil
                }
                let value = rest.dropFirst().prefix { $0 != quote }
                rest = rest[value.endIndex...].dropFirst()
                if name.elementsEqual("src".utf8) { return value.indices }
                // Quotes in a value's expression do not end it.
                if value.contains(UInt8(ascii: "{")) { return nil }
            }
        }
        return nil
    }
}
