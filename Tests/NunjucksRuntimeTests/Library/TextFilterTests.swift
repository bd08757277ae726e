import Testing

@Test("filters for HTML, URLs and words give what Nunjucks gives")
func textFilters() {
    #expect(differences(in: table) == [])
}

private let table = #"""
    escape("<a href=\"x\">'&`</a>") ⇒ safe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;`&lt;/a&gt;")
    escape("a\\b") ⇒ safe("a&#92;b")
    escape(safe("<b>")) ⇒ safe("<b>")
    escape(undefined) ⇒ safe("")
    escape(null) ⇒ safe("")
    escape(5) ⇒ safe("5")
    escape(true) ⇒ safe("true")
    escape(["<", null, [1, ">"]]) ⇒ safe("&lt;,,1,&gt;")
    escape({"a": "<"}) ⇒ safe("[object Object]")
    escape("plain") ⇒ safe("plain")
    e("<é😀>") ⇒ safe("&lt;é😀&gt;")
    forceescape(safe("<b>")) ⇒ safe("&lt;b&gt;")
    forceescape(undefined) ⇒ safe("")
    forceescape(0) ⇒ safe("0")
    safe("<b>") ⇒ safe("<b>")
    string(5) ⇒ "5"
    string("a") ⇒ "a"
    string(safe("a")) ⇒ safe("a")
    string([1, [2, 3]]) ⇒ "1,2,3"
    string({"a": 1}) ⇒ "[object Object]"
    string(false) ⇒ "false"
    string(undefined) ⇒ throws
    string(null) ⇒ throws
    nl2br("a\nb\r\nc\rd\n\n") ⇒ "a<br />\nb<br />\nc\rd<br />\n<br />\n"
    nl2br(safe("a\nb")) ⇒ safe("a<br />\nb")
    nl2br(undefined) ⇒ ""
    nl2br(null) ⇒ ""
    nl2br(false) ⇒ throws
    nl2br(5) ⇒ throws
    striptags("<b>a</b> <i class='x'>b</i>  c") ⇒ "a b c"
    striptags("a < b > c <3 <_x> <a_b> <1>") ⇒ "a < b > c <3 <_x> <a_b> <1>"
    striptags("<!-- x\n> y -->z<!-- <b>q</b> --> <!-->w") ⇒ "z <!-->w"
    striptags("<a\nhref='>'>x</a>") ⇒ "'>x"
    striptags("  <p>an  \n <a href='#'>example</a> link</p>\n<p>to a webpage</p> ") ⇒ "an example link to a webpage"
    striptags("  <p>an  \n <a href='#'>example</a> link</p>\r\n\n\n\n  <p>to   a webpage</p> ", true) ⇒ "an\nexample link\n\nto a webpage"
    striptags("row1\nrow2 \n  <strong>row3</strong>\r\n\r\n\r\nrow4\n\n", true) ⇒ "row1\nrow2\nrow3\n\nrow4"
    striptags("a \r b \u2028 c\r\r\n\n\nd", true) ⇒ "a\rb c\r\n\nd"
    striptags("a\u00a0\u2003b  c") ⇒ "a b c"
    striptags(safe("<b>x</b>")) ⇒ safe("x")
    striptags("<unclosed") ⇒ "<unclosed"
    striptags("</b >x</ b>") ⇒ "x</ b>"
    striptags("<a<b>c>") ⇒ "c>"
    striptags("<aé>x") ⇒ "x"
    striptags("<") ⇒ "<"
    striptags("x<") ⇒ "x<"
    striptags("</") ⇒ "</"
    striptags("</>") ⇒ "</>"
    striptags(undefined) ⇒ ""
    striptags(3) ⇒ throws
    wordcount("foo bar baz") ⇒ 3
    wordcount("foo_bar-baz it's é 12") ⇒ 5
    wordcount("") ⇒ null
    wordcount("é ü") ⇒ null
    wordcount(safe("")) ⇒ null
    wordcount(safe("a b")) ⇒ 2
    wordcount(null) ⇒ null
    wordcount(0) ⇒ null
    wordcount(5) ⇒ throws
    wordcount([]) ⇒ throws
    urlencode("a b&c=d/é😀-_.!~*'()\"<>") ⇒ "a%20b%26c%3Dd%2F%C3%A9%F0%9F%98%80-_.!~*'()%22%3C%3E"
    urlencode([["a", 1], ["b c", "&"]]) ⇒ "a=1&b%20c=%26"
    urlencode([["a"], "xy", 5]) ⇒ "a=undefined&x=y&undefined=undefined"
    urlencode([null]) ⇒ throws
    urlencode({"b": "x y", "a": null, "1": [1, 2]}) ⇒ "1=1%2C2&b=x%20y&a=null"
    urlencode({}) ⇒ ""
    urlencode([]) ⇒ ""
    urlencode(safe("a b")) ⇒ "val=a%20b&length=3"
    urlencode(undefined) ⇒ ""
    urlencode(null) ⇒ ""
    urlencode(5) ⇒ ""
    urlencode("\ud83d") ⇒ throws
    urlize("see http://jinja.pocoo.org, (https://a.b/c?d=e) <www.x.y> &lt;foo.com&gt; bar") ⇒ "see <a href=\"http://jinja.pocoo.org\">http://jinja.pocoo.org</a> <a href=\"https://a.b/c?d=e\">https://a.b/c?d=e</a> <a href=\"http://www.x.y>\">www.x.y></a> <a href=\"http://foo.com\">foo.com</a> bar"
    urlize("a@b.co x.y+z@foo-bar.org. @b.c a@b a@b. mailto:a@b.c foo.org: foo.network foo.com/x .com a.comx") ⇒ "<a href=\"mailto:a@b.co\">a@b.co</a> <a href=\"mailto:x.y+z@foo-bar.org\">x.y+z@foo-bar.org</a> @b.c a@b a@b. mailto:a@b.c <a href=\"http://foo.org:\">foo.org:</a> foo.network <a href=\"http://foo.com/x\">foo.com/x</a> <a href=\"http://.com\">.com</a> a.comx"
    urlize("http://example.com/long/path", 10) ⇒ "<a href=\"http://example.com/long/path\">http://exa</a>"
    urlize("http://example.com/long/path", 10, true) ⇒ "<a href=\"http://example.com/long/path\" rel=\"nofollow\">http://exa</a>"
    urlize("http://example.com", 10, "yes") ⇒ "<a href=\"http://example.com\">http://exa</a>"
    urlize("http://example.com", null) ⇒ "<a href=\"http://example.com\"></a>"
    urlize("http://example.com", "abc") ⇒ "<a href=\"http://example.com\"></a>"
    urlize("http://example.com", NaN) ⇒ "<a href=\"http://example.com\">http://example.com</a>"
    urlize("http://example.com", -3) ⇒ "<a href=\"http://example.com\"></a>"
    urlize("http://example.com", 4.9) ⇒ "<a href=\"http://example.com\">http</a>"
    urlize("a@b.com", 2) ⇒ "<a href=\"mailto:a@b.com\">a@b.com</a>"
    urlize("  a \n\t\u00a0 www.x \u2028 ") ⇒ "  a \n\t  <a href=\"http://www.x\">www.x</a>   "
    urlize("( < . ) &gt; &lt; (www.x) www.x) <www.x.,") ⇒ "( < . ) &gt; &lt; <a href=\"http://www.x\">www.x</a> <a href=\"http://www.x\">www.x</a> <a href=\"http://www.x.\">www.x.</a>"
    urlize("HTTP://X.y WWW.x X.COM A@B.COM") ⇒ "HTTP://X.y WWW.x X.COM <a href=\"mailto:A@B.COM\">A@B.COM</a>"
    urlize(safe("www.x")) ⇒ "<a href=\"http://www.x\">www.x</a>"
    urlize("") ⇒ ""
    urlize(undefined) ⇒ throws
    urlize(5) ⇒ throws
    dump({"a": [1, "x", null, true, undefined, range, 1.5], "b": {}, "c": [], "u": undefined, "f": range, "n": NaN}) ⇒ "{\"a\":[1,\"x\",null,true,null,null,1.5],\"b\":{},\"c\":[],\"n\":null}"
    dump({"a": [1, {"b": 2}], "b": {}, "c": [], "d": [[]]}, 2) ⇒ "{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ],\n  \"b\": {},\n  \"c\": [],\n  \"d\": [\n    []\n  ]\n}"
    dump({"a": [1, {"b": 2}]}, "--") ⇒ "{\n--\"a\": [\n----1,\n----{\n------\"b\": 2\n----}\n--]\n}"
    dump({"a": 1}, "0123456789abc") ⇒ "{\n0123456789\"a\": 1\n}"
    dump({"a": 1}, 20) ⇒ "{\n          \"a\": 1\n}"
    dump({"a": 1}, 1.9) ⇒ "{\n \"a\": 1\n}"
    dump({"a": 1}, -1) ⇒ "{\"a\":1}"
    dump({"a": 1}, true) ⇒ "{\"a\":1}"
    dump({"2": 1, "b": 2, "1": 3}) ⇒ "{\"1\":3,\"2\":1,\"b\":2}"
    dump("a\"\\\b\f\n\r\t\u0001é😀\ud83d") ⇒ "\"a\\\"\\\\\\b\\f\\n\\r\\t\\u0001é😀\\ud83d\""
    dump(safe("x")) ⇒ "{\"val\":\"x\",\"length\":1}"
    dump([safe("x")], 1) ⇒ "[\n {\n  \"val\": \"x\",\n  \"length\": 1\n }\n]"
    dump(undefined) ⇒ undefined
    dump(range) ⇒ undefined
    dump(null) ⇒ "null"
    dump(-0) ⇒ "0"
    dump(1e21) ⇒ "1e+21"
    dump(Infinity) ⇒ "null"
    dump(/a/g) ⇒ "{}"
    dump({"u": undefined}, 2) ⇒ "{}"
    """#
