import Diagnostics
import NunjucksSyntax

// What works here and not in production, or not in the same way. Only what is known of the values' types counts: where
// nothing is, the renderer reports a value that turns out to make a difference.

extension Analyzer {
    /// Reports a part of the language that production does not have.
    func notInProduction(_ what: String, at span: Span, instead: String) {
        guard dialect.comparesWithProduction else { return }
        warn(.notInProduction, "production has no \(what)", at: span, help: instead)
    }

    /// Reports what production does otherwise.
    private func differsInProduction(_ difference: ProductionDifference, at span: Span, help: String) {
        guard dialect.comparesWithProduction else { return }
        warn(.notInProduction, difference.message, at: span, help: help)
    }

    // MARK: Functions

    /// Reports the use of a function that the host says production lacks.
    /// - Parameter name: The name by which the template calls it: the signature's, or one of its aliases.
    func reportGap(_ signature: FunctionSignature, as name: String, at span: Span) {
        let gaps = vocabulary.production
        let (kind, table) =
            switch signature.role {
            case .filter: ("filter", gaps.filters)
            case .test: ("test", gaps.tests)
            case .function: ("function", gaps.functions)
            case .tag: ("tag", gaps.tags)
            case .method: ("method", [:])
            }
        guard let gap = table[signature.name] else { return }
        let origin = gap.isAddition ? ", which is the previews' own" : ""
        notInProduction("\(kind) `\(name)`\(origin)", at: span, instead: gap.instead)
    }

    // MARK: Operators

    /// Reports the operators of an expression that production reads otherwise, whatever their operands are.
    ///
    /// It goes into the operators of operators only; what else the expression consists of is analyzed by itself.
    func reportOperators(of expression: Expression) {
        guard dialect.comparesWithProduction else { return }
        switch expression.kind {
        case .unary(_, let operand): reportOperators(of: operand)
        case .binary(let `operator`, let left, let right):
            reportOperators(of: left)
            reportOperators(of: right)
            let span = operatorSpan(between: left.span, right.span)
            if `operator` == .floorDivide, !isWhole(left, dividedBy: right) {
                let (left, right) = (text(ofOperand: left.span, or: "a"), text(ofOperand: right.span, or: "b"))
                differsInProduction(
                    .floorDivision, at: span, help: "write `(\(left) - \(left) % \(right)) / \(right)`")
            }
            if `operator`.isComparison, case .binary(let first, let start, let middle) = left.kind,
                first.isComparison, !start.isComparison
            {
                let text = { self.text(ofOperand: $0, or: $1) }
                let (start, middle, right) = (text(start.span, "a"), text(middle.span, "b"), text(right.span, "c"))
                let head = "\(start) \(first.rawValue) \(middle)"
                let inTurn = "`(\(head)) \(`operator`.rawValue) \(right)`"
                let both = "`\(head) and \(middle) \(`operator`.rawValue) \(right)`"
                notInProduction(
                    "chains of comparisons", at: span,
                    instead: first.isOrdering && `operator`.isOrdering ? "write \(both)" : "write \(inTurn)")
            }
        default: break
        }
    }

    /// Whether both operands are written out, and the quotient is a whole number.
    private func isWhole(_ left: Expression, dividedBy right: Expression) -> Bool {
        guard case .literal(.number(let left)) = left.kind, case .literal(.number(let right)) = right.kind else {
            return false
        }
        return right != 0 && (left / right).rounded(.down) == left / right
    }

    /// Reports an operator that production reads otherwise where its operands are of certain types.
    func reportOperator(
        _ operator: AnalyzedExpression.BinaryOperator, _ left: AnalyzedExpression, _ right: AnalyzedExpression
    ) {
        guard dialect.comparesWithProduction, `operator` == .concatenate || `operator` == .in else { return }
        let span = operatorSpan(between: left.location.span, right.location.span)
        if `operator` == .concatenate {
            guard left.type.canBeNumeric, right.type.canBeNumeric else { return }
            let (left, right) = (text(of: left.location.span, or: "a"), text(of: right.location.span, or: "b"))
            differsInProduction(.concatenation, at: span, help: "write `\(left) ~ '' ~ \(right)`")
        } else {
            let container = right.type.members
            let isList = container.contains { if case .list = $0 { true } else { false } }
            guard isList || container.contains(where: \.isText) else { return }
            let list = text(ofOperand: right.location.span, or: isList ? "list" : "text")
            let call = "\(list).includes(\(text(of: left.location.span, or: "x")))"
            let isNegated = source.text(of: span).hasPrefix("not")
            differsInProduction(
                isList ? .membership : .substring, at: right.location.span,
                help: "write `\(isNegated ? "not " : "")\(call)`")
        }
    }

