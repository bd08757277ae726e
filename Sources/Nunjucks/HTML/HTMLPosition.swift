/// Where in the HTML a value lands, and so how it is written.
enum HTMLPosition: UInt8 {
    /// Nunjucks' own escaping (`& " ' < >`), which knows no positions.
    case nunjucks
    /// No escaping at all: autoescape is off, or the result is text that is escaped where it lands.
    case verbatim
    /// Between tags. Trusted text is written as it is.
    case text
    /// In `<textarea>` and `<title>`: text whose trust does not matter, because tags mean nothing there.
    case escapableRawText
    /// In an attribute's value, which is always in double quotes.
    case attribute
    /// In an attribute whose value is a document of its own (`srcdoc`): escaped once for each parser.
    case documentInAttribute
    /// In a `style` attribute, outside of strings and `url()`.
    case styleInAttribute
    /// In a string in a `style` attribute.
    case styleStringInAttribute
    /// In `url()` in a `style` attribute.
    case styleURLInAttribute
    /// In `<style>`, outside of strings and `url()`.
    case style
    /// In a string in `<style>`.
    case styleString
    /// In `url()` in `<style>`.
    case styleURL
    /// In `<script>`, where a value is expected: written as JSON.
    case script
    /// In a string in `<script>`.
    case scriptString
    /// In the JavaScript of an attribute (`onclick`, `href="javascript:…"`), where a value is expected.
    case scriptInAttribute
    /// In a string in the JavaScript of an attribute.
    case scriptStringInAttribute
    /// In a comment.
    case comment
    /// Between two attributes of a tag.
    case betweenAttributes
    /// A value of a piece of Markdown: kept apart from the text around it, for the host to put in.
    case piece
}

/// What kind of value an attribute has, which decides on what is done when the value is complete.
enum AttributeKind: UInt8 {
    case plain
    /// One URL.
    case url
    /// One URL of a document that is loaded into the page, where an image's own scripts would run.
    case documentURL
    /// URLs with descriptors, separated by commas.
    case urlList
    case style
    case script
    case document

    /// The kind of an attribute, by its name in lower case and its element's.
    init(attribute: String, element: String) {
        switch attribute {
        case "href", "action", "formaction", "cite", "background", "longdesc", "manifest", "xlink:href", "ping", "icon",
            "poster", "profile", "classid", "codebase", "lowsrc", "dynsrc":
            self = .url
        case "src":
            self = ["iframe", "embed", "frame", "script"].contains(element) ? .documentURL : .url
        case "data":
            self = element == "object" ? .documentURL : .plain
        case "to", "from", "by", "values":
            self = element.hasPrefix("animate") || element == "set" ? .url : .plain
        case "content":
            self = .plain
        case "srcset", "imagesrcset": self = .urlList
        case "style": self = .style
        case "srcdoc": self = .document
        default:
            self = attribute.hasPrefix("on") && attribute.count > 2 ? .script : .plain
        }
    }
}
