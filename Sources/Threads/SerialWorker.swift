/// A thread that does pieces of work one after another, in the order in which they came.
package final class SerialWorker: Sendable {
    private let waiting = Monitor<[@Sendable () -> Void]>([])

    /// Starts the thread, which waits for work until the process ends.
    package init() {
        _ = Workers.detach { [waiting] in
            while true {
                let work = waiting.wait { works in works.isEmpty ? nil : works.removeFirst() }
                work()
            }
        }
    }

    /// Adds a piece of work.
    package func add(_ work: @escaping @Sendable () -> Void) { waiting.change { $0.append(work) } }
}