    /// The operator between two operands, as it is written.
    private func operatorSpan(between left: Span, _ right: Span) -> Span {
        var (start, end) = (Int(left.end), Int(right.start))
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        while start < end, isSpace(source.bytes[start]) { start += 1 }
        while end > start, isSpace(source.bytes[end - 1]) { end -= 1 }
        return start < end ? Span(start..<end) : left.extended(to: right)
    }

    /// The text of an expression, for a message; another one where that is long.
    private func text(of span: Span, or placeholder: String) -> String {
        guard span.end - span.start <= 40 else { return placeholder }
        let text = source.text(of: span)
        // What is suggested must not need a suggestion itself.
        return text.contains(where: \.isNewline) || text.contains("//") ? placeholder : text
    }

    /// The text of an expression, for a message, in parentheses where it does not hold together by itself.
    private func text(ofOperand span: Span, or placeholder: String) -> String {
        let text = text(of: span, or: placeholder)
        let isWord = text.allSatisfy { $0.isLetter || $0.isNumber || "_.[]'\"".contains($0) }
        return isWord || text.isClosed ? text : "(\(text))"
    }

    // MARK: Variables

    /// Reports a loop whose variables take the parts of lists.
    func reportParts(_ loop: ForStatement, over list: ValueType) {
        guard dialect.comparesWithProduction, loop.targets.count > 1, let first = loop.targets.first,
            let last = loop.targets.last
        else { return }
        let items = list.element.members
        guard items.contains(where: { if case .list = $0 { true } else { false } }) else { return }
        let parts = loop.targets.indices.map { "`item[\($0)]`" }
        differsInProduction(
            .parts, at: first.span.extended(to: last.span),
            help: "take one variable, as in {% for item in … %}, and its parts: \(parts.joined(separator: ", "))")
    }

    /// Reports a `set` with a body.
    func reportBody(of set: SetStatement) {
        guard case .body = set.value else { return }
        notInProduction(
            "block form of `set`", at: set.tag.span,
            instead: "join the text, as in {% set name = 'a' ~ b %}, or include a file that prints it")
    }

    /// Reports a variable that has the name of one that the host hands in.
    func reportHidden(_ name: String, at span: Span) {
        guard dialect.comparesWithProduction, vocabulary.types.globals[name] != nil, !isSet(name) else { return }
        warn(
            .notInProduction,
            "production may read this otherwise: `\(name)` is a field of \(vocabulary.contextName), which this `set` "
                + "hides in the whole page, above it too",
            at: span, help: "give the variable a name of its own, such as `page_\(name)`")
    }
}

/// What production does otherwise with certain values.
package enum ProductionDifference: Sendable {
    /// `a ~ b` with two numbers.
    case concatenation
    /// `a // b`
    case floorDivision
    /// `a in b` where `b` is a list.
    case membership
    /// `a in b` where `b` is a text.
    case substring
    /// Several loop variables that take the parts of a list.
    case parts

    /// What a message says of it.
    package var message: String {
        let difference =
            switch self {
            case .concatenation: "`~` adds two numbers there"
            case .floorDivision: "`//` is plain division there"
            case .membership: "`in` looks for a position in a list there, and not for a member"
            case .substring: "`in` cannot look into a text there, and the page stays blank"
            case .parts: "several loop variables are read by name there, which the parts of a list do not have"
            }
        return "production may read this otherwise: \(difference)"
    }
}

extension ValueType {
    /// Whether the value is known to be one that JavaScript's `+` adds, in some cases at least.
    fileprivate var canBeNumeric: Bool { members.contains { $0 == .number || $0 == .boolean } }
}

extension Expression.BinaryOperator {
    fileprivate var isComparison: Bool {
        switch self {
        case .looselyEqual, .looselyUnequal, .strictlyEqual, .strictlyUnequal: true
        default: isOrdering
        }
    }

    fileprivate var isOrdering: Bool {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }
}

extension Expression {
    fileprivate var isComparison: Bool {
        if case .binary(let `operator`, _, _) = kind { `operator`.isComparison } else { false }
    }
}

extension String {
    /// Whether the text is a call, or stands in parentheses or brackets, as a whole.
    fileprivate var isClosed: Bool {
        guard last == ")" || last == "]" else { return false }
        var depth = 0
        for (offset, character) in enumerated() {
            if "([".contains(character) { depth += 1 }
            if ")]".contains(character) { depth -= 1 }
            if depth == 0, offset < count - 1, !(character.isLetter || character.isNumber || "_.)]".contains(character))
            {
                return false
            }
        }
        return true
    }
}
