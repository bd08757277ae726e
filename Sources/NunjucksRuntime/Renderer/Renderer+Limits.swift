import Diagnostics
import ECMAText
import POSIX

// What a rendering may use, and what happens where it would be more.
//
// Loops, calls and operations on large values take steps from a small supply. Each time it is empty, the clock is read, and it
// is refilled until the page has no steps left. The heap always gives memory, but notes when it is exhausted; the next
// instruction that checks stops the rendering. An operation whose result can be much larger than its operands makes sure that
// there is room before it begins.

extension Renderer {
    /// Makes sure that an operation may go through its operands, which stand side by side, and copy them.
    ///
    /// Nearly all operands are small, and cost no more than this check. It is not inlined: the loop over instructions, which
    /// calls it in several places, would become too large for the compiler to inline other things.
    @inline(never)
    func admit(_ operands: UnsafeMutablePointer<Value>, _ count: Int) throws(Diagnostic) {
        var size = 0
        for index in 0..<count { size += operands[index].operandSize }
        if size > Self.smallOperands { try admit(operandsOf: size) }
    }

    /// Makes sure that an operation may go through an operand, and copy it.
    func admit(_ operand: Value) throws(Diagnostic) {
        if operand.operandSize > Self.smallOperands { try admit(operandsOf: operand.operandSize) }
    }

    private static let smallOperands = 4096

    @inline(never)
    private func admit(operandsOf size: Int) throws(Diagnostic) {
        heap.charge(bytes: size)
        if size > heap.room { heap.exhaust() }
        try checkLimits()
    }

    /// Makes sure that a list of so many elements fits into what a rendering may use.
    package func requireRoom(forElements count: Double) throws(Diagnostic) {
        try requireRoom(count * Double(MemoryLayout<Value>.stride), of: room)
    }

    /// Makes sure that a text of so many bytes fits into what a rendering may use.
    func requireRoom(forBytes count: Double) throws(Diagnostic) {
        try requireRoom(count, of: min(room, Limits.textBytes))
    }

    /// How many bytes of values may still be made. A heap that others own may have no limit.
    private var room: Int { min(heap.room, options.limits.heapBytes) }

    private func requireRoom(_ bytes: Double, of room: Int) throws(Diagnostic) {
        guard bytes > Double(room) else { return }
        throw error(
            .limit, "this would need more memory than a rendering may use",
            help: "look for a number that is larger than it was meant to be")
    }

    /// Stops the rendering where it has used more than it may.
    @inline(never)
    func checkLimits() throws(Diagnostic) {
        if state.pointee.output.isOverLimit {
            throw error(
                .limit, "the page is larger than \(Self.size(options.limits.outputBytes))",
                help: "is a loop printing more than it should?")
        }
        if heap.isExhausted {
            throw error(
                .limit,
                "the page needs more than \(Self.size(options.limits.heapBytes)) of values, or \(Self.size(Limits.textBytes)) for one text",
                help: "is a loop multiplying them?")
        }
        if state.pointee.stepsLeft < 0 { try takeSteps() }
    }

    /// Refills the supply of steps, if steps and time are left.
    @inline(never)
    func takeSteps() throws(Diagnostic) {
        if state.pointee.output.isOverLimit { return try checkLimits() }
        let left = state.pointee.laterSteps + state.pointee.stepsLeft
        guard left > 0 else {
            state.pointee.isOutOfSteps = true
            throw error(
                .limit, "the loops of this page take more than \(options.limits.steps) turns",
                help: "is a loop in a loop, or a macro in a macro, multiplying them?")
        }
        guard ProcessorTime.now < deadline else {
            state.pointee.isOutOfSteps = true
            throw error(
                .limit, "the page takes longer than \(Self.text(of: options.limits.seconds)) seconds",
                help: "is a loop in a loop, or a macro in a macro, multiplying its work?")
        }
        state.pointee.stepsLeft = min(left, Limits.stepsBetweenLooks)
        state.pointee.laterSteps = left - state.pointee.stepsLeft
    }

    /// Whether an operation that takes many steps may go on. If not, it returns whatever it has so far, and the rendering
    /// stops.
    @inline(__always)
    package var mayGoOn: Bool {
        if state.pointee.stepsLeft >= 0 { return !heap.isExhausted }
        return !state.pointee.isOutOfSteps && (try? takeSteps()) != nil && !heap.isExhausted
    }

    /// Takes one step, and tells whether an operation may go on.
    package func takeStep() -> Bool {
        state.pointee.stepsLeft -= 1
        return mayGoOn
    }

    private static func text(of number: Double) -> String {
        withNumberText(number) { String(decoding: $0, as: UTF8.self) }
    }

    private static func size(_ bytes: Int) -> String { bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes) bytes" }
}

extension Value {
    /// The value's size for an operation that goes through it, but not through what its elements hold.
    @inline(__always)
    fileprivate var operandSize: Int {
        switch self {
        case .string(let text), .safe(let text), .script(let text): text.byteCount
        case .array(let array): array.count * MemoryLayout<Value>.stride
        case .object(let object): object.count * 2 * MemoryLayout<Value>.stride
        case .undefined, .null, .boolean, .number, .function, .regex: 0
        }
    }
}

/// A reading of the clock that runs only while the thread does: a busy machine takes no time away from a page.
struct ProcessorTime: Comparable {
    private var seconds: Double

    /// The time now, of the thread that asks.
    static var now: ProcessorTime {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return ProcessorTime(seconds: Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9)
    }

    static func < (left: ProcessorTime, right: ProcessorTime) -> Bool { left.seconds < right.seconds }

    static func + (time: ProcessorTime, seconds: Double) -> ProcessorTime {
        ProcessorTime(seconds: time.seconds + seconds)
    }
}
