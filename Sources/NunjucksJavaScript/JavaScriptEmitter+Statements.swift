import HTML
import NunjucksAnalysis

// Statements: what a fragment prints becomes a template, what it does around that stands before it, or in its parts.

extension JavaScriptEmitter {
    /// What a function gives that prints some statements: an expression, or a block.
    mutating func templateBody(_ statements: [AnalyzedStatement]) -> String {
        let draft = draft(statements)
        return body(draft, literal(draft))
    }

    /// A template as a literal: HTML, or plain text.
    private mutating func literal(_ draft: Draft) -> String {
        var tag = writesText ? function("plain") : "html"
        if let places = draft.places, let number = self.places?.number(of: places) { tag = "html[\(number)]" }
        return "\(tag)`\(draft.literal)`"
    }

    private mutating func body(_ draft: Draft, _ code: String) -> String {
        if draft.before.isEmpty, draft.pending.isEmpty { return code }
        var lines = draft.before
        if draft.pending.isEmpty {
            lines.append("return \(code);")
        } else {
            lines.append("const printed = \(code);")
            lines += draft.pending
            lines.append("return printed;")
        }
        return "{\n\(lines.map { $0 + "\n" }.joined())}"
    }

    /// What some statements print, as an expression.
    mutating func template(_ statements: [AnalyzedStatement]) -> Snippet {
        let draft = draft(statements)
        let code = Snippet(literal(draft))
        if draft.before.isEmpty, draft.pending.isEmpty { return code }
        if draft.pending.isEmpty, draft.before.allSatisfy({ $0.hasSuffix(";") }) {
            let steps = draft.before.map(JavaScriptText.expression(ofStatement:)) + [code.text]
            return Snippet("(\(steps.joined(separator: ", ")))")
        }
        return Snippet("(() => \(body(draft, code.text)))()", .call)
    }

    private mutating func draft(_ statements: [AnalyzedStatement]) -> Draft {
        var draft = Draft()
        if places != nil, !writesText { draft.places = DraftPlaces(of: statements) }
        write(statements, to: &draft)
        return draft
    }

    /// Writes a value of a literal, and notes what it comes from.
    /// - Parameter isWhole: Whether all of the statements is in it, and has no literal of its own.
    mutating func append(
        part code: Snippet, of statements: [AnalyzedStatement], isWhole: Bool, to draft: inout Draft
    ) {
        draft.append(part: code)
        guard let places, draft.places != nil else { return }
        draft.places?.add(places.values(of: statements, isWhole: isWhole, in: unit))
    }

    mutating func write(_ statements: [AnalyzedStatement], to draft: inout Draft) {
        var index = 0
        while index < statements.count {
            let statement = statements[index]
            index += 1
            if case .rewritten(let own, _) = statement.kind {
                write(own, to: &draft)
                continue
            }
            if case .markup(let event) = statement.kind {
                switch event {
                case .beginAttribute, .beginBinding:
                    index = writeAttribute(statements, from: index, to: &draft)
                case .beginAttributeValue, .endAttribute, .endBinding, .endOfTag, .startOfTextArea: break
                }
                continue
            }
            write(statement, to: &draft)
        }
    }

    mutating func write(_ statement: AnalyzedStatement, to draft: inout Draft) {
        if statement.printsNothing {
            if let code = action(statement) { draft.perform(code) }
            return
        }
        switch statement.kind {
        case .text(let bytes): draft.append(bytes)
        case .output(let value, let target):
            if case .position(.betweenAttributes) = target {
                let names = "\(function("attributeNames"))(\(expression(value).asArgument))"
                return append(attributes: names, of: statement, to: &draft)
            }
            append(part: printed(value, target), of: [statement], isWhole: true, to: &draft)
        case .included(let name, let body) where draft.tokenizer.state == .data:
            let (view, arguments) = view(name, body)
            let call = Snippet("views\(JavaScriptText.member(view))(\(arguments.joined(separator: ", ")))", .call)
            append(part: call, of: [statement], isWhole: false, to: &draft)
        case _ where draft.tokenizer.holdsChildren:
            append(part: block(statement) { $0.template($1) }, of: [statement], isWhole: false, to: &draft)
        case _ where draft.tokenizer.isAfterAttribute:
            append(attributes: attributePieces([statement]).joined(separator: ", "), of: statement, to: &draft)
        default:
            let code = pieces([statement], holdsReferences: draft.tokenizer.holdsReferences)
            append(part: code, of: [statement], isWhole: true, to: &draft)
        }
    }

