extension Compiler {
    func compile(_ statements: [Statement], in scope: Scope) throws(Diagnostic) {
        let start = statements.first?.span ?? Span(0..<0)
        guard unit.code.count < Limits.instructions else {
            throw error(.limit, "the page is too large: includes within includes have multiplied it", at: start)
        }
        guard statementDepth < Limits.tags else {
            throw error(.limit, "tags and includes are nested more than \(Limits.tags) deep", at: start)
        }
        statementDepth += 1
        defer { statementDepth -= 1 }
        for statement in statements { try compile(statement, in: scope) }
    }

    private func compile(_ statement: Statement, in scope: Scope) throws(Diagnostic) {
        let span = statement.span
        switch statement.kind {
        case .text: compileText(span, in: scope)
        case .output(let expression): try compileOutput(expression, span, in: scope)
        case .if(let branches, let otherwise): try compileIf(branches, otherwise, span, in: scope)
        case .for(let loop): try compileFor(loop, span, in: scope)
        case .set(let targets, let value): try compileSet(targets, value, span, in: scope)
        case .include(let template, let ignoresMissing):
            try compileInclude(template, ignoresMissing, span, in: scope)
        case .extends(let template):
            // In `sm` templates that extend others have been put together before they get here.
            if options.dialect == .sm {
                throw error(
                    .syntax, "`extends` can only stand at the top of a template", at: span,
                    help: "put it before everything else, outside of other tags")
            }
            try compile(template, in: scope)
            emit(.extends, span, in: scope)
        case .block(let block): try compileBlock(block, span, in: scope)
        case .macro(let name, let definition):
            notInProduction(
                "tag `macro`", at: span, instead: "put what it prints into a file of its own, and include it")
            let index = try compileMacro(name, definition, enclosing: nil)
            emit(.makeMacro(index), span, in: scope)
            compileDefinition(name, exports: !name.hasPrefix("_"), span, in: scope)
        case .import(let template, let target, let withContext):
            try compileImport(template, target, withContext, span, in: scope)
        case .fromImport(let template, let names, let withContext):
            try compileFromImport(template, names, withContext, span, in: scope)
        case .switch(let subject, let cases, let otherwise):
            try compileSwitch(subject, cases, otherwise, span, in: scope)
        case .custom(let call): try compileCustomTag(call, span, in: scope)
        }
    }

    // MARK: Branches

    private func compileIf(
        _ branches: [Branch], _ otherwise: [Statement]?, _ span: Span, in scope: Scope
    ) throws(Diagnostic) {
        var fork = try beginFork(span, "if", in: scope)
        var toEnd: [Int] = []
        for branch in branches {
            try compile(branch.condition, in: scope)
            let toNext = emit(.jumpIfFalse(0), branch.span, in: scope)
            try compileArm(branch.body, branch.span, &fork, in: scope)
            toEnd.append(emit(.jump(0), branch.span, in: scope))
            patch(toNext) { .jumpIfFalse($0) }
        }
        try compileArm(otherwise ?? [], otherwise == nil ? nil : span, &fork, in: scope)
        for jump in toEnd { patch(jump) { .jump($0) } }
        try endFork(fork)
    }

    private func compileSwitch(
        _ subject: Expression, _ cases: [Branch], _ otherwise: [Statement]?, _ span: Span, in scope: Scope
    ) throws(Diagnostic) {
        notInProduction("tag `switch`", at: span, instead: "use {% if %} … {% elif %}")
        var fork = try beginFork(span, "switch", in: scope)
        try compile(subject, in: scope)
        var toBodies: [Int] = []
        for branch in cases {
            emit(.duplicate, branch.span, in: scope)
            try compile(branch.condition, in: scope)
            emit(.strictlyEqual, branch.span, in: scope)
            toBodies.append(emit(.jumpIfTrue(0), branch.span, in: scope))
        }
        let toDefault = emit(.jump(0), span, in: scope)
        var toEnd: [Int] = []
        for (branch, jump) in zip(cases, toBodies) {
            patch(jump) { .jumpIfTrue($0) }
            // A case without a body falls through to the next one's.
            if branch.body.isEmpty { continue }
            try compileArm(branch.body, branch.span, &fork, in: scope)
            toEnd.append(emit(.jump(0), branch.span, in: scope))
        }
        patch(toDefault) { .jump($0) }
        try compileArm(otherwise ?? [], otherwise == nil ? nil : span, &fork, in: scope)
        for jump in toEnd { patch(jump) { .jump($0) } }
        emit(.pop, span, in: scope)
        try endFork(fork)
    }

