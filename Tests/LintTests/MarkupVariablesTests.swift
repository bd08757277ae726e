import Testing

@testable import Lint

@Suite("What variables of markup can be")
struct MarkupVariablesTests {
    private func texts(_ patterns: [TextPattern]?) -> [String]? { patterns?.map(\.written) }

    @Test("after one of several ways a variable is what it was set to on any, or what it was before")
    func ways() {
        var variables = MarkupVariables()
        variables.set("a", to: [TextPattern("0")])
        var ways: [MarkupVariables.Way] = []
        for value in ["1", "2"] {
            let start = variables.beginWay()
            #expect(texts(variables["a"]) == ["0"])
            variables.set("a", to: [TextPattern("x")])
            variables.set("a", to: [TextPattern(value)])
            if value == "2" { variables.set("b", to: [TextPattern("3")]) }
            ways.append(variables.endWay(start))
        }
        #expect(texts(variables["a"]) == ["0"])
        var all = variables
        all.join(ways)
        #expect(texts(all["a"]) == ["1", "2"])
        #expect(texts(all["b"]) == ["3"])
        #expect(all.version(of: "a") != variables.version(of: "a"))
        variables.join(ways + [[:]])
        #expect(texts(variables["a"]) == ["0", "1", "2"])
    }

    @Test("ways within ways")
    func nested() {
        var variables = MarkupVariables()
        let outer = variables.beginWay()
        variables.set("a", to: [TextPattern("1")])
        let inner = variables.beginWay()
        variables.set("a", to: [TextPattern("2")])
        variables.join([variables.endWay(inner), [:]])
        #expect(texts(variables["a"]) == ["1", "2"])
        variables.join([variables.endWay(outer), [:]])
        #expect(texts(variables["a"]) == ["1", "2"])
        #expect(texts(variables["b"]) == nil)
    }

    @Test("a variable that can be more than a hundred texts can be anything")
    func limit() {
        var variables = MarkupVariables()
        let ways = (0..<101).map { number in
            let start = variables.beginWay()
            variables.set("a", to: [TextPattern(String(number))])
            return variables.endWay(start)
        }
        variables.join(ways)
        #expect(variables["a"] == [.anything])
    }
}
