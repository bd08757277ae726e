/// What kind of value an attribute has, which decides on what is done when the value is complete.
package enum AttributeKind: UInt8, BitwiseCopyable, Sendable {
    case plain
    /// One URL.
    case url
    /// One URL of a document, which a browser opens, or loads into the page: an SVG image's own scripts run there.
    case documentURL
    /// URLs with descriptors, or separated in other ways.
    case urlList
    case style
    case script
    case document

    /// The kind of an attribute, by its name in lower case and its element's.
    package init(attribute: String, element: String) {
        switch attribute {
        case "href", "xlink:href", "action", "formaction": self = .documentURL
        case "src": self = ["iframe", "embed", "frame", "script"].contains(element) ? .documentURL : .url
        case "data": self = element == "object" ? .documentURL : .plain
        case "poster", "cite", "background", "longdesc", "manifest", "icon", "profile", "classid", "codebase", "lowsrc",
            "dynsrc":
            self = .url
        case "srcset", "imagesrcset", "ping", "archive": self = .urlList
        case "to", "from", "by", "values": self = element.hasPrefix("animate") || element == "set" ? .urlList : .plain
        case "style": self = .style
        case "srcdoc": self = .document
        default: self = attribute.hasPrefix("on") && attribute.count > 2 ? .script : .plain
        }
    }
}

/// What an attribute of a template is that lit-html does not write as it stands.
package enum BindingKind {
    /// `?name`
    case boolean
    /// `.name`
    case property
    /// `@name`
    case event
    /// `action="{{ … | action }}"`
    case action

    /// The kind that the first character of an attribute's name stands for.
    package init?(sigil: UInt8) {
        switch sigil {
        case UInt8(ascii: "?"): self = .boolean
        case UInt8(ascii: "."): self = .property
        case UInt8(ascii: "@"): self = .event
        default: return nil
        }
    }
}
