import Diagnostics
import ECMAText
import NunjucksAnalysis
import NunjucksSyntax

// Properties, calls and loops.

extension Renderer {
    /// Reads a property by name, and remembers where it was.
    @inline(never)
    func getProperty(
        _ value: Value, _ key: Value, _ cache: UnsafeMutablePointer<PropertyCache>
    ) throws(Diagnostic) -> Value {
        guard case .string(let name) = key else { return .undefined }
        switch value {
        case .object(let object):
            if let index = object.shape.index(of: name) {
                if object.shape.holdsTemplates { return try read(object.values[index], of: object) }
                cache.pointee = PropertyCache(shape: object.shape.storage, index: Int32(index))
                return object.storage.pointee.values[index]
            }
            let inherited = library.methods.inheritedProperty(value, name, self)
            if case .undefined = inherited {
                if object.shape.holdsTemplates { reportMissingText(name, of: object) }
                cache.pointee = PropertyCache(shape: object.shape.storage, index: -1)
            }
            return inherited
        case .undefined, .null:
            reportNullAccess(value, reading: name)
            return .undefined
        default:
            let found = property(value, name)
            if case .undefined = found { reportForeignProperty(name, of: value) }
            return found
        }
    }

    /// Reads a property whose name is worked out: `value[key]`.
    func getElement(_ value: Value, _ key: Value) throws(Diagnostic) -> Value {
        switch (value, key) {
        case (.array(let array), .number(let number)):
            if let index = Int(exactly: number), index >= 0, index < array.count { return array[index] }
            return .undefined
        case (.object(let object), _):
            let name = toPropertyKey(key, heap)
            if let own = object[name] { return try read(own, of: object) }
            let inherited = library.methods.inheritedProperty(value, name, self)
            if case .undefined = inherited, object.shape.holdsTemplates, !key.isNullish {
                reportMissingText(name, of: object)
            }
            return inherited
        case (.undefined, _), (.null, _):
            reportNullAccess(value, reading: toPropertyKey(key, heap))
            return .undefined
        default:
            // Where a character stands in a text is found by going through it.
            if case .string(let text) = value, !text.isASCII {
                heap.charge(bytes: text.byteCount)
                if state.pointee.stepsLeft < 0 { try takeSteps() }
            }
            return property(value, toPropertyKey(key, heap))
        }
    }

    /// Reports that a property of nothing is read, set or called, under the expression that gave nothing.
    private func reportNullAccess(_ value: Value, reading key: StringRef, verb: String = "read") {
        guard dialect.failure == .isReported, let activation = state.pointee.activation, var place = currentCodePlace
        else {
            return
        }
        // Of `a.b.c.d` the first step that has nothing to read from is reported, and not the ones that follow from it.
        let step = NullAccess(
            activation: activation.pointee.serial, counter: activation.pointee.counter, start: place.span.start)
        defer { state.pointee.lastNullAccess = step }
        if let last = state.pointee.lastNullAccess, step.follows(last) { return }
        var property = key.string
        if place.objectEnd > 0 {
            let whole = text(of: place)
            place.span.end = place.objectEnd
            let rest = whole.dropFirst(text(of: place).count)
            if rest.first == "[", rest.utf8.count <= 60 { property = String(rest) }
        }
        let nothing = if case .null = value { "null" } else { "undefined" }
        let object = text(of: place)
        let unknown = unknownName(object)
        if let known = unknown?.place, known.span?.start == place.span.start, isInFile(known, place) { return }
        let isShown = object.utf8.count <= 80 && !object.contains { $0.isNewline }
        warn(
            .nullAccess,
            "cannot \(verb) `\(property)` of \(isShown ? "`\(object)`, which is \(nothing)" : nothing); "
                + "in production the page stays blank",
            at: place, help: unknown?.help ?? (isShown ? "ask first: {% if \(object) %}" : "ask first, with {% if %}"))
    }

    /// What is said of a variable that nothing provides, whatever a template asks first.
    private func unknownName(_ name: String) -> Diagnostic? {
        state.pointee.activation?.pointee.program.code.unknownNames.first { $0.name == name }?.diagnostic
    }

    private func isInFile(_ known: Diagnostic.Place, _ place: CodePlace) -> Bool {
        guard let activation = state.pointee.activation else { return false }
        return activation.pointee.program.code.sources[Int(place.source)].name == known.file
    }

