import Testing

@testable import DevServer

@Suite("Templates that are exchanged", .browser)
struct ExchangeTests {
    @Test(arguments: 1...8)
    func `give the page that their new version gives when it is rendered anew`(seed: Int) async throws {
        try await Chromium.withPage { page in
            try await LivingPage.load(on: page)
            // In one script, whose names are seen by the test.
            try await page.evaluate(String(decoding: ClientScript.exchange, as: UTF8.self) + "\n;null")
            try await page.load("exchange.js")
            try await page.expect("exchangeTest(\(seed), 250)", equals: .null)
            #expect(page.exceptions == [])
        }
    }
}
