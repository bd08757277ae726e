import Diagnostics
import HTML
import NunjucksAnalysis

extension ProgramCompiler {
    mutating func compile(_ statements: [AnalyzedStatement]) {
        for statement in statements { compile(statement) }
    }

    /// Compiles statements whose output is collected for a value of its own.
    mutating func compileApart(_ statements: [AnalyzedStatement]) {
        let outer = isInPieces
        isInPieces = false
        compile(statements)
        isInPieces = outer
    }

    private mutating func compile(_ statement: AnalyzedStatement) {
        let location = statement.location
        switch statement.kind {
        case .text(let bytes): emitText(bytes, location)
        case .markup(let event): compile(event, location)
        case .output(let value, let target):
            if case .binding(let id) = target { isInListener = template.attributes[Int(id.index)].binding == .event }
            compile(value)
            isInListener = false
            emitOutput(target, location)
        case .if(let branches, let otherwise): compileIf(branches, otherwise, location)
        case .switch(let subject, let cases, let otherwise): compileSwitch(subject, cases, otherwise, location)
        case .loop(let loop, let list, let body, let otherwise): compileLoop(loop, list, body, otherwise, location)
        case .set(let value, let stores):
            compile(value)
            for (position, store) in stores.enumerated() {
                if position < stores.count - 1 { code.emit(.duplicate, store.location) }
                emit(store)
            }
        case .setProperty(let object, let key, let value):
            compile(object)
            compile(key)
            compile(value)
            code.emit(.setProperty, location, objectEnd: object.location.span.end)
        case .macro(let unit, let store):
            code.emit(.makeMacro(unit.index), location)
            emit(store)
        case .included(_, let body): compile(body)
        case .rewritten(_, let written): compile(written)
        case .discarded(let body):
            code.emit(.beginCapture, location)
            compileApart(body)
            code.emit(.discardCapture, location)
        case .include(let template, let ignoresMissing):
            compile(template)
            code.emit(.include(ignoresMissing: ignoresMissing, scope: location.scope), location)
        case .extends(let template):
            compile(template)
            code.emit(.extends, location)
        case .importTemplate(let template, let withContext, let bindings):
            compile(template)
            code.emit(.importTemplate(withContext: withContext, scope: location.scope), location)
            compile(bindings, location)
        case .block(let name, let onlyWithoutParent):
            code.emit(
                .renderBlock(name: constant(name), scope: location.scope, onlyWithoutParent: onlyWithoutParent),
                location)
        case .superBlock(let name, let store):
            code.emit(.superBlock(name: constant(name), scope: location.scope), location)
            emit(store)
        case .custom(let use): compile(use, location)
        }
    }

    // MARK: Output

    private mutating func compile(_ event: MarkupEvent, _ location: Location) {
        switch event {
        case .beginAttribute: code.emit(.beginAttribute, location)
        case .beginAttributeValue: code.emit(.beginAttributeValue, location)
        case .endAttribute(let id):
            let attribute = template.attributes[Int(id.index)]
            code.emit(.endAttribute(name: constant(attribute.name), kind: attribute.kind), location)
        case .beginBinding: code.emit(.beginBinding, location)
        case .endBinding(let id): code.emit(.endBinding(id.index), location)
        case .endOfTag(let keepsTextArea): code.emit(.endOfTag(keepsTextArea: keepsTextArea), location)
        case .startOfTextArea: code.emit(.startOfTextArea, location)
        }
    }

    /// Writes what prints the value on the stack.
    private mutating func emitOutput(_ target: OutputTarget, _ location: Location) {
        switch target {
        case .position(.text) where isInCapture: code.emit(.outputInCapture, location)
        case .position(let position):
            if position == .text || position == .nunjucks,
                case .loadProperty(let slot, let key, let cache) = code.code.last
            {
                code.replaceLast(.printProperty(slot: slot, key: key, cache: cache, position))
            }
            code.emit(.output(position), location)
        case .text(let context):
            code.emit(.checkMarkup(context), location)
            code.emit(isInCapture ? .outputInCapture : .output(.text), location)
        case .attribute(let position, let omitsUndefined):
            code.emit(.outputAttribute(position, omitsUndefined: omitsUndefined), location)
        case .binding(let id):
            let isSingle = template.attributes[Int(id.index)].isSingle
            code.emit(isSingle ? .bindingValue : .bindingPart, location)
        case .nowhere: preconditionFailure("a template with errors is not compiled")
        }
    }

    // MARK: Branches and loops

