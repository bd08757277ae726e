import Diagnostics
import SubscriptionManager

/// What a thorough check of fixtures found.
public struct FixtureValidation: Sendable {
    /// How many fixtures were checked.
    public let fixtureCount: Int
    /// How many of them cannot be used.
    public let invalidCount: Int
    /// All that was found, fixture by fixture; what stands in a file that several extend, once.
    public let diagnostics: [PageDiagnostic]

    /// Checks fixtures.
    /// - Parameter names: Which ones; all if there is none.
    /// - Throws: ``Diagnostic/Code/notFound`` where a name is not that of a fixture.
    public init(folder: FixtureFolder, names: [String]) throws(Diagnostic) {
        let all = folder.fileNames.map(SitePlan.withoutSuffix)
        let wanted = try SitePlan.fixtures(names, among: all, in: folder.path)
        let chosen = all.filter { wanted?.contains($0) ?? true }
        var invalidCount = 0
        var found: [Diagnostic] = []
        for name in chosen {
            let diagnostics = folder.validate(name + ".json")
            if diagnostics.contains(where: { $0.severity == .error }) { invalidCount += 1 }
            found += diagnostics
        }
        fixtureCount = chosen.count
        self.invalidCount = invalidCount
        diagnostics = PageDiagnostic.collect(site: found, pages: [])
    }

    /// Whether a fixture cannot be used.
    public var isFailed: Bool { invalidCount > 0 }
}
