import Diagnostics
import Foundation
import TestSupport
import Testing

/// The DOM of our static pages, beside what production makes of the same themes.
///
/// The expectations come from `Tests/Scripts/production`. Pages are compared without their scripts, as far as a page
/// without scripts can show it; `Pages/dom.js` says what that leaves out.
@Suite("The DOM that production makes", .browser)
struct ProductionCaseTests {
    @Test(arguments: Corpus("production").cases)
    func `a static page has production's DOM, or HTML has no text for it`(_ each: Case) async throws {
        let comparison = try #require(try await Self.comparisons.value[each.id])
        let page = comparison.page
        if let fault = comparison.fault { Issue.record("\(each.id)\n\(fault)\n\(page.html)") }
    }

    /// All comparisons, by the names of the cases: one page of the browser makes them, before the first test.
    private static let comparisons = Task {
        let pages = try ProductionPage.pages(of: Corpus("production").cases)
        let requests = pages.map { JSON.array([.string($0.expected), .string($0.html), .bool($0.hasLiveProperties)]) }
        return try await Chromium.onPage { page in
            try await page.load("dom.js")
            let answer = try await page.run(
                """
                return \(JSON.array(requests).text).map(([text, html, isLive]) => {
                  const expected = text.split("\\n");
                  const lines = (list) => productionDOM.comparable(list, { withoutLive: !isLive }).join("\\n");
                  return [lines(expected), lines(productionDOM.printPage(html)), productionDOM.isWritable(expected)];
                });
                """)
            let comparisons = zip(pages, answer.array).map { page, answer in
                let (expected, actual) = (answer[0].string ?? "", answer[1].string ?? "")
                return (
                    page.id,
                    Comparison(
                        page: page, difference: difference(from: expected, to: actual), isWritable: answer[2] == true)
                )
            }
            return Dictionary(uniqueKeysWithValues: comparisons)
        }
    }
}

/// A page beside its expectation, both as far as a static page can show it.
private struct Comparison: Sendable {
    var page: ProductionPage
    /// In which lines the DOM is not production's.
    var difference: String?
    /// Whether HTML that is written as production's DOM stands makes that DOM.
    var isWritable: Bool

    /// What is wrong with the page.
    var fault: String? {
        if let error = page.error { return error.message }
        guard let difference else {
            if page.needsScripts { return "the page needs no script for this: the option `static` says nothing" }
            return page.reportsNesting && !page.showsNoNesting
                ? "the DOM is production's, and yet `nesting` is reported" : nil
        }
        if page.needsScripts || page.reportsNesting && !isWritable { return nil }
        return isWritable ? difference : "\(difference)\nHTML has no text for it, and `nesting` is not reported"
    }
}
