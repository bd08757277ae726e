import Diagnostics
import JSON

/// What a theme's `sm-preview.json` says of how its previews are made.
///
/// ```json
/// {
///   "fixtures": "customers", "output": "previews", "locales": ["en-US", "fr-CA"], "strict": true,
///   "limits": { "seconds": 5, "outputBytes": 4000000 }, "rules": { "unused-view": "off" }, "known": ["order.gift_note"]
/// }
/// ```
///
/// A theme comes from somewhere, and is not trusted: its file can make limits narrower than they are, and no wider, and
/// its paths stay in the theme. Flags say otherwise.
package struct Configuration {
    /// The file's path in the theme.
    package static let fileName = "sm-preview.json"

    /// How much a page may use.
    package private(set) var limits = PageLimits()
    /// The folder of the theme's own fixtures, and that of its previews: paths in the theme.
    package private(set) var fixtures: String?
    package private(set) var output: String?
    /// The locales in which pages are made, where not in all.
    package private(set) var locales: [String] = []
    /// Whether diagnostics let a run fail.
    package private(set) var isStrict = false
    /// How the theme is checked.
    package private(set) var rules = RuleSettings()
    /// What is wrong with the file. What is right in it counts all the same.
    package private(set) var diagnostics: [Diagnostic] = []

    /// What there is without a file.
    package init() {}

    /// Reads a file.
    package init(_ root: JSONDocument.Element) {
        for value in root.elements {
            switch value.key ?? "" {
            // Names the schema by which editors check the file.
            case "$schema": break
            case "fixtures": fixtures = path(value)
            case "output": output = path(value)
            case "locales":
                locales = value.elements.compactMap(\.string)
                if value.kind != .array || locales.count != value.count {
                    report(
                        "`locales` must be a list of language tags", at: value.place,
                        help: #"such as ["en-US", "fr-CA"]"#)
                }
            case "strict":
                isStrict = value.boolean ?? false
                if value.boolean == nil { report("`strict` must be true or false", at: value.place) }
            case "limits": readLimits(value)
            case "rules":
                read { configuration throws(Diagnostic) in
                    configuration.diagnostics += try configuration.rules.readRules(value)
                }
            case "known": read { configuration throws(Diagnostic) in try configuration.rules.readKnownFields(value) }
            case let key: reportUnknown(key, at: value)
            }
        }
    }

    private mutating func read(_ setting: (inout Self) throws(Diagnostic) -> Void) {
        do throws(Diagnostic) { try setting(&self) } catch { diagnostics.append(error) }
    }

    /// The path of a folder in the theme.
    private mutating func path(_ element: JSONDocument.Element) -> String? {
        let key = element.key ?? ""
        var parts = (element.string ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        parts.removeAll { $0 == "." }
        if parts.last == "" { parts.removeLast() }
        guard !parts.isEmpty, !parts.contains(where: { $0.isEmpty || $0 == ".." || $0.contains("\0") }) else {
            report(
                "`\(key)` must be the path of a folder in the theme", at: element.place,
                help: "a theme's own file names no place outside of it; to use one for this run, add `--\(key) DIR`")
            return nil
        }
        return parts.joined(separator: "/")
    }

    private mutating func readLimits(_ element: JSONDocument.Element) {
        guard element.kind == .object else {
            return report("`limits` must be an object of limits and their values", at: element.place)
        }
        for value in element.elements {
            let key = value.key ?? ""
            if let name = PageLimits.Name(rawValue: key) {
                readLimit(name, value)
            } else {
                diagnostics.append(PageLimits.Name.unknown(key, at: value.keyPlace))
            }
        }
    }

    private mutating func readLimit(_ name: PageLimits.Name, _ element: JSONDocument.Element) {
        let most = limits[name]
        let setting = element.number.flatMap { try? PageLimits.Setting(name, $0) }
        guard let setting, setting.value <= most else {
            let help = setting.map { setting in
                let flag = "--limit \(name.rawValue)=\(text(of: setting.value))"
                return "a theme's own file can only lower limits; to raise one for this run, add `\(flag)`"
            }
            return report(name.complaint(most: most), at: element.place, help: help)
        }
        limits.set(setting)
    }

    private mutating func reportUnknown(_ key: String, at element: JSONDocument.Element) {
        let known = ["fixtures", "known", "limits", "locales", "output", "rules", "strict"]
        report(
            "`\(Self.fileName)` has no setting `\(key)`", at: element.keyPlace,
            help: nearest(to: key, among: known).map { "did you mean `\($0)`?" }
                ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))")
    }

    private mutating func report(_ message: String, at place: Diagnostic.Place, help: String? = nil) {
        diagnostics.append(Diagnostic(.invalidConfig, .error, message, at: place, help: help))
    }
}
