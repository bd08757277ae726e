import HTML
import Markdown

extension FuzzTarget {
    /// Markdown with values in it: a hostile value makes no markup that a harmless word does not make in its place.
    static let markdown = FuzzTarget(name: "markdown") { bytes throws(FuzzViolation) in
        let input = FuzzInput(bytes)
        let renderer = MarkdownRenderer(
            MarkdownOptions(
                allowsUnsafe: input.has(0), usesSmartPunctuation: input.has(1),
                headingOffset: input.has(3) ? 2 : 0, isInline: input.has(2)))
        let parts = input.main.split(separator: valueMark, omittingEmptySubsequences: false)
        var template = MarkdownTemplate()
        var model = MarkdownTemplate()
        var isComparable = parts.count > 1
        for (number, part) in parts.enumerated() {
            if number.isMultiple(of: 2) {
                template.append(source: part)
                model.append(source: part)
            } else {
                template.append(value: part)
                model.append(value: "Zq7word".utf8)
                // What is blank leaves an empty paragraph or title out, and digits may number a list.
                if part.allSatisfy({ $0 <= 0x20 || (0x30...0x39).contains($0) || $0 >= 0x80 }) { isComparable = false }
            }
        }
        guard let rendered = try? renderer.render(template) else { return }
        _ = try? renderer.render(template, keepsMarkup: true)
        guard isComparable, rendered.refusedValues.isEmpty, let expected = try? renderer.render(model),
            expected.refusedValues.isEmpty
        else { return }
        let tags = (FuzzTarget.tags(in: expected.html), FuzzTarget.tags(in: rendered.html))
        try FuzzViolation.unless(tags.0 == tags.1, "\(quoted(expected.html)) becomes \(quoted(rendered.html))")
    }

    /// What a value stands between.
    private static let valueMark: UInt8 = 0x1E

    /// The tags of HTML, with the names of their attributes.
    private static func tags(in html: [UInt8]) -> [String] {
        HTMLReader(html).compactMap { token in
            switch token.kind {
            case .startTag(let tag): "<\(tag.name) \(tag.attributes.map(\.name))>"
            case .endTag(let tag): "</\(tag.name)>"
            case .comment: "<!-->"
            case .declaration: "<!>"
            case .text, .rawText, .cdata: nil
            }
        }
    }
}
