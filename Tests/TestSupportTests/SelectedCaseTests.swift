import TestSupport
import Testing

@Suite("Cases that are run alone")
struct SelectedCaseTests {
    @Test("SM_CASE names cases that are there")
    func known() {
        #expect(SelectedCases.current.unknown == [], "there are no such cases in Tests/Cases")
    }

    @Test(
        "a name picks a case, a folder of cases, or a line",
        arguments: [
            ("sm/include", ["sm/include/nested"]), ("sm", ["sm/include/nested"]),
            ("sm/include/", ["sm/include/nested"]),
            ("Tests/Cases/sm/include/nested.case", ["sm/include/nested"]),
            ("regex/cases.jsonl", ["regex/cases.jsonl:7", "regex/cases.jsonl:77"]),
            ("regex/cases.jsonl:7, sm/include/nested", ["sm/include/nested", "regex/cases.jsonl:7"]),
            ("sm/incl", []), ("nested", []),
        ])
    func selection(text: String, picked: [String]) {
        let ids = ["sm/include/nested", "sm-other/include", "regex/cases.jsonl:7", "regex/cases.jsonl:77"]
        #expect(ids.filter(SelectedCases(text).contains) == picked)
        #expect(ids.filter(SelectedCases(nil).contains) == ids)
    }

    @Test("a name without a case is an error, not a test that finds nothing wrong")
    func unknown() {
        let names = "sm/nothing,fixtures/base,regex/cases.jsonl:9000,regex/cases.jsonl:99999,sm,bindings/matrix.txt:1"
        #expect(SelectedCases(names).unknown == ["sm/nothing", "regex/cases.jsonl:99999"])
        #expect(SelectedCases(nil).unknown == [])
    }
}
