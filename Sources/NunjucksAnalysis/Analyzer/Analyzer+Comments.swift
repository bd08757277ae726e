import Diagnostics
import NunjucksSyntax

// Comments that swallow more than they were meant to.

extension Analyzer {
    /// Reports the beginning of a comment within a comment: comments do not nest, and one of the two may be an accident of
    /// other languages, such as `@media print{#a{…}}` in CSS, or the id of a heading in Markdown.
    func reportNestedComment(_ comment: CommentStatement) {
        let opening = options.delimiters.commentStart
        let text = source.text(of: comment.text)
        guard dialect.failure == .isReported, let inner = text.firstRange(of: opening) else { return }
        let start = Int(comment.text.start) + text.utf8.distance(from: text.startIndex, to: inner.lowerBound)
        warn(
            .syntax,
            "`\(opening)` in a comment: comments do not nest, and this one ends at the first "
                + "`\(options.delimiters.commentEnd)`",
            at: Span(start..<start + opening.utf8.count),
            help: "remove the inner comment; if `\(opening)` is not meant to begin one, put a space in it")
    }
}
