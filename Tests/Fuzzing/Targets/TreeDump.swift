import Diagnostics
import NunjucksSyntax

/// A tree as indented text, one node a line, for people and for comparisons.
package struct TreeDump {
    private let source: Source
    /// Whether the places of nodes are part of the text.
    private let showsSpans: Bool
    private(set) var lines: [String] = []
    private var depth = 0

    /// The text of a tree.
    package static func text(_ tree: SyntaxTree, showsSpans: Bool = true) -> String {
        var dump = TreeDump(source: tree.source, showsSpans: showsSpans)
        dump.add(tree.statements)
        return dump.lines.joined(separator: "\n")
    }

    private init(source: Source, showsSpans: Bool) {
        self.source = source
        self.showsSpans = showsSpans
    }

    private mutating func add(_ title: String, _ span: Span?, _ contents: (inout TreeDump) -> Void = { _ in }) {
        let place = showsSpans ? span.map { " \($0.start)..<\($0.end)" } ?? "" : ""
        lines.append(String(repeating: "  ", count: depth) + title + place)
        depth += 1
        contents(&self)
        depth -= 1
    }

    // MARK: Statements

    private mutating func add(_ statements: [Statement]) {
        for statement in statements { add(statement) }
    }

    private mutating func add(_ statement: Statement) {
        switch statement.kind {
        case .text(let text):
            let place =
                text.printed == statement.span || !showsSpans ? "" : " (\(text.printed.start)..<\(text.printed.end))"
            add("text \(quoted(source.text(of: text.printed)))" + place, statement.span)
        case .comment(let comment):
            let trims = (comment.trimsBefore ? " -" : "") + (comment.trimsAfter ? " +" : "")
            add("comment \(quoted(source.text(of: comment.text)))\(trims)", statement.span)
        case .output(let output):
            add("output", statement.span) { dump in
                dump.add(output.tag)
                dump.add(output.value)
            }
        case .if(let statement):
            add("if", statement.branches.first?.tag.span.extended(to: statement.end.span)) { dump in
                dump.add(statement.branches)
                dump.add(statement.otherwise)
                dump.add(statement.end)
            }
        case .for(let loop):
            add("for", statement.span) { dump in
                dump.add(loop.tag)
                for target in loop.targets { dump.add(target, as: "target") }
                dump.add(loop.iterable)
                dump.add("body", nil) { $0.add(loop.body) }
                dump.add(loop.otherwise)
                dump.add(loop.end)
            }
        case .set(let set):
            add("set", statement.span) { dump in
                dump.add(set.tag)
                for target in set.targets {
                    switch target.kind {
                    case .variable(let name): dump.add("target \(quoted(name))", target.span)
                    case .property(let property): dump.add("target", target.span) { $0.add(property) }
                    }
                }
                switch set.value {
                case .expression(let value): dump.add(value)
                case .body(let body, let end):
                    dump.add("body", nil) { $0.add(body) }
                    dump.add(end)
                }
            }
        case .include(let include):
            add("include" + (include.ignoresMissing ? " ignore missing" : ""), statement.span) { dump in
                dump.add(include.tag)
                dump.add(include.template)
            }
        case .extends(let extends):
            add("extends", statement.span) { dump in
                dump.add(extends.tag)
                dump.add(extends.template)
            }
        case .block(let block):
            add("block", statement.span) { dump in
                dump.add(block.tag)
                dump.add(block.name, as: "name")
                dump.add("body", nil) { $0.add(block.body) }
                dump.add(block.end)
            }
        case .macro(let macro):
            add("macro", statement.span) { dump in
                dump.add(macro.tag)
                dump.add(macro.name, as: "name")
                dump.add(macro.parameters)
                dump.add("body", nil) { $0.add(macro.body) }
                dump.add(macro.end)
            }
        case .call(let call):
            add("call", statement.span) { dump in
                dump.add(call.tag)
                dump.add(call.parameters)
                dump.add(call.call)
                dump.add("body", nil) { $0.add(call.body) }
                dump.add(call.end)
            }
        case .import(let statement):
            add("import" + (statement.withContext ? " with context" : ""), statement.tag.span) { dump in
                dump.add(statement.tag)
                dump.add(statement.template)
                dump.add(statement.target, as: "target")
            }
        case .fromImport(let statement):
            add("from" + (statement.withContext ? " with context" : ""), statement.tag.span) { dump in
                dump.add(statement.tag)
                dump.add(statement.template)
                for name in statement.names {
                    dump.add(name.name, as: "name")
                    if let alias = name.alias { dump.add(alias, as: "alias") }
                }
            }
        case .filter(let filter):
            add("filter", statement.span) { dump in
                dump.add(filter.tag)
                dump.add(filter.name, as: "name")
                dump.add(filter.arguments)
                dump.add("body", nil) { $0.add(filter.body) }
                dump.add(filter.end)
            }
        case .switch(let statement):
            add("switch", statement.tag.span.extended(to: statement.end.span)) { dump in
                dump.add(statement.tag)
                dump.add(statement.subject)
                if !statement.prologue.isEmpty { dump.add("prologue", nil) { $0.add(statement.prologue) } }
                dump.add(statement.cases)
                dump.add(statement.otherwise)
                dump.add(statement.end)
            }
        case .raw(let raw):
            add("raw \(quoted(source.text(of: raw.text)))", statement.span) { dump in
                dump.add(raw.tag)
                if let end = raw.end { dump.add(end) }
            }
        case .custom(let custom):
            add("custom" + (custom.ignoresMissing ? " ignore missing" : ""), statement.span) { dump in
                dump.add(custom.tag)
                dump.add(custom.arguments)
                if let body = custom.body { dump.add("body", nil) { $0.add(body) } }
                if let end = custom.end { dump.add(end) }
            }
        case .broken: add("broken \(quoted(source.text(of: statement.span)))", statement.span)
        }
    }

    private mutating func add(_ tag: Tag) {
        let name = tag.name.text.isEmpty ? "" : " \(tag.name.text)"
        add("tag\(name)\(tag.trimsBefore ? " -" : "")\(tag.trimsAfter ? " +" : "")", tag.span)
    }

    private mutating func add(_ name: Name, as role: String) { add("\(role) \(quoted(name.text))", name.span) }

    private mutating func add(_ branches: [Branch]) {
        for branch in branches {
            add("branch", nil) { dump in
                dump.add(branch.tag)
                dump.add(branch.condition)
                dump.add("body", nil) { $0.add(branch.body) }
            }
        }
    }

    private mutating func add(_ branch: ElseBranch?) {
        guard let branch else { return }
        add("otherwise", nil) { dump in
            dump.add(branch.tag)
            dump.add("body", nil) { $0.add(branch.body) }
        }
    }

    private mutating func add(_ parameters: [MacroParameter]) {
        for parameter in parameters {
            add("parameter \(quoted(parameter.name.text))", parameter.name.span) { dump in
                if let value = parameter.defaultValue { dump.add(value) }
            }
        }
    }

    // MARK: Expressions

    private mutating func add(_ arguments: CallArguments?) {
        guard let arguments else { return }
        add("arguments", arguments.span) { dump in
            for argument in arguments.arguments {
                if let keyword = argument.keyword {
                    dump.add("keyword \(quoted(keyword.text))", keyword.span) { $0.add(argument.value) }
                } else {
                    dump.add(argument.value)
                }
            }
        }
    }

    private mutating func add(_ expression: Expression) {
        let (title, children) = description(expression)
        add(title, expression.span, children)
    }

    private func description(_ expression: Expression) -> (String, (inout TreeDump) -> Void) {
        switch expression.kind {
        case .literal(let literal): return (description(literal), { _ in })
        case .name(let name): return ("name \(quoted(name))", { _ in })
        case .group(let elements): return ("group", { for element in elements { $0.add(element) } })
        case .array(let elements): return ("array", { for element in elements { $0.add(element) } })
        case .dictionary(let entries):
            return (
                "dictionary",
                { dump in
                    for entry in entries {
                        dump.add("key \(quoted(entry.key.text))", entry.key.span) { $0.add(entry.value) }
                    }
                }
            )
        case .member(let object, let name):
            return (
                "member",
                {
                    $0.add(object)
                    $0.add(name, as: "name")
                }
            )
        case .index(let object, let index):
            return (
                "index",
                {
                    $0.add(object)
                    $0.add(index)
                }
            )
        case .call(let callee, let arguments):
            return (
                "call",
                {
                    $0.add(callee)
                    $0.add(arguments)
                }
            )
        case .filter(let call):
            return (
                "filter",
                {
                    $0.add(call.input)
                    $0.add(call.name, as: "name")
                    $0.add(call.arguments)
                }
            )
        case .test(let test):
            return (
                test.isNegated ? "is not" : "is",
                {
                    $0.add(test.value)
                    $0.add(test.operand)
                }
            )
        case .unary(let `operator`, let operand): return ("unary \(`operator`.rawValue)", { $0.add(operand) })
        case .binary(let `operator`, let left, let right):
            return (
                "binary \(`operator`.rawValue)",
                {
                    $0.add(left)
                    $0.add(right)
                }
            )
        case .inlineIf(let then, let condition, let otherwise):
            return (
                "inline if",
                {
                    $0.add(then)
                    $0.add(condition)
                    if let otherwise { $0.add(otherwise) }
                }
            )
        case .broken: return ("broken", { _ in })
        }
    }

    private func description(_ literal: Expression.Literal) -> String {
        switch literal {
        case .null: "none"
        case .boolean(let value): "\(value)"
        case .number(let number): "number \(number)"
        case .string(let string): "string \(quoted(string))"
        case .regex(let pattern, let flags): "regex \(quoted(pattern)) \(flags)"
        }
    }
}

private func quoted(_ text: String) -> String { text.debugDescription }
