import Diagnostics
import Foundation
import JSON
import TestSupport
import Testing

@testable import SubscriptionManager

/// What holds of every State that becomes a fixture.
@Suite("States that become fixtures")
struct ImportTests {
    /// A State, by a name.
    struct Given: CustomTestStringConvertible, Sendable {
        var name: String
        var text: [UInt8]
        var testDescription: String { name }
    }

    /// The bundled customers, complete, and generated ones, whose names are in many scripts.
    static let states: [Given] = {
        let folder = FixtureFolder.bundled
        let bundled = folder.fileNames.compactMap { name in
            folder.read(name).fixture.map { Given(name: name, text: $0.json()) }
        }
        let generated = (1...12).map { seed in
            var text: [UInt8] = []
            FixtureGenerator(seed: UInt64(seed), orders: 5, items: 12).write { text += $0 }
            return Given(name: "seed \(seed)", text: text)
        }
        return bundled + generated
    }()

    /// Those that say little or nothing of a person.
    private static let bare: Set = ["empty-account.json", "loading.json", "not-authorized.json"]

    private static let theme = Result { () throws(Diagnostic) -> Theme in
        try Theme(folder: Repository.root.appending(path: "Templates/standard").path)
    }

    private func imported(_ text: [UInt8], now: String? = nil) throws -> FixtureImport {
        try FixtureImport(of: text, named: "state.json", now: now)
    }

    @Test("there are States to be imported")
    func count() { #expect(Self.states.count > 30) }

    @Test("an imported State is valid, keeps its shape, and is the same each time", arguments: states)
    func shape(_ given: Given) throws {
        let once = try imported(given.text)
        #expect(try imported(given.text).text == once.text)
        #expect(once.replacements.count > 5 || Self.bare.contains(given.name))
        let before = FixtureFolder(path: "", fileNames: ["state.json"]) { _ in given.text }.validate("state.json")
        let after = FixtureFolder(path: "", fileNames: ["state.json"]) { _ in once.text }.validate("state.json")
        #expect(after.map(\.code) == before.map(\.code))
        #expect(try skeleton(once.text) == skeleton(given.text))
        let twice = try imported(once.text)
        #expect(try skeleton(twice.text) == skeleton(given.text))
        let personal = [once, twice].map { $0.replacements.filter { $0.kind != nil }.map(\.path) }
        #expect(personal[1] == personal[0])
    }

    @Test("an imported State has the same page, with other names", arguments: states)
    func page(_ given: Given) throws {
        let theme = try Self.theme.get()
        let fixture = try Fixture(json: String(decoding: given.text, as: UTF8.self))
        let imported = try Fixture(json: String(decoding: imported(given.text).text, as: UTF8.self))
        let pages = [fixture, imported].map { theme.render($0, locale: "en-US").text }
        #expect(pages[0] != pages[1] || Self.bare.contains(given.name) || given.name == "maintenance-mode.json")
        #expect(tags(of: pages[1]) == tags(of: pages[0]))
    }

    /// The names of a page's tags, in their order.
    private func tags(of page: String) -> [Substring] {
        page.split(separator: "<").dropFirst().map {
            $0.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "-" }
        }
    }

    @Test("nothing that was replaced remains", arguments: states)
    func remains(_ given: Given) throws {
        let document = try JSONDocument(Source(name: "state", bytes: given.text))
        let text = try imported(given.text).text
        let strings = strings(of: try JSONDocument(Source(name: "state", bytes: text)).root)
        let keys: Set = [
            "first_name", "last_name", "email", "phone", "address", "city", "company_name", "zip_postal_code",
            "customer",
            "sig_field", "cc_holder", "sig", "order_merchant_id", "merchant_order_id", "session_id",
        ]
        var found: [String] = []
        func collect(_ element: JSONDocument.Element) {
            for child in element.elements {
                if keys.contains(child.key ?? ""), let value = child.string, value.count >= 4 { found.append(value) }
                if !["products", "environment"].contains(child.key ?? "") { collect(child) }
            }
        }
        collect(document.root)
        #expect(Set(found).count >= 3 || Self.bare.contains(given.name))
        let values = Set(found).subtracting([String(decoding: Secret.standIn, as: UTF8.self)])
        let left = values.filter { value in strings.contains { holds($0, value) } }
        #expect(left == [])
    }

