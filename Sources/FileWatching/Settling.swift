/// What was announced and is not told yet, because more may come: files that are written, the rest of a burst.
struct Settling {
    /// A file by its real folder and its name.
    struct Place: Hashable {
        var name: String
        var folder: String
    }

    typealias Instant = ContinuousClock.Instant

    private(set) var touched: Set<Place> = []
    /// The files that are being written, with the time at which something was written last.
    private var writing: [Place: Instant] = [:]
    private(set) var isEverything = false
    private var first: Instant?
    private var last: Instant?

    /// A file that nobody closes is taken as whole after this time.
    private static let idleTime = Duration.milliseconds(100)
    /// How long it has to be quiet. One file that is whole is not waited with: an editor has saved it. A checkout of git
    /// writes hundreds.
    private static let quiet = (one: Duration.zero, few: Duration.milliseconds(2), many: Duration.milliseconds(50))
    private static let few = 6
    /// No burst is waited for longer than this.
    private static let patience = Duration.seconds(1)

    var isEmpty: Bool { first == nil }

    /// Takes what was announced.
    mutating func take(_ announcements: [Announcement], at now: Instant) {
        for announcement in announcements {
            switch announcement {
            case .everything: isEverything = true
            case .finished(let name, let folder):
                writing[Place(name: name, folder: folder)] = nil
                touched.insert(Place(name: name, folder: folder))
            case .writing(let name, let folder):
                writing[Place(name: name, folder: folder)] = now
                touched.insert(Place(name: name, folder: folder))
            }
        }
        if !announcements.isEmpty {
            first = first ?? now
            last = now
        }
    }

    /// When it is time to tell, if nothing more comes.
    var end: Instant? {
        guard let first, let last else { return nil }
        let quiet =
            isEverything || touched.count > Self.few
            ? Self.quiet.many : touched.count == 1 ? Self.quiet.one : Self.quiet.few
        let written = writing.values.max().map { $0 + Self.idleTime }
        return min(max(last + quiet, written ?? last), first + Self.patience)
    }
}
