import Diagnostics
import Markdown
import NunjucksRuntime

extension MarkdownTag {
    /// Reports what shows otherwise than it looks: what the author wrote where it stands, all else where it is made HTML.
    static func report(_ findings: [MarkdownFinding], in pieces: CustomTag.Pieces?, _ renderer: Renderer) {
        guard let pieces else { return report(findings, renderer) }
        for finding in findings {
            let message = Message(finding.kind)
            if let place = pieces.place(of: finding.range) {
                renderer.warn(message.code, message.text, at: place, help: message.help)
            } else {
                renderer.warn(message.code, message.text, help: message.help)
            }
        }
    }

    /// Reports what is in a text from elsewhere, of each code once.
    private static func report(_ findings: [MarkdownFinding], _ renderer: Renderer) {
        // Whoever writes a text for a page that is not theirs does not look for a link's signs.
        let messages = findings.filter { $0.kind != .bareURL }.map { Message($0.kind) }
        for code in [Diagnostic.Code.markdownUnsafe, .markdownSyntax] {
            var seen: Set<String> = []
            let different = messages.filter { $0.code == code && seen.insert($0.text).inserted }
            guard let first = different.first else { continue }
            let others = different.count > 1 ? ", and \(different.count - 1) more of the kind" : ""
            renderer.warn(code, first.text + others, help: first.help)
        }
    }

    /// What is said of a finding.
    private struct Message {
        var code = Diagnostic.Code.markdownSyntax
        let text: String
        let help: String

        init(_ kind: MarkdownFinding.Kind) {
            switch kind {
            case .rawHTML(let element):
                code = .markdownUnsafe
                text = "raw HTML in Markdown is left out: `<\(element.prefix(40))>`"
                help =
                    "write it in the template, beside the Markdown; where all of the theme's texts can be trusted, "
                    + "set `markdown.unsafe` to true in its settings"
            case .unsafeURL(let url):
                code = .markdownUnsafe
                text = "a link in Markdown loses its address `\(url.prefix(40))`, which would run code"
                help = "link to a page, or put a button with a listener into the template"
            case .table:
                text = "CommonMark has no tables: this one shows as text"
                help = "write a list, or the `<table>` in the template"
            case .strikethrough:
                text = "CommonMark strikes no text through: `~~` shows as it is written"
                help = "write `<s>` in the template"
            case .taskList:
                text = "CommonMark has no lists of tasks: `[ ]` shows as it is written"
                help = "write a list without boxes, or put the checkboxes into the template"
            case .footnote:
                text = "CommonMark has no footnotes: `[^…]` shows as it is written, or as a link"
                help = "put the note into parentheses"
            case .bareURL:
                text = "an address in Markdown is a link only between `<` and `>`"
                help = "write `<https://…>`, or `[text](https://…)`"
            }
        }
    }
}
