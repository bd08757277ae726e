import PreviewSite
import Synchronization
import Threads

/// Finds out in the background which pages each edition has changed, once edits have come to rest.
///
/// Of the pages, digests are kept. They are compared with those of the last edition whose pages were all looked at, at first
/// with those of the first edition: what comes in between, as in a burst of edits, is nobody's to see.
final class ImpactFinder: Sendable {
    /// What was found of an edition.
    struct Finding: Sendable {
        var impact: Impact
        /// The edition's number.
        var edition: Int
        /// What the edition's pages are made of.
        fileprivate var parts: Edition.Parts
    }

    private struct State {
        /// The pages as they were looked at last, and what they were made of.
        var pages: [PageName: UInt64] = [:]
        var parts = Edition.Parts()
        /// What the pages that are to be looked at are made of.
        var wanted: Edition.Parts?
        var latest: Finding?
        /// The first edition, until its pages have been looked at.
        var first: Edition?
    }

    /// How long no edit must have come.
    private static let pause = Duration.milliseconds(500)

    private let state = Mutex(State())
    private let worker = BackgroundWorker(pause: pause)
    private let tell: @Sendable (Finding) -> Void

    /// - Parameter tell: Told of what was found, on a thread of its own.
    init(tell: @escaping @Sendable (Finding) -> Void) { self.tell = tell }

    /// Takes an edition. Its pages are not looked at once more where nothing has changed that they are made of.
    func take(_ edition: Edition) {
        let parts = edition.partsOfPages
        let isOther = state.withLock { state in
            if state.wanted == nil { state.first = edition }
            defer { state.wanted = parts }
            return state.wanted != parts
        }
        if isOther { worker.replaceWork { [self] isDropped in look(at: edition, parts, isDropped) } }
    }

    /// Whether there is something to compare pages with.
    var knowsPages: Bool { state.withLock { !$0.pages.isEmpty } }

    /// What was found of an edition, or of one before it with the same pages.
    func finding(of edition: Edition) -> Finding? {
        state.withLock { $0.latest.flatMap { $0.parts == edition.partsOfPages ? $0 : nil } }
    }

    private func look(at edition: Edition, _ parts: Edition.Parts, _ isDropped: BackgroundWorker.IsDropped) {
        if let first = state.withLock({ $0.first }) {
            guard let pages = first.site.digests(while: { !isDropped() }) else { return }
            state.withLock { ($0.pages, $0.parts, $0.first) = (pages, first.partsOfPages, nil) }
            if first.number == edition.number { return }
        }
        guard let pages = edition.site.digests(while: { !isDropped() }), !isDropped() else { return }
        if let finding = compare(pages, of: edition.number, parts) { tell(finding) }
    }

    /// Compares pages with those before; gives what is to be told of it.
    private func compare(_ pages: [PageName: UInt64], of number: Int, _ parts: Edition.Parts) -> Finding? {
        state.withLock { state in
            defer { (state.pages, state.parts) = (pages, parts) }
            let impact = Impact(of: pages, before: state.pages)
            if impact.isEmpty, parts.withoutScript == state.parts.withoutScript {
                // Whoever edits a script has other things in mind than markup.
                state.latest?.parts = parts
                return nil
            }
            state.latest = Finding(impact: impact, edition: number, parts: parts)
            return state.latest
        }
    }
}

extension Edition {
    /// Digests of what the pages' markup is made of.
    fileprivate var partsOfPages: Parts {
        var parts = parts
        parts.styles = 0
        return parts
    }
}

extension Edition.Parts {
    fileprivate var withoutScript: Edition.Parts {
        var parts = self
        parts.script = 0
        return parts
    }
}