    private mutating func compileIf(
        _ branches: [AnalyzedBranch], _ otherwise: [AnalyzedStatement], _ location: Location
    ) {
        var toEnd: [Int] = []
        for branch in branches {
            compile(branch.condition)
            let toNext = code.emit(.jumpIfFalse(0), branch.location)
            compile(branch.body)
            toEnd.append(code.emit(.jump(0), branch.location))
            code.patch(toNext) { .jumpIfFalse($0) }
        }
        compile(otherwise)
        for jump in toEnd { code.patch(jump) { .jump($0) } }
    }

    private mutating func compileSwitch(
        _ subject: AnalyzedExpression, _ cases: [AnalyzedCase], _ otherwise: [AnalyzedStatement],
        _ location: Location
    ) {
        compile(subject)
        var toBodies: [Int] = []
        for branch in cases {
            code.emit(.duplicate, branch.location)
            compile(branch.condition)
            code.emit(.strictlyEqual, branch.location)
            toBodies.append(code.emit(.jumpIfTrue(0), branch.location))
        }
        let toDefault = code.emit(.jump(0), location)
        var toEnd: [Int] = []
        for (branch, jump) in zip(cases, toBodies) {
            code.patch(jump) { .jumpIfTrue($0) }
            // A case without a body falls through to the next one's.
            guard let body = branch.body else { continue }
            compile(body)
            toEnd.append(code.emit(.jump(0), branch.location))
        }
        code.patch(toDefault) { .jump($0) }
        compile(otherwise)
        for jump in toEnd { code.patch(jump) { .jump($0) } }
        code.emit(.pop, location)
    }

    private mutating func compileLoop(
        _ loop: LoopID, _ list: AnalyzedExpression, _ body: [AnalyzedStatement], _ otherwise: [AnalyzedStatement]?,
        _ location: Location
    ) {
        let index = loop.index
        let plan = parts.loops[Int(index)]
        compile(list)
        var listLocation = list.location
        listLocation.scope = location.scope
        code.emit(.beginLoop(index), listLocation)
        let start = code.label()
        let next = code.emit(.nextTurn(index, exit: 0), location)
        if plan.targets.count > 1 { code.emit(.unpackTurn(index), location) }
        if !plan.mirrors.isEmpty { code.emit(.mirrorTurn(index), location) }
        compile(body)
        code.emit(.jump(start), location)
        code.patch(next) { .nextTurn(index, exit: $0) }
        if let otherwise {
            let toEnd = code.emit(.jumpIfLooped(index, target: 0), location)
            compile(otherwise)
            code.patch(toEnd) { .jumpIfLooped(index, target: $0) }
        }
    }

    // MARK: Variables

    /// Writes what sets a variable to the value on top of the stack.
    private mutating func emit(_ store: VariableStore) {
        for (position, step) in store.steps.enumerated() {
            let isLast = position == store.steps.count - 1
            if case .lexical(let free) = step {
                code.emit(.storeLexical(free), store.location)
                if isLast { code.emit(.pop, store.location) }
                continue
            }
            if !isLast { code.emit(.duplicate, store.location) }
            switch step {
            case .own(let symbol): code.emit(.store(symbol), store.location)
            case .page(let symbol): code.emit(.storeGlobal(symbol), store.location)
            case .frames(let write): code.emit(.storeDynamic(plan(unit.writes[Int(write)])), store.location)
            case .context(let name, let exports):
                code.emit(.defineInContext(name: constant(name), exports: exports), store.location)
            case .lexical: break
            }
        }
    }

    private mutating func plan(_ write: FrameWrite) -> Int32 {
        parts.storePlans.append(
            StorePlan(
                candidates: write.candidates, freeName: write.freeName, isAtTop: write.isAtTop,
                fallback: write.fallback))
        return Int32(parts.storePlans.count - 1)
    }

    private mutating func compile(_ bindings: ImportBindings, _ location: Location) {
        switch bindings {
        case .whole(let store): emit(store)
        case .names(let names):
            for (name, place, store) in names {
                code.emit(.duplicate, place)
                code.emit(.importedName(constant(name)), place)
                emit(store)
            }
            code.emit(.pop, location)
        }
    }

    // MARK: Tags of the host

    private mutating func compile(_ use: CustomTagUse, _ location: Location) {
        if let body = use.body {
            code.emit(.beginPieces, location)
            let outer = isInPieces
            isInPieces = true
            compile(body)
            isInPieces = outer
        }
        var count = compile(use.arguments, location)
        if use.ignoresMissing {
            code.emit(.constant(constant(.boolean(true))), location)
            count += 1
        }
        parts.customTags.append(TagPlan(name: use.function.name, ignoresMissing: use.ignoresMissing))
        code.emit(
            .customTag(Int32(parts.customTags.count - 1), arguments: count, hasBody: use.body != nil), location)
        emitOutput(use.target, location)
    }
}
