/// Which page: a fixture in a locale.
///
/// Pages are in order by fixture, then by locale, each by its bytes.
public struct PageName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The fixture's name: that of its file without `.json`.
    public let fixture: String
    /// The locale, as the theme names it.
    public let locale: String

    /// Makes a page's name.
    /// - Returns: Nil where one of the two cannot be the name of a file or a folder of the site.
    public init?(fixture: String, locale: String) {
        guard Self.canBePath(fixture), Self.canBePath(locale), !Self.reserved.contains(fixture.lowercased()) else {
            return nil
        }
        self.fixture = fixture
        self.locale = locale
    }

    /// Where the page is, from the output folder.
    public var path: String { "\(fixture)/\(locale).html" }

    /// As messages name the page: `ordinary/en-US`.
    public var description: String { "\(fixture)/\(locale)" }

    /// Whether a page comes before another.
    public static func < (left: PageName, right: PageName) -> Bool {
        if left.fixture != right.fixture { return left.fixture.utf8.lexicographicallyPrecedes(right.fixture.utf8) }
        return left.locale.utf8.lexicographicallyPrecedes(right.locale.utf8)
    }

    /// What stands beside the fixtures' folders.
    static let reserved: Set<String> = ["assets", "index.html", "manifest.json"]

    /// Whether a text is the name of one thing in one folder, on any system, and not a hidden one.
    static func canBePath(_ name: String) -> Bool {
        guard let last = name.last, !name.hasPrefix("."), last != ".", last != " " else { return false }
        let base = name.prefix { $0 != "." }.uppercased()
        return !name.utf8.contains { $0 < 0x20 || $0 == 0x2F || $0 == 0x5C || $0 == 0x3A || $0 == 0x7F }
            && !Self.devices.contains(base)
    }

    /// What two names have in common that are one on some systems: they differ in case, or in how Unicode composes them.
    static func folded(_ name: String) -> String { name.lowercased() }

    // Windows: "Naming Files, Paths, and Namespaces".
    private static let devices = Set(
        ["CON", "PRN", "AUX", "NUL"] + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })
}
