import POSIX

/// The memory of one document, one program or one rendering.
///
/// Values are plain bits that point into a heap (see ``Value``), so a value that flows through a rendering costs no
/// reference count and no allocation of its own. The price is that a heap must outlive the values made in it; whoever
/// owns a heap (a program, a fixture, a renderer) keeps it as long as its values are in use, and all of it is freed at
/// once.
///
/// A heap is written by one thread at a time. After it is complete it is only read, and may then be shared.
package final class Heap: @unchecked Sendable {
    /// How many bytes the heap may hand out before ``isExhausted`` turns true.
    package let limit: Int
    /// Whether texts in this heap's objects are templates, see ``TextReader``.
    let holdsTemplates: Bool

    private struct Arena {
        var cursor: UnsafeMutableRawPointer
        var end: UnsafeMutableRawPointer
        var allocated = 0
        var nextChunk = 16 * 1024
        /// The remaining steps of the rendering whose heap this is.
        var steps: UnsafeMutablePointer<Int>?
    }

    /// Called before the heap takes memory from the system, with the number of bytes.
    let willGrow: ((Int) -> Void)?

    // Behind a pointer, because reading and writing a field of a class costs an exclusivity check each time.
    private let arena: UnsafeMutablePointer<Arena>
    /// The lists of keys that objects of this heap have, so that objects alike share one.
    let shapes = ShapeTable()
    private let chunks: UnsafeMutablePointer<[UnsafeMutableRawPointer]>
    private let kept: UnsafeMutablePointer<[AnyObject]>

    /// Makes an empty heap.
    /// - Parameters:
    ///   - limit: The number of bytes after which the heap counts as exhausted; no limit by default.
    ///   - holdsTemplates: Whether texts in its objects are templates, which a ``TextReader`` reads.
    ///   - willGrow: Called before memory is taken from the system, with the number of bytes; it may wait.
    package init(limit: Int = .max, holdsTemplates: Bool = false, willGrow: ((Int) -> Void)? = nil) {
        self.limit = limit
        self.holdsTemplates = holdsTemplates
        self.willGrow = willGrow
        arena = .allocate(capacity: 1)
        let nothing = UnsafeMutableRawPointer(arena)
        arena.initialize(to: Arena(cursor: nothing, end: nothing))
        chunks = .allocate(capacity: 1)
        chunks.initialize(to: [])
        kept = .allocate(capacity: 1)
        kept.initialize(to: [])
    }

    deinit {
        for chunk in chunks.pointee { chunk.deallocate() }
        chunks.deinitialize(count: 1)
        chunks.deallocate()
        kept.deinitialize(count: 1)
        kept.deallocate()
        arena.deallocate()
    }

    /// The number of bytes handed out so far.
    package var byteCount: Int { arena.pointee.allocated }

    /// Whether more memory was asked for than ``limit`` allows. The memory was given all the same: the renderer looks
    /// at this after every step that can allocate much, and stops with a diagnostic.
    package var isExhausted: Bool { arena.pointee.allocated > limit }

    /// How many bytes the heap may still hand out before it is exhausted.
    var room: Int { limit == .max ? .max : max(0, limit - arena.pointee.allocated) }

    /// How many bytes a new text may have.
    var roomForText: Int { limit == .max ? .max : min(room, Limits.textBytes) }

    /// Makes the heap count as exhausted, because more would be needed than it may hand out: the rendering stops.
    func exhaust() {
        if limit != .max { arena.pointee.allocated = max(arena.pointee.allocated, limit + 1) }
    }

    /// Makes the heap count as exhausted.
    /// - Returns: An empty text, in place of one that would be too long.
    func exhausted() -> StringRef {
        exhaust()
        return literal("")
    }

    /// Charges work on values to the remaining steps of a rendering.
    func charge(to steps: UnsafeMutablePointer<Int>) { arena.pointee.steps = steps }

    /// No longer charges work to these steps.
    func stopCharging(to steps: UnsafeMutablePointer<Int>) {
        if arena.pointee.steps == steps { arena.pointee.steps = nil }
    }

    /// Charges an operation by how many bytes of its operands it goes through.
    package func charge(bytes: Int) {
        guard bytes >= Limits.bytesOfStep, let steps = arena.pointee.steps else { return }
        steps.pointee -= bytes / Limits.bytesOfStep
    }

    /// Keeps an object alive as long as the heap.
    /// - Parameter byteCount: Roughly how much memory it takes.
    func keep(_ object: AnyObject, byteCount: Int) {
        kept.pointee.append(object)
        count(byteCount)
    }

    /// Counts memory that was allocated for values outside of the heap.
    package func count(_ byteCount: Int) { arena.pointee.allocated += byteCount }

    /// Hands out memory, aligned to 8 bytes and not initialised.
    @inline(__always)
    func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
        let size = (byteCount + 7) & ~7
        let start = arena.pointee.cursor
        if arena.pointee.end - start >= size {
            arena.pointee.cursor = start + size
            arena.pointee.allocated += size
            return start
        }
        return allocateInNewChunk(size)
    }

    @inline(never)
    private func allocateInNewChunk(_ size: Int) -> UnsafeMutableRawPointer {
        let chunkSize = max(size, arena.pointee.nextChunk)
        // Chunks grow with the heap, so that their number stays small and little is wasted in a small heap.
        arena.pointee.nextChunk = min(arena.pointee.nextChunk * 2, 1 << 20)
        willGrow?(chunkSize)
        let chunk = UnsafeMutableRawPointer.allocate(byteCount: chunkSize, alignment: 16)
        chunks.pointee.append(chunk)
        arena.pointee.allocated += size
        if chunkSize - size > arena.pointee.end - arena.pointee.cursor {
            arena.pointee.cursor = chunk + size
            arena.pointee.end = chunk + chunkSize
        }
        return chunk
    }

    /// Hands out memory for `count` elements of a type that needs no deinitialisation.
    @inline(__always)
    func allocate<Element: BitwiseCopyable>(_ type: Element.Type, count: Int) -> UnsafeMutablePointer<Element> {
        allocate(byteCount: MemoryLayout<Element>.stride * count).bindMemory(to: Element.self, capacity: count)
    }
}