    /// Writes a part between attributes, with white space on both sides.
    private mutating func append(attributes pieces: String, of statement: AnalyzedStatement, to draft: inout Draft) {
        draft.append([0x20])
        let code = Snippet("\(function("attributes"))(\(pieces))", .call)
        append(part: code, of: [statement], isWhole: true, to: &draft)
        draft.append([0x20])
    }

    // MARK: Blocks

    /// A block whose branches are written in some way.
    mutating func block(
        _ statement: AnalyzedStatement, none: Snippet = Snippet("nothing"),
        _ write: (inout Self, [AnalyzedStatement]) -> Snippet
    ) -> Snippet {
        switch statement.kind {
        case .if(let branches, let otherwise):
            let conditions = branches.map { ($0, condition($0.condition)) }
            let results = conditions.map { ($0.1, $0.0.body.isEmpty ? none : write(&self, $0.0.body)) }
            let last = otherwise.isEmpty ? none : write(&self, otherwise)
            return results.reversed().reduce(last) { rest, branch in
                Snippet(
                    "\(branch.0.asOperand(of: .or)) ? \(branch.1.asArgument) : \(rest.asArgument)",
                    .conditional)
            }
        case .switch(let subject, let cases, let otherwise):
            var code = "\(function("choose"))(\(expression(subject).asArgument), ["
            var conditions: [String] = []
            for branch in cases {
                conditions.append(expression(branch.condition).asArgument)
                guard let body = branch.body else { continue }
                let result = body.isEmpty ? none : write(&self, body)
                code += "[[\(conditions.joined(separator: ", "))], () => \(result.asArgument)], "
                conditions = []
            }
            // The last cases fall through to what else there is.
            let last = otherwise.isEmpty ? none : write(&self, otherwise)
            return Snippet("\(code)], () => \(last.asArgument))", .call)
        case .loop(let id, let list, let body, let otherwise):
            return loop(id, over: list, otherwise.map { $0.isEmpty ? none : write(&self, $0) }) {
                write(&$0, body).asArgument
            }
        case .included(_, let body): return write(&self, body)
        case .custom(let use): return custom(use)
        default: return none
        }
    }

    private mutating func loop(
        _ id: LoopID, over list: AnalyzedExpression, _ otherwise: Snippet?, _ body: (inout Self) -> String
    ) -> Snippet {
        let loop = template.loops[Int(id.index)]
        let items = expression(list).asArgument
        var variables = loop.targets.map { target in
            Local(unit: unit, symbol: target.symbol, name: target.name, code: localCode(target.name), isItem: true)
        }
        // JavaScript in the loop may read the position where no template does.
        let hasIndex = loop.index != nil || !loop.targets.contains { $0.name == "index" }
        if hasIndex {
            variables.append(Local(unit: unit, symbol: loop.index ?? -2 - id.index, name: "index", code: "index"))
        }
        variables.append(Local(unit: unit, symbol: -100_000 - id.index, name: "", code: "loop"))
        let (code, used) = with(variables, body)
        var names = used.map(\.code)
        while names.count > loop.targets.count, !used[names.count - 1].isRead { names.removeLast() }
        if !hasIndex, names.count > loop.targets.count { names.insert("_", at: loop.targets.count) }
        let parameters = names.joined(separator: ", ")
        let end = otherwise.map { ", () => \($0.asArgument))" } ?? ")"
        let arrow = "(\(parameters)) => \(code)"
        guard loop.targets.count > 1 else {
            return Snippet("\(function("each"))(\(items), \(arrow)\(end)", .call)
        }
        let targets = loop.targets.map { JavaScriptText.quoted($0.name) }.joined(separator: ", ")
        return Snippet("\(function("eachPair"))(\(items), [\(targets)], \(arrow)\(end)", .call)
    }

