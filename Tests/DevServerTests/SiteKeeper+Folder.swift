import PreviewSite
import SubscriptionManager
import TestSupport

@testable import DevServer

extension SiteKeeper {
    /// Keeps the site of what is in a folder: `theme` and `fixtures`.
    convenience init(in folder: TemporaryFolder) throws {
        try self.init(
            Places(
                theme: .folder("\(folder.path)/theme"), fixtures: FixtureSource("\(folder.path)/fixtures"), limits: [],
                selection: SitePlan.Selection(), options: SiteBuilder.Options()))
    }
}
