import ECMAText
import POSIX

/// The bytes that a rendering has produced so far.
///
/// It is not an array, because an array checks on each append whether it is shared; the renderer alone owns this one.
struct OutputBuffer {
    private(set) var start: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int
    /// Whether halves of surrogate pairs have been written, which may have met their other halves since.
    private(set) var hasLoneSurrogates = false
    private var limit = Int.max
    private var stepsLeft: UnsafeMutablePointer<Int>?
    private let willGrow: ((Int) -> Void)?

    /// - Parameter willGrow: Called before more memory is taken from the system, with the number of bytes.
    init(capacity: Int, willGrow: ((Int) -> Void)? = nil) {
        self.willGrow = willGrow
        willGrow?(capacity)
        start = Self.memory(capacity, from: nil)
        self.capacity = capacity
    }

    func deallocate() { free(start) }

    /// Allocates memory, or enlarges a block and keeps what is in it.
    private static func memory(_ size: Int, from old: UnsafeMutablePointer<UInt8>?) -> UnsafeMutablePointer<UInt8> {
        guard let memory = realloc(old, max(size, 1)) else { fatalError("out of memory") }
        return memory.assumingMemoryBound(to: UInt8.self)
    }

    /// Takes away all steps that a rendering has left once there is more output than it may have: whatever repeats
    /// itself then stops at its next turn, and appending costs no check.
    mutating func stopAt(_ limit: Int, _ stepsLeft: UnsafeMutablePointer<Int>) {
        self.limit = limit
        self.stepsLeft = stepsLeft
    }

    var isOverLimit: Bool { count > limit }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    mutating func noteLoneSurrogate() { hasLoneSurrogates = true }

    /// The output as UTF-8: halves of a surrogate pair that stand side by side are one character, others U+FFFD.
    var utf8: [UInt8] {
        if !hasLoneSurrogates { return Array(bytes) }
        return joiningSurrogates(bytes, replacesLoneOnes: true)
    }

    /// Forgets all bytes after a position.
    mutating func truncate(to count: Int) { self.count = count }

    /// Makes room, and returns where the next byte goes; `advance` then says how many were written.
    @inline(__always)
    mutating func reserve(_ additional: Int) -> UnsafeMutablePointer<UInt8> {
        if capacity - count < additional { grow(by: additional) }
        return start + count
    }

    @inline(__always) mutating func advance(by written: Int) { count += written }

    @inline(never)
    private mutating func grow(by additional: Int) {
        let needed = count + additional
        if needed > limit { stepsLeft?.pointee = -1 }
        // The buffer never has room for much more than the limit, so that passing it is noticed here.
        let larger = needed > limit ? needed + 4096 : min(max(capacity * 2, needed), limit)
        willGrow?(larger - capacity)
        capacity = larger
        start = Self.memory(capacity, from: start)
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafePointer<UInt8>, count: Int) {
        memcpy(reserve(count), bytes, count)
        advance(by: count)
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        append(start, count: bytes.count)
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1).pointee = byte
        advance(by: 1)
    }

    mutating func append(_ literal: StaticString) { append(literal.utf8Start, count: literal.utf8CodeUnitCount) }
}
