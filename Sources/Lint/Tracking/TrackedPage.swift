import Diagnostics
import ECMAText
import NunjucksSyntax

/// The elements of a theme's page, as production looks for them.
struct TrackedPage {
    /// The start tags.
    let tags: [MarkupTag]
    /// The forms by the actions that they name, by their numbers among the tags.
    private(set) var forms: [String: [Int]] = [:]
    /// Whether some form has an action that is not written out.
    private(set) var hasUnknownActions = false
    /// Whether dialogs open by `data-click-target`, as in the themes of today.
    private(set) var isCurrent = false

    private let openElements: Set<Int>
    /// The elements that have an attribute in any form, by its name, and those that may have any.
    private var elements: [String: [Int]] = [:]
    private var unknownElements: [Int] = []

    init(_ view: LintedView) {
        tags = view.markup.tags
        openElements = view.markup.openElements
        for (number, tag) in tags.enumerated() {
            for attribute in tag.attributes { elements[attribute.name, default: []].append(number) }
            if tag.hasUnknownAttributes { unknownElements.append(number) }
            if tag.name == "sm-dialog" || tag.mentions("data-click-target") { isCurrent = true }
            guard tag.name == "form" else { continue }
            if tag.hasUnknownAttributes { hasUnknownActions = true }
            for attribute in tag.attributes where attribute.name == "action" || attribute.name == "submit" {
                note(attribute, of: number)
            }
        }
    }

    private mutating func note(_ attribute: MarkupAttribute, of form: Int) {
        for case .value(let value, _, _) in attribute.value ?? [] {
            var search = ActionSearch()
            value.walk(&search)
            if search.isUnknown { hasUnknownActions = true }
            for name in search.names { forms[name, default: []].append(form) }
        }
    }

    /// Whether the theme has anything of what production watches.
    var hasFlows: Bool {
        forms["change_product"] != nil || forms["cancel_subscription"] != nil
            || tags.contains { tag in
                tag.attributes.contains { ["id", "class", "data-click-target"].contains($0.name) && $0.mayBeWatched }
            }
    }

    /// The first element that matches for sure.
    func first(_ selector: MarkupSelector) -> Int? {
        candidates(for: selector).first { selector.match($0, among: tags) == .yes }
    }

    /// Whether some element matches.
    func match(_ selector: MarkupSelector) -> MarkupSelector.Match {
        var best = MarkupSelector.Match.no
        for number in candidates(for: selector) {
            best = max(best, selector.match(number, among: tags))
            if best == .yes { break }
        }
        return best
    }

    /// The elements that a selector can match by their attributes, in their order.
    private func candidates(for selector: MarkupSelector) -> [Int] {
        guard let names = selector.attributesOfLast else { return Array(tags.indices) }
        return Set(names.flatMap { elements[$0] ?? [] } + unknownElements).sorted()
    }

    /// Whether an element is in the dialog for cancelling, or in one of its steps.
    func isInCancelling(_ number: Int) -> Bool {
        Self.cancelling.contains { selector in
            selector.match(number, among: tags) != .no
                || MarkupSelector("\(selector.text) *").match(number, among: tags) != .no
        }
    }

    private static let cancelling = ["[id^=og-cancel-sub-dialog]", ".og-cancel-subscription-button", "[data-step]"]
        .map { MarkupSelector($0) }

    /// Whether something unknown may be in an element.
    func isOpen(_ number: Int) -> Bool {
        let custom = tags.indices.lazy.filter { tags[$0].isCustom && !tags[$0].name.hasPrefix("sm-") }
        return openElements.contains { isInside($0, number) } || custom.contains { isInside($0, number) }
    }

    /// Whether an element is another one, or is in it.
    private func isInside(_ number: Int, _ outer: Int) -> Bool {
        var current: Int? = number
        for _ in 0..<Self.reach {
            guard let inner = current, inner > outer else { break }
            current = tags[inner].parent
        }
        return current == outer
    }

    /// How many elements around another are looked at.
    private static let reach = 200

    /// Whether a button names a dialog that is not there, which is told by a rule of its own.
    func hasWrongTarget(_ theme: LintedTheme) -> Bool {
        tags.contains { tag in
            tag.attribute("data-click-target").map { theme.hasFound(.unknownID, at: $0.valuePlace.place) } ?? false
        }
    }

    // MARK: Steps of cancelling

    /// What shows that the theme has a step: its form, or a field for the reason.
    func sign(of step: TrackedFlow.Step, in root: MarkupSelector) -> Int? {
        let inside = MarkupSelector("\(root.text) *")
        if let action = step.action {
            return forms[action]?.first { inside.match($0, among: tags) == .yes }
        }
        return tags.indices.first { number in
            tags[number].attribute("name")?.text?.hasPrefix("cancel_reason") ?? false
                && inside.match(number, among: tags) == .yes
        }
    }

    /// The button of a step that probably leads back: it sends no form and says of nothing else that it does it, where
    /// steps are left by buttons.
    func backButton(of step: TrackedFlow.Step) -> Int? {
        let marks = ["[data-step] [data-back-button]", "sm-multistep [data-step]"]
        guard marks.contains(where: { match(MarkupSelector($0)) == .yes }) else { return nil }
        let buttons = MarkupSelector("[data-step=\"\(step.name)\"] button[type=\"button\"]")
        return candidates(for: buttons).first { number in
            let tag = tags[number]
            return buttons.match(number, among: tags) == .yes
                && !tag.attributes.contains { attribute in
                    ["data-", "aria-expanded", "name"].contains { attribute.name.hasPrefix($0) }
                }
                && !(tag.attribute("class")?.source.has("og-dialog-close") ?? false)
        }
    }
}

/// Finds the names of actions in an expression.
private struct ActionSearch: SyntaxVisitor {
    var names: [String] = []
    var isUnknown = false

    mutating func enter(_ expression: Expression) -> SyntaxDescent {
        guard case .filter(let call) = expression.kind, call.name.text == "action" else { return .visitChildren }
        addNames(of: call.input)
        return .skipChildren
    }

    private mutating func addNames(of value: Expression) {
        switch value.kind {
        case .literal(.string(let name)): names.append(name)
        case .group(let elements): if let last = elements.last { addNames(of: last) }
        case .inlineIf(let then, _, let otherwise):
            addNames(of: then)
            if let otherwise { addNames(of: otherwise) }
        default: isUnknown = true
        }
    }
}

extension MarkupAttribute {
    /// Whether the value is one by which production finds elements.
    fileprivate var mayBeWatched: Bool {
        let text = source
        return ["og-sku-swap", "og-cancel-sub", "og-change-product"].contains(where: text.has)
            || patterns.contains { $0.outline.has("og-cancel-sub") || $0.outline.has("og-sku-swap") }
    }
}
