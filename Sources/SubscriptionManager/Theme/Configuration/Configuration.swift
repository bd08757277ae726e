import Diagnostics
import JSON

/// What a theme's `sm-preview.json` says of how its previews are made.
///
/// ```json
/// { "limits": { "seconds": 5, "outputBytes": 4000000 }, "rules": { "unused-view": "off" }, "known": ["order.gift_note"] }
/// ```
///
/// A theme comes from somewhere, and is not trusted: its file can make limits narrower than they are, and no wider.
package struct Configuration {
    /// The file's path in the theme.
    package static let fileName = "sm-preview.json"

    /// How much a page may use.
    package private(set) var limits = PageLimits()
    /// How the theme is checked.
    package private(set) var rules = RuleSettings()
    /// What is wrong with the file. What is right in it counts all the same.
    package private(set) var diagnostics: [Diagnostic] = []

    /// What there is without a file.
    init() {}

    /// Reads a file.
    package init(_ root: JSONDocument.Element) {
        for value in root.elements {
            switch value.key ?? "" {
            // Names the schema by which editors check the file.
            case "$schema": break
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
        let known = ["known", "limits", "rules"]
        report(
            "`\(Self.fileName)` has no setting `\(key)`", at: element.keyPlace,
            help: nearest(to: key, among: known).map { "did you mean `\($0)`?" }
                ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))")
    }

    private mutating func report(_ message: String, at place: Diagnostic.Place, help: String? = nil) {
        diagnostics.append(Diagnostic(.invalidConfig, .error, message, at: place, help: help))
    }
}