    // MARK: Loops

    private func compileFor(_ loop: Loop, _ span: Span, in scope: Scope) throws(Diagnostic) {
        let inner = unit.newScope(parent: scope, loop: Int32(parts.loops.count))
        // In Nunjucks the list is worked out in the loop's own frame already, with the loop's own `loop`.
        try compile(loop.iterable, in: options.dialect == .sm ? scope : inner)
        let index = Int32(parts.loops.count)
        let targets = loop.targets.map { target in
            let slot = unit.newSlot()
            inner.known[target.name] = slot
            return slot
        }
        let mirrors = frameSlots(of: loop.targets.map(\.name), setIn: loop.body, scope: inner)
        parts.loops.append(
            LoopPlan(
                state: unit.loopCount, targets: targets, targetNames: loop.targets.map { key($0.name) },
                indexSlot: nil, frameSlots: [], mirrors: mirrors, isStrict: options.dialect == .sm))
        unit.loopCount += 1
        guard unit.loopCount <= Limits.loops else {
            throw error(.limit, "a page cannot have more than \(Limits.loops) loops", at: span)
        }
        var fork = try beginFork(span, "for", in: scope)
        emit(.beginLoop(index), loop.iterable.span, in: inner)
        let start = label()
        let next = emit(.nextTurn(index, exit: 0), span, in: inner)
        if targets.count > 1 { emit(.unpackTurn(index), span, in: inner) }
        if !mirrors.isEmpty { emit(.mirrorTurn(index), span, in: inner) }
        try compileArm(loop.body, span, &fork, in: inner)
        emit(.jump(start), span, in: inner)
        patch(next) { .nextTurn(index, exit: $0) }
        if let elseBody = loop.elseBody {
            let toEnd = emit(.jumpIfLooped(index, target: 0), span, in: inner)
            try compileArm(elseBody, span, &fork, in: inner)
            patch(toEnd) { .jumpIfLooped(index, target: $0) }
        } else {
            try compileArm([], nil, &fork, in: inner)
        }
        try endFork(fork)
        parts.loops[Int(index)].frameSlots = Array(inner.frame.values)
        parts.loops[Int(index)].overwrittenLoop = options.dialect == .nunjucks ? inner.frame["loop"] : nil
    }

    /// In `nunjucks`: slots for those variables of a loop or a macro that its body sets.
    ///
    /// Nunjucks keeps such a variable twice, as a JavaScript variable and in the frame, and `set` can give the two
    /// different values.
    private func frameSlots(
        of names: [String], setIn body: [Statement], scope: Scope
    ) -> [(known: Int32, frame: Int32)] {
        guard options.dialect == .nunjucks else { return [] }
        var set: Set<String> = []
        let bringsInTemplates = collectSetNames(body, into: &set)
        return names.filter { bringsInTemplates || set.contains($0) }.compactMap { name in
            guard let known = scope.known[name] else { return nil }
            let slot = unit.newSlot()
            scope.frame[name] = slot
            return (known, slot)
        }
    }

    /// Collects the names that statements set, and tells whether they bring in other templates, which may set any.
    private func collectSetNames(_ statements: [Statement], into names: inout Set<String>) -> Bool {
        var bringsInTemplates = false
        for statement in statements {
            var bodies: [[Statement]] = []
            switch statement.kind {
            case .set(let targets, let value):
                for case .name(let name, _) in targets { names.insert(name) }
                if case .body(let body) = value { bodies = [body] }
            case .if(let branches, let otherwise): bodies = branches.map(\.body) + [otherwise ?? []]
            case .for(let loop): bodies = [loop.body, loop.elseBody ?? []]
            case .switch(_, let cases, let otherwise): bodies = cases.map(\.body) + [otherwise ?? []]
            case .output(let expression):
                if case .filter(let call) = expression.kind, case .capture(let body) = call.input.kind {
                    bodies = [body]
                }
            case .include, .import, .fromImport, .block: bringsInTemplates = true
            default: break
            }
            for body in bodies where collectSetNames(body, into: &names) { bringsInTemplates = true }
        }
        return bringsInTemplates
    }

    // MARK: Variables

