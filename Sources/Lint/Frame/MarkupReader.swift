import Diagnostics
import ECMAText
import HTML
import NunjucksAnalysis
import NunjucksSyntax

/// Reads the tags that a page's views write, with all that they include, in the order of the text.
///
/// The text is followed as the analyzer follows it: each branch, loop and include is a fragment of its own, and a value
/// in an attribute is a part of the attribute's value. What is wrong with the markup itself is not told here.
struct MarkupReader {
    /// The start tags.
    private(set) var tags: [MarkupTag] = []

    private let template: AnalyzedTemplate
    /// Which views the includes bring in, by the view with the include and where the name stands in it.
    private var includes: [String: [Int32: String]] = [:]
    private var source: Source
    private var tokenizer = HTMLTokenizer()
    /// Where the last `<` stands.
    private var opening = 0
    private var tag: MarkupTag?
    /// The form around the text, by its number among the tags.
    private var form: Int?
    /// The elements around the text.
    private var open = OpenElements()
    private var conditions: [MarkupCondition] = []
    /// How many macros and kept texts are around the text.
    private var uncounted = 0
    private var variables = MarkupVariables()
    /// Variables that hold what some statements print.
    private var captured: Set<String> = []
    /// The views that include one another around the text.
    private var includeStack: [String] = []
    /// The forms of which not all controls can be known.
    private(set) var openForms: Set<Int> = []
    /// The elements of which not all content can be known, as far as that is right in them.
    private(set) var openElements: Set<Int> = []

    /// Reads a page, or a view that no page reaches.
    init(_ template: AnalyzedTemplate) {
        self.template = template
        source = template.sources[0]
        for edge in template.includeGraph.edges where edge.exists {
            includes[edge.from, default: [:]][edge.span.start] = edge.to
        }
        if let tree = template.trees[source.name], canRead(tree) { read(tree.statements) }
    }

    /// How large a view may be, in bytes: larger than any that people write.
    static let sizeLimit = 256 << 10
    /// The views that are larger, and have not been read.
    private(set) var largeViews: Set<String> = []

    private mutating func canRead(_ tree: SyntaxTree) -> Bool {
        if tree.source.bytes.count <= Self.sizeLimit { return true }
        largeViews.insert(tree.source.name)
        return false
    }

    // MARK: Statements

    private mutating func read(_ statements: [Statement]) {
        for statement in statements { read(statement) }
    }

    private mutating func read(_ statement: Statement) {
        switch statement.kind {
        case .text(let text): read(text.printed)
        case .raw(let raw): read(raw.text)
        case .output(let output): read(output)
        case .comment, .broken: break
        case .if(let statement): read(statement)
        case .for(let loop): read(loop)
        case .switch(let statement): read(statement)
        case .set(let set): read(set)
        case .include(let include): read(viewNamedBy: include.template)
        case .extends(let extends): readUncounted { $0.read(viewNamedBy: extends.template) }
        case .import(let statement): readUncounted { $0.read(viewNamedBy: statement.template) }
        case .fromImport(let statement): readUncounted { $0.read(viewNamedBy: statement.template) }
        case .macro(let macro): readUncounted { $0.read(macro.body) }
        case .call(let call): readUncounted { $0.read(call.body) }
        case .filter(let filter): readUncounted { $0.read(filter.body) }
        case .block(let block): readUncounted { $0.read(block.body) }
        case .custom(let custom): readUncounted { $0.read(custom.body ?? []) }
        }
    }

    /// Reads something that is a fragment of its own, if the text stands between tags.
    private mutating func readFragment(where new: [MarkupCondition] = [], _ body: (inout Self) -> Void) {
        guard prepareForBlock() else { return }
        let outer = (tokenizer, form, conditions.count)
        conditions += new
        let before = open.beginFragment()
        body(&self)
        // A form that its fragment leaves open ends with it, and so does any element.
        if form != outer.1 { noteUnknownContent() }
        openElements.formUnion(open.endFragment(before))
        (tokenizer, form) = (outer.0, outer.1)
        conditions.removeSubrange(outer.2...)
        tag = nil
    }

