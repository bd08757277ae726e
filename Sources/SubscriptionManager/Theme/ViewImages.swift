import Diagnostics
import ECMAText

/// The images that a view names by itself: `<img src="logo.png">`.
///
/// A theme has no place for images that a page could reach by a relative address.
enum ViewImages {
    /// What is said of the images of a view that no page can show.
    static func diagnostics(of view: Source) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var rest = view.bytes[...]
        while let start = rest.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "{") }) {
            rest = rest[start...]
            if rest.starts(with: "<!--".utf8) {
                rest = text(rest, after: "-->")
                continue
            } else if rest.starts(with: "{#".utf8) {
                rest = text(rest, after: "#}")
                continue
            }
            let isImage = rest.starts(with: "<img".utf8)
            rest = rest.dropFirst(isImage ? 4 : 1)
            guard isImage, let next = rest.first, isBlank(next), let range = source(ofTag: rest) else { continue }
            let address = String(decoding: view.bytes[range], as: UTF8.self)
            guard !address.contains("{{"), !address.contains("{%"), RelativeAddress(address) != nil else { continue }
            diagnostics.append(
                Diagnostic(
                    .missingImage, .warning, "there is no image `\(address)`: a page has none at a relative address",
                    at: Diagnostic.Place(Span(range), in: view),
                    help: "write the address whole, with https://, or let a style sheet show the image by `url()`"))
        }
        return diagnostics
    }

    private static func text(_ text: ArraySlice<UInt8>, after end: String) -> ArraySlice<UInt8> {
        text.firstRange(of: Array(end.utf8)).map { text[$0.upperBound...] } ?? []
    }

    /// Where the value of the attribute `src` stands in what follows `<img`.
    private static func source(ofTag text: ArraySlice<UInt8>) -> Range<Int>? {
        var rest = text
        while let first = rest.first, first != UInt8(ascii: ">") {
            if isBlank(first) || first == UInt8(ascii: "/") {
                rest = rest.dropFirst()
            } else if first == UInt8(ascii: "{") {
                // A value or a block in the tag: what it may print is not known.
                guard let end = rest.firstRange(of: Array("}".utf8)) else { return nil }
                rest = rest[end.upperBound...]
            } else {
                let name = rest.prefix { !isBlank($0) && !"=>/{".utf8.contains($0) }
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
                if name.elementsEqual("src".utf8) { return value.indices }
                // Quotes in a value's expression do not end it.
                guard !value.contains(UInt8(ascii: "{")) else { return nil }
                rest = rest[value.endIndex...].dropFirst()
            }
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
