import SubscriptionManager
import Synchronization

/// Reads each fixture once, and lets go of it when nobody wants it any more.
final class FixtureShelf: Sendable {
    let folder: FixtureFolder
    private let slots: [String: Slot]

    private final class Slot: Sendable {
        let reading = Mutex<Fixture.Reading?>(nil)
        let summary = Mutex<Manifest.Fixture?>(nil)
    }

    init(folder: FixtureFolder) {
        self.folder = folder
        slots = Dictionary(
            folder.fileNames.map { (SitePlan.withoutSuffix($0), Slot()) }, uniquingKeysWith: { first, _ in first })
    }

    /// The fixture of a name; others who want it wait meanwhile.
    func read(_ name: String) -> Fixture.Reading {
        guard let slot = slots[name] else { return folder.read(name + ".json") }
        return slot.reading.withLock { reading in
            if let reading { return reading }
            let new = folder.read(name + ".json")
            reading = new
            let fixture = new.fixture
            slot.summary.withLock {
                $0 = Manifest.Fixture(
                    name: name, title: fixture?.title ?? name, description: fixture?.description ?? "",
                    tags: fixture?.tags ?? [], order: fixture?.order)
            }
            return new
        }
    }

    /// Lets go of a fixture, whose pages are all made.
    func release(_ name: String) { slots[name]?.reading.withLock { $0 = nil } }

    /// What the gallery says of a fixture.
    func summary(of name: String) -> Manifest.Fixture {
        if let summary = slots[name]?.summary.withLock({ $0 }) { return summary }
        let reading = read(name)
        release(name)
        return slots[name]?.summary.withLock { $0 }
            ?? Manifest.Fixture(
                name: name, title: reading.fixture?.title ?? name, description: "", tags: [], order: nil)
    }
}
