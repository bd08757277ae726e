import Diagnostics

/// All that is wrong with a text.
struct Faults {
    /// How many faults of a text are reported.
    static let limit = 100

    private var diagnostics: [Diagnostic] = []
    private var overflow: Diagnostic?
    /// Whether something is wrong with the tag that is being read, so that nothing more is said of it.
    var tagHasFault = false
    /// Whether nothing more is read.
    var isFull = false

    /// Adds a fault.
    mutating func add(_ diagnostic: Diagnostic) {
        guard !isFull else { return }
        guard diagnostics.count < Self.limit else {
            overflow = Diagnostic(
                .limit, .error, "this file has more than \(Self.limit) errors; the rest of it is not read",
                at: diagnostic.place, help: "fix these first")
            isFull = true
            return
        }
        diagnostics.append(diagnostic)
    }

    /// The faults in the order of the text.
    var inOrder: [Diagnostic] {
        if diagnostics.isEmpty { return [] }
        let sorted = diagnostics.enumerated().sorted { left, right in
            (place(left.element), left.offset) < (place(right.element), right.offset)
        }
        return sorted.map(\.element) + (overflow.map { [$0] } ?? [])
    }

    private func place(_ diagnostic: Diagnostic) -> Int {
        // Lines are shorter than this, as sources are.
        diagnostic.place.map { $0.line << 31 + $0.column } ?? 0
    }
}
