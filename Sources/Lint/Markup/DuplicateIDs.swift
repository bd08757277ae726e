import Diagnostics
import NunjucksSyntax

/// Ids that two elements of one page have.
///
/// Only what is certain is reported: the second element is in the page only where the first one is too, or a loop makes
/// one element again and again.
struct DuplicateIDs: LintRule {
    mutating func begin(_ view: LintedView) {
        var known: [String: [(tag: MarkupTag, attribute: MarkupAttribute)]] = [:]
        let tags = view.markup.tags
        for tag in tags where !tag.isUncounted {
            // What is in a template is a document of its own.
            if tags.ancestors(of: tag).contains(where: { $0.name == "template" }) { continue }
            guard let attribute = tag.attribute("id"), let id = attribute.identity else { continue }
            if attribute.text != nil, !tag.isForeign, let variable = tag.variableOfLoop {
                report(attribute, repeatedFor: variable, in: view)
            }
            let others = known[id] ?? []
            if let first = others.first(where: { $0.tag.isThere(with: tag) }) {
                report(attribute, first.attribute, in: view)
            }
            // More of them have nothing new to say.
            if others.count < 50 { known[id, default: []].append((tag, attribute)) }
        }
    }

    private func report(_ attribute: MarkupAttribute, repeatedFor variable: String, in view: LintedView) {
        let hasID = ["order", "item", "order_item", "subscription", "payment", "address"].contains(variable)
        view.theme.keep(
            Diagnostic(
                .duplicateID, .warning,
                "the id `\(attribute.source)` is in a loop: each turn has an element with it",
                at: attribute.valuePlace.place,
                help: "put something into it that only one turn has"
                    + (hasID ? ": `\(attribute.source)-{{ \(variable).public_id }}`" : ", such as a `public_id`")))
    }

    private func report(_ attribute: MarkupAttribute, _ first: MarkupAttribute, in view: LintedView) {
        let place = attribute.valuePlace.place
        let isSame = place == first.valuePlace.place
        var diagnostic = Diagnostic(
            .duplicateID, .warning,
            isSame
                ? "the id `\(attribute.source)` is twice on a page, because this view is included twice"
                : "the id `\(attribute.source)` is on another element of the page, too",
            at: place,
            help: isSame
                ? "put something into it that only one of them has"
                : "labels, links and scripts find the first one only")
        if !isSame { diagnostic.related = [.init("which is here", at: first.valuePlace.place)] }
        view.theme.keep(diagnostic)
    }
}

extension MarkupTag {
    /// The variable of the loop that makes it again on each turn; nil where there is none, or where a condition may choose
    /// one of the turns.
    fileprivate var variableOfLoop: String? {
        for condition in conditions.reversed() {
            if condition.isSelective { return nil }
            if case .turn(let variable) = condition.kind { return variable }
        }
        return nil
    }

    /// Whether it is in the page wherever another tag is.
    fileprivate func isThere(with other: MarkupTag) -> Bool {
        conditions.allSatisfy(other.conditions.contains)
    }
}

extension MarkupAttribute {
    /// What is the same for the same value; nil where that cannot be told.
    fileprivate var identity: String? {
        guard let value, !value.isEmpty else { return nil }
        var identity = ""
        for part in value {
            switch part {
            case .text(let text, _): identity += text
            case .value(_, _, let value?): identity += "{{ \(value) }}"
            case .value, .block: return nil
            }
        }
        return identity
    }
}
