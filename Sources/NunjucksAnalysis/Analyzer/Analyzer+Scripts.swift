import ECMAText

// JavaScript that templates have between quotes.

extension Analyzer {
    /// The input of a filter that takes JavaScript, as JavaScript: a text that is written out, or one of two. Nil for what is
    /// known only while rendering, and for other filters.
    func script(_ input: AnalyzedExpression, _ use: FunctionUse, in scope: Scope) -> AnalyzedExpression? {
        guard use.signature?.effects.contains(.isScript) ?? false else { return nil }
        func made(_ kind: AnalyzedExpression.Kind) -> AnalyzedExpression {
            AnalyzedExpression(kind, input.location, .script)
        }
        /// What becomes of one of two texts.
        func branch(_ expression: AnalyzedExpression) -> AnalyzedExpression {
            script(expression, use, in: scope) ?? made(.filter(use, expression, AnalyzedArguments()))
        }
        switch input.kind {
        case .literal(.string(let source)): return made(.script(source, variables(in: source, scope)))
        case .sequence(let elements) where elements.count == 1: return script(elements[0], use, in: scope)
        case .conditional(let then, let condition, let otherwise):
            let absent = AnalyzedExpression(.absent, input.location, .undefined)
            return made(
                .conditional(then: branch(then), condition: condition, otherwise: otherwise.map(branch) ?? absent))
        default: return nil
        }
    }

    /// The variables that a piece of JavaScript may read.
    private func variables(in source: String, _ scope: Scope) -> [ScriptVariable] {
        ScriptNames.free(in: source).compactMap { name in
            switch ReservedWord(name) {
            case .keyword, .value: nil
            case .strict, nil: scriptVariable(name, scope)
            }
        }
    }

    private func scriptVariable(_ name: String, _ scope: Scope) -> ScriptVariable? {
        if let symbol = scope.knownSymbol(of: name) {
            let type = values.knownType(of: root(of: symbol)) ?? .unknown
            return ScriptVariable(name: name, reference: .own(symbol), type: type, isOfPage: false)
        }
        if let symbol = unit.symbolInEnclosingUnits(name) {
            return ScriptVariable(name: name, reference: .own(symbol), type: .unknown, isOfPage: false)
        }
        guard dialect.scoping == .page else { return nil }
        if let symbol = loopIndex(name, scope) {
            return ScriptVariable(name: name, reference: .own(symbol), type: .number, isOfPage: false)
        }
        let pageName = pageName(name)
        let reference = pageVariable(pageName)
        // A listener runs when all of the page has been made.
        let type = values.isUnset(pageNames[pageName].root) ? .unknown : pageType(of: pageName)
        return ScriptVariable(name: name, reference: reference, type: type, isOfPage: true)
    }
}
