import PreviewSite
import SubscriptionManager

let theme = try Theme(folder: "Theme")
let plan = try SitePlan(fixtures: FixtureFolder(contentsOf: "Fixtures"), locales: theme.locales)
let report = try SiteBuilder(theme: theme).build(plan, into: OutputFolder.forWriting("Previews"))
for page in report.pages { print(page.name.path) }
