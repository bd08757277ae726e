import Diagnostics
import JSON
import Localization
import NunjucksRuntime

/// What a fixture says of itself under `$fixture`.
struct FixtureDescription {
    static let keys = ["title", "description", "now", "extends", "settings", "tags", "seed", "timeZone", "order"]

    private(set) var title: String?
    private(set) var text: String?
    private(set) var now: String?
    private(set) var timeZone: String?
    private(set) var seed: Int?
    private(set) var order: Double?
    private(set) var tags: [String] = []
    private(set) var findings: [StateChecker.Finding] = []

    mutating func read(_ storage: JSONDocument.Storage, isStrict: Bool) {
        guard let description = storage.child(of: 0, named: Fixture.descriptionKey) else {
            if isStrict {
                note(.missingField, .warning, 0, .opening, "has no `$fixture`, which gives it a title and a date")
            }
            return
        }
        guard storage.nodes[description].kind == .object else {
            return note(.invalidFixture, .error, description, .value, "must be an object")
        }
        for child in storage.children(of: description) { readMember(child, of: storage) }
        if isStrict, now == nil, storage.child(of: description, named: "now") == nil {
            note(
                .missingField, .warning, description, .opening,
                "has no `now`, so that the time at which the customer's signature was made is taken for it")
        }
    }

    private mutating func readMember(_ node: Int, of storage: JSONDocument.Storage) {
        let key = storage.key(at: node)
        let kind = storage.nodes[node].kind
        switch key {
        case "title" where kind == .string: title = storage.string(at: node)
        case "description" where kind == .string: text = storage.string(at: node)
        case "now" where kind == .string && storage.withBytes(ofStringAt: node, DateText.isDate):
            now = storage.string(at: node)
        case "timeZone" where kind == .string:
            let name = storage.string(at: node)
            if ZoneClock.named(name) != nil {
                timeZone = name
            } else {
                note(
                    .invalidFixture, .error, node, .value,
                    #"must be the name of a time zone such as "America/New_York""#,
                    help: nearest(to: name, among: ZoneClock.names).map { "did you mean `\($0)`?" })
            }
        case "seed" where kind == .number:
            seed = Int(exactly: storage.number(at: node))
            if seed == nil { note(.invalidFixture, .error, node, .value, "must be a whole number") }
        case "order" where kind == .number: order = storage.number(at: node)
        case "tags" where kind == .array:
            for child in storage.children(of: node) {
                if storage.nodes[child].kind == .string {
                    tags.append(storage.string(at: child))
                } else {
                    note(.invalidFixture, .error, child, .value, "must be a string")
                }
            }
        case "settings" where kind == .object, "extends" where kind == .string: break
        case "title", "description", "extends", "timeZone":
            note(.invalidFixture, .error, node, .value, "must be a string")
        case "now":
            note(
                .invalidFixture, .error, node, .value, #"must be a date and time such as "2026-03-02 09:30:00""#)
        case "seed": note(.invalidFixture, .error, node, .value, "must be a whole number")
        case "order": note(.invalidFixture, .error, node, .value, "must be a number")
        case "tags": note(.invalidFixture, .error, node, .value, "must be a list of strings")
        case "settings":
            note(.invalidFixture, .error, node, .value, "must be an object of settings and their values")
        default:
            note(
                .unknownKey, .warning, node, .key, "means nothing",
                help: nearest(to: key, among: Self.keys).map { "did you mean `\($0)`?" }
                    ?? "a fixture is described by \(Self.keys.map { "`\($0)`" }.joined(separator: ", "))")
        }
    }

    private mutating func note(
        _ code: Diagnostic.Code, _ severity: Diagnostic.Severity, _ node: Int, _ part: StateChecker.Finding.Part,
        _ message: String, help: String? = nil
    ) {
        findings.append(
            StateChecker.Finding(code: code, severity: severity, node: node, part: part, message: message, help: help))
    }
}
