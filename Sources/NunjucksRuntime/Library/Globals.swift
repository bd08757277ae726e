import Diagnostics

/// The functions that every template can call.
enum Globals {
    /// The numbers from a start up to, and without, a stop.
    static func range(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        var start = arguments[0]
        var stop = arguments[1]
        var step = toBoolean(arguments[2]) ? arguments[2] : .number(1)
        if stop.isUndefined { (start, stop, step) = (.number(0), start, .number(1)) }

        if case .number(let start) = start, case .number(let step) = step {
            return try numbers(from: start, to: toNumber(stop, heap), by: step, renderer)
        }
        // A start that is text is joined to the step, as JavaScript's `+` has it.
        let ascends = isLess(.number(0), than: step, heap) == true
        var elements: [Value] = []
        var current = start
        while (ascends ? isLess(current, than: stop, heap) : isLess(stop, than: current, heap)) == true {
            try renderer.requireRoom(forElements: Double(elements.count))
            elements.append(current)
            current = add(current, step, heap)
        }
        return .array(heap.array(elements))
    }

    private static func numbers(
        from start: Double, to stop: Double, by step: Double, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let count = ((stop - start) / step).rounded(.up)
        guard step > 0 ? start < stop : start > stop else { return .array(renderer.heap.array([])) }
        try renderer.requireRoom(forElements: count)
        var elements: [Value] = []
        elements.reserveCapacity(max(0, Int(count)))
        var current = start
        while step > 0 ? current < stop : current > stop {
            elements.append(.number(current))
            // A step too small to change the number would never end.
            guard current + step != current else { try renderer.requireRoom(forElements: .infinity); break }
            current += step
        }
        return .array(renderer.heap.array(elements))
    }

    /// An object that goes round its arguments: `next()`, `reset()` and `current`.
    static func cycler(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        let heap = renderer.heap
        let reset = CyclerReset(currentKey: heap.literal("current"))
        let next = CyclerNext(items: Array(arguments.values), state: reset)
        let object = heap.object([
            (key: reset.currentKey, value: .null),
            (key: heap.literal("reset"), value: .function(heap.function(reset))),
            (key: heap.literal("next"), value: .function(heap.function(next))),
        ])
        reset.object = object
        return .object(object)
    }

    /// A function that gives nothing the first time, and the separator from then on.
    static func joiner(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        let heap = renderer.heap
        let separator = toBoolean(arguments[0]) ? arguments[0] : .string(heap.literal(","))
        return .function(heap.function(Joiner(separator: separator, nothing: .string(heap.literal("")))))
    }
}

private final class Joiner: CallableBody {
    private let separator: Value
    private let nothing: Value
    private var isFirst = true

    init(separator: Value, nothing: Value) {
        self.separator = separator
        self.nothing = nothing
        super.init(name: "joiner")
    }

    override func call(_ arguments: Arguments, in renderer: Renderer) throws(Diagnostic) -> Value {
        defer { isFirst = false }
        return isFirst ? nothing : separator
    }
}

/// A cycler's `reset`, which keeps the state that `next` shares with it.
private final class CyclerReset: CallableBody {
    var object: ObjectRef?
    var index = -1
    let currentKey: StringRef

    init(currentKey: StringRef) {
        self.currentKey = currentKey
        super.init(name: "reset")
    }

    func show(_ value: Value, in heap: Heap) { object?.set(currentKey, to: value, in: heap) }

    override func call(_ arguments: Arguments, in renderer: Renderer) throws(Diagnostic) -> Value {
        index = -1
        show(.null, in: renderer.heap)
        return .undefined
    }
}

private final class CyclerNext: CallableBody {
    private let items: [Value]
    private let state: CyclerReset

    init(items: [Value], state: CyclerReset) {
        self.items = items
        self.state = state
        super.init(name: "next")
    }

    override func call(_ arguments: Arguments, in renderer: Renderer) throws(Diagnostic) -> Value {
        state.index += 1
        if state.index >= items.count { state.index = 0 }
        let item = items.isEmpty ? .undefined : items[state.index]
        state.show(item, in: renderer.heap)
        return item
    }
}
