import Diagnostics
import ECMAText
import JSON
import NunjucksAnalysis
import SubscriptionManager

/// Settings that the theme does not have, and settings that no view reads.
struct UnknownSettings: VisitingRule {
    private struct Use {
        var key: String
        var hasDefault: Bool
        var warning: Diagnostic
        var source: Source
    }

    /// The keys that are written out, where they are read.
    private var uses: [Use] = []
    /// What stands around the parts of keys that are put together.
    private var patterns: [TextPattern] = []

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        guard let call = view.filterCall(expression), call.name == "setting" else { return }
        guard case .literal(.string(let key)) = call.input.kind else {
            patterns.append(TextPattern(call.input))
            return
        }
        let hasDefault = !call.arguments.positional.isEmpty || !call.arguments.keywords.isEmpty
        uses.append(
            Use(
                key: key, hasDefault: hasDefault,
                warning: view.warning(
                    .unknownSetting, "the theme has no setting `\(key)`", at: call.input.location),
                source: view.source(of: call.input.location)))
    }

    mutating func finish(_ theme: LintedTheme) {
        let settings = theme.theme.settings.paths
        guard settings.count * (uses.count + patterns.count) <= Self.comparisonLimit else {
            return theme.keep(
                Diagnostic(
                    .limit, .warning,
                    "\(settings.count) settings and \(uses.count + patterns.count) uses of them are too many to be compared"
                ))
        }
        // Without the file, all settings are the shop's.
        guard theme.theme.settings.element != nil else { return }
        let read = Set(uses.map(\.key))
        let readGroups = read.map { "\($0)." }
        func isRead(_ setting: String) -> Bool {
            read.contains(setting) || readGroups.contains(where: setting.hasPrefix)
                || patterns.contains { $0.matches(setting) }
        }
        var unread = settings.filter { !isRead($0) }
        var meant: Set<String> = []
        for use in uses where !settings.contains(where: { $0 == use.key || $0.hasPrefix("\(use.key).") }) {
            // With a default, a setting may well be one that only the shop has.
            guard let near = nearest(to: use.key, among: use.hasDefault ? unread : settings) else { continue }
            theme.keep(use.warning.suggesting(near, for: use.key, in: use.source))
            meant.insert(near)
        }
        // What is read by a misspelt name is not left over.
        unread.removeAll { setting in meant.contains { $0 == setting || setting.hasPrefix("\($0).") } }
        reportUnused(unread, isRead: isRead, in: theme)
    }

    /// Reports the settings that no view reads: a group of them as one, if none of it is read.
    private func reportUnused(_ unread: [String], isRead: (String) -> Bool, in theme: LintedTheme) {
        // A view may read any setting by a name that is not known.
        guard let root = theme.theme.settings.element, !patterns.contains(where: \.isAnything),
            theme.analyzed.page.errors.isEmpty, !unread.allSatisfy(Settings.readByFilters.contains)
        else { return }
        let paths = theme.theme.settings.paths
        var reported: [String] = []
        let texts = theme.theme.translations.files.map { String(decoding: $0.keys.source.bytes, as: UTF8.self) }
            .filter { $0.has("setting") }
        for setting in unread where !Settings.readByFilters.contains(setting) {
            // Texts are templates, too.
            if texts.contains(where: { $0.has("'\(setting)'") || $0.has("\"\(setting)\\\"") }) { continue }
            let isPart = reported.contains { setting.hasPrefix("\($0).") }
            let isGroup = paths.contains { $0.hasPrefix("\(setting).") && isRead($0) }
            guard !isPart, !isGroup, let (element, object) = Self.element(setting, in: root) else { continue }
            reported.append(setting)
            theme.keep(
                Diagnostic(
                    .unusedSetting, .warning, "no view reads the setting `\(setting)`", at: element.keyPlace,
                    help: "read it, or remove it",
                    fixes: object.removal(of: element).map { [Diagnostic.Fix("remove it", [$0], .suggestion)] } ?? []))
        }
    }

    /// How many pairs of a setting and a use are looked at: more than large themes have.
    private static let comparisonLimit = 10_000_000

    /// What a dotted key leads to, of which each dot may be part of a name, and the object that it is in.
    private static func element(
        _ key: String, in object: JSONDocument.Element
    ) -> (JSONDocument.Element, object: JSONDocument.Element)? {
        if let element = object[key] { return (element, object) }
        for dot in key.indices where key[dot] == "." {
            guard let inner = object[String(key[..<dot])], inner.kind == .object else { continue }
            if let element = element(String(key[key.index(after: dot)...]), in: inner) { return element }
        }
        return nil
    }
}
