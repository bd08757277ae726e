import Diagnostics
import JSON
import Localization
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

    /// A fixture that has pages, as the gallery describes it.
    public struct Fixture: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// What it is called.
        public let title: String
        /// What to look at, as Markdown; empty where it says nothing.
        public let description: String
        /// Words by which it is found.
        public let tags: [String]
        /// Its place in the gallery. Only the manifest of a part has it.
        let order: Double?
    }

    static let version = 2

    /// The theme's name.
    public let theme: String
    /// The paths of the files that pages share, in name order: `assets/theme.css`.
    public let assets: [String]
    /// The fixtures that have pages, in name order.
    public let fixtures: [Fixture]
    /// The pages, in name order.
    public let pages: [Page]
    /// Which part of a divided run the folder holds; nil where it holds all that was asked for.
    let part: Part?

    init(
        theme: String, assets: some Sequence<String> = [], fixtures: some Sequence<Fixture> = [], pages: [Page],
        part: Part? = nil
    ) {
        self.theme = theme
        self.assets = assets.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        self.fixtures = fixtures.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        self.pages = pages.sorted { $0.name < $1.name }
        self.part = part
    }

    /// What a folder says of itself before anything has been written to it.
    static let blank = Manifest(theme: "", pages: [])

    /// Whether nothing has been written to the folder yet.
    var isBlank: Bool { theme.isEmpty && pages.isEmpty && part == nil }

    /// The locales that have pages, in name order.
    var locales: [String] {
        Set(pages.map(\.name.locale)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The file's bytes.
    var bytes: [UInt8] {
        var writer = JSONWriter(indent: "  ", escaping: .scripts)
        writer.object { writer in
            writer.member("version", Self.version)
            writer.member("theme", theme)
            if let part {
                writer.object("shard") { part.write(to: &$0, fixtures) }
            }
            writer.array("assets") { for path in assets { $0.string(path) } }
            writer.array("fixtures") { for fixture in fixtures { fixture.write(to: &$0) } }
            writer.array("locales") { for locale in locales { Self.write(locale, to: &$0) } }
            writer.array("pages") { for page in pages { page.write(to: &$0) } }
        }
        writer.endLine()
        return writer.bytes
    }

    private static func write(_ locale: String, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("tag", locale)
            writer.member("direction", LocaleTag(locale).isRightToLeft ? "rtl" : "ltr")
        }
    }
}

extension Manifest.Page {
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

    /// The page with its diagnostics as a manifest keeps them.
    var asWritten: Self {
        diagnostics.isEmpty
            ? self
            : Self(
                name: name, title: title, bytes: bytes, sha256: sha256, diagnostics: diagnostics.map(\.asWritten))
    }
}

extension Manifest.Fixture {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", name)
            writer.member("title", title)
            writer.member("description", description)
            writer.array("tags") { for tag in tags { $0.string(tag) } }
        }
    }
}
