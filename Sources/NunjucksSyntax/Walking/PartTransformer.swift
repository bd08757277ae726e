import Diagnostics

/// What goes through the parts of a node, in the order of the text, and may put others in their place.
///
/// Visitors, rewriters and the printer all go through nodes by ``Statement/transformingParts(by:)`` and
/// ``Expression/transformingParts(by:)``, so that what a node consists of is said once.
protocol PartTransformer {
    /// Meets an expression that is a part of a node.
    /// - Parameter minimum: How tightly it must hold together to need no parentheses there.
    mutating func transform(_ expression: Expression, minimum: Precedence) -> Expression
    /// Meets the statements of a body.
    /// - Parameter place: The bytes from the tag before it to the tag after it, where both are from the text.
    mutating func transform(_ body: [Statement], in place: Span?) -> [Statement]
}

extension Statement {
    /// The statement with its parts transformed.
    func transformingParts(by transformer: inout some PartTransformer) -> Statement {
        switch kind {
        case .text, .comment, .raw, .broken: return self
        case .output(var output):
            output.value = transformer.transform(output.value, minimum: .inlineIf)
            return Statement(.output(output), span)
        case .if(let statement): return Statement(.if(statement.transformingParts(by: &transformer)), span)
        case .for(let statement): return Statement(.for(statement.transformingParts(by: &transformer)), span)
        case .set(let statement): return Statement(.set(statement.transformingParts(by: &transformer)), span)
        case .include(var include):
            include.template = transformer.transform(include.template, minimum: .inlineIf)
            return Statement(.include(include), span)
        case .extends(var extends):
            extends.template = transformer.transform(extends.template, minimum: .inlineIf)
            return Statement(.extends(extends), span)
        case .block(var block):
            block.body = transformer.transform(block.body, in: .between(block.tag.span, block.end.span))
            return Statement(.block(block), span)
        case .macro(var macro):
            macro.parameters = macro.parameters.transformingParts(by: &transformer)
            macro.body = transformer.transform(macro.body, in: .between(macro.tag.span, macro.end.span))
            return Statement(.macro(macro), span)
        case .call(var call):
            call.parameters = call.parameters.transformingParts(by: &transformer)
            call.call = transformer.transform(call.call, minimum: .primary)
            call.body = transformer.transform(call.body, in: .between(call.tag.span, call.end.span))
            return Statement(.call(call), span)
        case .import(var statement):
            statement.template = transformer.transform(statement.template, minimum: .inlineIf)
            return Statement(.import(statement), span)
        case .fromImport(var statement):
            statement.template = transformer.transform(statement.template, minimum: .inlineIf)
            return Statement(.fromImport(statement), span)
        case .filter(var filter):
            filter.arguments = filter.arguments?.transformingParts(by: &transformer)
            filter.body = transformer.transform(filter.body, in: .between(filter.tag.span, filter.end.span))
            return Statement(.filter(filter), span)
        case .switch(let statement): return Statement(.switch(statement.transformingParts(by: &transformer)), span)
        case .custom(var custom):
            custom.arguments = custom.arguments.transformingParts(by: &transformer)
            if let body = custom.body, let end = custom.end {
                custom.body = transformer.transform(body, in: .between(custom.tag.span, end.span))
            }
            return Statement(.custom(custom), span)
        }
    }
}

extension IfStatement {
    fileprivate func transformingParts(by transformer: inout some PartTransformer) -> IfStatement {
        let rest = otherwise?.tag ?? end
        return IfStatement(
            branches: branches.transformingParts(by: &transformer, until: rest),
            otherwise: otherwise?.transformingParts(by: &transformer, until: end), end: end)
    }
}

extension ForStatement {
    fileprivate func transformingParts(by transformer: inout some PartTransformer) -> ForStatement {
        var result = self
        result.iterable = transformer.transform(iterable, minimum: .inlineIf)
        result.body = transformer.transform(body, in: .between(tag.span, (otherwise?.tag ?? end).span))
        result.otherwise = otherwise?.transformingParts(by: &transformer, until: end)
        return result
    }
}

extension SetStatement {
    fileprivate func transformingParts(by transformer: inout some PartTransformer) -> SetStatement {
        var result = self
        for (index, target) in targets.enumerated() {
            if case .property(let property) = target.kind {
                let transformed = transformer.transform(property, minimum: .primary)
                result.targets[index] = SetTarget(.property(transformed), transformed.span)
            }
        }
        switch value {
        case .expression(let expression):
            result.value = .expression(transformer.transform(expression, minimum: .inlineIf))
        case .body(let body, let end):
            result.value = .body(transformer.transform(body, in: .between(tag.span, end.span)), end: end)
        }
        return result
    }
}

