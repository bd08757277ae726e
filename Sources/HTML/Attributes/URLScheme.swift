import ECMAText

/// Where a URL stands, and so what a browser does with it.
package enum URLContext: Sendable {
    /// A link, a form's action, a frame: the URL becomes a document, in which even an SVG image can run scripts.
    case document
    /// An image, or something else that is only shown.
    case resource
    /// A link or an image of Markdown, for which the rules of cmark's safe mode hold too: no files, and only images of
    /// pixels as data.
    case markdown
}

/// The scheme of a URL, as a browser reads it: controls and spaces before it, and tabs and line breaks in it, do not
/// count (WHATWG URL, 4.4 URL parsing).
package struct URLScheme {
    /// The scheme in lower case, without its colon.
    package let name: String
    /// The position of the colon, counted from the URL's first byte.
    package let colon: Int
    /// Of a `data:` URL: its media type in lower case, and what follows that.
    private let mediaType: String

    /// Reads the scheme of a URL; nil where it has none, and so is relative.
    package init?(of url: some Collection<UInt8>) {
        var name: [UInt8] = []
        var colon: Int?
        var rest = url.makeIterator()
        var offset = 0
        while colon == nil, let byte = rest.next() {
            defer { offset += 1 }
            switch byte {
            case UInt8(ascii: ":"): colon = offset
            case 0...0x20 where name.isEmpty, 0x09, 0x0A, 0x0D: break
            case _ where byte.isASCIIAlphanumeric || "+-.".utf8.contains(byte):
                guard name.count < 32 else { return nil }
                name.append(byte.asciiLowercased)
            default: return nil
            }
        }
        guard let colon, !name.isEmpty else { return nil }
        self.name = String(decoding: name, as: UTF8.self)
        self.colon = colon
        guard self.name == "data" else {
            mediaType = ""
            return
        }
        var media: [UInt8] = []
        for _ in 0..<64 {
            guard let byte = rest.next() else { break }
            if byte > 0x20 { media.append(byte) }
        }
        mediaType = String(decoding: media, as: UTF8.self).lowercased()
    }

    /// Whether a browser that follows the URL there runs what it holds, or reads a file.
    package func isUnsafe(in context: URLContext) -> Bool {
        switch name {
        case "javascript", "vbscript", "livescript", "mocha": true
        case "file": context == .markdown
        case "data": !isHarmlessData(in: context)
        default: false
        }
    }

    private func isHarmlessData(in context: URLContext) -> Bool {
        switch context {
        case .document: mediaType.hasPrefix("image/") && !mediaType.hasPrefix("image/svg")
        case .resource: mediaType.hasPrefix("image/")
        case .markdown: ["png", "gif", "jpeg", "webp"].contains { mediaType.hasPrefix("image/\($0)") }
        }
    }

    /// Whether the beginning of a URL, as it stands in HTML, settles that nothing after it makes an unsafe scheme.
    package static func isSettled(by start: some Collection<UInt8>) -> Bool {
        guard let end = start.firstIndex(where: { "/?#:&".utf8.contains($0) }) else { return false }
        switch start[end] {
        case UInt8(ascii: ":"):
            guard let scheme = URLScheme(of: start) else { return false }
            return ["http", "https", "mailto", "tel", "sms"].contains(scheme.name)
        // The beginning of a character reference, which may stand for a letter or a colon.
        case UInt8(ascii: "&"): return false
        default: return true
        }
    }
}

extension AttributeKind {
    /// What a browser does with the one URL that the attribute's value is; nil where the value is no URL.
    package var urlContext: URLContext? {
        switch self {
        case .url: .resource
        case .documentURL: .document
        case .plain, .urlList, .style, .script, .document: nil
        }
    }
}
