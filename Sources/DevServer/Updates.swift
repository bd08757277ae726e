import Diagnostics

/// Takes changes of files, and tells pages and the log what became of them.
struct Updates: Sendable {
    let keeper: SiteKeeper
    let hub: EventHub
    let run: String
    let impact: ImpactFinder
    let log: @Sendable (DevServer.Event) -> Void

    /// Takes changes.
    /// - Parameter paths: The paths of files that came, went or changed.
    func take(_ paths: Set<String>) {
        if paths.isEmpty { return }
        let start = ContinuousClock.now
        keeper.update(paths) { edition, before in
            hub.send(PageScript.event(edition, run: run))
            impact.take(edition)
            let effects = edition.effects(after: before)
            if !effects.isEmpty {
                log(.changed(files: paths.sorted(), effects: effects, took: .now - start))
            }
            if edition.siteErrors != before.siteErrors { log(.errors(edition.siteErrors)) }
        }
    }
}

extension Edition {
    /// What pages do that had another edition, in a few words.
    fileprivate func effects(after other: Edition) -> [String] {
        let old = other.parts
        return [
            (parts.script != old.script, "reloaded for the script"),
            (parts.others != old.others, "reloaded"),
            (parts.templates != old.templates || parts.literals != old.literals, "templates exchanged"),
            (parts.texts != old.texts, "texts exchanged"), (parts.styles != old.styles, "styles exchanged"),
            (parts.fixtures != old.fixtures, "fixtures read"),
        ].filter(\.0).map(\.1)
    }
}
