/// Visits the statements and expressions of an analyzed template, each before what stands in it, in the order of
/// rendering.
package protocol AnalyzedVisitor {
    /// Called with every statement, those of included templates too.
    mutating func visit(_ statement: AnalyzedStatement)
    /// Called with every expression, those within others too.
    mutating func visit(_ expression: AnalyzedExpression)
    /// Called before what is evaluated only where an expression is truthy, or falsy: a branch, a loop's body, the right
    /// side of `and`.
    mutating func enter(where condition: AnalyzedExpression, isTrue: Bool)
    /// Called after it.
    mutating func leave()
}

extension AnalyzedVisitor {
    package mutating func visit(_ statement: AnalyzedStatement) {}
    package mutating func visit(_ expression: AnalyzedExpression) {}
    package mutating func enter(where condition: AnalyzedExpression, isTrue: Bool) {}
    package mutating func leave() {}

    /// Walks through what depends on a condition.
    fileprivate mutating func walk(where condition: AnalyzedExpression, isTrue: Bool, _ body: (inout Self) -> Void) {
        enter(where: condition, isTrue: isTrue)
        body(&self)
        leave()
    }
}

extension AnalyzedTemplate {
    /// Lets a visitor see all of the template, then its macros and blocks.
    package func walk(_ visitor: inout some AnalyzedVisitor) {
        for unit in units {
            for parameter in unit.macro?.defaults ?? [] { parameter.value.walk(&visitor) }
            unit.body.walk(&visitor)
        }
    }
}

extension [AnalyzedStatement] {
    /// Lets a visitor see the statements, and all that is in them.
    package func walk(_ visitor: inout some AnalyzedVisitor) {
        for statement in self { statement.walk(&visitor) }
    }
}

extension AnalyzedStatement {
    fileprivate func walk(_ visitor: inout some AnalyzedVisitor) {
        visitor.visit(self)
        switch kind {
        case .text, .markup, .macro, .block, .superBlock: break
        case .output(let value, _), .set(let value, _), .include(let value, _), .extends(let value),
            .importTemplate(let value, _, _):
            value.walk(&visitor)
        case .if(let branches, let otherwise):
            for branch in branches {
                branch.condition.walk(&visitor)
                visitor.walk(where: branch.condition, isTrue: true) { branch.body.walk(&$0) }
                visitor.enter(where: branch.condition, isTrue: false)
            }
            otherwise.walk(&visitor)
            for _ in branches { visitor.leave() }
        case .switch(let subject, let cases, let otherwise):
            subject.walk(&visitor)
            for branch in cases {
                branch.condition.walk(&visitor)
                branch.body?.walk(&visitor)
            }
            otherwise.walk(&visitor)
        case .loop(_, let list, let body, let otherwise):
            list.walk(&visitor)
            visitor.walk(where: list, isTrue: true) { body.walk(&$0) }
            otherwise?.walk(&visitor)
        case .setProperty(let object, let key, let value):
            object.walk(&visitor)
            key.walk(&visitor)
            value.walk(&visitor)
        case .included(_, let body), .discarded(let body), .rewritten(_, let body): body.walk(&visitor)
        case .custom(let use):
            use.body?.walk(&visitor)
            use.arguments.walk(&visitor)
        }
    }
}

extension AnalyzedArguments {
    fileprivate func walk(_ visitor: inout some AnalyzedVisitor) {
        for argument in positional { argument.walk(&visitor) }
        for keyword in keywords { keyword.value.walk(&visitor) }
    }
}

extension AnalyzedExpression {
    /// Lets a visitor see the expression, and all that is in it.
    package func walk(_ visitor: inout some AnalyzedVisitor) {
        visitor.visit(self)
        switch kind {
        case .literal, .regex, .variable, .loopProperty, .loopObject, .caller, .script, .absent, .invalid: break
        case .sequence(let elements), .array(let elements): for element in elements { element.walk(&visitor) }
        case .object(let members, _): for member in members { member.value.walk(&visitor) }
        case .property(let object, _): object.walk(&visitor)
        case .element(let object, let key):
            object.walk(&visitor)
            key.walk(&visitor)
        case .call(let callee, let arguments, _):
            callee.walk(&visitor)
            arguments.walk(&visitor)
        case .callMethod(let object, _, let arguments, _):
            object.walk(&visitor)
            arguments.walk(&visitor)
        case .callVariableOrFilter(_, _, let arguments, _): arguments.walk(&visitor)
        case .filter(_, let input, let arguments):
            input.walk(&visitor)
            arguments.walk(&visitor)
        case .test(_, let value, let arguments):
            value.walk(&visitor)
            for argument in arguments { argument.walk(&visitor) }
        case .unary(_, let operand): operand.walk(&visitor)
        case .binary(.and, let left, let right):
            left.walk(&visitor)
            visitor.walk(where: left, isTrue: true) { right.walk(&$0) }
        case .binary(.or, let left, let right):
            left.walk(&visitor)
            visitor.walk(where: left, isTrue: false) { right.walk(&$0) }
        case .binary(_, let left, let right):
            left.walk(&visitor)
            right.walk(&visitor)
        case .conditional(let then, let condition, let otherwise):
            condition.walk(&visitor)
            visitor.walk(where: condition, isTrue: true) { then.walk(&$0) }
            visitor.walk(where: condition, isTrue: false) { otherwise?.walk(&$0) }
        case .capture(let body): body.walk(&visitor)
        }
    }
}
