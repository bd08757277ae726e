import Diagnostics
import JSON
import SubscriptionManager

/// What `manifest.json` says: which pages there are, and what was found on them.
public struct Manifest: Sendable {
    /// One page.
    public struct Page: Sendable {
        /// Which page.
        public let name: PageName
        /// What it is called: `An ordinary customer · en-US`.
        public let title: String
        /// Its size.
        public let bytes: Int
        /// The SHA-256 digest of its bytes, in 64 hexadecimal digits.
        public let sha256: String
        /// What was found while it was made, errors too.
        public let diagnostics: [Diagnostic]

        /// Whether an error page stands in its place.
        public var isFailed: Bool { diagnostics.contains { $0.severity == .error } }
    }

    static let version = 1

    /// The theme's name.
    public let theme: String
    /// The pages, in name order.
    public let pages: [Page]

    init(theme: String, pages: [Page]) {
        self.theme = theme
        self.pages = pages.sorted { $0.name < $1.name }
    }

    /// The file's bytes.
    var bytes: [UInt8] {
        var writer = JSONWriter(indent: "  ", escaping: .scripts)
        writer.object { writer in
            writer.member("version", Self.version)
            writer.member("theme", theme)
            writer.array("pages") { for page in pages { page.write(to: &$0) } }
        }
        writer.endLine()
        return writer.bytes
    }

    /// Reads a manifest.
    /// - Returns: Nil if the bytes are not a manifest of ours. Pages that cannot be understood are left out.
    init?(reading bytes: [UInt8]) {
        guard let root = try? JSONDocument(Source(name: "manifest.json", bytes: bytes)).root,
            root["version"]?.number == Double(Self.version), let theme = root["theme"]?.string,
            let pages = root["pages"], pages.kind == .array
        else { return nil }
        self.init(theme: theme, pages: pages.elements.compactMap(Page.init))
    }
}

extension Manifest.Page {
    fileprivate init?(_ element: JSONDocument.Element) {
        guard let fixture = element["fixture"]?.string, let locale = element["locale"]?.string,
            let name = PageName(fixture: fixture, locale: locale), element["path"]?.string == name.path,
            let title = element["title"]?.string, let bytes = element["bytes"]?.number.flatMap({ Int(exactly: $0) }),
            let sha256 = element["sha256"]?.string, let diagnostics = element["diagnostics"]
        else { return nil }
        self.init(
            name: name, title: title, bytes: bytes, sha256: sha256,
            diagnostics: diagnostics.elements.compactMap(Diagnostic.init))
    }

    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("fixture", name.fixture)
            writer.member("locale", name.locale)
            writer.member("title", title)
            writer.member("path", name.path)
            writer.member("bytes", bytes)
            writer.member("sha256", sha256)
            writer.array("diagnostics") { for diagnostic in diagnostics { $0.raw(diagnostic.json) } }
        }
    }
}