    /// `set object.name = value`: only in programs whose values are this rendering's own copy.
    func setProperty(of object: Value, _ key: Value, to value: Value) throws(Diagnostic) {
        switch object {
        case .object(let object): object.set(toPropertyKey(key, heap), to: value, in: heap)
        case .array(let array):
            guard let index = Int(exactly: toNumber(key, heap)), index >= 0, index < 1_000_000 else {
                throw error(.invalidValue, "a list has no such position")
            }
            while array.count <= index { array.append(.undefined, in: heap) }
            array[index] = value
        case .undefined where dialect.failure == .isReported, .null where dialect.failure == .isReported:
            reportNullAccess(object, reading: toPropertyKey(key, heap), verb: "set")
        default: throw error(.invalidValue, "only an object's property can be set")
        }
    }

    // MARK: Calls

    /// Calls what a name or an expression gave.
    func call(_ callee: Value, _ name: Value, _ arguments: Arguments) throws(Diagnostic) -> Value {
        if case .function(let function) = callee {
            try checkMutation(function)
            return try function.callableBody.call(arguments, in: self)
        }
        var place = currentCodePlace
        if let end = place?.objectEnd, end > 0 { place?.span.end = end }
        let written = if case .string(let name) = name { name.string } else { "" }
        if toBoolean(callee) {
            throw error(
                .notCallable, "`\(written)` cannot be called: it is \(callee.description), and no function", at: place)
        }
        let names =
            library.functions.keys.sorted() + (dialect.callsFilters ? library.filters.keys.sorted() : [])
        throw error(
            .notCallable,
            "`\(written)` cannot be called: there is no function\(dialect.callsFilters ? " or filter" : "") of that name",
            at: place, help: helpForFunction(written, among: names))
    }

    private func helpForFunction(_ written: String, among names: [String]) -> String? {
        let foreign = dialect.failure == .isReported ? ForeignNames.functions[written] : nil
        return foreign ?? nearest(to: written, among: names).map { "did you mean `\($0)`?" }
    }

    /// A method that changes its list can be had in ways that the compiler cannot see, such as `list[name]`; the values
    /// that a rendering was given are shared, and changed in its own copy only.
    private func checkMutation(_ function: FunctionRef) throws(Diagnostic) {
        guard let program = state.pointee.activation?.pointee.program, !program.code.mutatesValues,
            library.methods.mutatingNames.contains(function.body.name), !(function.body is MacroBody)
        else { return }
        throw error(
            .notCallable, "`\(function.body.name)` can only be called by its name",
            help: "write `list.\(function.body.name)(…)`")
    }

    func callMethod(of receiver: Value, _ key: Value, _ arguments: Arguments) throws(Diagnostic) -> Value {
        guard case .string(let name) = key else { return .undefined }
        switch receiver {
        case .undefined, .null:
            if dialect.failure == .isReported {
                reportNullAccess(receiver, reading: name, verb: "call")
                return .undefined
            }
        case .object(let object):
            if let own = object[name] {
                if case .function = own { return try call(own, .string(name), arguments) }
                throw error(
                    .notCallable, "`\(currentText)` cannot be called: it is \(own.description), and no function")
            }
            fallthrough
        default:
            if let result = try library.methods.call(receiver, name, arguments, self) { return result }
        }
        let callee = currentText.isEmpty ? name.string : currentText
        throw error(
            .notCallable, "`\(callee)` cannot be called: \(receiver.description) has no function `\(name.string)`",
            help: helpForMethod(name, of: receiver))
    }

    private func helpForMethod(_ name: StringRef, of receiver: Value) -> String? {
        guard dialect.failure == .isReported else { return nil }
        let text = name.string
        if let foreign = ForeignNames.methods[text] { return foreign }
        if library.filters[text] != nil { return "`\(text)` is a filter: write `value | \(text)`" }
        if ["map", "filter", "forEach", "reduce", "find", "some", "every"].contains(text) {
            return "methods that need a function are not available; use a loop, or the filters select and find"
        }
        return nearestMember(to: text, of: receiver)
    }

