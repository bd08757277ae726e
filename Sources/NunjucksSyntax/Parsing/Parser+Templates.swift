import Diagnostics

// Templates that bring in other templates, and parts of templates that are used more than once.

extension Parser {
    mutating func parseInclude(_ head: TagHead) -> Statement {
        var template = parseValue()
        let start = Int(template.span.start)
        var ignoresMissing = false
        do throws(Diagnostic) {
            ignoresMissing = try parseIgnoreMissing()
            let following = try peek()
            let isElsewhereLegal =
                switch following.word {
                case .with, .for, .as, .only: true
                default: following.kind == .comma
                }
            if isElsewhereLegal {
                throw unexpected(
                    following, expected: "`\(options.delimiters.blockEnd)` at the end of the tag `include`",
                    help: "an included template sees every variable: {% set name = value %} before the include")
            }
        } catch {
            fail(error, from: start)
            template = broken(from: start)
        }
        let tag = closeTag(head, after: &template)
        return Statement(
            .include(IncludeStatement(tag: tag, template: template, ignoresMissing: ignoresMissing)), tag.span)
    }

    mutating func parseIgnoreMissing() throws(Diagnostic) -> Bool {
        guard try skip(.ignore) else { return false }
        return try skip(.missing)
    }

    mutating func parseExtends(_ head: TagHead) -> Statement {
        var template = parseValue()
        let tag = closeTag(head, after: &template)
        return Statement(.extends(ExtendsStatement(tag: tag, template: template)), tag.span)
    }

    mutating func parseBlock(_ head: TagHead, into statements: inout [Statement]) {
        guard let name = parseName(expected: "the block's name") else {
            return parseUnknownBlock(head, ends: BodyEnds(.endblock), into: &statements)
        }
        let tag = closeTag(head)
        let part = parseBody(of: head, until: BodyEnds(.endblock))
        if part.next != nil { skipName(name.text) }
        let end = closeEnd(part.next, of: head)
        statements.append(
            Statement(
                .block(BlockStatement(tag: tag, name: name, body: part.body, end: end)),
                head.start.span.extended(to: end.span)))
    }

    /// Takes a name if it is the next token.
    private mutating func skipName(_ name: String) {
        guard let token = try? peek(), token.kind == .name, text(of: token) == name else { return }
        take(token)
    }

    /// Reads a name; what stands in its place is reported, and nil given.
    private mutating func parseName(expected: String) -> Name? {
        let start = lastEnd
        do throws(Diagnostic) {
            let token = try next()
            guard token.kind == .name else { throw unexpected(token, expected: expected) }
            return name(token)
        } catch {
            fail(error, from: start)
            return nil
        }
    }

    mutating func parseMacro(_ head: TagHead, into statements: inout [Statement]) {
        guard let name = parseName(expected: "the macro's name") else {
            return parseUnknownBlock(head, ends: BodyEnds(.endmacro), into: &statements)
        }
        var parameters: [MacroParameter] = []
        do throws(Diagnostic) {
            guard try peek().kind == .leftParenthesis else {
                throw unexpected(try peek(), expected: "`(` and the macro's parameters")
            }
            parameters = self.parameters(try parseSignature())
        } catch {
            fail(error, from: Int(name.span.end))
        }
        let tag = closeTag(head, from: parameters.isEmpty ? nil : lastEnd)
        let part = parseBody(of: head, until: BodyEnds(.endmacro))
        let end = closeEnd(part.next, of: head)
        let macro = MacroStatement(tag: tag, name: name, parameters: parameters, body: part.body, end: end)
        statements.append(Statement(.macro(macro), head.start.span.extended(to: end.span)))
    }

    /// The parameters that arguments stand for, those without a default first.
    private mutating func parameters(_ signature: CallArguments) -> [MacroParameter] {
        var parameters: [MacroParameter] = []
        var defaults = signature.keywords.map { MacroParameter(name: $0.name, defaultValue: $0.value) }
        let positional = signature.positional
        for (position, parameter) in positional.enumerated() {
            switch parameter.kind {
            case .name(let name): parameters.append(MacroParameter(name: Name(name, parameter.span)))
            case .dictionary(let entries) where position == positional.count - 1 && defaults.isEmpty:
                defaults = entries.map { MacroParameter(name: $0.key, defaultValue: $0.value) }
            default: faults.add(error("a macro's parameter must be a name", at: parameter.span))
            }
        }
        return parameters + defaults
    }

