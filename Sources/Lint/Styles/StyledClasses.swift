import Diagnostics
import ECMAText
import NunjucksSyntax

/// Classes of this project's themes, which begin with `og-`, that views have and styles have not, and the reverse.
struct StyledClasses: LintRule {
    private static let prefix = "og-"

    /// The classes that elements can have, each where it comes first.
    private var written: [(name: TextPattern, place: MarkupPlace)] = []
    private var known: Set<TextPattern> = []

    mutating func begin(_ view: LintedView) {
        for tag in view.markup.tags {
            guard let attribute = tag.attribute("class") else { continue }
            for name in attribute.classNames where known.insert(name).inserted {
                written.append((name, attribute.place(of: name)))
            }
        }
    }

    mutating func finish(_ theme: LintedTheme) {
        let sheets = theme.styles.map { (sheet: $0, selectors: ClassSelectors($0)) }
        guard !sheets.isEmpty else { return }
        let styled = sheets.flatMap(\.selectors.classes)
        guard written.count * styled.count <= Self.comparisonLimit else {
            return theme.keep(
                Diagnostic(
                    .limit, .warning,
                    "\(written.count) classes in views and \(styled.count) in styles are too many to be compared"))
        }
        let words = WrittenWords(theme)
        if theme.theme.rules.isOn(.unstyledClass) { reportUnstyled(styled.map(\.name), words, theme) }
        guard theme.theme.rules.isOn(.unusedClass), theme.analyzed.page.errors.isEmpty else { return }
        let used = sheets.reduce(into: Set<String>()) { $0.formUnion($1.selectors.used) }
        let patterns = written.map(\.name).filter { $0.text == nil }
        var reported = used
        for (sheet, selectors) in sheets {
            for style in selectors.classes {
                guard let name = style.name.text, name.hasPrefix(Self.prefix), reported.insert(name).inserted,
                    !words.contain(name), !patterns.contains(where: { $0.matches(name) })
                else { continue }
                theme.keep(
                    Diagnostic(
                        .unusedClass, .warning, "no element has the class `\(name)`", at: sheet.place(style.place),
                        help: "remove the style, or use the class"))
            }
        }
    }

    private func reportUnstyled(_ styled: [TextPattern], _ words: WrittenWords, _ theme: LintedTheme) {
        let names = Set(styled.compactMap(\.text))
        let others = Set(styled.filter { $0.text == nil })
        for (pattern, place) in written {
            guard let name = pattern.text, name.hasPrefix(Self.prefix), !names.contains(name),
                !others.contains(where: { $0.matches(name) }), !words.isSelector(name),
                !(theme.script?.stringWords.contains(name) ?? false), !Self.watched.contains(name)
            else { continue }
            theme.keep(
                Diagnostic(
                    .unstyledClass, .warning, "the styles do not have the class `\(name)`", at: place.place,
                    help: theme.suggestion(for: name, among: names, within: 3).map { "did you mean `\($0)`?" }))
        }
    }

    /// How many pairs of classes are looked at: more than large themes have.
    private static let comparisonLimit = 10_000_000

    /// The classes by which production watches what customers do.
    private static let watched: Set = [
        "og-dialog-close", "og-dialog-footer", "og-change-product-control", "og-cancel-subscription-button", "og-link",
    ]
}

/// The words that begin with `og-` in all files of a theme but its styles.
private struct WrittenWords {
    private var words: Set<String> = []
    /// What words begin and end with that something is added to.
    private var beginnings: Set<String> = []
    private var endings: Set<String> = []
    /// The words with a dot before them, as in the styles of a view.
    private var selectors: Set<String> = []

    init(_ theme: LintedTheme) {
        var names: Set<String> = []
        for template in theme.templates {
            for source in template.sources where names.insert(source.name).inserted { read(source.bytes) }
        }
        for source in theme.theme.contentSources { read(source.bytes) }
        for locale in theme.theme.translations.files { read(locale.keys.source.bytes) }
        read(theme.theme.script ?? [])
    }

    private mutating func read(_ bytes: [UInt8]) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index].isStyleName else {
                index += 1
                continue
            }
            let end = bytes[index...].firstIndex { !$0.isStyleName } ?? bytes.endIndex
            let word = bytes[index..<end]
            let isOpen = end < bytes.endIndex && [UInt8(ascii: "{"), UInt8(ascii: "$")].contains(bytes[end])
            if word.starts(with: "og-".utf8) || word.first == UInt8(ascii: "-") {
                let text = String(decoding: word, as: UTF8.self)
                if word.first == UInt8(ascii: "-") {
                    if word.count > 2 { endings.insert(text) }
                } else if isOpen || text.hasSuffix("-") || text.hasSuffix("_") {
                    beginnings.insert(text)
                } else {
                    words.insert(text)
                    if index > 0, bytes[index - 1] == UInt8(ascii: ".") { selectors.insert(text) }
                }
            }
            index = end
        }
    }

    /// Whether a class is written out somewhere, or may be put together from what is.
    func contain(_ name: String) -> Bool {
        words.contains(name) || beginnings.contains(where: name.hasPrefix) || endings.contains(where: name.hasSuffix)
    }

    /// Whether a class is in a selector somewhere.
    func isSelector(_ name: String) -> Bool { selectors.contains(name) }
}

extension MarkupAttribute {
    /// Where a class stands in the value, if it is written out there; else the value.
    fileprivate func place(of name: TextPattern) -> MarkupPlace {
        var place = valuePlace
        let text = valuePlace.text
        guard let name = name.text, let range = text.firstRange(of: name) else { return place }
        let start = Int(place.span.start) + text[..<range.lowerBound].utf8.count
        place.span = Span(start..<start + name.utf8.count)
        return place
    }
}
