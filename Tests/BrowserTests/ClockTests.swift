import Testing

/// The page's clock, in `Date` and in `og.smi.dayjs`.
@Suite("The clock of a preview", .browser)
struct ClockTests {
    @Test func `the clock stands while the page loads, and then runs on`() async throws {
        let script = """
            const times = [Date.now(), +new Date(), og.smi.dayjs().valueOf()];
            const start = performance.now();
            while (performance.now() - start < 20);
            times.push(Date.now(), +new Date(), og.smi.dayjs().valueOf());
            """
        let preview = PreviewPage(script: script, zone: "America/New_York")
        let check = { (page: Page) in
            let now: JSON = 1_772_461_800_000
            try await page.expect("times", equals: [now, now, now, now, now, now])
            try await page.run("await new Promise((done) => setTimeout(done, 50))")
            try await page.expect(
                "(() => { const [before, own, native, dayjs] = [1772461800000, Date.now(), +new Date(), og.smi.dayjs().valueOf()]; return [own >= before + 50, own < before + 600000, native - own < 50, dayjs - own < 50]; })()",
                equals: [true, true, true, true])
            try await page.expect("og.smi.dayjs().format('YYYY-MM-DD HH')", equals: "2026-03-02 09")
        }
        try await preview.opened(timeZone: "Asia/Tokyo", check)
        try await preview.served(check)
    }

    /// What a browser's own `Date` gives, too, but for now.
    static let cases: [(String, JSON)] = [
        ("typeof Date()", "string"), ("Date().slice(0, 15)", "Mon Mar 02 2026"), ("Date(0) === Date(1)", true),
        ("[Date.name, Date.length, typeof Date]", ["Date", 7, "function"]),
        ("Date.UTC(2020, 1, 3)", 1_580_688_000_000), ("Date.parse('2020-02-03T00:00:00Z')", 1_580_688_000_000),
        ("new Date(2020, 1, 3, 4).getHours()", 4),
        ("new Date('2020-02-03T00:00:00Z').toISOString()", "2020-02-03T00:00:00.000Z"),
        ("new Date(undefined).getTime()", "NaN"), ("new Date(NaN).getTime()", "NaN"), ("new Date(null).getTime()", 0),
        ("new Date(new Date(5)).getTime()", 5),
        (
            "[new Date() instanceof Date, new Date(0).constructor === Date, Date.prototype.constructor === Date]",
            [true, true, true]
        ),
        ("Object.prototype.toString.call(new Date())", "[object Date]"),
        ("structuredClone(new Date(7)) instanceof Date", true),
        (
            "(() => { class Day extends Date { name() { return 'day'; } } const day = new Day(); return [day instanceof Day, day instanceof Date, day.name(), day.getUTCFullYear(), new Day(0).getTime()]; })()",
            [true, true, "day", 2026, 0]
        ),
        ("Reflect.construct(Date, [], Array) instanceof Array", true),
        ("JSON.stringify(new Date(0))", "\"1970-01-01T00:00:00.000Z\""),
        ("Object.keys(globalThis).includes('Date')", false),
        ("Object.getOwnPropertyNames(Date).sort().join(' ')", "UTC length name now parse prototype"),
    ]

    @Test func `Date stays what it is`() async throws {
        try await PreviewPage().opened { page in
            for (expression, expected) in Self.cases {
                #expect(try await page.evaluate(expression) == expected, "\(expression)")
            }
            try await page.expect("ogPreview.diagnostics", equals: [])
        }
    }

    @Test func `a page without a now has the browser's`() async throws {
        try await PreviewPage(changes: "delete ogPreview.now;").opened { page in
            try await page.expect(
                "[Date.now() > Date.UTC(2026, 3), Math.abs(og.smi.dayjs() - new Date()) < 1000]", equals: [true, true])
        }
    }
}
