import Diagnostics
import ECMAText
import NunjucksSyntax

/// A start tag that a view writes.
struct MarkupTag {
    /// The name of the element, in lower case.
    var name: String
    /// Where it begins: the `<` and the name.
    var place: MarkupPlace
    /// The attributes, in the order in which they are written.
    var attributes: [MarkupAttribute] = []
    /// Whether it may have attributes that nobody can know: a value or a block stands between those that are written.
    var hasUnknownAttributes = false
    /// Whether the element is one of SVG or MathML.
    var isForeign = false
    /// What has to be the case for the tag to be in the page, outermost first.
    var conditions: [MarkupCondition] = []
    /// Whether it is not known how often it is in the page: it stands in a macro, or in a text that is kept.
    var isUncounted = false
    /// The form around it, by its number among the tags.
    var form: Int?

    /// The element around it, by its number among the tags: the innermost one that is open.
    var parent: Int?

    /// Whether a custom element is meant.
    var isCustom: Bool { name.utf8.contains(UInt8(ascii: "-")) && !isForeign }

    /// The attribute of a name that has no sigil before it.
    func attribute(_ name: String) -> MarkupAttribute? {
        attributes.first { $0.sigil == nil && $0.name == name }
    }

    /// Whether it has an attribute of a name in any form: `alt`, `.alt`.
    func mentions(_ name: String) -> Bool { attributes.contains { $0.name == name } }
}

extension [MarkupTag] {
    /// The elements around one, from the inside; of very many, the nearest.
    func ancestors(of tag: MarkupTag) -> some Sequence<MarkupTag> {
        sequence(state: tag.parent) { number in
            guard let ancestor = number.map({ self[$0] }) else { return nil }
            number = ancestor.parent
            return ancestor
        }.prefix(100)
    }
}

/// An attribute of a start tag.
struct MarkupAttribute {
    /// `?`, `.` or `@`, if one of them stands before the name.
    var sigil: Character?
    /// The name without the sigil: in lower case where there is no sigil, else as it is written.
    var name: String
    /// Where the name stands, with the sigil.
    var place: MarkupPlace
    /// The parts of the value; nil where there is no value.
    var value: [MarkupPart]?
    /// Where the value stands, without quotes.
    var valuePlace: MarkupPlace
    /// What the value can be.
    var patterns: [TextPattern] = []

    /// The value, if all of it is written out.
    var text: String? {
        guard let value else { return nil }
        var text = ""
        for part in value {
            guard case .text(let piece, _) = part else { return nil }
            text += piece
        }
        return text
    }

    /// The value as it is written in the view.
    var source: String { valuePlace.text }
}

/// A part of an attribute's value.
enum MarkupPart {
    /// Text, and at which byte of the view it begins.
    case text(String, start: Int)
    /// A value of the template, with the texts that it can be.
    case value(Expression, patterns: [TextPattern], identity: String?)
    /// A block.
    case block
}

/// What has to be the case for a tag to be in a page.
struct MarkupCondition {
    /// The kinds of conditions.
    enum Kind {
        case branch
        /// A turn of a loop, with the name of its variable.
        case turn(of: String)
    }

    var kind: Kind
    /// What tells it from others: two with the same text are the same condition.
    var identity: String
    /// Where the condition or the loop's list stands, if it is written out.
    var place: MarkupPlace?

    /// Whether it may single out one turn of a loop around it, or is a loop of one turn.
    var isSelective: Bool {
        guard let text = place?.text else { return false }
        switch kind {
        case .branch:
            // Without a property, it may ask for a variable that one turn sets for the next ones.
            return !text.has(".")
                || ["==", "index", "loop", "first", "last", "public_id"].contains(where: text.has)
        case .turn: return ["[", "id=", "first", "find", "slice("].contains(where: text.has)
        }
    }
}

extension MarkupCondition: Equatable {
    static func == (left: Self, right: Self) -> Bool { left.identity == right.identity }
}

/// Where something stands in a view.
struct MarkupPlace {
    var source: Source
    var span: Span

    /// The place as messages have it.
    var place: Diagnostic.Place { Diagnostic.Place(span, in: source) }
    /// What stands there.
    var text: String { source.text(of: span) }
}
