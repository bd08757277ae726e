import Testing

@testable import SubscriptionManager

@Suite("Dates and secrets in the State")
struct StateTextTests {
    @Test(
        "a date is one that exists, with or without a time",
        arguments: [
            ("2026-03-02", true), ("2024-02-29", true), ("2023-02-29", false), ("1900-02-29", false),
            ("2000-02-29", true), ("2026-04-31", false), ("2026-00-10", false), ("2026-01-00", false),
            ("2026-3-2", false), ("26-03-02", false), ("2026/03/02", false), ("", false), ("2026-03-02 ", false),
            ("2026-03-02 09:30", true), ("2026-03-02 09:30:00", true), ("2026-03-02T09:30:00.123Z", true),
            ("2026-03-02T09:30:00+02:00", true), ("2026-03-02T09:30:00+0200", true), ("2026-03-02 24:00:00", false),
            ("2026-03-02 23:60:00", false), ("2026-03-02 23:59:60", true), ("2026-03-02 9:30", false),
            ("2026-03-02 09:30:00 PM", false), ("2026-03-02T09:30:00.", false), ("2026-03-02T09:30+2", false),
        ])
    func dates(_ text: String, _ isDate: Bool) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { DateText.isDate($0) } == isDate)
    }

    @Test("days are counted from 1970")
    func days() {
        #expect(DateText.day(0) == "1970-01-01")
        #expect(DateText.day(-1) == "1969-12-31")
        #expect(DateText.day(11_016) == "2000-02-29")
    }

    @Test(
        "a secret seems to be real when no person made it up",
        arguments: [
            ("K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=", true), ("K7gNU3sdo%2BOL0wNhqoVWhr3g", true),
            ("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", true),
            ("card_1Nq8ZbK2eZvKYlo2C4Yb7Xw9", true), ("3f2504e0-4f89-41d3-9a0c-0305e82c3301", true),
            ("not-a-real-signature-for-previews-only", false), ("tok_preview_visa", false), ("tok_4242", false),
            ("stand-in-of-the-preview", false), ("signature", false), ("averyverylongwordwithoutdigits", false),
            ("", false),
        ])
    func secrets(_ text: String, _ looksLive: Bool) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { Secret.looksLive($0) } == looksLive)
    }

    @Test(
        "secrets in a line of source are covered, and its columns stay",
        arguments: [
            (#"  "sig": "abc","#, #"  "sig": "•••","#),
            (#"{"sig":"a\"b","token_id" : "é😀"}"#, #"{"sig":"••••","token_id" : "••"}"#),
            (#"{"sig": null, "design": "x"}"#, #"{"sig": null, "design": "x"}"#),
            (#"{"a": "sig", "b": "c"}"#, #"{"a": "sig", "b": "c"}"#),
            (#""sig": "unclosed"#, #""sig": "••••••••"#), (#""sig""#, #""sig""#),
        ])
    func covered(_ line: String, _ expected: String) {
        #expect(Secret.covered(line) == expected)
    }

    @Test("all cores can make States of one fixture at once")
    func concurrency() async throws {
        var text: [UInt8] = []
        FixtureGenerator(seed: 3, orders: 10, items: 30).write { text += $0 }
        let bytes = text
        let reading = FixtureFolder(path: "", fileNames: ["f.json"]) { _ in bytes }.read("f.json")
        let fixture = try #require(reading.fixture)
        let locales = ["en-US", "fr-CA", "es-ES", "de-DE", "ja-JP", "ar"]
        let expected = locales.map { fixture.stateJSON(locale: $0, includesDerivedMaps: true) }
        await withTaskGroup(of: (Int, [UInt8]).self) { group in
            for number in 0..<60 {
                group.addTask {
                    (number % 6, fixture.stateJSON(locale: locales[number % 6], includesDerivedMaps: true))
                }
            }
            for await (position, json) in group { #expect(json == expected[position]) }
        }
    }
}
