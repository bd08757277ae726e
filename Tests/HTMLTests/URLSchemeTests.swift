import HTML
import Testing

@Suite("Schemes of URLs") struct URLSchemeTests {
    static let urls: [(url: String, document: Bool, resource: Bool, markdown: Bool)] = [
        ("https://a", false, false, false), ("a/b:c", false, false, false), ("", false, false, false),
        ("javascript:a", true, true, true), ("\u{1} JaVa\tScr\nipt\r:a", true, true, true),
        ("java script:a", false, false, false), ("vbscript:a", true, true, true), ("livescript:a", true, true, true),
        ("mocha:a", true, true, true), ("file:///a", false, false, true), ("data:text/html,a", true, true, true),
        ("data:,a", true, true, true), ("data:image/png,a", false, false, false),
        ("DATA: Image/SVG+xml,a", true, false, true), ("data:image/x-icon,a", false, false, true),
    ]

    @Test("a scheme is unsafe where it runs code or reads files", arguments: urls)
    func schemes(url: String, document: Bool, resource: Bool, markdown: Bool) {
        let scheme = URLScheme(of: url.utf8)
        #expect((scheme?.isUnsafe(in: .document) ?? false) == document)
        #expect((scheme?.isUnsafe(in: .resource) ?? false) == resource)
        #expect((scheme?.isUnsafe(in: .markdown) ?? false) == markdown)
    }
}
