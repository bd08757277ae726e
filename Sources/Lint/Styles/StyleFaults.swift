import Diagnostics
import ECMAText
import HTML

/// Mistakes in the syntax of styles: browsers leave out what they cannot read, and mostly what follows it too.
///
/// Of Less, the compiler says less: where what it could not read ends. What is found here takes its place.
struct StyleFaults: LintRule {
    mutating func finish(_ theme: LintedTheme) {
        checkCustomProperties(theme)
        for sheet in theme.styles {
            var found = sheet.faults.map { Self.finding($0, in: sheet) }
            for statement in sheet.statements { found += Self.finding(ofStatement: statement, in: sheet) }
            for block in sheet.blocks where block.kind == .style { found += Self.finding(ofBlock: block, in: sheet) }
            if found.isEmpty { continue }
            let refusal = theme.findings.first { $0.code == .invalidStylesheet && $0.place?.file == sheet.source.name }
            if let refusal, let place = refusal.place { theme.takeBack(.invalidStylesheet, at: place) }
            for var finding in found {
                if refusal != nil { finding.severity = .error }
                theme.keep(finding)
            }
        }
    }

    /// Reports custom properties that nothing sets, as far as they are nearly one that the styles set.
    private func checkCustomProperties(_ theme: LintedTheme) {
        let known = theme.styles.reduce(into: Set<String>()) { $0.formUnion($1.customProperties) }
        guard !known.isEmpty else { return }
        var searchesLeft = Self.searchLimit
        for sheet in theme.styles {
            for span in sheet.customPropertyUses where searchesLeft > 0 {
                let name = sheet.source.text(of: span)
                // Of a row of names with numbers, some may be the shop's.
                guard !known.contains(name), !isFollowedByComma(span, sheet),
                    let near = theme.suggestion(for: name, among: known, within: 2),
                    near.filter({ !$0.isNumber }) != name.filter({ !$0.isNumber })
                else { continue }
                searchesLeft -= 1
                if isSetElsewhere(name, theme) { continue }
                theme.keep(
                    Diagnostic(.cssProperty, .warning, "no style sets `\(name)`", at: sheet.place(span))
                        .suggesting(near, for: name, in: sheet.source))
            }
        }
    }

    /// How many names are looked for in views.
    private static let searchLimit = 50

    /// Whether something is given for the case that the property is not set: `var(--ink, black)`.
    private func isFollowedByComma(_ span: Span, _ sheet: StyleSheet) -> Bool {
        sheet.source.bytes[Int(span.end)...].first { !$0.isHTMLSpace } == UInt8(ascii: ",")
    }

    /// Whether a view or the script names a custom property.
    private func isSetElsewhere(_ name: String, _ theme: LintedTheme) -> Bool {
        if theme.script?.stringWords.contains(name) ?? false { return true }
        let text = Array(name.utf8)
        return theme.templates.contains { template in
            template.trees.values.contains { $0.source.bytes[...].firstRange(ofBytes: text) != nil }
        }
    }

    private static func finding(_ fault: StyleSheet.Fault, in sheet: StyleSheet) -> Diagnostic {
        let text = sheet.source.text(of: fault.span)
        switch fault.kind {
        case .openBlock:
            let name = shortened(text)
            return finding(
                name.isEmpty ? "the block is never closed" : "the block of `\(name)` is never closed", at: fault.span,
                help: "add the missing `}`", in: sheet)
        case .openBracket:
            let end = text == "[" ? "]" : ")"
            return finding("`\(text)` is never closed", at: fault.span, help: "add the missing `\(end)`", in: sheet)
        case .openComment:
            return finding("the comment never ends", at: fault.span, help: "add the missing `*/`", in: sheet)
        case .openString:
            return finding("the string never ends", at: fault.span, help: "add the missing quote", in: sheet)
        case .strayBracket:
            return finding("`}` closes nothing", at: fault.span, help: "remove it, or add the missing `{`", in: sheet)
        case .noValue:
            return finding("`\(text)` has no value", at: fault.span, help: "write one, or remove it", in: sheet)
        case .twoDeclarations:
            var found = finding(
                "there is no `;` before `\(text)`, and neither declaration counts", at: fault.span,
                help: "add the missing `;`", in: sheet)
            let end = sheet.source.bytes[..<Int(fault.span.start)].lastIndex { !$0.isHTMLSpace }.map { $0 + 1 } ?? 0
            let edit = Edit(replacing: Span(end..<end), in: sheet.source, with: ";")
            found.fixes = [Diagnostic.Fix("write `;`", [edit], .suggestion)]
            return found
        }
    }

    /// What is wrong with a statement that begins with the name of a property and has no colon: `margin 0;`.
    private static func finding(ofStatement statement: Span, in sheet: StyleSheet) -> [Diagnostic] {
        let bytes = sheet.source.bytes[Int(statement.start)..<Int(statement.end)]
        let name = bytes.prefix(while: \.isStyleName)
        guard name.first?.isASCIILetter ?? false, name.endIndex == bytes.endIndex || bytes[name.endIndex].isHTMLSpace,
            !bytes.contains(UInt8(ascii: ":")), isProperty(name)
        else { return [] }
        let text = String(decoding: name, as: UTF8.self)
        return [
            finding(
                "there is no `:` after `\(text)`", at: Span(name.indices),
                help:
                    "write `\(text): \(name.endIndex == bytes.endIndex ? "…" : shortened(String(decoding: bytes[name.endIndex...], as: UTF8.self)))`",
                in: sheet)
        ]
    }

    /// What is wrong with a block before which a declaration stands without its semicolon: `color: red &:hover {`.
    private static func finding(ofBlock block: StyleSheet.Block, in sheet: StyleSheet) -> [Diagnostic] {
        let bytes = sheet.source.bytes[Int(block.prelude.start)..<Int(block.prelude.end)]
        guard bytes.first?.isASCIILetter ?? false else { return [] }
        let name = bytes.prefix(while: \.isStyleName)
        let rest = bytes[name.endIndex...].dropFirst()
        guard name.endIndex < bytes.endIndex, bytes[name.endIndex] == UInt8(ascii: ":"),
            rest.first?.isHTMLSpace ?? false, isProperty(name),
            !sheet.faults.contains(where: { bytes.indices.contains(Int($0.span.start)) })
        else { return [] }
        let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return [
            finding(
                "there is no `;` after `\(String(decoding: name, as: UTF8.self))`, and it counts as a selector",
                at: Span(name.startIndex..<line.endIndex), help: "add the missing `;`", in: sheet)
        ]
    }

    private static func isProperty(_ name: ArraySlice<UInt8>) -> Bool {
        CSSNames.properties.contains(String(decoding: name, as: UTF8.self))
    }

    /// The first words of a text, on one line.
    private static func shortened(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first ?? ""
        let words = line.drop { $0 == " " }
        return words.count > 60 ? "\(words.prefix(59))…" : String(words)
    }

    private static func finding(
        _ message: String, at span: Span, help: String? = nil, in sheet: StyleSheet
    ) -> Diagnostic {
        Diagnostic(.cssSyntax, .warning, message, at: sheet.place(span), help: help)
    }
}
