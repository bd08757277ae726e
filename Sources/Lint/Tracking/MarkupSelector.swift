/// A selector of CSS, of the few kinds by which production finds elements: names, classes, attributes, and what is in what.
///
/// ```swift
/// MarkupSelector("[id^=og-sku-swap-dialog] button[type=submit]")
/// ```
///
/// Attributes of a view are put together from values, so that it may be unknown whether an element matches.
struct MarkupSelector {
    /// Whether an element matches.
    enum Match: Comparable {
        case no, perhaps, yes
    }

    /// What one element has to be.
    fileprivate struct Compound {
        var name: String?
        var classes: [String] = []
        var attributes: [(name: String, value: String?, isBeginning: Bool)] = []
        /// Whether it is right in the one before, and not somewhere in it.
        var isChild = false
    }

    /// The selector as it is written.
    let text: String
    private var compounds: [Compound] = []

    /// How many elements around another are looked at.
    private static let reach = 200

    /// Reads a selector. One that has anything else in it matches nothing.
    init(_ text: String) {
        self.text = text
        var isChild = false
        for word in text.split(separator: " ") {
            if word == ">" {
                isChild = true
            } else {
                compounds.append(Compound(word, isChild: isChild))
                isChild = false
            }
        }
    }

    /// The attributes of which an element has one that is known to match; nil where it need not have any.
    var attributesOfLast: [String]? {
        guard let last = compounds.last else { return nil }
        if let name = last.attributes.first?.name { return [name] }
        return last.classes.isEmpty ? nil : ["class"] + MarkupTag.classProperties
    }

    /// Whether an element matches.
    /// - Parameter number: The element, by its number among the tags.
    func match(_ number: Int, among tags: [MarkupTag]) -> Match {
        guard let last = compounds.last else { return .no }
        let own = last.match(tags[number])
        return own == .no || compounds.count == 1 ? own : min(own, matchAround(number, compounds.count - 1, tags))
    }

    /// Whether the elements around another are what the compounds before one want.
    private func matchAround(_ number: Int, _ position: Int, _ tags: [MarkupTag]) -> Match {
        if position == 0 { return .yes }
        let wanted = compounds[position - 1]
        var best = Match.no
        var current = tags[number]
        for _ in 0..<Self.reach {
            // Where it is printed is known of no text that is kept.
            if current.isUncounted { best = max(best, .perhaps) }
            guard let parent = current.parent else { return best }
            let own = wanted.match(tags[parent])
            if own > best {
                let around = matchAround(parent, position - 1, tags)
                // What is around an element further out is around this one, too.
                if own == .yes || around == .no { return max(best, around) }
                best = .perhaps
            }
            if compounds[position].isChild { return best }
            current = tags[parent]
        }
        return max(best, .perhaps)
    }
}

extension MarkupSelector.Compound {
    /// Reads `name.class[attribute=value]`; the name `*` is any.
    init(_ text: Substring, isChild: Bool) {
        self.isChild = isChild
        var rest = text
        while let first = rest.first {
            let end = rest.dropFirst().firstIndex { $0 == "." || $0 == "[" } ?? rest.endIndex
            let part = rest[..<end]
            switch first {
            case ".": classes.append(String(part.dropFirst()))
            case "[": addAttribute(part.dropFirst().dropLast())
            case "*": break
            default: name = String(part)
            }
            rest = rest[end...]
        }
    }

    private mutating func addAttribute(_ text: Substring) {
        let sides = text.split(separator: "=", maxSplits: 1)
        let isBeginning = sides[0].last == "^"
        let value = sides.count > 1 ? String(sides[1].filter { $0 != "\"" }) : nil
        attributes.append((String(isBeginning ? sides[0].dropLast() : sides[0]), value, isBeginning))
    }

    func match(_ tag: MarkupTag) -> MarkupSelector.Match {
        if let name, tag.name != name { return .no }
        var match = MarkupSelector.Match.yes
        for name in classes { match = min(match, tag.match(ofClass: name)) }
        for (name, value, isBeginning) in attributes {
            match = min(match, tag.match(name, value, isBeginning: isBeginning))
        }
        return match == .no && name != nil && tag.hasUnknownAttributes ? .perhaps : match
    }
}

extension MarkupTag {
    /// The properties that give an element classes.
    fileprivate static let classProperties = ["className", "classList"]

    fileprivate func match(ofClass name: String) -> MarkupSelector.Match {
        if attributes.contains(where: { Self.classProperties.contains($0.name) }) { return .perhaps }
        guard let value = attribute("class") else { return .no }
        if value.value?.count == 1, case .text(let text, _)? = value.value?.first {
            // Most classes are written out, and another one.
            guard text.utf8.count >= name.utf8.count else { return .no }
            return text.split(whereSeparator: \.isWhitespace).contains { $0 == name } ? .yes : .no
        }
        let names = value.classNames
        if names.contains(where: { $0.text == name }) { return .yes }
        // Production prints no block in a value.
        let hasBlock = value.value?.contains { if case .block = $0 { true } else { false } } ?? false
        return !hasBlock && names.contains { $0.text == nil && $0.matches(name) } ? .perhaps : .no
    }

    fileprivate func match(_ name: String, _ value: String?, isBeginning: Bool) -> MarkupSelector.Match {
        var best = MarkupSelector.Match.no
        for attribute in attributes where attribute.name == name && attribute.sigil != "@" {
            guard attribute.sigil == nil else {
                best = max(best, .perhaps)
                continue
            }
            guard let value else { return .yes }
            for pattern in attribute.patterns { best = max(best, pattern.match(value, isBeginning: isBeginning)) }
        }
        return best
    }
}

extension TextPattern {
    /// Whether it is a text, or begins with it.
    fileprivate func match(_ wanted: String, isBeginning: Bool) -> MarkupSelector.Match {
        if !isBeginning {
            if let text { return text.lowercased() == wanted ? .yes : .no }
            return matches(wanted) ? .perhaps : .no
        }
        if prefix.hasPrefix(wanted) { return .yes }
        return !isWritten && wanted.hasPrefix(prefix) ? .perhaps : .no
    }
}
