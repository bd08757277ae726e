/// Rooms of a house, and which uses which.
struct ArrowGraph {
    /// That one room uses another.
    struct Arrow: Equatable {
        var user: String
        var used: String
        /// What of it is used, and where.
        var example = ""
    }

    /// All rooms.
    let rooms: [String]
    let arrows: [Arrow]

    /// The rooms that one uses.
    func used(by room: String) -> [String] { arrows.filter { $0.user == room }.map(\.used).sorted() }

    /// The rooms by floors: those of the first use no other, those of the next ones only what is below them. Rooms that
    /// are on a circle, or above one, are missing.
    var floors: [[String]] {
        var floors: [[String]] = []
        var done: Set<String> = []
        while true {
            let next = rooms.filter { !done.contains($0) && done.isSuperset(of: used(by: $0)) }
            if next.isEmpty { return floors }
            floors.append(next.sorted())
            done.formUnion(next)
        }
    }

    /// A shortest circle, as the arrows that make it; empty where there is none.
    var circle: [Arrow] {
        let circles = rooms.sorted().compactMap { path(from: $0) }
        return circles.min { $0.count < $1.count } ?? []
    }

    /// The shortest path from a room back to itself.
    private func path(from start: String) -> [Arrow]? {
        var paths = arrows.filter { $0.user == start }.map { [$0] }
        var seen: Set<String> = []
        while !paths.isEmpty {
            if let circle = paths.first(where: { $0.last?.used == start }) { return circle }
            var longer: [[Arrow]] = []
            for path in paths {
                guard let end = path.last?.used, seen.insert(end).inserted else { continue }
                longer += arrows.filter { $0.user == end }.map { path + [$0] }
            }
            paths = longer
        }
        return nil
    }
}