    /// Text that some statements print.
    mutating func pieces(_ statements: [AnalyzedStatement], holdsReferences: Bool = false) -> Snippet {
        var elements: [Snippet] = []
        var pending: [String] = []
        func add(_ code: Snippet) {
            var draft = Draft()
            draft.pending = pending
            pending = []
            elements.append(draft.take(code))
        }
        for statement in statements {
            if statement.printsNothing {
                if let code = action(statement) { pending.append(code) }
                continue
            }
            switch statement.kind {
            case .text(let bytes):
                let bytes = holdsReferences ? decodeCharacterReferences(bytes) : bytes
                add(Snippet(JavaScriptText.quoted(String(decoding: bytes, as: UTF8.self))))
            case .output(let value, let target):
                let code = printed(value, target)
                add(statements.count == 1 ? code : Snippet("\(text(of: target))(\(code.asArgument))", .call))
            case .markup: break
            case .rewritten(let own, _): add(pieces(own, holdsReferences: holdsReferences))
            case .loop:
                let code = block(statement, none: Snippet("\"\"")) { $0.pieces($1, holdsReferences: holdsReferences) }
                add(Snippet("\(function("turns"))(\(code.asArgument))", .call))
            default:
                add(block(statement, none: Snippet("\"\"")) { $0.pieces($1, holdsReferences: holdsReferences) })
            }
        }
        if !pending.isEmpty { add(Snippet("\"\"")) }
        if elements.count == 1 { return elements[0] }
        let list = elements.map(\.asArgument).joined(separator: ", ")
        return Snippet("\(function("pieces"))(\(list))", .call)
    }

    /// The function that gives a value's text where it stands: in an attribute a list has commas.
    private mutating func text(of target: OutputTarget) -> String {
        switch target {
        case .attribute(_, omitsUndefined: true): ""
        case .attribute, .binding: function("attributeOf")
        case .position, .text, .nowhere: function("printed")
        }
    }

    // MARK: Values

    /// A value as it is printed where it stands.
    mutating func printed(_ value: AnalyzedExpression, _ target: OutputTarget) -> Snippet {
        var code = expression(value)
        switch target {
        case .attribute(let position, let omitsUndefined):
            if position.holdsOtherLanguage {
                code = Snippet("\(function("attributeText"))(\(code.asArgument))", .call)
            }
            let value = printed(code, position)
            return omitsUndefined ? Snippet("\(function("if_defined"))(\(value.asArgument))", .call) : value
        case .position(let position): return printed(code, position)
        case .text, .binding, .nowhere: return code
        }
    }

    private mutating func printed(_ code: Snippet, _ position: HTMLPosition) -> Snippet {
        func call(_ name: String, _ inner: String?, _ rest: String = "") -> Snippet {
            let argument = inner.map { "\($0)(\(code.asArgument))" } ?? code.asArgument
            return Snippet("\(name)(\(argument)\(rest))", .call)
        }
        switch position {
        case .text, .startOfText, .attribute, .nunjucks, .betweenAttributes, .comment, .piece: return code
        case .verbatim, .escapableRawText, .startOfEscapableRawText: return code
        case .documentInAttribute: return call(function("escaped"), function("plainText"))
        case .style: return call(function("cssValue"), function("plainText"))
        case .styleDeclarations: return call(function("cssValue"), function("plainText"), ", true")
        case .styleString: return call(function("cssText"), function("plainText"))
        case .styleURL, .styleURLInAttribute: return call(function("cssAddress"), function("plainText"))
        case .script, .scriptInAttribute, .scriptInURL: return call(function("json"), nil)
        case .scriptString, .scriptStringInURL: return call(function("scriptText"), nil)
        }
    }

    // MARK: What prints nothing

    /// A statement that prints nothing, as a statement of JavaScript; nil where there is nothing to do.
    mutating func action(_ statement: AnalyzedStatement) -> String? {
        switch statement.kind {
        case .set(let value, let stores):
            for store in stores { places?.noteSet(store.name, in: statement.location.source) }
            let names = stores.reversed().flatMap { store in store.steps.map { variable($0, store.name) } }
            return names.joined(separator: " = ") + " = \(expression(value).asArgument);"
        case .setProperty(let object, let key, let value):
            let arguments = [object, key, value].map { expression($0).asArgument }.joined(separator: ", ")
            return "\(function("setProperty"))(\(arguments));"
        case .macro(let id, let store):
            let names = store.steps.map { variable($0, store.name) }
            return names.joined(separator: " = ") + " = \(macro(id).asArgument);"
        case .if(let branches, let otherwise):
            var code = ""
            for branch in branches {
                code += code.isEmpty ? "" : " else "
                code += "if (\(condition(branch.condition).text)) {\n\(actions(branch.body))}"
            }
            return code + (otherwise.isEmpty ? "" : " else {\n\(actions(otherwise))}")
        case .loop(let id, let list, let body, let otherwise):
            let end = otherwise.map { Snippet("{\n\(actions($0))}", .primary) }
            let code = loop(id, over: list, nil) { "{\n\($0.actions(body))}" }
            guard let end else { return code.text + ";" }
            return String(code.text.dropLast()) + ", () => \(end.text));"
        case .included(_, let body), .discarded(let body):
            let code = actions(body)
            return code.isEmpty ? nil : "{\n\(code)}"
        default: return nil
        }
    }