    /// Tells whether a block stands between tags; elsewhere, notes what it makes of the tag.
    private mutating func prepareForBlock() -> Bool {
        switch tokenizer.state {
        case .data: return true
        case _ where tokenizer.state.isInAttributeValue:
            tokenizer.beginUnquotedValue()
            addPart(.block)
        case _ where tokenizer.state.isBetweenAttributes: tag?.hasUnknownAttributes = true
        default: break
        }
        tokenizer.skipValue()
        return false
    }

    private mutating func readUncounted(_ body: (inout Self) -> Void) {
        uncounted += 1
        readFragment(body)
        uncounted -= 1
        noteUnknownContent()
    }

    private mutating func read(_ statement: IfStatement) {
        var ways: [MarkupVariables.Way] = []
        var refused: [MarkupCondition] = []
        for branch in statement.branches {
            let identity = self.identity(of: branch.condition)
            let place = MarkupPlace(source: source, span: branch.condition.span)
            let held = MarkupCondition(kind: .branch, identity: identity, place: place)
            ways.append(readWay { $0.readFragment(where: refused + [held]) { $0.read(branch.body) } })
            if refused.count < Self.refusedLimit {
                refused.append(MarkupCondition(kind: .branch, identity: "not \(identity)", place: place))
                if refused.count == Self.refusedLimit {
                    // What is refused besides stands here for itself, and is like nothing else.
                    refused.append(
                        MarkupCondition(kind: .branch, identity: "others \(variables.newNumber())", place: place))
                }
            }
        }
        if let otherwise = statement.otherwise {
            ways.append(readWay { $0.readFragment(where: refused) { $0.read(otherwise.body) } })
        } else {
            ways.append([:])
        }
        variables.join(ways)
    }

    /// Reads one of several ways on.
    private mutating func readWay(_ body: (inout Self) -> Void) -> MarkupVariables.Way {
        let start = variables.beginWay()
        body(&self)
        return variables.endWay(start)
    }

    /// How many of the branches before one are kept as conditions of it.
    private static let refusedLimit = 50

    private mutating func read(_ loop: ForStatement) {
        let number = variables.newNumber()
        let turns = MarkupCondition(
            kind: .turn(of: loop.targets.last?.text ?? ""), identity: "loop \(number)",
            place: MarkupPlace(source: source, span: loop.iterable.span))
        let turn = readWay { reader in
            for target in loop.targets { reader.variables.set(target.text, to: [.anything]) }
            reader.readFragment(where: [turns]) { $0.read(loop.body) }
        }
        variables.join([turn, [:]])
        if let otherwise = loop.otherwise {
            let none = MarkupCondition(kind: .branch, identity: "none of \(number)")
            readFragment(where: [none]) { $0.read(otherwise.body) }
        }
        for target in loop.targets { variables.set(target.text, to: [.anything]) }
    }

    private mutating func read(_ statement: SwitchStatement) {
        var ways: [MarkupVariables.Way] = [[:]]
        let number = variables.newNumber()
        let bodies = statement.cases.map(\.body) + [statement.otherwise?.body ?? []]
        for (position, body) in bodies.enumerated() {
            let chosen = MarkupCondition(
                kind: .branch, identity: "case \(number).\(position)",
                place: MarkupPlace(source: source, span: statement.subject.span))
            ways.append(readWay { $0.readFragment(where: [chosen]) { $0.read(body) } })
        }
        variables.join(ways)
    }

