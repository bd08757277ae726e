import Diagnostics

/// Properties that CSS does not have: browsers leave out the whole declaration.
///
/// CSS grows, and a list of its properties is never complete. What is reported is near to a property, or a name that
/// people use by habit.
struct UnknownProperties: LintRule {
    mutating func finish(_ theme: LintedTheme) {
        for diagnostic in theme.refusedStyles { theme.keep(diagnostic) }
        let maps = theme.styles.reduce(into: Set<String>()) { $0.formUnion($1.maps) }
        for sheet in theme.styles {
            for declaration in sheet.declarations { check(declaration, in: sheet, maps, theme) }
        }
    }

    private func check(
        _ declaration: StyleSheet.Declaration, in sheet: StyleSheet, _ maps: Set<String>, _ theme: LintedTheme
    ) {
        let kind = declaration.block.map { sheet.blocks[$0].kind } ?? .style
        let written = sheet.source.text(of: declaration.name)
        let name = written.lowercased()
        guard kind != .other, !name.hasPrefix("-"), !name.hasPrefix("mso-"), !CSSNames.properties.contains(name),
            !CSSNames.descriptors.contains(name), theme.accepts(.cssProperty),
            let meant = meantProperty(name, kind, theme), !isInMap(declaration, sheet, maps)
        else { return }
        theme.keep(
            Diagnostic(
                .cssProperty, .warning, "CSS has no \(kind == .descriptors ? "descriptor" : "property") `\(written)`",
                at: sheet.place(declaration.name)
            ).suggesting(meant, for: written, in: sheet.source))
    }

    /// The property that a name stands for, if that can be told.
    private func meantProperty(_ name: String, _ kind: StyleSheet.Block.Kind, _ theme: LintedTheme) -> String? {
        let letters = CSSNames.letters(of: name)
        if let meant = CSSNames.foreign[name] ?? CSSNames.propertiesByLetters[letters] { return meant }
        let most = name.count < 6 ? 1 : 2
        if kind == .descriptors, let near = nearest(to: name, among: CSSNames.descriptors, within: most) { return near }
        // Of two letters, most names are near to another.
        return name.count < 3 ? nil : theme.suggestion(for: name, among: CSSNames.properties, within: most)
    }

    /// Whether the declaration is an entry of a map, which Less reads by its name.
    private func isInMap(_ declaration: StyleSheet.Declaration, _ sheet: StyleSheet, _ maps: Set<String>) -> Bool {
        guard !maps.isEmpty else { return false }
        var number = declaration.block
        for _ in 0..<20 {
            guard let block = number.map({ sheet.blocks[$0] }) else { return false }
            let names = sheet.source.bytes[Int(block.prelude.start)..<Int(block.prelude.end)]
                .split { !$0.isStyleName }.prefix(20)
            if names.contains(where: { maps.contains(String(decoding: $0, as: UTF8.self)) }) { return true }
            number = block.parent
        }
        return false
    }
}
