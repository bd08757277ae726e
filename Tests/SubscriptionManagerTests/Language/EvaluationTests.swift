import Diagnostics
import JSON
import TemplateEvaluation
import Testing

@Suite("Templates as JSON lines")
struct EvaluationTests {
    @Test(
        "a line gives a line",
        arguments: [
            (
                #"{"id": 1, "template": "{{ a }}!", "context": {"a": "<"}}"#,
                #"{"id":1,"output":"&lt;!","diagnostics":[]}"#
            ),
            (
                #"{"template": "{{ 'a' | t }}", "translations": {"a": "x"}}"#,
                #"{"id":null,"output":"x","diagnostics":[]}"#
            ),
            (
                #"{"id": {"x": [1]}, "dialect": "nunjucks", "template": "{{ a | upper }}{% include 'b' %}", "#
                    + #""context": {"a": "'"}, "templates": {"b": "!"}, "options": {"autoescape": false}}"#,
                #"{"id":{"x":[1]},"output":"'!","diagnostics":[]}"#
            ),
            (
                #"{"id": "d", "dialect": "nunjucks", "template": "<% if 1 %>[[ 2 ]]<% endif %>", "options": "#
                    + #"{"tags": {"blockStart": "<%", "blockEnd": "%>", "variableStart": "[[", "variableEnd": "]]"}}}"#,
                #"{"id":"d","output":"2","diagnostics":[]}"#
            ),
            (
                #"{"id": 2, "template": "{% include 'order/main' %}", "templates": {"views/order/main.liquid": "x"}}"#,
                #"{"id":2,"output":"x","diagnostics":[]}"#
            ),
            (
                #"{"id": 3, "template": "{{ 'price' | currency }}"}"#,
                #"{"id":3,"output":"","diagnostics":[{"code":"invalid-number","severity":"warning","message":"#
                    + #""\"price\" is no amount of money, and prints nothing","template":"template","line":1,"#
                    + #""column":4,"endLine":1,"endColumn":22,"includes":[]}]}"#
            ),
            (
                #"{"id": 4, "template": "{% if %}{% endif %}"}"#,
                #"{"id":4,"error":{"code":"syntax","severity":"error","message":"expected a value, found `%}`","#
                    + #""template":"template","line":1,"column":7,"endLine":1,"endColumn":9,"includes":[],"help":"a value is missing after `if`"}}"#
            ),
            (
                #"{"id": 5}"#,
                #"{"id":5,"error":{"code":"invalid-request","severity":"error","message":"#
                    + #""`template` must be the text of a template","template":"standard input","line":7,"column":1,"#
                    + #""endLine":7,"endColumn":10,"includes":[]}}"#
            ),
            (
                #"{"id": 6, "template": "x", "dialect": "liquid"}"#,
                #"{"id":6,"error":{"code":"invalid-request","severity":"error","message":"there is no dialect "#
                    + #"`liquid`","template":"standard input","line":7,"column":39,"endLine":7,"endColumn":47,"#
                    + #""includes":[],"help":"the dialects are `sm` and `nunjucks`"}}"#
            ),
            (
                #"{"id": 7, "template": "x", "context": []}"#,
                #"{"id":7,"error":{"code":"invalid-request","severity":"error","message":"`context` must be an "#
                    + #"object","template":"standard input","line":7,"column":39,"endLine":7,"endColumn":41,"includes":[]}}"#
            ),
            (
                "[]",
                #"{"id":null,"error":{"code":"invalid-request","severity":"error","message":"a request must be an "#
                    + #"object","template":"standard input","line":7,"column":1,"endLine":7,"endColumn":3,"includes":[]}}"#
            ),
        ])
    func lines(_ line: String, _ answer: String) {
        #expect(String(decoding: evaluate(line: Array(line.utf8), number: 7), as: UTF8.self) == answer)
    }

    @Test("a line that is no JSON gets an error with its number")
    func noJSON() throws {
        let answer = String(decoding: evaluate(line: Array("nope".utf8), number: 12), as: UTF8.self)
        #expect(answer.hasPrefix(#"{"id":null,"error":{"code":"invalid-json","severity":"error","#))
        #expect(answer.contains(#""template":"standard input","line":12,"column":1,"#))
    }
}