    /// `key in container` (Nunjucks' `inOperator`).
    func contains(_ key: Value, in container: Value) throws(Diagnostic) -> Bool {
        switch container {
        case .array(let array):
            reportDifference(.membership, help: "write the method, `\(currentText).includes(…)`")
            return array.elements.contains { isStrictlyEqual($0, key, heap) }
        case .safe where dialect.trustedTextIsObject:
            // There trusted text is an object, with the properties `val` and `length`.
            if case .undefined = property(container, toPropertyKey(key, heap)) { return false }
            return true
        case .string(let string), .safe(let string):
            reportDifference(.substring, help: "write the method, `\(currentText).includes(…)`")
            let needle = toString(key, heap)
            return needle.isEmpty || string.firstByte(of: needle) != nil
        case .object(let object):
            let name = toPropertyKey(key, heap)
            if object[name] != nil { return true }
            if case .undefined = property(container, name) { return false }
            return true
        default:
            let message = "`in` looks into a list, a text or an object, and not into \(container.description)"
            guard dialect.failure == .isReported else { throw error(.invalidValue, message) }
            warn(.invalidValue, message, help: "production throws here, and the page stays blank")
            return false
        }
    }

    // MARK: Loops

    func beginLoop(
        _ plan: LoopPlan, over value: Value, _ activation: UnsafeMutablePointer<Activation>
    ) throws(Diagnostic) {
        let here = activation.pointee.loops + plan.state
        for slot in plan.frameSlots { activation.pointee.slots[Int(slot)] = .undefined }
        here.pointee.index = -1
        here.pointee.items = .none
        here.pointee.object = nil
        if plan.isStrict {
            here.pointee.count = 0
            switch value {
            case .array(let array): begin(here, array)
            case .object(let object) where object.host?.items != nil:
                if let items = object.host?.items { begin(here, items) }
            case .object(let object):
                warn(
                    .notInProduction, "a loop over an object; production loops over lists only",
                    help: "take pairs, and their parts `item[0]` and `item[1]`: "
                        + "{% for item in \(currentText) | entries %}")
                if plan.targets.count > 1 {
                    here.pointee.items = .object(object)
                    here.pointee.count = Int32(object.count)
                }
            default: reportNoList(value)
            }
            return
        }
        guard toBoolean(value) else {
            // As in Nunjucks, the number of turns stays what it was when the loop ran the last time.
            return
        }
        switch value {
        case .array(let array): begin(here, array)
        case .object(let object) where plan.targets.count > 1:
            here.pointee.items = .object(object)
            here.pointee.count = Int32(object.count)
        case .object(let object):
            // Nunjucks counts up to whatever the property `length` says.
            let count = toNumber(object["length"] ?? .undefined, heap)
            guard count > 0 else {
                here.pointee.count = 0
                return
            }
            var items: [Value] = []
            for turn in 0..<Int(min(count.rounded(.up), 1_000_000)) {
                items.append(try getElement(value, .string(toString(.number(Double(turn)), heap))))
            }
            begin(here, heap.array(items))
        case .string(let string):
            let units = string.utf16CodeUnits
            if plan.targets.count > 1 {
                let keys = units.enumerated().map { index, unit in
                    (key: toString(.number(Double(index)), heap), value: Value.string(heap.string(utf16: [unit])))
                }
                let object = heap.object(keys)
                here.pointee.items = .object(object)
                here.pointee.count = Int32(object.count)
            } else {
                begin(here, heap.array(units.map { .string(heap.string(utf16: [$0])) }))
            }
        case .safe(let string):
            // Trusted text is an object, over whose characters JavaScript iterates by code point.
            var characters: [Value] = []
            string.forEachCodePoint { codePoint in
                var bytes: [UInt8] = []
                appendCodePoint(codePoint, to: &bytes)
                characters.append(.string(heap.string(bytes)))
            }
            begin(here, heap.array(characters))
        default: here.pointee.count = 0
        }
    }

    private func begin(_ loop: UnsafeMutablePointer<LoopState>, _ array: ArrayRef) {
        loop.pointee.items = .array(array)
        loop.pointee.count = Int32(array.count)
    }

    /// Gives the variables of a loop with several of them their values for this turn.
    func unpackTurn(_ plan: LoopPlan, _ activation: UnsafeMutablePointer<Activation>) throws(Diagnostic) {
        let here = activation.pointee.loops[plan.state]
        let slots = activation.pointee.slots
        let index = Int(here.index)
        switch here.items {
        case .object(let object):
            slots[Int(plan.targets[0])] = .string(object.keys[index])
            slots[Int(plan.targets[1])] = try read(object.values[index], of: object)
        case .array(let array):
            let item = array[index]
            if plan.isStrict, case .object(let object) = item,
                plan.targetNames.contains(where: { object[$0] != nil })
            {
                for (target, name) in zip(plan.targets, plan.targetNames) {
                    slots[Int(target)] = object[name] ?? .undefined
                }
                return
            }
            if case .array = item {
                reportDifference(
                    .parts,
                    help: "take one variable, as in {% for item in … %}, and its parts: "
                        + plan.targets.indices.map { "`item[\($0)]`" }.joined(separator: ", "))
            }
            switch item {
            case .undefined, .null:
                if plan.isStrict {
                    warn(
                        .nullAccess,
                        "an item of this loop is \(item.description), and has no parts; "
                            + "in production the page stays blank")
                    for target in plan.targets { slots[Int(target)] = .undefined }
                    return
                }
                throw error(.invalidValue, "an item of this loop is undefined or null, and has no parts")
            default:
                for (position, target) in plan.targets.enumerated() {
                    slots[Int(target)] = try getElement(item, .number(Double(position)))
                }
            }
        case .none: break
        }
    }

