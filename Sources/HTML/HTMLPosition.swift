/// Where in the HTML a value lands, and so how it is written.
package enum HTMLPosition: UInt8, BitwiseCopyable, Sendable {
    /// Nunjucks' own escaping (`& " ' < > \`), which knows no positions.
    case nunjucks
    /// No escaping at all: autoescape is off, or the result is text that is escaped where it lands.
    case verbatim
    /// Between tags. Trusted text is written as it is.
    case text
    /// Right after `<pre>`, where HTML drops a line break.
    case startOfText
    /// In `<textarea>` and `<title>`: text whose trust does not matter, because tags mean nothing there.
    case escapableRawText
    /// Right after `<textarea>`, where HTML drops a line break.
    case startOfEscapableRawText
    /// In an attribute's value, which is always in double quotes.
    case attribute
    /// In an attribute whose value is a document of its own (`srcdoc`): escaped once for each parser.
    case documentInAttribute
    /// In CSS, where a declaration's value is expected, or a part of one.
    case style
    /// In a `style` attribute, where a declaration can begin.
    case styleDeclarations
    /// In a string or a comment of CSS.
    case styleString
    /// In `url()` in `<style>`.
    case styleURL
    /// In `url()` in a `style` attribute.
    case styleURLInAttribute
    /// In `<script>`, where a value is expected: written as JSON.
    case script
    /// In the JavaScript of an attribute (`onclick`), where a value is expected.
    case scriptInAttribute
    /// In a string, a comment or a regular expression of JavaScript.
    case scriptString
    /// In `href="javascript:…"`, where a value is expected. A browser shows the text that such JavaScript ends with as
    /// a page of HTML.
    case scriptInURL
    /// In a string, a comment or a regular expression there.
    case scriptStringInURL
    /// In a comment.
    case comment
    /// Between two attributes of a tag.
    case betweenAttributes
    /// A value of a piece of Markdown: kept apart from the text around it, for the host to put in.
    case piece

    /// Whether it is of another language than HTML: a style, a script.
    package var holdsOtherLanguage: Bool {
        switch self {
        case .style, .styleDeclarations, .styleString, .styleURL, .styleURLInAttribute: true
        case .script, .scriptInAttribute, .scriptString, .scriptInURL, .scriptStringInURL: true
        default: false
        }
    }

    /// Whether a value of an attribute is written as JSON.
    package var takesJSON: Bool { self == .scriptInAttribute || self == .scriptInURL }

    /// Whether it is in the JavaScript of a URL.
    package var isInScriptURL: Bool { self == .scriptInURL || self == .scriptStringInURL }
}