    private mutating func read(_ statement: SetStatement) {
        var value: [TextPattern]
        switch statement.value {
        case .expression(let expression): value = patterns(of: expression)
        case .body(let body, _):
            value = [.anything]
            if let text = Self.text(of: body, in: source) {
                value = [TextPattern(text)]
            } else {
                for target in statement.targets { captured.insert(source.text(of: target.span)) }
            }
            let outer = tokenizer
            tokenizer = HTMLTokenizer()
            let outerTag = tag
            uncounted += 1
            readFragment { $0.read(body) }
            uncounted -= 1
            tokenizer = outer
            tag = outerTag
        }
        for target in statement.targets {
            if case .variable(let name) = target.kind { variables.set(name, to: value) }
        }
    }

    private mutating func read(viewNamedBy expression: Expression) {
        guard let name = includes[source.name]?[expression.span.start], let tree = template.trees[name],
            !includeStack.contains(name), canRead(tree)
        else { return noteUnknownContent() }
        includeStack.append(name)
        let outer = source
        source = tree.source
        readFragment { $0.read(tree.statements) }
        source = outer
        includeStack.removeLast()
    }

    /// The text of a body that is nothing but text.
    private static func text(of body: [Statement], in source: Source) -> String? {
        var text = ""
        for statement in body {
            guard case .text(let piece) = statement.kind else { return nil }
            text += source.text(of: piece.printed)
        }
        return text
    }

    // MARK: Text

    private mutating func read(_ span: Span) {
        let text = source.bytes[Int(span.start)..<Int(span.end)]
        var index = text.startIndex
        while index < text.endIndex {
            let before = tokenizer.state
            let (part, end) = tokenizer.consumeRun(in: text, from: index)
            follow(part, index..<end, after: before)
            index = end
        }
    }

    /// Notes what some bytes are to the tag at hand.
    private mutating func follow(_ part: HTMLTokenizer.Part, _ range: Range<Int>, after before: HTMLTokenizer.State) {
        switch part {
        case .opening: if source.bytes[range.lowerBound] == UInt8(ascii: "<") { opening = range.lowerBound }
        case .tagName where before == .tagOpen: tag = MarkupTag(name: "", place: place(opening..<range.upperBound))
        case .attributeName where before == .attributeName:
            changeAttribute { $0.place.span.end = Int32(range.upperBound) }
        case .attributeName:
            let place = place(range)
            tag?.attributes.append(MarkupAttribute(name: "", place: place, valuePlace: place))
        case .openingQuote: beginValue(at: range.upperBound)
        case .value:
            if before == .beforeAttributeValue { beginValue(at: range.lowerBound) }
            addPart(.text(String(decoding: source.bytes[range], as: UTF8.self), start: range.lowerBound))
            extendValue(to: range.upperBound)
        case .endOfTag: endTag()
        default: break
        }
    }

    private func place(_ range: Range<Int>) -> MarkupPlace { MarkupPlace(source: source, span: Span(range)) }

    /// Changes the attribute at hand.
    private mutating func changeAttribute(_ change: (inout MarkupAttribute) -> Void) {
        guard var attribute = tag?.attributes.popLast() else { return }
        change(&attribute)
        tag?.attributes.append(attribute)
    }

    private mutating func beginValue(at index: Int) {
        let place = place(index..<index)
        changeAttribute { attribute in
            attribute.value = []
            attribute.valuePlace = place
        }
    }

    private mutating func extendValue(to end: Int) { changeAttribute { $0.valuePlace.span.end = Int32(end) } }

    private mutating func addPart(_ part: MarkupPart) {
        changeAttribute { attribute in
            var parts = attribute.value ?? []
            // The parts have one owner, and so are not copied.
            attribute.value = nil
            if case .text(let text, _) = part, case .text(var before, let start)? = parts.last {
                parts.removeLast()
                before += text
                parts.append(.text(before, start: start))
            } else {
                parts.append(part)
            }
            attribute.value = parts
        }
    }

