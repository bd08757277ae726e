import Diagnostics
import HTML
import POSIX

extension Renderer {
    /// Runs the code of an activation's unit, from its beginning to its end.
    func run(_ activation: UnsafeMutablePointer<Activation>) throws(Diagnostic) {
        let program = activation.pointee.program
        let code = program.code
        let instructions = activation.pointee.unit.code
        let slots = activation.pointee.slots
        let constants = code.constants
        let text = code.text
        let caches = activation.pointee.caches
        let globals = activation.pointee.globals
        let state = self.state
        let heap = self.heap
        // Where the next value goes.
        var top = activation.pointee.stack
        var counter = 0

        while true {
            let instruction = instructions[counter]
            switch instruction {
            // MARK: Output
            case .text(let start, let count):
                state.pointee.output.append(text + Int(start), count: Int(count))
            case .piece(let start, let count):
                activation.pointee.counter = counter
                beginPiece()
                state.pointee.output.append(text + Int(start), count: Int(count))
            case .output(let position):
                top -= 1
                activation.pointee.counter = counter
                try write(top.pointee, position)
            case .outputInCapture:
                top -= 1
                activation.pointee.counter = counter
                let start = state.pointee.output.count
                try write(top.pointee, .text)
                state.pointee.noteCaptured(top.pointee, from: start, in: heap)
                try checkLimits(activation, counter)
            case .checkMarkup(let context):
                activation.pointee.counter = counter
                checkMarkup((top - 1).pointee, within: context)
            case .outputAttribute(let position, let omitsUndefined):
                top -= 1
                activation.pointee.counter = counter
                try writeAttribute(top.pointee, position, omitsUndefined)
            case .beginAttribute:
                state.pointee.attribute.start = state.pointee.output.count
                state.pointee.attribute.firstValue = -1
                state.pointee.attribute.isOmitted = false
            case .beginAttributeValue:
                state.pointee.attribute.valueStart = state.pointee.output.count
            case .endAttribute(let name, let kind):
                activation.pointee.counter = counter
                try endAttribute(constants[Int(name)], kind)
            case .beginBinding: state.pointee.attribute.start = state.pointee.output.count
            case .bindingPart:
                top -= 1
                activation.pointee.counter = counter
                writeBindingPart(top.pointee)
            case .bindingValue:
                top -= 1
                state.pointee.attribute.value = top.pointee
            case .endBinding(let plan):
                activation.pointee.counter = counter
                try endBinding(code.bindings[Int(plan)])
            case .endOfTag(let keepsTextArea):
                endTag(keepsTextArea: keepsTextArea)
            case .startOfTextArea: writeTextArea()

            // MARK: Values
            case .constant(let index):
                top.pointee = constants[Int(index)]
                top += 1
            case .load(let slot):
                top.pointee = slots[Int(slot)]
                top += 1
            case .loadGlobal(let slot):
                top.pointee = globals[Int(slot)]
                top += 1
            case .loadFirst(let list):
                top.pointee = firstDefined(code.slotLists[Int(list)], slots)
                top += 1
            case .store(let slot):
                top -= 1
                slots[Int(slot)] = top.pointee
            case .storeGlobal(let slot):
                top -= 1
                globals[Int(slot)] = top.pointee
            case .storeDynamic(let plan):
                top -= 1
                store(top.pointee, code.storePlans[Int(plan)], activation)
            case .storeLexical(let free): storeLexical((top - 1).pointee, Int(free), activation)
            case .loadProperty(let slot, let key, let cache):
                let value = slots[Int(slot)]
                if case .object(let object) = value, caches[Int(cache)].shape == object.shape.storage {
                    let index = caches[Int(cache)].index
                    top.pointee = index >= 0 ? object.storage.pointee.values[Int(index)] : .undefined
                } else {
                    activation.pointee.counter = counter
                    top.pointee = try getProperty(value, constants[Int(key)], caches + Int(cache))
                }
                top += 1
            case .printProperty(let slot, let key, let cache, let position):
                let value = slots[Int(slot)]
                if case .object(let object) = value, caches[Int(cache)].shape == object.shape.storage,
                    caches[Int(cache)].index >= 0
                {
                    let property = object.storage.pointee.values[Int(caches[Int(cache)].index)]
                    if case .string(let text) = property {
                        if position == .text {
                            state.pointee.output.appendText(text)
                        } else {
                            state.pointee.output.appendNunjucks(text)
                        }
                        counter &+= 2
                        continue
                    }
                    top.pointee = property
                } else {
                    activation.pointee.counter = counter
                    top.pointee = try getProperty(value, constants[Int(key)], caches + Int(cache))
                }
                top += 1
            case .loadGlobalProperty(let slot, let key, let cache):
                activation.pointee.counter = counter
                top.pointee = try getProperty(globals[Int(slot)], constants[Int(key)], caches + Int(cache))
                top += 1
            case .property(let key, let cache):
                let value = (top - 1).pointee
                if case .object(let object) = value, caches[Int(cache)].shape == object.shape.storage {
                    let index = caches[Int(cache)].index
                    (top - 1).pointee = index >= 0 ? object.storage.pointee.values[Int(index)] : .undefined
                } else {
                    activation.pointee.counter = counter
                    (top - 1).pointee = try getProperty(value, constants[Int(key)], caches + Int(cache))
                }
            case .index:
                top -= 1
                activation.pointee.counter = counter
                (top - 1).pointee = try getElement((top - 1).pointee, top.pointee)
            case .setProperty:
                top -= 3
                activation.pointee.counter = counter
                try setProperty(of: top.pointee, (top + 1).pointee, to: (top + 2).pointee)
            case .loopProperty(let loop, let property):
                top.pointee = loopProperty(property, activation.pointee.loops[code.loops[Int(loop)].state])
                top += 1
            case .loopObject(let loop):
                top.pointee = loopObject(activation, loop)
                top += 1
            case .makeArray(let count):
                top -= Int(count)
                top.pointee = .array(heap.array(UnsafeBufferPointer(start: top, count: Int(count))))
                top += 1
                try checkLimits(activation, counter)
            case .makeObject(let shape, let isKeywords):
                let shape = code.shapes[Int(shape)]
                top -= shape.count
                let object = heap.object(shape: shape, values: UnsafeBufferPointer(start: top, count: shape.count))
                object.storage.pointee.isKeywords = isKeywords
                top.pointee = .object(object)
                top += 1
                try checkLimits(activation, counter)
            case .pop: top -= 1
            case .duplicate:
                top.pointee = (top - 1).pointee
                top += 1

            // MARK: Operators
            case .not: (top - 1).pointee = .boolean(!toBoolean((top - 1).pointee))
            case .negate: (top - 1).pointee = .number(-toNumber((top - 1).pointee, heap))
            case .plus: (top - 1).pointee = .number(toNumber((top - 1).pointee, heap))
            case .floor: (top - 1).pointee = .number(toNumber((top - 1).pointee, heap).rounded(.down))
            case .add:
                top -= 1
                (top - 1).pointee = NunjucksRuntime.add((top - 1).pointee, top.pointee, heap)
                try checkLimits(activation, counter)
            case .concatenate:
                top -= 1
                if case .number = (top - 1).pointee, case .number = top.pointee {
                    activation.pointee.counter = counter
                    reportDifference(.concatenation, help: "put an empty text between them: `a ~ '' ~ b`")
                }
                let left = toString((top - 1).pointee, heap)
                (top - 1).pointee = .string(heap.concatenation(left, toString(top.pointee, heap)))
                try checkLimits(activation, counter)
            case .subtract: try arithmetic(&top, activation, counter) { $0 - $1 }
            case .multiply: try arithmetic(&top, activation, counter) { $0 * $1 }
            case .divide: try arithmetic(&top, activation, counter) { $0 / $1 }
            case .remainder: try arithmetic(&top, activation, counter) { NunjucksRuntime.remainder($0, $1) }
            case .power: try arithmetic(&top, activation, counter) { exponentiate($0, $1) }
            case .looselyEqual:
                top -= 1
                (top - 1).pointee = .boolean(isLooselyEqual((top - 1).pointee, top.pointee, heap))
                try checkSteps(activation, counter)
            case .looselyUnequal:
                top -= 1
                (top - 1).pointee = .boolean(!isLooselyEqual((top - 1).pointee, top.pointee, heap))
                try checkSteps(activation, counter)
            case .strictlyEqual:
                top -= 1
                (top - 1).pointee = .boolean(isStrictlyEqual((top - 1).pointee, top.pointee, heap))
                try checkSteps(activation, counter)
            case .strictlyUnequal:
                top -= 1
                (top - 1).pointee = .boolean(!isStrictlyEqual((top - 1).pointee, top.pointee, heap))
                try checkSteps(activation, counter)
            case .less:
                top -= 1
                (top - 1).pointee = .boolean(isLess((top - 1).pointee, than: top.pointee, heap) ?? false)
                try checkSteps(activation, counter)
            case .lessOrEqual:
                top -= 1
                // ECMA-262 13.10.1: a <= b is not (b < a), and false where one of them is not a number.
                (top - 1).pointee = .boolean(isLess(top.pointee, than: (top - 1).pointee, heap).map { !$0 } ?? false)
                try checkSteps(activation, counter)
            case .greater:
                top -= 1
                (top - 1).pointee = .boolean(isLess(top.pointee, than: (top - 1).pointee, heap) ?? false)
                try checkSteps(activation, counter)
            case .greaterOrEqual:
                top -= 1
                (top - 1).pointee = .boolean(isLess((top - 1).pointee, than: top.pointee, heap).map { !$0 } ?? false)
                try checkSteps(activation, counter)
            case .contains:
                top -= 1
                activation.pointee.counter = counter
                try admit(top - 1, 2)
                (top - 1).pointee = .boolean(try contains((top - 1).pointee, in: top.pointee))

            // MARK: Calls
            case .filter(let filter, let count):
                top -= Int(count)
                activation.pointee.counter = counter
                try admit(top, Int(count))
                top.pointee = try program.filters[Int(filter)].body(
                    Arguments(values: UnsafeBufferPointer(start: top, count: Int(count))), self)
                top += 1
                try checkLimits(activation, counter)
            case .test(let test, let count):
                top -= Int(count)
                activation.pointee.counter = counter
                try admit(top, Int(count))
                let result = try program.tests[Int(test)].body(
                    Arguments(values: UnsafeBufferPointer(start: top, count: Int(count))), self)
                if case .boolean(true) = result { top.pointee = .boolean(true) } else { top.pointee = .boolean(false) }
                top += 1
            case .script(let script, let count):
                top -= Int(count)
                activation.pointee.counter = counter
                top.pointee = try value(
                    of: code.scripts[Int(script)],
                    Arguments(values: UnsafeBufferPointer(start: top, count: Int(count))))
                top += 1
                try checkLimits(activation, counter)
            case .call(let count, let name):
                top -= Int(count)
                activation.pointee.counter = counter
                let arguments = Arguments(values: UnsafeBufferPointer(start: top, count: Int(count)))
                try admit(top - 1, Int(count) + 1)
                (top - 1).pointee = try call((top - 1).pointee, constants[Int(name)], arguments)
                try checkLimits(activation, counter)
            case .callMethod(let key, let count):
                top -= Int(count)
                activation.pointee.counter = counter
                let arguments = Arguments(values: UnsafeBufferPointer(start: top, count: Int(count)))
                try admit(top - 1, Int(count) + 1)
                (top - 1).pointee = try callMethod(of: (top - 1).pointee, constants[Int(key)], arguments)
                try checkLimits(activation, counter)
            case .callVariableOrFilter(let filter, let count):
                top -= Int(count)
                activation.pointee.counter = counter
                let arguments = Arguments(values: UnsafeBufferPointer(start: top, count: Int(count)))
                try admit(top, Int(count))
                if case .undefined = (top - 1).pointee {
                    (top - 1).pointee = try program.filters[Int(filter)].body(arguments, self)
                } else {
                    (top - 1).pointee = try call(
                        (top - 1).pointee, .string(heap.string(program.filters[Int(filter)].name)), arguments)
                }
                try checkLimits(activation, counter)
            case .makeMacro(let unit):
                let body = MacroBody(
                    program: program, unit: code.units[Int(unit)], context: activation.pointee.context,
                    enclosing: nil, host: activation.pointee.host)
                top.pointee = .function(heap.function(body))
                top += 1
            case .makeCaller(let unit, let scope):
                let body = MacroBody(
                    program: program, unit: code.units[Int(unit)], context: activation.pointee.context,
                    enclosing: (activation, scope, activation.pointee.serial), host: activation.pointee.host)
                top.pointee = .function(heap.function(body))
                top += 1
            case .defineInContext(let name, let exports):
                top -= 1
                defineInContext(constants[Int(name)], top.pointee, exports, activation)

            // MARK: Control
            case .jump(let target):
                counter = Int(target)
                continue
            case .jumpIfGiven(let parameter, let target):
                if activation.pointee.given[Int(parameter)] {
                    counter = Int(target)
                    continue
                }
            case .jumpIfFalse(let target):
                top -= 1
                if !toBoolean(top.pointee) {
                    counter = Int(target)
                    continue
                }
            case .jumpIfTrue(let target):
                top -= 1
                if toBoolean(top.pointee) {
                    counter = Int(target)
                    continue
                }
            case .jumpIfFalseKeeping(let target):
                if !toBoolean((top - 1).pointee) {
                    counter = Int(target)
                    continue
                }
                top -= 1
            case .jumpIfTrueKeeping(let target):
                if toBoolean((top - 1).pointee) {
                    counter = Int(target)
                    continue
                }
                top -= 1
            case .beginLoop(let loop):
                top -= 1
                activation.pointee.counter = counter
                try beginLoop(code.loops[Int(loop)], over: top.pointee, activation)
            case .nextTurn(let loop, let exit):
                let plan = UnsafePointer(code.loopPlans + Int(loop))
                let here = activation.pointee.loops + plan.pointee.state
                here.pointee.index += 1
                let index = Int(here.pointee.index)
                switch here.pointee.items {
                case .array(let array) where index < array.count:
                    if plan.pointee.firstTarget >= 0 { slots[Int(plan.pointee.firstTarget)] = array[index] }
                case .object(let object) where index < object.count: break
                default:
                    counter = Int(exit)
                    continue
                }
                if plan.pointee.indexSlot >= 0 { slots[Int(plan.pointee.indexSlot)] = .number(Double(index)) }
                if plan.pointee.overwrittenLoop >= 0 {
                    activation.pointee.counter = counter
                    try checkOverwrittenLoop(slots[Int(plan.pointee.overwrittenLoop)])
                }
                if here.pointee.object != nil { refreshLoopObject(here) }
                state.pointee.stepsLeft -= 1
                if state.pointee.stepsLeft < 0 {
                    activation.pointee.counter = counter
                    try takeSteps()
                }
            case .jumpIfLooped(let loop, let target):
                if activation.pointee.loops[code.loops[Int(loop)].state].count != 0 {
                    counter = Int(target)
                    continue
                }
            case .unpackTurn(let loop):
                activation.pointee.counter = counter
                try unpackTurn(code.loops[Int(loop)], activation)
            case .mirrorTurn(let loop):
                let plan = code.loops[Int(loop)]
                if case .array = activation.pointee.loops[plan.state].items, plan.targets.count > 1 { break }
                for mirror in plan.mirrors { slots[Int(mirror.frame)] = slots[Int(mirror.known)] }
            case .beginCapture:
                let outer = state.pointee.beginCapture()
                state.pointee.captures.append(outer)
            case .endCapture(let asSafe):
                let outer = state.pointee.captures.removeLast()
                let captured = state.pointee.endMarkup(outer, heap)
                if case .safe(let text) = captured, !asSafe || text.isPlain {
                    top.pointee = .string(text)
                } else {
                    top.pointee = captured
                }
                top += 1
                try checkLimits(activation, counter)
            case .discardCapture:
                state.pointee.dropCapture(state.pointee.captures.removeLast())

            // MARK: Other templates
            case .include(let ignoresMissing, let scope):
                top -= 1
                activation.pointee.counter = counter
                try include(top.pointee, ignoresMissing, scope, activation)
            case .importTemplate(let withContext, let scope):
                activation.pointee.counter = counter
                (top - 1).pointee = try importTemplate((top - 1).pointee, withContext, scope, activation)
            case .importedName(let name):
                activation.pointee.counter = counter
                (top - 1).pointee = try importedName(constants[Int(name)], from: (top - 1).pointee)
            case .extends:
                top -= 1
                activation.pointee.counter = counter
                try extend(top.pointee, activation)
            case .renderBlock(let name, let scope, let onlyWithoutParent):
                activation.pointee.counter = counter
                if !onlyWithoutParent || activation.pointee.parentProgram == nil {
                    try renderBlock(constants[Int(name)], scope, activation)
                }
            case .superBlock(let name, let scope):
                activation.pointee.counter = counter
                top.pointee = try superBlock(constants[Int(name)], scope, activation)
                top += 1
            case .beginPieces: beginPieces()
            case .customTag(let tag, let count, let hasBody):
                top -= Int(count)
                activation.pointee.counter = counter
                let bound = program.customTags[Int(tag)]
                let body = hasBody ? endPieces() : nil
                let arguments = UnsafeBufferPointer(start: top, count: Int(count) - (bound.ignoresMissing ? 1 : 0))
                top.pointee = try bound.handler(
                    CustomTag.Input(
                        arguments: Arguments(values: arguments), ignoresMissing: bound.ignoresMissing, body: body),
                    self)
                top += 1
                try checkLimits(activation, counter)

            case .end:
                activation.pointee.counter = counter
                return
            }
            counter &+= 1
        }
    }

