import Diagnostics
import NunjucksSyntax
import SubscriptionManager

/// What customers do and production cannot see, because the page has none of the elements by which it would.
///
/// Only a theme that has what an event is about is told, and only where no element can be the one that is looked for.
struct LostTracking: LintRule {
    private var page: TrackedPage?

    mutating func begin(_ view: LintedView) {
        // What no page reaches, no customer does.
        if page == nil { page = TrackedPage(view) }
    }

    mutating func finish(_ theme: LintedTheme) {
        guard let page, theme.analyzed.page.errors.isEmpty, page.hasFlows else { return }
        for flow in [TrackedFlow.swap, .cancel] { check(flow, page, theme) }
    }

    // MARK: From the beginning to the end

    private func check(_ flow: TrackedFlow, _ page: TrackedPage, _ theme: LintedTheme) {
        let dialog = page.first(flow.dialog)
        let older = flow.olderSigns.lazy.compactMap(page.first).first
        let opener = flow.started.current.lazy.compactMap(page.first).first
        let form = page.forms[flow.action]?.first { flow.id == TrackedFlow.cancel.id || !page.isInCancelling($0) }
        guard let sign = form ?? dialog ?? older ?? opener else { return }
        let isCurrent = dialog != nil || opener != nil || older == nil && page.isCurrent
        let root = isCurrent ? flow.dialog : flow.older
        var missing = [flow.started, flow.exited, flow.completed].filter { isMissing($0, isCurrent, page) }
        // A button that names no dialog, or the wrong one, is told as such.
        if page.hasWrongTarget(theme) { missing.removeAll { $0.name == flow.started.name } }
        if page.match(root) == .no {
            guard !missing.isEmpty, !page.hasWrongTarget(theme) else { return }
            return report(missing, [root], at: page.tags[sign], theme, help: help(for: flow, isCurrent))
        }
        guard let place = page.first(root) else { return }
        let isOpen = page.isOpen(place)
        if isOpen { missing.removeAll { $0.name != flow.started.name } }
        let ends = missing.filter { $0.name == flow.completed.name }
        report(missing.filter { $0.name != flow.completed.name }, isCurrent, at: page.tags[place], theme)
        report(ends, isCurrent, at: page.tags[form ?? place], theme)
        guard flow.id == TrackedFlow.cancel.id, !isOpen else { return }
        if page.forms[flow.action] == nil, !page.hasUnknownActions, !isInScript(flow.action, theme) {
            theme.keep(
                Diagnostic(
                    .lostTracking, .warning,
                    "production does not see `\(flow.completed.name)`: no form has the action `\(flow.action)`",
                    at: page.tags[opener ?? place].place.place, help: flow.completed.help.current))
        }
        for step in TrackedFlow.steps { check(step, in: root, isCurrent, page, theme) }
    }

    private func isMissing(_ event: TrackedFlow.Event, _ isCurrent: Bool, _ page: TrackedPage) -> Bool {
        !(isCurrent ? event.current : event.older).isEmpty
            && (event.current + event.older).allSatisfy { page.match($0) == .no }
    }

    private func help(for flow: TrackedFlow, _ isCurrent: Bool) -> String {
        if !isCurrent { return "put the button and its dialog into an element that does" }
        return "give the dialog the id `\(flow.id)-{{ order_item.public_id }}`, and name that in the "
            + "`data-click-target` of its button"
    }

    // MARK: Steps

    private func check(
        _ step: TrackedFlow.Step, in root: MarkupSelector, _ isCurrent: Bool, _ page: TrackedPage, _ theme: LintedTheme
    ) {
        guard let sign = page.sign(of: step, in: root) else { return }
        guard isCurrent else {
            let missing = [step.shown, step.completed].compactMap { $0 }.filter { isMissing($0, false, page) }
            return report(missing, false, at: page.tags[sign], theme)
        }
        if isMissing(step.shown, true, page) {
            let lost = [step.shown, step.completed].compactMap { $0 }
            return report(
                lost, [step.shown.current[0]], at: page.tags[sign], theme, help: step.shown.help.current)
        }
        if let completed = step.completed, isMissing(completed, true, page) {
            report([completed], true, at: page.tags[sign], theme)
        }
        if isMissing(step.backedOut, true, page), let button = page.backButton(of: step) {
            report([step.backedOut], true, at: page.tags[button], theme)
        }
    }

    // MARK: Messages

    /// Reports events that have nothing but their place in common.
    private func report(
        _ events: [TrackedFlow.Event], _ isCurrent: Bool, at tag: MarkupTag, _ theme: LintedTheme
    ) {
        let helps = events.map { isCurrent ? $0.help.current : $0.help.older }
        report(
            events, events.map { (isCurrent ? $0.current : $0.older)[0] }, at: tag, theme,
            help: helps.joined(separator: "; "))
    }

    private func report(
        _ events: [TrackedFlow.Event], _ selectors: [MarkupSelector], at tag: MarkupTag, _ theme: LintedTheme,
        help: String
    ) {
        // The script may add what is missing.
        let words = selectors.flatMap { $0.text.split { !$0.isLetter && $0 != "-" }.map(String.init) }
        if events.isEmpty || words.contains(where: { Self.marks.contains($0) && isInScript($0, theme) }) { return }
        let list = selectors.map { "`\($0.text)`" }.joined(separator: " or ")
        theme.keep(
            Diagnostic(
                .lostTracking, .warning,
                "production does not see \(events.map(\.name).asCode): nothing matches \(list)",
                at: tag.place.place, help: help))
    }

    /// What scripts may give elements.
    private static let marks: Set = ["data-dialog-close", "data-back-button", "data-step"]

    /// Whether the script has a word that it does not only look for: in brackets, it is a selector, between backticks a
    /// comment tells of it.
    private func isInScript(_ word: String, _ theme: LintedTheme) -> Bool {
        guard let script = theme.script, script.stringWords.contains(word) else { return false }
        let text = String(decoding: theme.theme.script ?? [], as: UTF8.self)
        return text.ranges(of: word).contains { range in
            range.lowerBound == text.startIndex || !"[`".contains(text[text.index(before: range.lowerBound)])
        }
    }
}