    /// Whether a text has a value in it that stands for itself.
    private func holds(_ text: String, _ value: String) -> Bool {
        guard let range = text.range(of: value) else { return false }
        let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
        let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
        func isPart(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber } ?? false }
        return !isPart(before) && !isPart(after)
    }

    private func strings(of element: JSONDocument.Element) -> [String] {
        if let string = element.string { return [string] }
        return element.elements.flatMap { child in
            ["products", "environment"].contains(child.key ?? "") ? [] : strings(of: child)
        }
    }

    /// A document's keys, the kinds of its values, and those values that are about nobody.
    private func skeleton(_ text: [UInt8]) throws -> String {
        func describe(_ element: JSONDocument.Element) -> String {
            switch element.kind {
            case .object:
                let members = element.elements.filter { $0.key != Fixture.descriptionKey }
                return "{" + members.map { "\($0.key ?? ""):\(describe($0))" }.joined(separator: ",") + "}"
            case .array: return "[" + element.elements.map(describe).joined(separator: ",") + "]"
            case .string: return element.string?.isEmpty == true ? "\"\"" : "text"
            default: return String(decoding: element.text, as: UTF8.self)
            }
        }
        return describe(try JSONDocument(Source(name: "state", bytes: text)).root)
    }

    // MARK: Time

    @Test("the time grows as the State does, however many names there are and however alike they are")
    func time() throws {
        func state(_ count: Int) -> [UInt8] {
            let addresses = (0..<count).map { number in
                #"{"first_name": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\#(number)", "city": "Ada Ada Ada \#(number)"}"#
            }
            let text = String(repeating: "aaaaaaaa Ada ", count: count)
            return Array(#"{"addresses": [\#(addresses.joined(separator: ","))], "x": "\#(text)"}"#.utf8)
        }
        let (small, large) = (state(500), state(4000))
        let first = try ProcessorTime.measure { _ = try imported(small) }
        let second = try ProcessorTime.measure { _ = try imported(large) }
        #expect(second < first * 24 + .milliseconds(200))
    }

    // MARK: Dates

    @Test(
        "the preview's date is the State's own",
        arguments: [
            (#"{"customer": {"ts": 1772443800}}"#, "2026-03-02 09:30:00"),
            (#"{"customer": {"ts": 0}, "orders": [{"place": "2026-03-01", "status": 1}]}"#, "2026-02-28 12:00:00"),
            (
                #"{"orders": [{"place": "2026-05-01", "status": "UNSENT"}, {"place": "2026-04-01", "status": "SUCCESS"}]}"#,
                "2026-04-30 12:00:00"
            ),
            (#"{"orders": [{"created": "2026-01-02T03:04:05Z", "updated": "2025-01-01"}]}"#, "2026-01-02 03:04:05"),
            (#"{"$fixture": {"now": "2020-01-01"}, "customer": {"ts": 1772443800}}"#, "2020-01-01"),
            (#"{"orders": []}"#, nil),
        ])
    func date(state: String, now: String?) throws {
        let text = try imported(Array(state.utf8)).text
        #expect(try JSONDocument(Source(name: "s", bytes: text)).root["$fixture"]?["now"]?.string == now)
    }

    @Test("a date that is given is taken, in place of the State's")
    func givenDate() throws {
        let state = #"{"$fixture": {"now": "2020-01-01"}, "orders": []}"#
        let text = try imported(Array(state.utf8), now: "2026-07-08 09:10:11").text
        #expect(
            String(decoding: text, as: UTF8.self)
                == #"{"$fixture": {"title": "Imported customer", "now": "2026-07-08 09:10:11"}, "orders": []}"# + "\n")
    }

    // MARK: Stand-ins

    @Test("different values have different stand-ins, none of them a value of the file, in every shape")
    func different() {
        var values: [StandIns.Value] = []
        for number in 1...900 {
            let texts: [(StateSchema.PersonalKind, String)] = [
                (.phone, "503-555-01\(number)"), (.phone, "\(number)"), (.phone, "+33 6 39 98 \(number)"),
                (.phone, "5550\(number % 100)"), (.birthday, "\(number % 9 + 1)/\(number % 12 + 1)"),
                (.birthday, "1960-\(number)"), (.customerID, "\(number)"), (.customerID, "id-\(number)"),
                (.postalCode, "A\(number % 10)B"), (.email, "robin\(number)@example.com"), (.email, "a@x\(number).org"),
                (.firstName, "Robin\(number)"), (.lastName, "Fairlie \(number)"), (.city, "Willow"), (.label, "Home"),
                (.firstName, ["Robin", "Sasha", "葵", "نور", "Zoé", "A", "李"][number % 7]),
                (.ipAddress, "192.0.2.\(number % 256)"),
                (.ipAddress, "2001:db8::\(number)"), (.message, "Lorem ipsum \(number), lorem!"),
                (.link, "/a/\(number)"),
                (.coordinate, "\(number).5"), (.street, "\(number) Willow Street"), (.company, "Harbor \(number) Ltd"),
            ]
            values += texts.map { StandIns.Value(text: $0.1, kind: $0.0) }
        }
        let unique = Array(Set(values)).sorted { ($0.text, $0.kind.rawValue) < ($1.text, $1.kind.rawValue) }
        let standIns = StandIns(for: unique)
        var byStandIn: [String: String] = [:]
        let texts = Set(unique.map { $0.text.lowercased() })
        var clashes: [String] = []
        for value in unique {
            guard let standIn = standIns[value] else {
                if value.text != "Home" { clashes.append("\(value.text) stays") }
                continue
            }
            if texts.contains(standIn.lowercased()) { clashes.append("\(value.text) becomes \(standIn)") }
            if let other = byStandIn.updateValue(value.text, forKey: standIn), other != value.text {
                clashes.append("\(value.text) and \(other) become \(standIn)")
            }
        }
        #expect(clashes == [])
    }

    @Test(
        "nothing but its shape comes of a value",
        arguments: [["Ada", "Bob"], ["555-0123", "555-0199"], ["a@b.co", "c@d.se"]])
    func independence(values: [String]) {
        let kinds: [StateSchema.PersonalKind] = [.firstName, .phone, .email]
        for kind in kinds {
            let standIns = values.map { text in
                let value = StandIns.Value(text: text, kind: kind)
                return StandIns(for: [value])[value]
            }
            #expect(standIns[0] == standIns[1])
        }
    }

    @Test(
        "addresses in a text end where they end",
        arguments: [
            ("a@x.org", ["a@x.org"]), ("<a@x.org>, *b.c@x.co.uk*.", ["a@x.org", "b.c@x.co.uk"]),
            ("宛先a@x.jpまで", ["a@x.jp"]), ("sakura@ドメイン.jp、", ["sakura@ドメイン.jp"]), ("@x.org a@ a@b @", []),
            ("{a@x.org}'b@x.org'", ["a@x.org", "b@x.org"]), ("é@münchen.de!", ["é@münchen.de"]), ("a@@x.org", []),
            ("mailto:a+b@x.org?subject=c", ["a+b@x.org"]), ("a@x.org@y.org", ["a@x.org"]),
        ])
    func emails(text: String, addresses: [String]) {
        var text = text
        let found = text.withUTF8 { bytes in
            EmailText.ranges(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
        }
        #expect(found == addresses)
    }

    @Test("base64 is read and written", arguments: ["", "g", "gi", "gid", "gid://shop/Customer/6284017533", "é"])
    func base64(text: String) {
        let encoded = Base64.encoded(Array(text.utf8))
        #expect(String(decoding: encoded, as: UTF8.self) == Data(text.utf8).base64EncodedString())
        #expect(Base64.decoded(encoded) == Array(text.utf8))
        #expect(Base64.decoded(Array("a\(text)=".utf8)) == nil || text.utf8.count == 2)
    }

    // MARK: Names of fields

    @Test(
        "the name of a field that is not declared says what it holds",
        arguments: [
            ("email", "email"), ("customerEmail", "email"), ("EMAIL_2", "email"), ("email_opt_in", nil),
            ("firstName", "first-name"), ("Shipping-First-Name", "first-name"), ("product_name", nil), ("name", nil),
            ("last4", "card-number"), ("ip_address", "ip-address"), ("address_line_1", "street"), ("capacity", nil),
            ("zipCode", "postal-code"), ("merchant_user_id", "customer-id"), ("phoneNumber", "phone"),
            ("phone_type", nil),
            ("trackingNumber", "tracking-number"), ("gift_message", "message"), ("message", nil), ("dob", "birthday"),
            ("locale", nil), ("country", nil), ("state_province_code", nil), ("", nil), ("--", nil),
        ])
    func names(name: String, kind: String?) {
        var name = name
        #expect(name.withUTF8 { PersonalName.kind(of: $0) }?.rawValue == kind)
    }
}
