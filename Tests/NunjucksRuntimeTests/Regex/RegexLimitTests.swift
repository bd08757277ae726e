import Diagnostics
import ECMARegex
import Testing

@testable import NunjucksRuntime

/// Renders a template; an error's message comes in angle brackets.
private func render(_ template: String, limits: Limits = Limits()) throws -> String {
    let (rendering, _) = try rendering(of: template, within: limits)
    let output = String(decoding: rendering.output, as: UTF8.self)
    return rendering.error.map { "\(output)<\($0.code.rawValue): \($0.message)>" } ?? output
}

@Test(
    "a search that takes forever in JavaScript ends with a limit",
    arguments: [
        (#"(a+)+$"#, "g", "'a'.repeat(40) + 'b'"), (#"(a|aa)+$"#, "", "'a'.repeat(60) + 'b'"),
        (#"(a*)*b"#, "", "'a'.repeat(40)"), (#"(.*)*x"#, "", "'é'.repeat(40)"),
        (#"^(([a-z])+.)+[A-Z]([a-z])+$"#, "", "'a'.repeat(60)"), (#"(?:a?){40}a{40}$"#, "", "'a'.repeat(40) + 'b'"),
        (#"(?=(a+)+$)a"#, "", "'a'.repeat(40) + 'b'"), (#"(?<=^(a+)+)c"#, "", "'x' + 'a'.repeat(40) + 'c'"),
        (#"(a+)+$"#, "i", "'é' + 'a'.repeat(40) + 'b'"), (#"\s+$"#, "", "' '.repeat(10000) + 'b'"),
        (#"(?:){0,1000000000}(?:(?:a?){1000}){1000}b"#, "", "'a'.repeat(3000)"),
    ])
func catastrophicRegex(pattern: String, flags: String, text: String) throws {
    #expect(
        try render("{{ (\(text)).search(r/\(pattern)/\(flags)) }}")
            == "<limit: the regular expression `/\(pattern)/\(flags)` needs more than 10 million steps for this text>")
}

@Test("a search that must remember too much ends with a limit")
func rememberingRegex() throws {
    #expect(
        try render("{{ ('ab'.repeat(900000)).search(r/^(?:(a)|(b))*$/) }}")
            == "<limit: the regular expression `/^(?:(a)|(b))*$/` needs more than 32 MiB for this text>")
}

@Test("the steps of regular expressions count for the page")
func regexStepsOfPage() throws {
    var limits = Limits()
    limits.steps = 20_000
    #expect(
        try render("{% for i in range(1000) %}{{ ('a'.repeat(100)).search(r/a*?b/) }}{% endfor %}", limits: limits)
            .hasSuffix("<limit: the regular expressions of this page need more than 20000 steps>"))
}

@Test("a replacement that multiplies the text ends with a limit")
func multiplyingReplacement() throws {
    #expect(
        try render("{{ ('a'.repeat(100000)).replace(r/a/g, \"$`$'\") }}")
            == "<limit: this would need more memory than a rendering may use>")
}

@Test("a long text is matched without deep recursion")
func longText() throws {
    #expect(try render("{{ ('ab'.repeat(200000)).replace(r/(?:a|b)*/, '') }}") == "")
    #expect(try render("{{ ('x'.repeat(500000) + 'y').search(r/y/) }}") == "500000")
    #expect(try render("{{ ('a'.repeat(500000)).replace(r/a/g, '').length }}") == "0")
}

@Test("groups may be nested deep, but not too deep")
func nestedGroups() throws {
    func nested(_ depth: Int) -> String {
        String(repeating: "(", count: depth) + "a" + String(repeating: ")*", count: depth)
    }
    #expect(try RegexBody(pattern: nested(200), flags: "").program.groupCount == 200)
    #expect(throws: RegexSyntaxError.self) { try RegexBody(pattern: nested(201), flags: "") }
    #expect(throws: RegexSyntaxError.self) { try RegexBody(pattern: String(repeating: "a", count: 50_001), flags: "") }
}

@Test("large numbers of repetitions do not make large programs")
func repetitions() throws {
    let body = try RegexBody(pattern: "(?:(?:(?:a{1000}){1000}){1000}){1000}", flags: "")
    #expect(body.program.registerCount < 20)
}

/// A pattern, what is said of it, and of which part.
private let invalidPatterns: [(pattern: String, message: String, part: String)] = [
    ("(", "this group is never closed", "("),
    ("a(b(c)", "this group is never closed", "("),
    ("a)", "this `)` closes no group", ")"),
    ("[a", "this class is never closed", "["),
    ("*a", "nothing stands before `*` that it could repeat", "*"),
    ("a|{2}", "nothing stands before `{2}` that it could repeat", "{2}"),
    ("(?<=a)+", "nothing stands before `+` that it could repeat", "+"),
    ("a{2,1}", "the numbers in `{2,1}` run backwards", "{2,1}"),
    ("é[z-a]", "the range `z-a` runs backwards", "z-a"),
    ("a\\", "a backslash ends the pattern", "\\"),
    ("(?<a>b)(?<a>c)", "two groups are named `a`", "a"),
    ("(?<a>b)\\k<c>", "no group is named `c`", "\\k<c>"),
    ("(?<1>b)", "this group has no valid name", "(?<1"),
    ("(?i:b)", "`(?i` begins no kind of group", "(?"),
]

@Test("what is wrong with a pattern is said, and where", arguments: invalidPatterns)
func invalidPattern(pattern: String, message: String, part: String) throws {
    let error = #expect(throws: RegexSyntaxError.self) { try RegexBody(pattern: pattern, flags: "") }
    #expect(error?.message == message)
    let range = try #require(error?.byteRange(in: pattern))
    #expect(String(decoding: Array(pattern.utf8)[range], as: UTF8.self) == part)
}
