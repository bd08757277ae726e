import Diagnostics
import PreviewSite
import Testing

@Suite("Commands of GitHub's runners")
struct WorkflowCommandTests {
    @Test(
        "nothing that a theme or a fixture has written is one",
        arguments: [
            ("plain: a::b ## [x]", "plain: a::b ## [x]"),
            ("::error::x", ":\u{2060}:error::x"),
            (" ::error::x\n+ ::x\n\t::x", " :\u{2060}:error::x\n+ ::x\n\t:\u{2060}:x"),
            ("a ##[error]x ###[y", "a #\u{2060}#[error]x ##\u{2060}#[y"),
            ("::", ":\u{2060}:"), (" ::: a", " ::: a"), ("", ""), ("\n\n", "\n\n"),
        ])
    func defused(text: String, expected: String) {
        #expect(WorkflowCommand.defused(text) == expected)
    }

    @Test("a diagnostic is one command, whatever its texts are")
    func diagnostic() {
        let diagnostic = Diagnostic(
            .invalidValue, .warning, "a\n::error::b ##[group]c \u{1B}[31m",
            at: Diagnostic.Place(
                file: "views/x\n::error::y,z.liquid", line: 1, column: 1, endLine: 1, endColumn: 2, sourceLine: "::x"),
            help: "::set-output")
        #expect(
            DiagnosticPrinter(format: .github).text(diagnostic) == """
                ::warning file=views/x␊%3A%3Aerror%3A%3Ay%2Cz.liquid,line=1,col=1,endColumn=2,title=invalid-value::\
                a%0A::error::b #\u{2060}#[group]c ␛[31m%0Ahelp: ::set-output

                """)
        #expect(
            DiagnosticPrinter(format: .text).text(diagnostic) == """
                warning[invalid-value]: a␊::error::b #\u{2060}#[group]c ␛[31m
                 --> views/x␊::error::y,z.liquid:1:1
                  |
                1 | ::x
                  | ^
                  = help: ::set-output


                """)
    }
}