extension SwitchStatement {
    fileprivate func transformingParts(by transformer: inout some PartTransformer) -> SwitchStatement {
        let rest = otherwise?.tag ?? end
        var result = self
        result.subject = transformer.transform(subject, minimum: .inlineIf)
        result.prologue = transformer.transform(prologue, in: .between(tag.span, (cases.first?.tag ?? rest).span))
        result.cases = cases.transformingParts(by: &transformer, until: rest)
        result.otherwise = otherwise?.transformingParts(by: &transformer, until: end)
        return result
    }
}

extension [Branch] {
    fileprivate func transformingParts(by transformer: inout some PartTransformer, until end: Tag) -> [Branch] {
        var result = self
        for (index, branch) in enumerated() {
            let next = index + 1 < count ? self[index + 1].tag : end
            result[index].condition = transformer.transform(branch.condition, minimum: .inlineIf)
            result[index].body = transformer.transform(branch.body, in: .between(branch.tag.span, next.span))
        }
        return result
    }
}

extension ElseBranch {
    fileprivate func transformingParts(by transformer: inout some PartTransformer, until end: Tag) -> ElseBranch {
        ElseBranch(tag: tag, body: transformer.transform(body, in: .between(tag.span, end.span)))
    }
}

extension [MacroParameter] {
    /// Goes through the default values as they are written, which is not always after the other parameters.
    fileprivate func transformingParts(by transformer: inout some PartTransformer) -> [MacroParameter] {
        var result = self
        for index in indices.sorted(by: { (self[$0].name.span.start, $0) < (self[$1].name.span.start, $1) }) {
            if let value = self[index].defaultValue {
                result[index].defaultValue = transformer.transform(value, minimum: .inlineIf)
            }
        }
        return result
    }
}

extension CallArguments {
    fileprivate func transformingParts(by transformer: inout some PartTransformer) -> CallArguments {
        var result = self
        for (index, argument) in arguments.enumerated() {
            result.arguments[index].value = transformer.transform(argument.value, minimum: .inlineIf)
        }
        return result
    }
}

extension Expression {
    /// The expression with its parts transformed.
    func transformingParts(by transformer: inout some PartTransformer) -> Expression {
        let kind: Kind
        switch self.kind {
        case .literal, .name, .broken: return self
        case .group(let elements):
            var parts: [Expression] = []
            for element in elements { parts.append(transformer.transform(element, minimum: .inlineIf)) }
            kind = .group(parts)
        case .array(let elements):
            var parts: [Expression] = []
            for element in elements { parts.append(transformer.transform(element, minimum: .inlineIf)) }
            kind = .array(parts)
        case .dictionary(var entries):
            for index in entries.indices {
                entries[index].value = transformer.transform(entries[index].value, minimum: .inlineIf)
            }
            kind = .dictionary(entries)
        case .member(let object, let name): kind = .member(transformer.transform(object, minimum: .primary), name)
        case .index(let object, let index):
            let object = transformer.transform(object, minimum: .primary)
            kind = .index(object, transformer.transform(index, minimum: .inlineIf))
        case .call(let callee, let arguments):
            let callee = transformer.transform(callee, minimum: .primary)
            kind = .call(callee, arguments.transformingParts(by: &transformer))
        case .filter(var call):
            call.input = transformer.transform(call.input, minimum: .filter)
            call.arguments = call.arguments?.transformingParts(by: &transformer)
            kind = .filter(call)
        case .test(var test):
            // One test cannot follow another.
            test.value = transformer.transform(test.value, minimum: .comparison)
            test.operand = transformer.transform(test.operand, minimum: .comparison)
            kind = .test(test)
        case .unary(let `operator`, let operand):
            kind = .unary(`operator`, transformer.transform(operand, minimum: precedence))
        case .binary(let `operator`, let left, let right):
            let left = transformer.transform(left, minimum: precedence)
            kind = .binary(`operator`, left, transformer.transform(right, minimum: precedence.tighter))
        case .inlineIf(let then, let condition, let otherwise):
            let then = transformer.transform(then, minimum: .or)
            let condition = transformer.transform(condition, minimum: .or)
            var last: Expression?
            if let otherwise { last = transformer.transform(otherwise, minimum: .or) }
            kind = .inlineIf(then: then, condition: condition, else: last)
        }
        return Expression(kind, span)
    }
}
