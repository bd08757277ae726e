import NunjucksSyntax

// What conditions say of values.

extension Analyzer {
    /// The variable, or the property of one, that an expression reads.
    func path(of expression: AnalyzedExpression) -> ValuePath? {
        switch expression.kind {
        case .variable(let variable): return root(of: variable).map { ValuePath(root: $0) }
        case .property(let object, let name): return path(of: object)?.appending(name)
        case .sequence(let elements): return elements.count == 1 ? path(of: elements[0]) : nil
        default: return nil
        }
    }

    /// The variable of a path, without the path.
    private func root(of expression: AnalyzedExpression) -> ValueRoot? {
        switch expression.kind {
        case .variable(let variable): return root(of: variable)
        case .property(let object, _): return root(of: object)
        case .sequence(let elements): return elements.count == 1 ? root(of: elements[0]) : nil
        default: return nil
        }
    }

    private func root(of variable: VariableReference) -> ValueRoot? {
        switch variable {
        case .own(let symbol):
            // Of what a unit only borrows nothing is known, but that the page's own unit borrows from nobody.
            let isFollowed = unit.symbols[Int(symbol)].kind != .free || unit.isRoot && dialect.scoping == .page
            return isFollowed ? root(of: symbol) : nil
        case .page(let symbol): return rootUnit.root(of: symbol, orMake: newRoot)
        case .frames: return nil
        }
    }

    /// What conditions say of a property of an expression's value; nil where they say nothing.
    func knownType(of member: String, in object: AnalyzedExpression) -> ValueType? {
        guard let root = root(of: object), values.hasFactsOfMembers(of: root), let path = path(of: object) else {
            return nil
        }
        return values.knownType(of: path.appending(member))
    }

    /// Calls `body` where a condition holds, or does not.
    func assuming<Result>(_ condition: AnalyzedExpression, isTrue: Bool, _ body: () -> Result) -> Result {
        let mark = values.mark
        defer { values.rewind(to: mark) }
        assume(condition, isTrue: isTrue)
        return body()
    }

    /// Notes what follows from a condition.
    func assume(_ condition: AnalyzedExpression, isTrue: Bool) {
        switch condition.kind {
        case .sequence(let elements): if let last = elements.last { assume(last, isTrue: isTrue) }
        case .unary(.not, let operand): assume(operand, isTrue: !isTrue)
        case .binary(.and, let left, let right): assumeBoth(left, right, areTrue: true, isTrue)
        case .binary(.or, let left, let right): assumeBoth(left, right, areTrue: false, !isTrue)
        case .binary(let `operator`, let left, let right):
            guard let (isEquality, strictly) = `operator`.equality else {
                if case .in = `operator`, let key = left.literal?.text { assumeKey(key, in: right, isTrue) }
                return
            }
            assumeEqual(left, right, isEquality == isTrue, strictly)
            assumeEqual(right, left, isEquality == isTrue, strictly)
        case .test(let use, let value, let arguments):
            guard let narrowing = use.signature?.narrowing else { return }
            let type = narrowing.narrowed(
                value.type, argument: arguments.first?.type ?? .undefined, succeeds: isTrue)
            narrow(value, to: type, isThere: value.type.canBeNullish && !type.canBeNullish)
        default: narrow(condition, to: isTrue ? condition.type.truthy : condition.type.falsy, isThere: isTrue)
        }
    }

    /// Notes what follows from `left and right`, or, the other way round, from `not (not left or not right)`.
    private func assumeBoth(
        _ left: AnalyzedExpression, _ right: AnalyzedExpression, areTrue: Bool, _ both: Bool
    ) {
        if both {
            assume(left, isTrue: areTrue)
            assume(right, isTrue: areTrue)
            return
        }
        var branches = values.beginBranches()
        assume(left, isTrue: !areTrue)
        values.end(&branches)
        assume(left, isTrue: areTrue)
        assume(right, isTrue: !areTrue)
        values.end(&branches)
        values.join(branches)
    }

    private func assumeEqual(
        _ value: AnalyzedExpression, _ other: AnalyzedExpression, _ isEqual: Bool, _ strictly: Bool
    ) {
        if let literal = other.literal { assumeEqual(value, literal, isEqual, strictly) }
    }

    private func assumeEqual(_ value: AnalyzedExpression, _ literal: LiteralValue, _ isEqual: Bool, _ strictly: Bool) {
        let type =
            isEqual
            ? value.type.narrowed(toLiteral: literal, strictly: strictly)
            : value.type.removing(literal: literal, strictly: strictly)
        narrow(value, to: type, isThere: isEqual != literal.isNullish)
    }

    private func assumeKey(_ key: String, in object: AnalyzedExpression, _ isTrue: Bool) {
        narrow(object, to: isTrue ? object.type.having(key: key) : object.type.lacking(key: key), isThere: true)
    }

    /// Notes what is known of an expression's value.
    /// - Parameter isThere: Whether it is neither undefined nor null, so that what it is a property of is not either.
    private func narrow(_ expression: AnalyzedExpression, to type: ValueType, isThere: Bool) {
        guard let path = path(of: expression) else { return }
        // Where it is asked for, and there, nothing more is to be said of a variable that has not been set.
        if isThere, values.isUnset(path.root) { return values.set(path.root, to: .unknown) }
        // What adds nothing is not worth the trail.
        if type != expression.type { values.narrow(path, to: type) }
        guard isThere else { return }
        var object = expression
        while case .property(let owner, _) = object.kind {
            object = owner
            if owner.type.canBeNullish, let path = self.path(of: owner) {
                values.narrow(path, to: owner.type.nonNullish)
            }
        }
    }
}

extension AnalyzedExpression.BinaryOperator {
    /// Whether it tells that two values are equal, or that they are not, and whether strictly.
    fileprivate var equality: (isEquality: Bool, isStrict: Bool)? {
        switch self {
        case .looselyEqual: (true, false)
        case .looselyUnequal: (false, false)
        case .strictlyEqual: (true, true)
        case .strictlyUnequal: (false, true)
        default: nil
        }
    }
}

extension LiteralValue {
    fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
}

extension AnalyzedExpression {
    /// The value, where it is written out.
    var literal: LiteralValue? {
        switch kind {
        case .literal(.null): .null
        case .literal(.boolean(let boolean)): .boolean(boolean)
        case .literal(.number(let number)): .number(number)
        case .literal(.string(let text)): .string(text)
        case .sequence(let elements): elements.count == 1 ? elements[0].literal : nil
        case .variable: type == .undefined ? .undefined : nil
        default: nil
        }
    }
}
