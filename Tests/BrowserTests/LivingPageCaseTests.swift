import Diagnostics
import Foundation
import JSON
import TemplateEvaluation
import TestSupport
import Testing

/// The DOM that a page's own templates make: production's, and that of the static page.
@Suite("The DOM of a page that renders itself", .browser)
struct LivingPageCaseTests {
    /// A DOM that was made beside the one that is expected.
    private struct Comparison: Sendable {
        var expected: String
        var actual: String

        /// In which lines they differ.
        var fault: String? { difference(from: expected, to: actual) }
    }

    @Test(arguments: Corpus("production").cases)
    func `is production's`(_ each: Case) async throws {
        let comparison = try #require(try await Self.production.value[each.id])
        if let fault = comparison.fault { Issue.record("\(each.id)\n\(fault)") }
    }

    private static let production = Task {
        let pages = try ProductionPage.pages(of: Corpus("production").cases)
        let made = try await Chromium.onPage { try await LivingPage.print(pages.map(\.living), on: $0) }
        return Dictionary(
            uniqueKeysWithValues: zip(pages, made).map { page, made in
                let actual = made.lines?.joined(separator: "\n") ?? "error: \(made.error ?? "")"
                return (page.id, Comparison(expected: page.expected, actual: actual))
            })
    }

    // MARK: Beside the static page

    @Test(arguments: cases)
    func `is the static page's`(_ each: Case) async throws {
        // Templates with errors make no page.
        guard let comparison = try await Self.others.value[each.id] else { return }
        if let fault = comparison.fault { Issue.record("\(each.id)\n\(fault)") }
    }

    @Test func `random expressions have the value that they have in the static page`() async throws {
        let lines = try String(
            contentsOf: Repository.cases.appending(path: "nunjucks/generated.jsonl"), encoding: .utf8
        ).split(separator: "\n")
        let files = try lines.map { line in
            let request = try JSONDocument(Source(name: "generated", text: String(line))).root
            var file = CaseFile()
            file["template"] = request["template"]?.string
            if let context = request["context"] {
                file["context"] = String(
                    decoding: context.source.bytes[Int(context.span.start)..<Int(context.span.end)], as: UTF8.self)
            }
            return file
        }
        let compared = try await Self.compare(files)
        var faults: [String] = []
        for (number, comparison) in compared.enumerated() {
            // Text that is trusted and ends within a tag swallows what comes next in a static page only.
            if [539, 616].contains(number + 1) { continue }
            guard let fault = comparison?.fault else { continue }
            faults.append("line \(number + 1): \(files[number].template)\n\(fault)")
        }
        #expect(faults == [])
        #expect(compared.count { $0 != nil } > 1000)
    }

    /// The cases of the dialect `sm` that give a page; those of limits give none.
    private static var cases: [Case] {
        ["sm", "bindings", "translations", "filters", "scripts"].flatMap { Corpus($0).cases }.filter {
            !$0.id.hasPrefix("sm/limits/") && !differences.contains($0.id)
        }
    }

    /// The cases in which a living page is right and the static one is not, or cannot be: a property is set, whatever text
    /// the element has. And those that only we have: a list with trusted text, Markdown, other dialects, scripts in views.
    private static let differences: Set<String> = [
        "bindings/property/of-a-textarea-with-text-is-left-to-the-page", "bindings/property/of-a-textarea-is-its-text",
        "bindings/trust/a-list-with-trusted-items", "sm/printing/a-list-of-trusted-text-is-not-escaped",
        "sm/not-in-production/markdown-block", "sm/not-in-production/filters-of-markup",
        "sm/set-property/by-a-method-in-an-included-template-of-nunjucks", "bindings/script/escaped-script-data",
        "bindings/property/undefined-becomes-the-word-that-browsers-show", "filters/js-names",
        "bindings/property/from-javascript-is-left-to-the-page", "bindings/script/a-value-is-json",
        "bindings/between-attributes/a-tag-that-ends-in-each-branch", "bindings/foreign/svg-has-its-own-rules",
        // The first of two attributes is in a block, and the static page has written it before it meets the second.
        "bindings/between-attributes/the-same-attribute-again",
        // The text of a function.
        "sm/silence/functions",
        // A browser's own zone; a page that breaks the test's own functions; a store, and time, that this page has not.
        "scripts/dates-follow-the-time-zone", "scripts/a-prototype-that-is-redefined",
        "scripts/the-same-object-is-the-same", "scripts/promises-that-settle",
        "scripts/a-script-reorders-the-state-when-it-is-loaded", "scripts/the-clock-and-random-numbers-stand",
        "scripts/a-script-that-fails-half-way",
    ]

    private static let others = Task {
        let cases = Self.cases
        let compared = try await compare(try cases.map { try $0.file() })
        return Dictionary(
            uniqueKeysWithValues: zip(cases, compared).compactMap { each, comparison in
                comparison.map { (each.id, $0) }
            })
    }

    /// Renders templates in both ways; nil where a template has an error, or the page leaves something to scripts, or has a
    /// DOM of which there is no text.
    private static func compare(_ files: [CaseFile]) async throws -> [Comparison?] {
        try await Chromium.onPage { page in
            try await LivingPage.load(on: page)
            var compared: [Comparison?] = []
            for file in files {
                let answer = try JSON(parsing: Data(evaluate(line: Array(request(file).utf8), number: 1)))
                var codes = answer["diagnostics"].array.map { $0["code"].string ?? "" }
                var output = answer["output"].string
                if file["script"] != nil {
                    // Held against the command by `ScriptCaseTests`.
                    output = file["output"]
                    codes = file["diagnostics"]?.contains("js-value-deferred") ?? false ? ["js-value-deferred"] : []
                }
                guard let html = output, file["options"] == nil,
                    Set(codes).isDisjoint(with: ["nesting", "js-value-deferred", "unsafe-script"]),
                    let living = try LivingPage(evaluating: file)
                else {
                    compared.append(nil)
                    continue
                }
                let document = "<!doctype html><body><div id=\"og-msi\">\(html)</div>"
                let lines = try await page.run(
                    """
                    const { lines, error } = await livingPage.print(\(living.request));
                    const comparable = (list) => productionDOM.comparable(list).join("\\n");
                    return [comparable(productionDOM.printPage(\(JSON.string(document).text))), error ?? comparable(lines)];
                    """)
                compared.append(Comparison(expected: lines[0].string ?? "", actual: lines[1].string ?? ""))
            }
            return compared
        }
    }

    /// The request that `sm-preview eval` takes.
    private static func request(_ file: CaseFile) -> String {
        var members = ["\"template\": \(JSON.string(file.template).text)"]
        // As they are written: the order of keys counts.
        for name in ["context", "translations", "settings"] {
            if let text = file[name] { members.append("\"\(name)\": \(text)") }
        }
        for name in ["locale", "timeZone"] {
            if let text = file[name] { members.append("\"\(name)\": \(JSON.string(text).text)") }
        }
        let templates = Dictionary(uniqueKeysWithValues: file.templates.map { ($0.name, JSON.string($0.text)) })
        members.append("\"templates\": \(JSON.object(templates).text)")
        return "{\(members.joined(separator: ", "))}"
    }
}
