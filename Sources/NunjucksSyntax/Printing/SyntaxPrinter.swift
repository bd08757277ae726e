import Diagnostics

extension SyntaxTree {
    /// The text of the tree, as UTF-8: what comes from the source byte for byte, and what a ``SyntaxRewriter`` made in a
    /// form of its own.
    public func printed() -> [UInt8] {
        var printer = SyntaxPrinter(source: source, options: options)
        printer.print(statements, in: Span(0..<source.bytes.count))
        return printer.text
    }
}

/// Writes trees.
///
/// Of a node that comes from the source, the bytes between its parts are copied, and the parts print themselves. A node
/// that does not, or whose parts do not say where they stand, is written anew.
struct SyntaxPrinter {
    let source: Source
    let options: SyntaxOptions
    /// What has been written.
    private(set) var text: [UInt8] = []
    /// Whether the statement before is raw text, whose end tag never drops a line break.
    private(set) var isAfterRaw = false

    init(source: Source, options: SyntaxOptions) {
        self.source = source
        self.options = options
    }

    // MARK: Writing

    mutating func write(_ string: String) { text += string.utf8 }

    mutating func copy(_ span: Span) { text += source.bytes[Int(span.start)..<Int(span.end)] }

    // MARK: Nodes

    /// Prints the statements of a body.
    /// - Parameter place: The bytes of the body in the source, where they are known.
    mutating func print(_ statements: [Statement], in place: Span?) {
        var end = place?.start
        for statement in statements {
            if let place = statement.span.isSynthesized ? nil : statement.span {
                copyGap(from: end, to: place.start)
                end = place.end
            } else {
                // Whose place it takes is not known: white space may be what it has been made of.
                end = nil
            }
            print(statement)
            if case .raw = statement.kind { isAfterRaw = true } else { isAfterRaw = false }
        }
        if let place { copyGap(from: end, to: place.end) }
    }

    /// Copies what stands between two statements: white space that the options `trimBlocks` and `lstripBlocks` keep out
    /// of the tree. Anything else is a statement that a rewriter has taken away.
    private mutating func copyGap(from start: Int32?, to end: Int32) {
        guard options.trimBlocks || options.lstripBlocks, let start, start < end else { return }
        let gap = Span(Int(start)..<Int(end))
        let blank = source.withoutWhiteSpace(Int(start)..<Int(end))
        if blank.start == blank.end { copy(gap) }
    }

    private mutating func print(_ statement: Statement) {
        guard !statement.span.isSynthesized, let parts = Part.parts(of: statement) else { return write(statement) }
        copy(statement.span, with: parts)
    }

    /// Prints an expression that is a part of another node.
    /// - Parameters:
    ///   - minimum: How tightly it must hold together to need no parentheses.
    ///   - isInPlace: Whether the text around it is the one that it stands in.
    mutating func print(_ expression: Expression, minimum: Precedence, isInPlace: Bool = false) {
        let isFromSource = !expression.span.isSynthesized
        let needsParentheses = expression.precedence < minimum && !(isFromSource && isInPlace)
        if needsParentheses { write("(") }
        if isFromSource, let parts = Part.parts(of: expression) {
            copy(expression.span, with: parts)
        } else {
            write(expression)
        }
        if needsParentheses { write(")") }
    }

    private mutating func copy(_ span: Span, with parts: [Part]) {
        var position = span.start
        for part in parts {
            copy(Span(Int(position)..<Int(part.place.start)))
            switch part.content {
            case .expression(let expression, let minimum): print(expression, minimum: minimum, isInPlace: true)
            case .body(let body): print(body, in: part.place)
            }
            position = part.place.end
        }
        copy(Span(Int(position)..<Int(span.end)))
    }
}

/// A part of a node, with the bytes in whose place it stands.
private struct Part {
    enum Content {
        case expression(Expression, minimum: Precedence)
        case body([Statement])
    }

    var place: Span
    var content: Content

    /// The parts of a statement, if the places of all are known and in order.
    static func parts(of statement: Statement) -> [Part]? {
        var collector = PartCollector(position: statement.span.start, end: statement.span.end)
        _ = statement.transformingParts(by: &collector)
        return collector.isComplete ? collector.parts : nil
    }

    /// The parts of an expression, if the places of all are known and in order.
    static func parts(of expression: Expression) -> [Part]? {
        var collector = PartCollector(position: expression.span.start, end: expression.span.end)
        _ = expression.transformingParts(by: &collector)
        return collector.isComplete ? collector.parts : nil
    }
}

private struct PartCollector: PartTransformer {
    var parts: [Part] = []
    var position: Int32
    let end: Int32
    var isComplete = true

    init(position: Int32, end: Int32) {
        self.position = position
        self.end = end
    }

    mutating func transform(_ expression: Expression, minimum: Precedence) -> Expression {
        add(.expression(expression, minimum: minimum), at: expression.span.place)
        return expression
    }

    mutating func transform(_ body: [Statement], in place: Span?) -> [Statement] {
        add(.body(body), at: place)
        return body
    }

    private mutating func add(_ content: Part.Content, at place: Span?) {
        guard let place, position <= place.start, place.end <= end else {
            isComplete = false
            return
        }
        parts.append(Part(place: place, content: content))
        position = place.end
    }
}
