import Testing

@testable import PreviewSite

@Suite("Canonical form of HTML") struct HTMLCanonicalFormTests {
    private func lines(_ html: String) -> [String] { HTMLCanonicalForm.lines(of: Array(html.utf8)) }

    @Test("a page")
    func page() {
        #expect(
            lines(
                """
                <!DOCTYPE html>
                <HTML lang=en>
                  <body>
                    <!-- a comment -->
                    <P CLASS='b'   id="a">Hello,
                       <b>you</b> !</P>
                    <ul><li>One<li>Two</ul>
                    <img src=x.svg alt=''/>
                  </body>
                </HTML>

                """) == [
                    "<!doctype html>", "<html lang=\"en\">", "<body>", "<!-- a comment -->",
                    "<p class=\"b\" id=\"a\">", "Hello, <b>you</b> !", "</p>", "<ul>", "<li>", "One", "<li>", "Two",
                    "</ul>", "<img alt src=\"x.svg\">", "</body>", "</html>",
                ])
    }

    @Test(
        "what means the same is the same",
        arguments: [
            ("<div><p>a</p></div>", "<div>\n  <p> a </p>\n</div>\n"),
            ("<a href=\"x\" id=\"y\">a</a>", "<a  id = 'y'\nhref=x >a</a>"),
            ("<input disabled>", "<INPUT Disabled=\"\"/>"),
            ("<p>a b</p>", "<p>a\n\t b</p>"),
            ("<i title='a\"b'>x</i>", "<i title=\"a&quot;b\">x</i>"),
            ("<i a=1 a=2>x</i>", "<i a=1>x</i>"),
            ("<sm-dialog><div>x</div></sm-dialog>", "<sm-dialog>\n<div>x</div>\n</sm-dialog>"),
            ("a<br>b", "a <br/> b"),
            ("<pre>a\r\n b</pre>", "<pre>a\n b</pre>"),
        ])
    func same(left: String, right: String) {
        #expect(lines(left) == lines(right))
    }

    @Test(
        "what does not is not",
        arguments: [
            ("<b>a</b> <b>b</b>", "<b>a</b><b>b</b>"),
            ("<p>a <b>b</b></p>", "<p>a<b>b</b></p>"),
            ("<pre>a  b</pre>", "<pre>a b</pre>"),
            ("<textarea>\n a</textarea>", "<textarea> a</textarea>"),
            ("<script>a  b</script>", "<script>a b</script>"),
            ("<p class=\"a b\">", "<p class=\"b a\">"),
            ("<p>a</p>", "<p>b</p>"),
            ("<div><p>a</div>", "<div><p>a</p></div>"),
            ("<p>&amp;lt;</p>", "<p>&lt;</p>"),
            ("<i title=\"a  b\">x</i>", "<i title=\"a b\">x</i>"),
            ("<p>a</p>", "<p>a</p><!-- b -->"),
        ])
    func different(left: String, right: String) {
        #expect(lines(left) != lines(right))
    }

    @Test(
        "whatever the bytes are, there is a form of them",
        arguments: [
            ("a < b", ["a < b"]), ("<", ["<"]), ("</", ["</"]), ("<p", ["<p>"]), ("<p a", ["<p a>"]),
            ("<p a=", ["<p a>"]), ("<p a='x", ["<p a=\"x\">"]), ("<!-- x", ["<!-- x"]), ("</p", ["</p>"]),
            ("<script>x", ["<script>", "x"]), ("<p / a>", ["<p a>"]), ("</ x>", ["</ x>"]), ("", []),
            ("<svg><path d='x'/></svg>", ["<svg><path d=\"x\"/></svg>"]), ("<pre>", ["<pre>"]),
            ("</pre> a  b", ["</pre>", "a b"]),
        ] as [(String, [String])])
    func anything(html: String, form: [String]) {
        #expect(lines(html) == form)
    }
}
