import Diagnostics

extension SyntaxPrinter {
    /// Writes a statement that does not come from the source.
    mutating func write(_ statement: Statement) {
        switch statement.kind {
        case .text(let text): write(text)
        case .comment(let comment):
            write(options.delimiters.commentStart + (comment.trimsBefore ? "-" : ""))
            copy(comment.text)
            write((comment.trimsAfter ? "-" : "") + options.delimiters.commentEnd)
        case .output(let output):
            write(options.delimiters.variableStart + (output.tag.trimsBefore ? "- " : " "))
            print(output.value, minimum: .inlineIf)
            write((output.tag.trimsAfter ? " -" : " ") + options.delimiters.variableEnd)
        case .if(let statement):
            write(statement.branches)
            write(statement.otherwise)
            write(statement.end)
        case .for(let loop):
            write(loop.tag) { printer in
                printer.write(" \(loop.targets.map(\.text).joined(separator: ", ")) in ")
                printer.print(loop.iterable, minimum: .inlineIf)
            }
            print(loop.body, in: nil)
            write(loop.otherwise)
            write(loop.end)
        case .set(let set): write(set)
        case .include(let include):
            write(include.tag) { printer in
                printer.write(" ")
                printer.print(include.template, minimum: .inlineIf)
                if include.ignoresMissing { printer.write(" ignore missing") }
            }
        case .extends(let extends):
            write(extends.tag) { printer in
                printer.write(" ")
                printer.print(extends.template, minimum: .inlineIf)
            }
        case .block(let block):
            write(block.tag) { $0.write(" \(block.name.text)") }
            print(block.body, in: nil)
            write(block.end)
        case .macro(let macro):
            write(macro.tag) { printer in
                printer.write(" \(macro.name.text)")
                printer.write(macro.parameters)
            }
            print(macro.body, in: nil)
            write(macro.end)
        case .call(let call):
            write(call.tag) { printer in
                if !call.parameters.isEmpty { printer.write(call.parameters) }
                printer.write(" ")
                printer.print(call.call, minimum: .primary)
            }
            print(call.body, in: nil)
            write(call.end)
        case .import(let statement):
            write(statement.tag) { printer in
                printer.write(" ")
                printer.print(statement.template, minimum: .inlineIf)
                printer.write(" as \(statement.target.text)\(statement.withContext ? " with context" : "")")
            }
        case .fromImport(let statement):
            let names = statement.names.map { name in
                name.name.text + (name.alias.map { " as \($0.text)" } ?? "")
            }
            write(statement.tag) { printer in
                printer.write(" ")
                printer.print(statement.template, minimum: .inlineIf)
                printer.write(" import \(names.joined(separator: ", "))")
                if statement.withContext { printer.write(" with context") }
            }
        case .filter(let filter):
            write(filter.tag) { printer in
                printer.write(" \(filter.name.text)")
                if let arguments = filter.arguments { printer.write(arguments) }
            }
            print(filter.body, in: nil)
            write(filter.end)
        case .switch(let statement):
            write(statement.tag) { printer in
                printer.write(" ")
                printer.print(statement.subject, minimum: .inlineIf)
            }
            print(statement.prologue, in: nil)
            write(statement.cases)
            write(statement.otherwise)
            write(statement.end)
        case .raw(let raw):
            write(raw.tag)
            copy(raw.text)
            // Its end tag is read by rules of its own, and has no place for a `-`.
            if raw.end != nil { write("{% end\(raw.tag.name.text) %}") }
        case .custom(let custom):
            write(custom.tag) { printer in
                if !custom.arguments.arguments.isEmpty { printer.write(" ") }
                printer.writeList(custom.arguments)
                if custom.ignoresMissing { printer.write(" ignore missing") }
            }
            if let body = custom.body, let end = custom.end {
                print(body, in: nil)
                write(end)
            }
        case .broken: if let place = statement.span.place { copy(place) }
        }
    }

    /// Writes text, with the line break that a tag before it drops, or the white space that the tags around it trim.
    private mutating func write(_ statement: TextStatement) {
        if statement.printed.start == statement.printed.end { return write(" ") }
        let printed = source.text(of: statement.printed)
        let breaksLine = printed.hasPrefix("\n") || printed.hasPrefix("\r\n")
        let blockEnd = options.delimiters.blockEnd.utf8
        if breaksLine, options.trimBlocks, !isAfterRaw, text.suffix(blockEnd.count).elementsEqual(blockEnd) {
            write("\n")
        }
        copy(statement.printed)
    }

    private mutating func write(_ tag: Tag, contents: (inout SyntaxPrinter) -> Void = { _ in }) {
        write("\(options.delimiters.blockStart)\(tag.trimsBefore ? "-" : "") \(tag.name.text)")
        contents(&self)
        write(" \(tag.trimsAfter ? "-" : "")\(options.delimiters.blockEnd)")
    }

    private mutating func write(_ branches: [Branch]) {
        for branch in branches {
            write(branch.tag) { printer in
                // The condition of a `default` that Nunjucks takes for a case is the tag's name.
                guard branch.tag.name.text != "default" else { return }
                printer.write(" ")
                printer.print(branch.condition, minimum: .inlineIf)
            }
            print(branch.body, in: nil)
        }
    }

    private mutating func write(_ branch: ElseBranch?) {
        guard let branch else { return }
        write(branch.tag)
        print(branch.body, in: nil)
    }

    private mutating func write(_ statement: SetStatement) {
        write(statement.tag) { printer in
            for (index, target) in statement.targets.enumerated() {
                printer.write(index == 0 ? " " : ", ")
                switch target.kind {
                case .variable(let name): printer.writeKey(name)
                case .property(let property): printer.print(property, minimum: .primary)
                }
            }
            if case .expression(let value) = statement.value {
                printer.write(" = ")
                printer.print(value, minimum: .inlineIf)
            }
        }
        if case .body(let body, let end) = statement.value {
            print(body, in: nil)
            write(end)
        }
    }

    private mutating func write(_ parameters: [MacroParameter]) {
        write("(")
        for (index, parameter) in parameters.enumerated() {
            if index > 0 { write(", ") }
            guard let value = parameter.defaultValue else {
                write(parameter.name.text)
                continue
            }
            writeKey(parameter.name.text)
            write("=")
            print(value, minimum: .inlineIf)
        }
        write(")")
    }
}
