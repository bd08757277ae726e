import PreviewSite

/// Which pages a save has changed: those whose markup, or whose own files, are not what they were.
public struct Impact: Sendable {
    /// The pages that were there before, and are others now, in name order.
    public let changed: [PageName]
    /// The pages that were not there before, in name order.
    public let added: [PageName]
    /// The pages that are not there any more, in name order.
    public let removed: [PageName]
    /// How many pages there are.
    public let pageCount: Int

    /// Compares digests of pages.
    init(of pages: [PageName: UInt64], before: [PageName: UInt64]) {
        changed = pages.filter { name, digest in before[name].map { $0 != digest } ?? false }.keys.sorted()
        added = pages.keys.filter { before[$0] == nil }.sorted()
        removed = before.keys.filter { pages[$0] == nil }.sorted()
        pageCount = pages.count
    }

    /// Whether there is nothing to tell.
    var isEmpty: Bool { changed.isEmpty && added.isEmpty && removed.isEmpty }

    /// A few words: `changed 7 of 126 pages, 6 are new`.
    public var summary: String {
        var parts: [String] = []
        if changed.count == pageCount, pageCount > 1 {
            parts.append("changed all \(pageCount) pages")
        } else if !changed.isEmpty {
            parts.append("changed \(changed.count) of \(pageCount) pages")
        }
        if !added.isEmpty { parts.append("\(added.count) \(added.count == 1 ? "is" : "are") new") }
        if !removed.isEmpty { parts.append("\(removed.count) \(removed.count == 1 ? "is" : "are") gone") }
        return parts.isEmpty ? "changed no page" : parts.joined(separator: ", ")
    }
}
