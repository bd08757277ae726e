import Diagnostics
import NunjucksAnalysis

/// Views that nothing includes.
struct UnusedViews: LintRule {
    mutating func finish(_ theme: LintedTheme) {
        // An include with a mistake in it would count twice.
        guard theme.analyzed.page.errors.isEmpty else { return }
        let views = theme.analyzed.unreached
        let included = Set(views.flatMap(\.includeGraph.reached))
        let texts = namesInTexts(theme, isNeeded: views.contains { !included.contains($0.name) })
        for view in views where !included.contains(view.name) && !texts.contains(Self.name(view.name)) {
            theme.keep(
                Diagnostic(
                    .unusedView, .warning, "no page includes `\(view.name)`",
                    at: Diagnostic.Place(Span(0..<0), in: view.sources[0]),
                    help: "include it, or remove it"))
        }
    }

    /// The names of the views that texts include: texts are templates, too.
    private func namesInTexts(_ theme: LintedTheme, isNeeded: Bool) -> Set<String> {
        var names: Set<String> = []
        for file in isNeeded ? theme.theme.translations.files : [] {
            var rest = file.keys.source.bytes[...]
            while let tag = rest.firstRange(of: Array("{% include".utf8)) {
                rest = rest[tag.upperBound...]
                // A double quote has a backslash before it in JSON.
                let name = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\\") }.dropFirst()
                    .prefix(200).prefix { !"'\"\\".utf8.contains($0) }
                names.insert(Self.name("views/\(String(decoding: name, as: UTF8.self))"))
            }
        }
        return names
    }

    /// The name of a view as includes have it.
    private static func name(_ view: String) -> String {
        let path = view.split(separator: "/", maxSplits: 1).last ?? ""
        return String(path.hasSuffix(".liquid") ? path.dropLast(".liquid".count) : path)
    }
}
