import JSON
import PreviewSite

/// The event `impact`, which tells pages which of them the last save has changed.
enum ImpactEvent {
    /// `{ "edition", "text", "pages": number, "changed": ["fixture/locale"], "added": […], "removed": […] }`.
    static func event(_ finding: ImpactFinder.Finding) -> [UInt8] {
        let impact = finding.impact
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("edition", finding.edition)
            writer.member("text", impact.summary)
            writer.member("pages", impact.pageCount)
            for (name, pages) in [("changed", impact.changed), ("added", impact.added), ("removed", impact.removed)] {
                writer.array(name) { for page in pages { $0.string(page.description) } }
            }
        }
        return Array("event: impact\ndata: ".utf8) + writer.take() + Array("\n\n".utf8)
    }
}
