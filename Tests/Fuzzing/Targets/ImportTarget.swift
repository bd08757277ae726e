import Diagnostics
import JSON
import SubscriptionManager

extension FuzzTarget {
    /// The import of a shop's State: what comes of it is a State of the same shape, and comes of that again.
    static let `import` = FuzzTarget(name: "import") { bytes throws(FuzzViolation) in
        let input = FuzzInput(bytes).main
        guard let once = try? FixtureImport(of: input, named: "state") else { return }
        guard let twice = try? FixtureImport(of: once.text, named: "state") else {
            throw FuzzViolation(description: "what was imported cannot be imported: \(quoted(once.text))")
        }
        let (first, second) = (nodeCount(once.text), nodeCount(twice.text))
        try FuzzViolation.unless(
            first == second, "\(quoted(once.text)) has other values than \(quoted(twice.text))")
        _ = ImportReport(once).text
        try FuzzViolation.unless(
            nodeCount(ImportReport(once).json(fixture: nil)) != nil, "the list is not JSON")
    }

    private static func nodeCount(_ text: [UInt8]) -> Int? {
        (try? JSONDocument(Source(name: "state", bytes: text)))?.storage.nodes.count
    }
}
