import Testing

@testable import SubscriptionManager

@Suite("Dates in the State, and many readers of it")
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
