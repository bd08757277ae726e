import Foundation
import TestSupport
import Testing

/// The DOM that a page's own templates make: production's, and that of the static page.
@Suite("The DOM of a page that renders itself", .browser)
struct LivingPageCaseTests {
    /// A case of production's, with what our page made of it.
    private struct Comparison: Sendable {
        var page: ProductionPage
        var actual: String
        var isExpected: Bool { page.expected == actual }
    }

    @Test(arguments: Corpus("production").cases)
    func `is production's`(_ each: Case) async throws {
        let page = try #require(try await Self.production.value[each.id])
        if !page.isExpected {
            Issue.record("\(each.id)\n\(difference(from: page.page.expected, to: page.actual) ?? "")")
        }
    }

    @Test(arguments: cases)
    func `is the static page's`(_ each: Case) async throws {
        if let page = try await Self.others.value[each.id] ?? nil, !page.isExpected {
            Issue.record("\(each.id)\n\(difference(from: page.expected, to: page.actual) ?? "")")
        }
    }

    private static let production = Task {
        let pages = try ProductionPage.pages(of: Corpus("production").cases)
        let made = try await Chromium.onPage { try await LivingPage.print(pages.map(\.living), on: $0) }
        return Dictionary(
            uniqueKeysWithValues: zip(pages, made).map { page, made in
                let actual = made.lines?.joined(separator: "\n") ?? "error: \(made.error ?? "")"
                return (page.id, Comparison(page: page, actual: actual))
            })
    }

    /// The cases of the dialect `sm` that give a page; those of limits give none.
    private static var cases: [Case] {
        ["sm", "bindings", "translations", "filters"].flatMap { Corpus($0).cases }.filter {
            !$0.id.hasPrefix("sm/limits/") && !differences.contains($0.id)
        }
    }

    /// The cases in which a living page is right and the static one is not, or cannot be: texts that are reached through a
    /// map are templates, too; keyword arguments reach the parameters that they name; a property is set, whatever text
    /// the element has. And those that only we have: a list with trusted text, Markdown, other dialects, scripts in views.
    private static let differences: Set<String> = [
        "translations/plurals", "translations/names", "sm/calls/keyword-arguments-of-a-filter",
        "bindings/property/of-a-textarea-with-text-is-left-to-the-page", "bindings/property/of-a-textarea-is-its-text",
        "bindings/trust/a-list-with-trusted-items", "sm/printing/a-list-of-trusted-text-is-not-escaped",
        "sm/not-in-production/markdown-block", "sm/not-in-production/filters-of-markup",
        "sm/set-property/by-a-method-in-an-included-template-of-nunjucks", "bindings/script/escaped-script-data",
        "bindings/property/undefined-becomes-the-word-that-browsers-show", "filters/js-names",
        "bindings/property/from-javascript-is-left-to-the-page", "bindings/script/a-value-is-json",
        "bindings/between-attributes/a-tag-that-ends-in-each-branch", "bindings/foreign/svg-has-its-own-rules",
    ]

    /// A static page and a living one; nil where they cannot be compared.
    private struct Pair: Sendable {
        var expected: String
        var actual: String
        var isExpected: Bool { expected == actual }
    }

    private static let others = Task {
        let cases = Self.cases
        let pages = try ProductionPage.pagesOfCustomers(of: cases)
        return try await Chromium.onPage { browser in
            let made = try await LivingPage.print(pages.map(\.living), on: browser)
            var pairs: [String: Pair?] = [:]
            for (page, made) in zip(pages, made) {
                let isComparable =
                    page.error == nil
                    && !page.warnings.contains { [.nesting, .jsValueDeferred].contains($0.code) }
                guard isComparable else {
                    pairs[page.id] = .some(nil)
                    continue
                }
                let lines = made.lines.map { JSON.array($0.map { .string($0) }).text } ?? "[]"
                let answer = try await browser.run(
                    """
                    const lines = (list) => productionDOM.comparable(list).join("\\n");
                    return [lines(productionDOM.printPage(\(JSON.string(page.html).text))), lines(\(lines))];
                    """)
                let actual = made.error.map { "error: \($0)" } ?? answer[1].string ?? ""
                pairs[page.id] = Pair(expected: answer[0].string ?? "", actual: actual)
            }
            return pairs
        }
    }
}
