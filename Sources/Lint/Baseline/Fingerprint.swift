import Diagnostics
import ECMAText
import NunjucksSyntax

/// What a finding is known by when lines have come or gone: the piece of the view that is meant, and the tags around it.
struct Fingerprint {
    /// What it is made of, the innermost first.
    private var parts: [String] = []

    /// The fingerprint of a place in a view.
    init(of place: Diagnostic.Place, in tree: SyntaxTree) {
        guard let span = place.span else {
            parts = [place.sourceLine]
            return
        }
        var search = NodeSearch(span: span)
        tree.walk(&search)
        parts.append(tree.source.text(of: search.expression ?? span))
        parts += search.tags.reversed().map { tree.source.text(of: $0) }
    }

    /// The fingerprint of a finding that is in no view.
    init(of diagnostic: Diagnostic) { parts = [diagnostic.place?.sourceLine ?? "", diagnostic.message] }

    /// Sixteen digits: the hash of the parts, in which white space does not count.
    var text: String {
        var hash = StableHash()
        for part in parts {
            for byte in part.utf8 where byte > 0x20 { hash.add(byte) }
            hash.add(0x0A)
        }
        let digits = String(hash.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

/// Finds the expression at a place, and the tags of the statements around it.
private struct NodeSearch: SyntaxVisitor {
    let span: Span
    var expression: Span?
    var tags: [Span] = []

    mutating func enter(_ statement: Statement) -> SyntaxDescent {
        guard contains(statement.span) else { return .skipChildren }
        if let tag = statement.openingTag { tags.append(tag) }
        return .visitChildren
    }

    mutating func enter(_ expression: Expression) -> SyntaxDescent {
        guard contains(expression.span) else { return .skipChildren }
        self.expression = expression.span
        return .visitChildren
    }

    private func contains(_ outer: Span) -> Bool { outer.start <= span.start && span.end <= outer.end }
}

extension Statement {
    /// The tag that begins a statement with a body.
    fileprivate var openingTag: Span? {
        switch kind {
        case .if(let statement): statement.branches.first?.tag.span
        case .for(let statement): statement.tag.span
        case .block(let statement): statement.tag.span
        case .macro(let statement): statement.tag.span
        case .call(let statement): statement.tag.span
        case .filter(let statement): statement.tag.span
        case .switch(let statement): statement.tag.span
        case .custom(let statement): statement.tag.span
        case .text, .comment, .output, .set, .include, .extends, .import, .fromImport, .raw, .broken: nil
        }
    }
}
