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

    @Test(arguments: ["sm", "bindings", "translations", "filters"].flatMap { Corpus($0).cases })
    func `is the static page's`(_ each: Case) async throws {
        let page = try #require(try await Self.others.value[each.id])
        if let page, !page.isExpected {
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

    /// A static page and a living one; nil where they cannot be compared.
    private struct Pair: Sendable {
        var expected: String
        var actual: String
        var isExpected: Bool { expected == actual }
    }

    private static let others = Task {
        let cases = ["sm", "bindings", "translations", "filters"].flatMap { Corpus($0).cases }
        let pages = try ProductionPage.pages(of: cases)
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
