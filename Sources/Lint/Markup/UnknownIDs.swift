import Diagnostics

/// Attributes that name an element by its id, where no element of the theme can have that id.
struct UnknownIDs: LintRule {
    /// An id that an attribute names.
    private struct Target {
        var patterns: [TextPattern]
        /// As it is written.
        var source: String
        var attribute: String
        var place: MarkupPlace
        /// Whether the shop's own page may have the element.
        var mayBeElsewhere: Bool
    }

    private var targets: [Target] = []
    /// What ids elements can have, and how they are written.
    private var ids: [TextPattern: String] = [:]

    mutating func begin(_ view: LintedView) {
        for tag in view.markup.tags {
            for attribute in tag.attributes { note(attribute, of: tag) }
        }
    }

    private mutating func note(_ attribute: MarkupAttribute, of tag: MarkupTag) {
        guard attribute.value != nil else { return }
        switch (attribute.sigil, attribute.name) {
        case (nil, "id"), (".", "id"):
            add(attribute)
        case (nil, "name") where tag.name == "a": add(attribute)
        case (nil, "href"), (nil, "xlink:href"):
            guard tag.name == "a" || tag.name == "use", case .text(let text, let start)? = attribute.value?.first,
                text.hasPrefix("#")
            else { return }
            let patterns = attribute.patterns.compactMap { $0.dropping("#") }
            if patterns.contains(where: { $0.text == "" || $0.text == "top" }) { return }
            var place = attribute.valuePlace
            place.span.start = Int32(start) + 1
            add(patterns, attribute, place, mayBeElsewhere: true)
        case (nil, let name) where Self.isReference(name, on: tag.name):
            for word in attribute.words { add(word.patterns, attribute, word.place, mayBeElsewhere: false) }
        default: break
        }
    }

    /// Adds the ids that an element can have.
    private mutating func add(_ id: MarkupAttribute) {
        for pattern in id.patterns {
            // As the author has written it, if that shows what it is.
            let isShown = !pattern.prefix.isEmpty && id.source.hasPrefix(pattern.prefix)
            ids[pattern] = isShown ? id.source : pattern.written
        }
    }

    private mutating func add(
        _ patterns: [TextPattern], _ attribute: MarkupAttribute, _ place: MarkupPlace, mayBeElsewhere: Bool
    ) {
        targets.append(
            Target(
                patterns: patterns, source: place.text, attribute: attribute.name, place: place,
                mayBeElsewhere: mayBeElsewhere))
    }

    /// Whether an attribute holds ids of other elements.
    private static func isReference(_ attribute: String, on element: String) -> Bool {
        switch attribute {
        case "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-errormessage",
            "data-click-target":
            true
        case "for": element == "label" || element == "output"
        case "list": element == "input"
        case "form": ["button", "fieldset", "input", "object", "output", "select", "textarea"].contains(element)
        case "popovertarget": element == "button" || element == "input"
        case "commandfor": element == "button"
        default: false
        }
    }

    // MARK: What is found

    mutating func finish(_ theme: LintedTheme) {
        let words = theme.script?.stringWords ?? []
        let texts = Set(ids.keys.compactMap(\.text))
        let others = ids.keys.filter { $0.text == nil }
        let outlines = Dictionary(ids.map { ($0.key.outline, $0.value) }) { min($0, $1) }
        guard targets.count * (ids.count + words.count) <= Self.comparisonLimit else {
            return theme.keep(
                Diagnostic(
                    .limit, .warning,
                    "\(targets.count) names of ids and \(ids.count) ids are too many to be compared"))
        }
        for target in targets where !target.patterns.isEmpty {
            let exists = target.patterns.contains { pattern in
                if let text = pattern.text {
                    return text.isEmpty || texts.contains(text) || words.contains(text)
                        || others.contains { $0.matches(text) }
                }
                return pattern.isAnything || ids.keys.contains(where: pattern.overlaps)
                    || isOfOneForAll(pattern, target, texts)
                    || !pattern.prefix.isEmpty && words.contains { $0.hasPrefix(pattern.prefix) }
            }
            if exists { continue }
            let near = target.patterns.lazy.compactMap { pattern in
                theme.suggestion(for: pattern.outline, among: outlines.keys)
            }.first
            if near == nil, target.mayBeElsewhere { continue }
            let other = near.flatMap { outlines[$0] }
            // What is written with an ellipsis cannot be put into the view.
            let isWhole = other.map { !$0.contains("…") } ?? false
            theme.keep(
                Diagnostic(
                    .unknownID, .warning, "`\(target.attribute)` names `\(target.source)`, an id that no element has",
                    at: target.place.place
                ).suggesting(other, for: isWhole ? target.source : "", in: target.place.source))
        }
    }

    /// How many pairs of an id and an attribute that names one are looked at: more than large themes have.
    private static let comparisonLimit = 10_000_000

    /// Whether a button names a dialog for one order or item, and the theme has one dialog for all: its script finds the
    /// dialog by what stands before the last dash.
    private func isOfOneForAll(_ pattern: TextPattern, _ target: Target, _ texts: Set<String>) -> Bool {
        guard target.attribute == "data-click-target", let last = pattern.prefix.last, "-_".contains(last) else {
            return false
        }
        return texts.contains(String(pattern.prefix.dropLast()))
    }
}

extension MarkupAttribute {
    /// The words of the value, each with what it can be.
    fileprivate var words: [(patterns: [TextPattern], place: MarkupPlace)] {
        guard value?.count == 1, case .text(let text, let start)? = value?.first else {
            // With values in it, what is white space between words is not known for sure.
            let isOne = !patterns.contains { $0.outline.contains(where: \.isWhitespace) }
            return isOne ? [(patterns, valuePlace)] : []
        }
        var words: [(patterns: [TextPattern], place: MarkupPlace)] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            var place = valuePlace
            let offset = start + text[..<word.startIndex].utf8.count
            place.span = .init(offset..<offset + word.utf8.count)
            words.append(([TextPattern(String(word))], place))
        }
        return words
    }
}
