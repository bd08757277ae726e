import TestSupport
import Testing

@Suite("Differences that a person can read")
struct TextDifferenceTests {
    @Test("texts that are the same do not differ")
    func same() { #expect(difference(from: "a\nb", to: "a\nb") == nil) }

    @Test("lines that differ have a sign, and three lines before and after them none")
    func lines() {
        let old = (1...12).map(String.init).joined(separator: "\n")
        let new = old.replacing("6", with: "six")
        #expect(
            difference(from: old, to: new) == """
                  3
                  4
                  5
                - 6
                + six
                  7
                  8
                  9
                """)
        #expect(
            difference(from: old, to: "0\n" + old + "\n13") == """
                + 0
                  1
                  2
                  3
                …
                  10
                  11
                  12
                + 13
                """)
    }

    @Test("what cannot be seen is shown")
    func invisible() {
        #expect(difference(from: "a\r\nb", to: "a\nb") == "- \"a\\r\"\n+ a\n  b")
        #expect(difference(from: "a ", to: "a") == "- \"a \"\n+ a")
        #expect(difference(from: "a", to: "") == "- a\n+ ")
    }

    @Test("letters that are equal and written differently differ")
    func canonicalEquivalence() { #expect(difference(from: "e\u{301}", to: "\u{E9}") != nil) }
}
