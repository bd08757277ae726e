import Nunjucks
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
        JSON.object([
            ("version", .integer(Self.version)),
            ("theme", .string(theme)),
            ("pages", .array(pages.map(\.json))),
        ]).document
    }

    /// Reads a manifest.
    /// - Returns: Nil if the bytes are no manifest of ours. Pages that cannot be understood are left out.
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

    fileprivate var json: JSON {
        .object([
            ("fixture", .string(name.fixture)),
            ("locale", .string(name.locale)),
            ("title", .string(title)),
            ("path", .string(name.path)),
            ("bytes", .integer(bytes)),
            ("sha256", .string(sha256)),
            ("diagnostics", .array(diagnostics.map { .raw($0.json) })),
        ])
    }
}

extension Diagnostic {
    /// Reads a diagnostic as `json` writes it, which leaves out the source lines.
    fileprivate init?(_ element: JSONDocument.Element) {
        guard let code = element["code"]?.string,
            let severity = element["severity"]?.string.flatMap(Severity.init(rawValue:)),
            let message = element["message"]?.string
        else { return nil }
        self.init(
            Code(rawValue: code), severity, message, at: Self.place(element),
            includes: element["includes"]?.elements.compactMap(Self.place) ?? [], help: element["help"]?.string)
    }

    private static func place(_ element: JSONDocument.Element) -> Place? {
        guard let file = element["template"]?.string, let line = number(element["line"]),
            let column = number(element["column"])
        else { return nil }
        // Of includes only the beginning is written.
        return Place(
            file: file, line: line, column: column, endLine: number(element["endLine"]) ?? line,
            endColumn: number(element["endColumn"]) ?? column, sourceLine: "")
    }

    private static func number(_ element: JSONDocument.Element?) -> Int? {
        element?.number.flatMap { Int(exactly: $0) }
    }
}