    private mutating func endTag() {
        if tokenizer.isEndTag {
            if tokenizer.tagName == "form" { form = nil }
            open.close(tokenizer.tagName)
            tag = nil
            return
        }
        guard var tag else { return }
        self.tag = nil
        tag.name = tokenizer.tagName
        tag.place.span.end = tag.place.span.start + 1 + Int32(tag.name.utf8.count)
        tag.isForeign = tokenizer.isForeignElement
        tag.conditions = conditions
        tag.isUncounted = uncounted > 0
        tag.form = form
        tag.parent = open.innermost
        tag.attributes = tag.attributes.map(\.completed)
        if tag.name == "form" { form = tags.count }
        open.open(tag.name, number: tags.count)
        tags.append(tag)
    }

    // MARK: Values

    private mutating func read(_ output: OutputStatement) {
        let value = output.value
        let state = tokenizer.state
        if state.isInAttributeValue {
            tokenizer.beginUnquotedValue()
            if state == .beforeAttributeValue { beginValue(at: Int(output.tag.span.start)) }
            addPart(.value(value, patterns: patterns(of: value), identity: stableIdentity(of: value)))
            extendValue(to: Int(output.tag.span.end))
        } else if state.isBetweenAttributes {
            tag?.hasUnknownAttributes = true
        } else if state == .data, open.innermost != nil, mayBeMarkup(value) {
            noteUnknownContent()
        }
        tokenizer.skipValue()
    }

    private mutating func noteUnknownContent() {
        if let form { openForms.insert(form) }
        if let element = open.innermost { openElements.insert(element) }
    }

    /// Whether a value may be elements.
    private func mayBeMarkup(_ value: Expression) -> Bool {
        switch value.kind {
        case .filter(let call): ["js", "until", "safe", "markdown"].contains(call.name.text) || mayBeMarkup(call.input)
        case .name(let name): captured.contains(name)
        case .call(let callee, _): if case .name = callee.kind { true } else { false }
        case .group(let elements): elements.contains(where: mayBeMarkup)
        case .inlineIf(let then, _, let otherwise): mayBeMarkup(then) || otherwise.map(mayBeMarkup) ?? false
        case .binary(_, let left, let right): mayBeMarkup(left) || mayBeMarkup(right)
        default: false
        }
    }

    /// What a value can be, as far as it is written out.
    private func patterns(of value: Expression) -> [TextPattern] {
        switch value.kind {
        case .literal(.string(let text)): return [TextPattern(text)]
        case .group(let elements): return elements.last.map(patterns) ?? [.anything]
        case .binary(.concatenate, let left, let right), .binary(.add, let left, let right):
            return TextPattern.joined([patterns(of: left), patterns(of: right)])
        case .binary(.or, let left, let right): return patterns(of: left) + patterns(of: right)
        case .inlineIf(let then, _, let otherwise):
            return patterns(of: then) + (otherwise.map(patterns) ?? [TextPattern("")])
        case .filter(let call) where ["if_defined", "ifDefined"].contains(call.name.text):
            return patterns(of: call.input)
        case .name(let name): return variables[name] ?? [.anything]
        case .member(_, let name) where name.text == "public_id": return [.publicID]
        default: return [.anything]
        }
    }

    /// What tells a value from others: the same wherever the variables in it are the same.
    private func identity(of value: Expression) -> String {
        var names = VariableNames()
        value.walk(&names)
        let settings = names.names.compactMap { name in variables.version(of: name).map { "\(name) \($0)" } }
        return ([source.text(of: value.span)] + settings).joined(separator: " @ ")
    }

    /// The identity of a value that is the same each time; nil for one that may not be.
    private func stableIdentity(of value: Expression) -> String? {
        let text = source.text(of: value.span)
        return text.has("(") || text.has("js") || text.has("shuffle") ? nil : identity(of: value)
    }
}

/// The variables that an expression reads.
private struct VariableNames: SyntaxVisitor {
    var names: [String] = []

    mutating func enter(_ expression: Expression) -> SyntaxDescent {
        if case .name(let name) = expression.kind, !names.contains(name) { names.append(name) }
        return .visitChildren
    }
}
