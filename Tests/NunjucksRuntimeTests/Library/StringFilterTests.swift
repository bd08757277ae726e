import Testing

@Test("filters of text give what Nunjucks gives")
func stringFilters() {
    #expect(differences(in: table) == [])
}

private let table = #"""
    upper("abc ß ŉ ﬁ Ǆ é") ⇒ "ABC SS ʼN FI Ǆ É"
    upper(safe("abc")) ⇒ "ABC"
    upper("ABC 1") ⇒ "ABC 1"
    upper(undefined) ⇒ ""
    upper(null) ⇒ ""
    upper(false) ⇒ ""
    upper(true) ⇒ throws
    upper(5) ⇒ throws
    upper(["a"]) ⇒ throws
    upper({"a": 1}) ⇒ throws
    upper("a\ud83db\ude00") ⇒ "A\ud83dB\ude00"
    lower("ÀÉÎ ΑΣ ΣΑΣ Σ ΑΣ. ΑΣ'Α İ I") ⇒ "àéî ας σας σ ας. ασ'α i̇ i"
    lower("ABC xyz") ⇒ "abc xyz"
    lower(safe("ABC")) ⇒ "abc"
    lower(0) ⇒ throws
    lower(undefined) ⇒ ""
    capitalize("hELLO wORLD") ⇒ "Hello world"
    capitalize(safe("hELLO")) ⇒ safe("Hello")
    capitalize("ßa") ⇒ "SSa"
    capitalize("ﬁX") ⇒ "FIx"
    capitalize("😀ABC") ⇒ "😀abc"
    capitalize("éCOLE") ⇒ "École"
    capitalize("") ⇒ ""
    capitalize(null) ⇒ ""
    capitalize(false) ⇒ ""
    capitalize(3) ⇒ throws
    title("foo bar BAZ  qux") ⇒ "Foo Bar Baz  Qux"
    title("it's o'neil-mc donald") ⇒ "It's O'neil-mc Donald"
    title("éa éb") ⇒ "Éa Éb"
    title("a\tb\nc d") ⇒ "A\tb\nc D"
    title(safe("foo bar")) ⇒ safe("Foo Bar")
    title(undefined) ⇒ ""
    title([]) ⇒ throws
    title(7) ⇒ throws
    trim("  \n\t a b \u00a0\ufeff\u2003") ⇒ "a b"
    trim(safe("  foo ")) ⇒ safe("foo")
    trim("") ⇒ ""
    trim("   ") ⇒ ""
    trim(undefined) ⇒ throws
    trim(null) ⇒ throws
    trim(5) ⇒ throws
    center("foo", 9) ⇒ "   foo   "
    center("foo", 10) ⇒ "   foo    "
    center("ab", 7) ⇒ "  ab   "
    center("foo", 3) ⇒ "foo"
    center("foobar", 3) ⇒ "foobar"
    center(safe("foo"), 6) ⇒ safe(" foo  ")
    center(safe("foobar"), 3) ⇒ safe("foobar")
    center(undefined, 4) ⇒ "    "
    center(null, 4) ⇒ "    "
    center("a", "5") ⇒ "  a  "
    center(5, 4) ⇒ "5"
    center([1, 2], 10) ⇒ "    1,2    "
    center("x", 0) ⇒ "                                       x                                        "
    center("x", -3) ⇒ "x"
    center("x", 4.5) ⇒ " x  "
    center(true, 8) ⇒ "true"
    center({"a": 1}, 8) ⇒ "[object Object]"
    center("é😀", 7) ⇒ "  é😀  "
    indent("one\ntwo\nthree") ⇒ "one\n    two\n    three"
    indent("one\ntwo\nthree", 2) ⇒ "one\n  two\n  three"
    indent("one\ntwo\nthree", 2, true) ⇒ "  one\n  two\n  three"
    indent("", 2, true) ⇒ ""
    indent(safe(""), 2, true) ⇒ safe("  ")
    indent(undefined, 2, true) ⇒ ""
    indent(safe("a\nb"), 1) ⇒ safe("a\n b")
    indent("a\nb", "3") ⇒ "a\n   b"
    indent("a\nb", -1) ⇒ "a\nb"
    indent("a\nb", 1.5) ⇒ "a\n  b"
    indent("a\nb\n", 0) ⇒ "a\n    b\n    "
    indent(1) ⇒ throws
    truncate("foo bar baz", 5) ⇒ "foo..."
    truncate("foo bar baz", 7) ⇒ "foo bar..."
    truncate("foo bar baz", 8) ⇒ "foo bar..."
    truncate("foo bar baz", 11) ⇒ "foo bar baz"
    truncate("foobarbaz", 5) ⇒ "fooba..."
    truncate("foo bar baz", 5, true) ⇒ "foo b..."
    truncate("foo bar baz", 5, false, "?") ⇒ "foo?"
    truncate("foo bar baz", 5, true, "") ⇒ "foo b"
    truncate("foo bar baz", 5, true, null) ⇒ "foo b..."
    truncate("foo bar baz", 5, true, 7) ⇒ "foo b7"
    truncate("foo bar baz", "5") ⇒ "foo..."
    truncate("foo bar baz", "x") ⇒ "foo bar..."
    truncate("foo bar baz", "x", true) ⇒ "..."
    truncate("foo bar baz", -2) ⇒ "..."
    truncate("foo bar baz", 2.7, true) ⇒ "fo..."
    truncate("foo bar baz", keywords({"length": 5})) ⇒ "foo bar..."
    truncate(safe("foo bar baz"), 5) ⇒ safe("foo...")
    truncate(safe("foo"), 5) ⇒ safe("foo")
    truncate("😀😀😀", 3, true) ⇒ "😀\ud83d..."
    truncate("é ü ö", 2) ⇒ "é..."
    truncate(undefined) ⇒ ""
    truncate(null, 3) ⇒ ""
    truncate([1, 2], 5) ⇒ [1, 2]
    truncate([1, 2, 3], 2) ⇒ throws
    truncate(12345, 2) ⇒ throws
    truncate({"length": 1}, 2) ⇒ {"length": 1}
    replace("aaabbbccc", "a", "x") ⇒ "xxxbbbccc"
    replace("aaabbbccc", "a", "x", 2) ⇒ "xxabbbccc"
    replace("aaabbbccc", "a", "x", 0) ⇒ "aaabbbccc"
    replace("aaabbbccc", "a", "x", -1) ⇒ "xxxbbbccc"
    replace("aaabbbccc", "a", "x", -2) ⇒ "aaabbbccc"
    replace("aaabbbccc", "a", "x", null) ⇒ "aaabbbccc"
    replace("aaabbbccc", "a", "x", "2") ⇒ "xxabbbccc"
    replace("aaabbbccc", "a", "x", 1.5) ⇒ "xxabbbccc"
    replace("aaabbbccc", "z", "x") ⇒ "aaabbbccc"
    replace("aaabbbccc", "", ".") ⇒ ".a.a.a.b.b.b.c.c.c."
    replace("abc", "") ⇒ "undefineda,b,cundefined"
    replace("abc", "", 1) ⇒ "1a1b1c1"
    replace("", "", "x") ⇒ "xx"
    replace("abc", "b") ⇒ "aundefinedc"
    replace("abc", "b", null) ⇒ "anullc"
    replace("abc", "b", [1, 2]) ⇒ "a1,2c"
    replace("abc", "b", "$&$1") ⇒ "a$&$1c"
    replace("a1b1", 1, 2) ⇒ "a2b2"
    replace(1212, 1, 3) ⇒ "3232"
    replace(1212, "9", 3) ⇒ "1212"
    replace(true, "t", "x") ⇒ true
    replace(undefined, "t", "x") ⇒ undefined
    replace([1], 1, 2) ⇒ [1]
    replace("abc", undefined, "x") ⇒ "abc"
    replace("abc", null, "x") ⇒ "abc"
    replace("abc", ["b"], "x") ⇒ "abc"
    replace(safe("aXb"), "X", "<") ⇒ safe("a<b")
    replace(safe("aXb"), "Y", "<") ⇒ safe("aXb")
    replace(safe("aXb"), "", "-") ⇒ safe("-a-X-b-")
    replace(safe("aXb"), /x/i, "-") ⇒ "a-b"
    replace("aaXbX", /x/i, "-") ⇒ "aa-bX"
    replace("aaXbX", /x/gi, "-") ⇒ "aa-b-"
    replace("John Smith", /(\w+)\s(\w+)/, "$2, $1") ⇒ "Smith, John"
    replace("abcd", /b(x)?/, "[$1|$2|$$|$&|$`|$'|$0|$10]") ⇒ "a[|$2|$|b|a|cd|$0|0]cd"
    replace("2020-01-02", /(?<y>\d+)-(?<m>\d+)/, "$<m>/$<y>/$<z>") ⇒ "01/2020/-02"
    replace("abc", /b/, "$<m>") ⇒ "a$<m>c"
    replace("abc", /x*/g, "-") ⇒ "-a-b-c-"
    replace("xab", /x*/g, "-") ⇒ "--a-b-"
    replace("abc", /b/) ⇒ "aundefinedc"
    replace(12, /b/, "x") ⇒ throws
    replace(undefined, /b/, "x") ⇒ throws
    replace("ü😀ü", "ü", "é") ⇒ "é😀é"
    replace("😀", "\ud83d", "x") ⇒ "x\ude00"
    replace("a😀b", "", "-") ⇒ "-a-\ud83d-\ude00-b-"
    reverse("abc") ⇒ "cba"
    reverse("aé😀") ⇒ "\ude00\ud83déa"
    reverse(safe("abc")) ⇒ [undefined, undefined, undefined]
    """#
