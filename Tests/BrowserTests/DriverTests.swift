import Foundation
import TestSupport
import Testing

@Suite("The driver", .browser)
struct DriverTests {
    @Test func `a page is opened, read, clicked, typed into and pictured`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            <!doctype html><title>Hello</title><input id="name"><button onclick="done = name_.value">Go</button>
            <script>var done = ""; const name_ = document.getElementById("name"); console.log("loaded", 1, { a: 2 })</script>
            """, to: "page.html")
        let server = try StaticServer(folder.url)
        for url in [folder.file("page.html"), server.url("page.html")] {
            try await Chromium.withPage(width: 400, height: 300, colorScheme: "dark") { page in
                try await page.open(url)
                try await page.expect("document.title", equals: "Hello")
                try await page.expect(
                    "[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]", equals: [400, true])
                try await page.click("#name")
                try await page.type("Jo é")
                try await page.press("Tab")
                try await page.press("Enter")
                try await page.wait("done")
                #expect(
                    try await page.run("const text = await Promise.resolve(done); return [text, NaN, undefined]") == [
                        "Jo é", nil, nil,
                    ])
                #expect(try await page.screenshot().prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
                #expect(page.console == ["log: loaded 1 Object"])
                #expect(page.exceptions == [])
                #expect(page.requests.count == 1)
            }
        }
    }

    @Test func `what a page throws reaches the test`() async throws {
        try await Chromium.withPage { page in
            let failure = await #expect(throws: Page.Failure.self) { try await page.evaluate("null.x") }
            #expect(failure?.description.hasPrefix("TypeError: Cannot read properties of null (reading 'x')") == true)
            try await page.evaluate("setTimeout(() => { throw new Error('late') })")
            try await page.wait("true")
            #expect(page.exceptions.map { $0.prefix(11) } == ["Error: late"])
        }
    }
}