    func loopProperty(_ property: LoopProperty, _ loop: LoopState) -> Value {
        // A loop that has not run has no `loop`, not even in its `else`.
        guard loop.count > 0 else { return .undefined }
        let index = Double(loop.index)
        let count = Double(loop.count)
        return switch property {
        case .index: .number(index + 1)
        case .index0: .number(index)
        case .revindex: .number(count - index)
        case .revindex0: .number(count - index - 1)
        case .first: .boolean(loop.index == 0)
        case .last: .boolean(loop.index == loop.count - 1)
        case .length: .number(count)
        }
    }

    /// The variable `loop` as an object.
    func loopObject(_ activation: UnsafeMutablePointer<Activation>, _ loop: Int32) -> Value {
        let here = activation.pointee.loops + activation.pointee.program.code.loops[Int(loop)].state
        guard here.pointee.index >= 0, here.pointee.count > 0 else { return .undefined }
        if let known = here.pointee.object { return .object(known) }
        let object = heap.object(
            LoopProperty.allCases.map { (key: heap.string("\($0)"), value: loopProperty($0, here.pointee)) })
        here.pointee.object = object
        return .object(object)
    }

    /// Nunjucks sets the properties of `loop` in every turn, whatever the variable holds by then.
    func checkOverwrittenLoop(_ value: Value) throws(Diagnostic) {
        switch value {
        case .string, .number, .boolean:
            throw error(.invalidValue, "the variable `loop` has been set to a value without properties")
        default: break
        }
    }

    /// Brings the variable `loop` up to date, where it has become an object.
    func refreshLoopObject(
        _ loop: UnsafeMutablePointer<LoopState>
    ) {
        guard let object = loop.pointee.object else { return }
        for (position, property) in LoopProperty.allCases.enumerated() {
            object.storage.pointee.values[position] = loopProperty(property, loop.pointee)
        }
    }

    // MARK: Sizes

    /// Lists that hold a list twice, which holds one twice, and so on, are small, and endless to print.
    func checkSize(of array: ArrayRef) throws(Diagnostic) {
        var left = Limits.printedItems
        count(array, depth: 0, &left)
        guard left >= 0 else {
            throw error(.limit, "this list, with the lists in it, has more than \(Limits.printedItems) items")
        }
    }

    private func count(_ array: ArrayRef, depth: Int, _ left: inout Int) {
        left -= array.count
        guard depth < Limits.nesting else { return }
        for element in array.elements {
            if left < 0 { return }
            if case .array(let inner) = element { count(inner, depth: depth + 1, &left) }
        }
    }

    // MARK: Copies

    /// A value that other renderings use as well, such as a theme's setting: in a rendering that may change values, a copy
    /// that is its own, and the same one each time.
    package func own(_ value: Value) -> Value { state.pointee.ownsValues ? copy(value) : value }

    /// Copies a value and all it holds into this rendering's heap. What was one object stays one.
    func copy(_ value: Value, _ depth: Int = 0) -> Value {
        guard depth < Limits.nesting else { return value }
        switch value {
        case .object(let object):
            let place = UnsafeMutableRawPointer(object.storage)
            if let known = state.pointee.copies[place] { return known }
            let result = heap.object(shape: object.shape, values: object.values)
            state.pointee.copies[place] = .object(result)
            for index in 0..<result.count {
                result.storage.pointee.values[index] = copy(object.values[index], depth + 1)
            }
            return .object(result)
        case .array(let array):
            let place = UnsafeMutableRawPointer(array.storage)
            if let known = state.pointee.copies[place] { return known }
            let result = heap.array(array.elements)
            state.pointee.copies[place] = .array(result)
            for index in 0..<result.count { result[index] = copy(array[index], depth + 1) }
            return .array(result)
        default: return value
        }
    }
}