    private func compileSet(
        _ targets: [SetTarget], _ value: SetValue, _ span: Span, in scope: Scope
    ) throws(Diagnostic) {
        if targets.count == 1, case .member(let object, let name, let targetSpan) = targets[0] {
            parts.mutatesValues = true
            try compile(object, in: scope, isAccessed: true)
            try compile(name, in: scope)
            try compileSetValue(value, span, in: scope)
            emit(.setProperty, targetSpan, in: scope, objectEnd: object.span.end)
            return
        }
        try compileSetValue(value, span, in: scope)
        for (position, target) in targets.enumerated() {
            guard case .name(let name, let targetSpan) = target else {
                throw error(.syntax, "only variables can be set several at a time", at: span)
            }
            if position < targets.count - 1 { emit(.duplicate, targetSpan, in: scope) }
            compileStore(name, targetSpan, in: scope)
        }
    }

    private func compileSetValue(_ value: SetValue, _ span: Span, in scope: Scope) throws(Diagnostic) {
        switch value {
        case .expression(let expression): try compile(expression, in: scope)
        case .body(let body): try compileCapture(body, span, in: scope)
        }
    }

    /// Emits code that leaves on the stack what some statements print.
    func compileCapture(_ body: [Statement], _ span: Span, in scope: Scope) throws(Diagnostic) {
        let outer = html
        html = HTMLTracker()
        emit(.beginCapture, span, in: scope)
        try compile(body, in: scope)
        emit(.endCapture(asSafe: options.dialect == .sm && tracksHTML), span, in: scope)
        if tracksHTML, html.state != .data {
            throw error(.htmlContext, "the text ends inside \(html.description)", at: span)
        }
        html = outer
    }

    // MARK: Macros

    func compileMacro(
        _ name: String, _ definition: MacroDefinition, enclosing: Scope?
    ) throws(Diagnostic) -> Int32 {
        try compileUnit(name, enclosing: enclosing) { scope throws(Diagnostic) in
            var plan = MacroPlan(parameters: [], defaults: [], callerSlot: nil, isCaller: enclosing != nil)
            // Nunjucks keeps `caller` in the frame only, so that a parameter of that name goes before it.
            let callerSlot = unit.newSlot()
            plan.callerSlot = callerSlot
            if options.dialect == .sm { scope.known["caller"] = callerSlot } else { scope.frame["caller"] = callerSlot }
            for parameter in definition.parameters {
                let slot = unit.newSlot()
                scope.known[parameter] = slot
                plan.parameters.append((key(parameter), slot))
            }
            for (known, frame) in frameSlots(of: definition.parameters, setIn: definition.body, scope: scope) {
                emit(.load(known), Span(0..<0), in: scope)
                emit(.store(frame), Span(0..<0), in: scope)
            }
            for (name, _) in definition.defaults { plan.defaults.append((key(name), unit.newSlot())) }
            unit.macro = plan
            for (position, parameter) in definition.defaults.enumerated() {
                let jump = emit(.jumpIfGiven(Int32(position), target: 0), parameter.value.span, in: scope)
                try compile(parameter.value, in: scope)
                emit(.store(plan.defaults[position].slot), parameter.value.span, in: scope)
                patch(jump) { .jumpIfGiven(Int32(position), target: $0) }
                // The next default sees this parameter. Nunjucks has it in the frame, not as a variable of its own.
                if options.dialect == .sm {
                    scope.known[parameter.name] = plan.defaults[position].slot
                } else {
                    scope.frame[parameter.name] = plan.defaults[position].slot
                }
            }
            try compile(definition.body, in: scope)
        }
    }

    // MARK: Host tags

    private func compileCustomTag(_ call: CustomTagCall, _ span: Span, in scope: Scope) throws(Diagnostic) {
        guard let tag = environment.configuration.tags[call.name] else {
            preconditionFailure("the parser lets through only tags that the environment has")
        }
        if let body = call.body {
            emit(.beginPieces, span, in: scope)
            piecesDepth += 1
            try compile(body, in: scope)
            piecesDepth -= 1
        }
        for argument in call.arguments.positional { try compile(argument, in: scope) }
        var count = Int32(call.arguments.positional.count)
        if !call.arguments.keywords.isEmpty {
            try compileObject(
                call.arguments.keywords.map { ($0.name, $0.value) }, isKeywords: true, span, in: scope)
            count += 1
        }
        if call.ignoresMissing {
            emit(.constant(constant(.boolean(true))), span, in: scope)
            count += 1
        }
        parts.customTags.append(BoundTag(name: call.name, handler: tag.handler, ignoresMissing: call.ignoresMissing))
        emit(
            .customTag(Int32(parts.customTags.count - 1), arguments: count, hasBody: call.body != nil), span, in: scope)
        try emitOutput(span, in: scope)
    }
}