    @inline(__always)
    private func arithmetic(
        _ top: inout UnsafeMutablePointer<Value>, _ activation: UnsafeMutablePointer<Activation>, _ counter: Int,
        _ operation: (Double, Double) -> Double
    ) throws(Diagnostic) {
        top -= 1
        if case .number(let left) = (top - 1).pointee, case .number(let right) = top.pointee {
            (top - 1).pointee = .number(operation(left, right))
        } else {
            (top - 1).pointee = .number(operation(toNumber((top - 1).pointee, heap), toNumber(top.pointee, heap)))
            try checkLimits(activation, counter)
        }
    }

    @inline(__always)
    private func checkLimits(_ activation: UnsafeMutablePointer<Activation>, _ counter: Int) throws(Diagnostic) {
        if heap.isExhausted || state.pointee.stepsLeft < 0 {
            activation.pointee.counter = counter
            try checkLimits()
        }
    }

    /// Checks that steps are left, after an instruction that can take many but allocates nothing.
    @inline(__always)
    private func checkSteps(_ activation: UnsafeMutablePointer<Activation>, _ counter: Int) throws(Diagnostic) {
        if state.pointee.stepsLeft < 0 {
            activation.pointee.counter = counter
            try takeSteps()
        }
    }

    private func firstDefined(_ list: [Int32], _ slots: UnsafeMutablePointer<Value>) -> Value {
        for slot in list {
            let value = slots[Int(slot)]
            if case .undefined = value { continue }
            return value
        }
        return .undefined
    }

    /// ECMA-262 6.1.6.1.3 Number::exponentiate, which differs from C's `pow` for a base of one.
    private func exponentiate(_ base: Double, _ exponent: Double) -> Double {
        if exponent.isNaN || abs(base) == 1 && exponent.isInfinite { return .nan }
        return pow(base, exponent)
    }
}
