import ECMAText
import HTML
import Testing

@Suite("Fragments") struct FragmentTreeTests {
    /// Elements of every kind that the parser's rules tell apart.
    private static let names = [
        "a", "applet", "b", "br", "button", "caption", "col", "colgroup", "dd", "div", "dl", "em", "form", "h1", "h2",
        "hr", "i", "img", "input", "li", "math", "mi", "nobr", "object", "ol", "optgroup", "option", "p", "plaintext",
        "pre", "rp", "rt", "ruby", "select", "span", "svg", "desc", "table", "tbody", "td", "template", "th",
        "thead", "tr", "ul", "x-custom",
    ]

    /// Tags in any order, in fragments within fragments, and what is written of them.
    private struct Soup {
        var random: SplitMix64
        var written = TreeBuilder.page
        var isSaid = false
        /// The tags as they come, with fragments in braces, and as they are written.
        var nextID: Int32 = 0
        var source = ""
        var result = ""

        mutating func fill(_ tree: inout FragmentTree, depth: Int) {
            for _ in 0..<(4 + random.below(24)) {
                let tag = TreeBuilder.Tag(names[random.below(names.count)])
                switch random.below(10) {
                case 0:
                    source += "x"
                    result += "x"
                    tree.text(isBlank: false, origin: HTMLOrigin(), length: 1)
                    _ = written.text(isBlank: false)
                case 1 where depth > 0:
                    var child = tree.child()
                    source += "{"
                    fill(&child, depth: depth - 1)
                    source += "}"
                    tree.goOn(after: child)
                case 2...4: write(tree.endTag(tag), isEndTag: true, tag)
                default: write(tree.startTag(tag), isEndTag: false, tag)
                }
                note(tree.takeFindings())
            }
            write(tree.end())
            note(tree.takeFindings())
        }

        private mutating func write(_ decision: FragmentTree.Decision, isEndTag: Bool, _ tag: TreeBuilder.Tag) {
            let text = "<\(isEndTag ? "/" : "")\(tag.name)>"
            source += text
            switch decision {
            case .write, .writeWithoutSlash: write(Array(text.utf8))
            case .drop: break
            case .replace(let text): write(text)
            }
        }

        private mutating func write(_ text: [UInt8]) {
            result += String(decoding: text, as: UTF8.self)
            for token in HTMLReader(text) {
                switch token.kind {
                case .startTag(let name):
                    var tag = TreeBuilder.Tag(name)
                    tag.id = nextID
                    nextID += 1
                    _ = written.startTag(tag)
                case .endTag(let name): _ = written.endTag(TreeBuilder.Tag(name))
                default: break
                }
            }
        }

        private mutating func note(_ findings: [FragmentTree.Finding]) {
            for finding in findings { if case .nesting = finding { isSaid = true } }
        }
    }

    @Test(
        "what a fragment leaves open is closed, and what closes nothing is dropped",
        arguments: [
            ("", "<div><p>x", "<div><p>x</p></div>"),
            ("", "<i></i></div></p><b>", "<i></i><p></p><b></b>"),
            // An end tag that is out of scope leaves its form open, to be closed at the end.
            ("", "<form><table><tr><td></form>x", "<form><table><tr><td>x</td></tr></tbody></table></form>"),
            // Browsers drop a form in a form, and its end tag must not end the outer one.
            ("<form>", "<table><form><tr><td></form>x", "<table><tr><td>x</td></tr></tbody></table>"),
            ("<form>", "<form>x</form>", "x"),
            ("", "<svg><plaintext>x", "<svg><plaintext>x</plaintext></svg>"),
            ("", "<plaintext>x", "x"),
        ])
    func written(around: String, fragment: String, expected: String) {
        var page = FragmentTree.page
        _ = Self.write(around, to: &page)
        var tree = page.child()
        let text = Self.write(fragment, to: &tree) + String(decoding: tree.end(), as: UTF8.self)
        #expect(text == expected)
    }

    @Test("a fragment in a `template` element decides what the rest of it may be")
    func template() {
        var page = FragmentTree.page
        _ = Self.write("<template>", to: &page)
        var child = page.child()
        #expect(Self.write("<div></div>", to: &child) == "<div></div>")
        page.goOn(after: child)
        #expect(Self.write("<td>", to: &page) == "")
        let messages = page.takeFindings().map { finding in
            if case .nesting(let nesting) = finding { nesting.message } else { "\(finding)" }
        }
        #expect(messages == ["`<td>` cannot stand here in HTML: browsers leave it out"])
    }

    /// What a fragment writes of tags and single letters.
    private static func write(_ markup: String, to tree: inout FragmentTree) -> String {
        var result = ""
        for part in markup.split(separator: "<").flatMap({ $0.split(separator: ">", maxSplits: 1).enumerated() }) {
            guard part.offset == 0 else {
                tree.text(isBlank: false, origin: HTMLOrigin(), length: 1)
                result += part.element
                continue
            }
            let isEndTag = part.element.hasPrefix("/")
            let tag = TreeBuilder.Tag(String(part.element.drop { $0 == "/" }))
            switch isEndTag ? tree.endTag(tag) : tree.startTag(tag) {
            case .write, .writeWithoutSlash: result += "<\(part.element)>"
            case .drop: break
            case .replace(let text): result += String(decoding: text, as: UTF8.self)
            }
        }
        return result
    }

    @Test("whatever tags there are, nothing is open after a fragment, or it is said that HTML cannot say it")
    func soup() {
        for seed in 0..<3_000 {
            var soup = Soup(random: SplitMix64(state: UInt64(seed)))
            var tree = FragmentTree.page
            soup.fill(&tree, depth: 3)
            if soup.isSaid { continue }
            let open = soup.written.open.map(\.name)
            #expect(open.isEmpty, "seed \(seed): \(soup.source) → \(soup.result)")
            if !open.isEmpty { return }
        }
    }
}
