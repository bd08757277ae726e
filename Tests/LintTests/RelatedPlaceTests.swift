import Lint
import SubscriptionManager
import TestSupport
import Testing

/// Where the places are that findings point to besides their own.
@Suite("Places beside a finding")
struct RelatedPlaceTests {
    @Test("an element that an include leaves open points to the include")
    func include() throws {
        let folder = try TemporaryFolder([
            "views/main.liquid": "<p>Hello</p>\n\n{% include 'x' %}", "views/x.liquid": "<div>",
        ])
        let findings = Linter(theme: try Theme(folder: folder.path)).report().findings
        let place = try #require(findings.first { $0.code == .unbalancedHTML }?.related.first?.place)
        #expect("\(place.file):\(place.line):\(place.column)" == "views/main.liquid:3:1")
    }
}
