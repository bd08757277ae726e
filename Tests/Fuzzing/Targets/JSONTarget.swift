import Diagnostics
import JSON
import NunjucksRuntime
import SubscriptionManager

extension FuzzTarget {
    /// The reader and the writer of JSON: what is written reads as what was read.
    static let json = FuzzTarget(name: "json") { bytes throws(FuzzViolation) in
        let input = FuzzInput(bytes)
        guard let document = document(input.main) else { return }
        _ = document.warnings
        for indent in [JSONIndent.none, .spaces(2)] {
            let first = try written(document, indent)
            guard let again = Self.document(first) else {
                throw FuzzViolation(description: "what was written is not JSON: \(quoted(first))")
            }
            let second = try written(again, indent)
            try FuzzViolation.unless(first == second, "\(quoted(first)) becomes \(quoted(second))")
        }
        if let patch = input.files.first.flatMap({ Self.document($0.text) }) {
            let once = document.merged(with: patch)
            let twice = try written(once.merged(with: patch), .none)
            try FuzzViolation.unless(try written(once, .none) == twice, "a patch does more when it is applied again")
        }
    }

    private static func document(_ bytes: [UInt8]) -> JSONDocument? {
        try? JSONDocument(Source(name: "json", bytes: bytes), nestingLimit: 100)
    }

    private static func written(_ document: JSONDocument, _ indent: JSONIndent) throws(FuzzViolation) -> [UInt8] {
        let heap = Heap()
        var bytes: [UInt8] = []
        do {
            try appendJSON(document.root.value(in: heap), indent: indent, to: &bytes)
        } catch {
            throw FuzzViolation(description: "JSON cannot be written: \(error)")
        }
        return bytes
    }

    /// The reader of fixtures: a State that can be read is a State when it is written.
    static let fixtures = FuzzTarget(name: "fixtures") { bytes throws(FuzzViolation) in
        let input = FuzzInput(bytes)
        var files = ["main.json": input.main]
        for file in input.files { files[file.name] = file.text }
        let all = files
        let folder = FixtureFolder(path: "", fileNames: Array(files.keys)) { all[$0] }
        _ = folder.validate("main.json")
        guard let fixture = folder.read("main.json").fixture else { return }
        for text in [fixture.stateJSON(), fixture.stateJSON(locale: "fr", includesDerivedMaps: true), fixture.json()] {
            try FuzzViolation.unless(
                (try? JSONDocument(Source(name: "state", bytes: text))) != nil,
                "the State is not JSON: \(quoted(text))")
        }
    }

    /// The reader of a theme's `sm-preview.json`: whatever it says, no limit is wider than it is without it.
    static let configuration = FuzzTarget(name: "configuration") { bytes throws(FuzzViolation) in
        guard let document = document(bytes) else { return }
        let configuration = Configuration(document.root)
        let standard = PageLimits()
        for name in PageLimits.Name.allCases {
            let value = configuration.limits[name]
            try FuzzViolation.unless(
                value > 0 && value <= standard[name], "the limit `\(name.rawValue)` is \(value)")
        }
    }
}