    mutating func parseCall(_ head: TagHead) -> Statement {
        var parameters: [MacroParameter] = []
        var call: Expression
        let start = lastEnd
        var callStart = start
        do throws(Diagnostic) {
            if try peek().kind == .leftParenthesis { parameters = self.parameters(try parseSignature()) }
            callStart = lastEnd
            call = try parsePrimary()
            guard case .call = call.kind else {
                throw error("`call` needs a call of a macro: {% call name() %}", at: call.span)
            }
        } catch {
            fail(error, from: callStart)
            call = broken(from: callStart)
        }
        let tag = closeTag(head, after: &call)
        let part = parseBody(of: head, until: BodyEnds(.endcall))
        let end = closeEnd(part.next, of: head)
        let statement = CallStatement(tag: tag, parameters: parameters, call: call, body: part.body, end: end)
        return Statement(.call(statement), head.start.span.extended(to: end.span))
    }

    private mutating func parseWithContext() throws(Diagnostic) -> Bool? {
        let start = try peek()
        let withContext = try skip(.with)
        if !withContext, try !skip(.without) { return nil }
        guard try skip(.context) else {
            throw unexpected(try peek(), expected: "`context` after `\(text(of: start))`")
        }
        return withContext
    }

    mutating func parseImport(_ head: TagHead) -> Statement {
        let template = parseValue()
        var target: Name?
        var withContext = false
        do throws(Diagnostic) {
            guard try skip(.as) else { throw unexpected(try peek(), expected: "`as` and a name") }
            let token = try next()
            guard token.kind == .name else { throw unexpected(token, expected: "a name for what is imported") }
            target = name(token)
            withContext = try parseWithContext() ?? false
        } catch {
            fail(error, from: Int(target?.span.end ?? template.span.end))
        }
        let tag = closeTag(head)
        guard let target else { return Statement(.broken, tag.span) }
        let statement = ImportStatement(tag: tag, template: template, target: target, withContext: withContext)
        return Statement(.import(statement), tag.span)
    }

    mutating func parseFrom(_ head: TagHead) -> Statement {
        let template = parseValue()
        var names: [ImportedName] = []
        var withContext = false
        do throws(Diagnostic) {
            guard try skip(.import) else { throw unexpected(try peek(), expected: "`import` and names") }
            while try peek().kind != .blockEnd {
                if !names.isEmpty, try !skip(.comma) { throw unexpected(try peek(), expected: "`,`") }
                names.append(try parseImportedName())
                withContext = try parseWithContext() ?? false
            }
            if names.isEmpty { throw unexpected(try peek(), expected: "a name to import") }
        } catch {
            fail(error, from: names.last.map { Int(($0.alias ?? $0.name).span.end) } ?? Int(template.span.end))
        }
        let tag = closeTag(head)
        let statement = FromImportStatement(tag: tag, template: template, names: names, withContext: withContext)
        return Statement(.fromImport(statement), tag.span)
    }

    private mutating func parseImportedName() throws(Diagnostic) -> ImportedName {
        let imported = try next()
        guard imported.kind == .name else { throw unexpected(imported, expected: "a name to import") }
        if text(of: imported).hasPrefix("_") {
            throw error("names that begin with an underscore cannot be imported", at: imported.span)
        }
        var alias: Name?
        if try skip(.as) {
            let token = try next()
            guard token.kind == .name else { throw unexpected(token, expected: "a name") }
            alias = name(token)
        }
        return ImportedName(name: name(imported), alias: alias)
    }

    mutating func parseFilterBlock(_ head: TagHead, into statements: inout [Statement]) {
        let start = lastEnd
        let name: Name
        do throws(Diagnostic) { name = try parseFilterName() } catch {
            fail(error, from: start)
            return parseUnknownBlock(head, ends: BodyEnds(.endfilter), into: &statements)
        }
        var arguments: CallArguments?
        do throws(Diagnostic) {
            if try peek().kind == .leftParenthesis { arguments = try parseSignature() }
        } catch {
            fail(error, from: Int(name.span.end))
        }
        let tag = closeTag(head, from: arguments.map { Int($0.span.end) })
        let part = parseBody(of: head, until: BodyEnds(.endfilter))
        let end = closeEnd(part.next, of: head)
        let filter = FilterStatement(tag: tag, name: name, arguments: arguments, body: part.body, end: end)
        statements.append(Statement(.filter(filter), head.start.span.extended(to: end.span)))
    }
}