    private mutating func actions(_ statements: [AnalyzedStatement]) -> String {
        var code = ""
        for statement in statements where statement.printsNothing {
            if let action = action(statement) { code += action + "\n" }
        }
        return code
    }

    // MARK: Macros

    /// A macro as a function.
    mutating func macro(_ id: UnitID) -> Snippet {
        let outer = unit
        unit = id.index
        defer { unit = outer }
        let plan = template.units[Int(id.index)]
        guard let macro = plan.macro else { return Snippet("undefined") }
        let object = "given\(id.index)"
        func local(_ name: String, _ symbol: SymbolID) -> Local {
            Local(unit: id.index, symbol: symbol, name: name, code: "\(object)\(JavaScriptText.member(name))")
        }
        let variables =
            macro.parameters.map { local($0.name, $0.symbol) } + macro.defaults.map { local($0.name, $0.symbol) }
            + [local("caller", macro.caller)]
        let (body, _) = with(variables) { emitter in
            var defaults = ""
            for parameter in macro.defaults {
                let value = emitter.expression(parameter.value).asArgument
                defaults += "if (!(\(JavaScriptText.quoted(parameter.name)) in \(object))) "
                defaults += "\(object)\(JavaScriptText.member(parameter.name)) = \(value);\n"
            }
            let body = emitter.template(plan.body)
            return defaults.isEmpty ? body.asArgument : "{\n\(defaults)return \(body.asArgument);\n}"
        }
        let required = macro.parameters.map { JavaScriptText.quoted($0.name) }.joined(separator: ", ")
        let optional = macro.defaults.map { JavaScriptText.quoted($0.name) }.joined(separator: ", ")
        return Snippet("\(function("macro"))([\(required)], [\(optional)], (\(object)) => \(body))", .call)
    }

    // MARK: Tags of the host

    private mutating func custom(_ use: CustomTagUse) -> Snippet {
        var arguments = self.arguments(use.arguments)
        if let body = use.body {
            var texts: [String] = []
            for statement in body {
                switch statement.kind {
                case .text(let bytes): texts.append(JavaScriptText.quoted(String(decoding: bytes, as: UTF8.self)))
                case .output(let value, _): texts.append("[\(expression(value).asArgument)]")
                default: texts.append("[\(pieces([statement]).asArgument)]")
                }
            }
            arguments.insert("[\(texts.joined(separator: ", "))]", at: 0)
        }
        return Snippet("\(function(use.function.name))(\(arguments.joined(separator: ", ")))", .call)
    }
}

extension AnalyzedStatement {
    /// Whether the statement sets variables, or does nothing, and leaves no trace in what is printed.
    var printsNothing: Bool {
        switch kind {
        case .set, .setProperty, .macro, .discarded: true
        case .text(let bytes): bytes.isEmpty
        case .if(let branches, let otherwise):
            branches.allSatisfy { $0.body.allSatisfy(\.printsNothing) } && otherwise.allSatisfy(\.printsNothing)
        case .loop(_, _, let body, let otherwise):
            body.allSatisfy(\.printsNothing) && (otherwise ?? []).allSatisfy(\.printsNothing)
        case .included(_, let body): body.allSatisfy(\.printsNothing)
        default: false
        }
    }
}

extension HTMLTokenizer {
    /// Whether an attribute may come next: after a tag's name, between attributes, after a value without quotes.
    fileprivate var isAfterAttribute: Bool {
        state.isBetweenAttributes || state == .tagName || state == .attributeValue(nil)
    }

    /// Whether a block that stands here is nodes: between tags, and in elements in which markup means nothing to a parser.
    fileprivate var holdsChildren: Bool {
        state == .data || state == .rawText && (tagName == "textarea" || tagName == "title")
    }

    /// Whether the text at hand has character references, in an element that holds text only.
    fileprivate var holdsReferences: Bool {
        state == .rawText ? tagName == "textarea" || tagName == "title" : true
    }
}
