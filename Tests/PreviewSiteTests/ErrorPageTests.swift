import Diagnostics
import Testing

@testable import PreviewSite

@Suite("Error pages")
struct ErrorPageTests {
    private static let source = Source(name: "views/main.liquid", text: "<div {{ x }}\n{% endif %}\n")

    @Test("related places are shown with their lines")
    func relatedAndFixes() throws {
        let place = Diagnostic.Place(Span(13..<24), in: Self.source)
        var diagnostic = Diagnostic(.htmlContext, .error, "a `<div>` is not closed", at: place, help: "close it")
        diagnostic.related = [
            Diagnostic.Related("`<div>` begins here", at: Diagnostic.Place(Span(0..<4), in: Self.source))
        ]
        diagnostic.fixes = [Diagnostic.Fix("write `>`", [Edit(replacing: Span(12..<12), in: Self.source, with: ">")])]
        let name = try #require(PageName(fixture: "ada", locale: "en"))
        let layout = PageLayout(isFragment: true, hasScripts: false)
        let page = String(
            decoding: ErrorPage.page(name, title: "Ada", diagnostics: [diagnostic], layout: layout), as: UTF8.self)
        #expect(
            page.hasSuffix(
                """
                <h1>This page could not be made</h1>
                <section class="sm-preview-error-section">
                <p class="sm-preview-code"><b>error</b> html-context</p>
                <p class="sm-preview-message">a <code>&lt;div&gt;</code> is not closed</p>
                <p class="sm-preview-place">views/main.liquid:2:1</p>
                <pre tabindex="0"><code><i aria-hidden="true">2</i><mark>{% endif %}</mark>
                <span aria-hidden="true"><i> </i><b>^^^^^^^^^^^</b></span></code></pre>
                <p class="sm-preview-place"><code>&lt;div&gt;</code> begins here: views/main.liquid:1:1</p>
                <pre tabindex="0"><code><i aria-hidden="true">1</i><mark>&lt;div</mark> {{ x }}
                <span aria-hidden="true"><i> </i><b>^^^^</b></span></code></pre>
                <p class="sm-preview-help">close it</p>
                </section>
                </main>

                """), "\(page)")
    }
}
