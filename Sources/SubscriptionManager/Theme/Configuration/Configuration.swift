import Diagnostics
import JSON

/// What a theme's `sm-preview.json` says of how its previews are made.
///
/// ```json
/// { "limits": { "seconds": 5, "outputBytes": 4000000 } }
/// ```
///
/// A theme comes from somewhere, and is not trusted: its file can make limits narrower than they are, and no wider.
struct Configuration {
    /// The file's path in the theme.
    static let fileName = "sm-preview.json"

    /// How much a page may use.
    private(set) var limits = PageLimits()
    /// What is wrong with the file. What is right in it counts all the same.
    private(set) var diagnostics: [Diagnostic] = []

    /// What there is without a file.
    init() {}

    /// Reads a file.
    init(_ root: JSONDocument.Element) {
        for value in root.elements {
            switch value.key ?? "" {
            // Names the schema by which editors check the file.
            case "$schema": break
            case "limits": readLimits(value)
            case let key: reportUnknown(key, at: value, among: ["limits"], "`\(Self.fileName)` has no setting")
            }
        }
    }

    private mutating func readLimits(_ element: JSONDocument.Element) {
        guard element.kind == .object else {
            return report("`limits` must be an object of limits and their values", at: element.place)
        }
        for value in element.elements {
            let key = value.key ?? ""
            guard let name = PageLimits.Name(rawValue: key) else {
                reportUnknown(key, at: value, among: PageLimits.Name.allCases.map(\.rawValue), "there is no limit")
                continue
            }
            readLimit(name, value)
        }
    }

    private mutating func readLimit(_ name: PageLimits.Name, _ element: JSONDocument.Element) {
        let most = limits[name]
        guard let value = element.number, let setting = try? PageLimits.Setting(name, value), value <= most else {
            return report(
                "`\(name.rawValue)` must be a number from above 0 to \(text(of: most))", at: element.place,
                help: element.number ?? 0 > most
                    ? "a theme's own file can only lower limits; to raise one for this run, add `--limit \(name.rawValue)=\(text(of: element.number ?? 0))`"
                    : nil)
        }
        limits.set(setting)
    }

    private mutating func reportUnknown(
        _ key: String, at element: JSONDocument.Element, among known: [String], _ message: String
    ) {
        let help = nearest(to: key, among: known).map { "did you mean `\($0)`?" }
        report(
            "\(message) `\(key)`", at: element.keyPlace,
            help: help ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))")
    }

    private mutating func report(_ message: String, at place: Diagnostic.Place, help: String? = nil) {
        diagnostics.append(Diagnostic(.invalidConfig, .error, message, at: place, help: help))
    }
}
