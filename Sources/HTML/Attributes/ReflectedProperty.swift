/// The attribute that shows a property of an element, where HTML has one.
///
/// Source: the "reflect" definitions of the HTML standard and of WAI-ARIA, and those properties that only begin with
/// their attribute's value (`value`, `checked`, `selected`, `muted`), which for a page that has just been made is the
/// same. A property that is not here is left to the page's runtime, which sets it as lit-html does.
package enum ReflectedProperty: Hashable {
    /// Any text. Undefined and null become these words, as they do in a browser, or null becomes nothing.
    case string(attribute: String, nullIsEmpty: Bool = false)
    /// Text, or null for no attribute.
    case nullableString(attribute: String)
    case boolean(attribute: String)
    /// A whole number; anything else is left to the browser.
    case integer(attribute: String)
    /// The text of a `textarea`, which is its value.
    case content
    /// One that would run code or build elements from a string: never set.
    case forbidden

    /// The attribute's name.
    package var attribute: String? {
        switch self {
        case .string(let attribute, _), .nullableString(let attribute), .boolean(let attribute),
            .integer(let attribute):
            attribute
        case .content, .forbidden: nil
        }
    }

    /// The attribute of a property, by the name of its element in lower case.
    package init?(property: String, element: String) {
        switch property {
        case "innerHTML", "outerHTML", "srcdoc": self = .forbidden
        case "text", "textContent", "innerText", "nodeValue":
            // The text of a script element runs as soon as it has some.
            guard element == "script" else { return nil }
            self = .forbidden
        case "value" where element == "textarea": self = .content
        case "value" where element == "input": self = .string(attribute: "value", nullIsEmpty: true)
        case "id", "lang", "dir", "slot": self = .string(attribute: property)
        case "className": self = .string(attribute: "class")
        case "hidden", "inert": self = .boolean(attribute: property)
        case "tabIndex": self = .integer(attribute: "tabindex")
        // What a custom element does with its properties is its own affair.
        case _ where element.contains("-"): return nil
        default:
            if property.hasPrefix("aria"), property.dropFirst(4).first?.isUppercase == true,
                !property.hasSuffix("Element"), !property.hasSuffix("Elements")
            {
                self = .nullableString(attribute: "aria-" + property.dropFirst(4).lowercased())
                return
            }
            guard let (form, elements) = Self.ofSomeElements(property, element),
                elements.split(separator: " ").contains(where: { $0 == element })
            else { return nil }
            let attribute = Self.attributeName(of: property)
            switch form {
            case .string: self = .string(attribute: attribute)
            case .boolean: self = .boolean(attribute: attribute)
            case .integer: self = .integer(attribute: attribute)
            }
        }
    }

    private enum Form { case string, boolean, integer }

    /// What a property is that not every element has, and which have it. Only properties with more than one form ask
    /// for the element.
    private static func ofSomeElements(_ property: String, _ element: String) -> (form: Form, elements: String)? {
        switch property {
        case "title", "accessKey": (.string, htmlElements)
        case "value": (.string, "option button data param")
        case "defaultValue": (.string, "input")
        case "checked", "defaultChecked": (.boolean, "input")
        case "selected", "defaultSelected": (.boolean, "option")
        case "disabled": (.boolean, "button fieldset input optgroup option select textarea")
        case "required": (.boolean, "input select textarea")
        case "readOnly": (.boolean, "input textarea")
        case "multiple": (.boolean, "input select")
        case "open": (.boolean, "details dialog")
        case "noValidate": (.boolean, "form")
        case "formNoValidate": (.boolean, "button input")
        case "controls", "loop", "autoplay", "muted", "defaultMuted": (.boolean, "audio video")
        case "reversed": (.boolean, "ol")
        case "name":
            (.string, "a button fieldset form iframe input map meta object output param select slot textarea")
        case "type": (.string, "a button input link ol source")
        case "placeholder": (.string, "input textarea")
        case "min", "max", "step", "pattern": (.string, "input")
        case "alt": (.string, "area img input")
        case "href": (.string, "a area")
        case "src": (.string, "audio iframe img input source track video")
        case "srcset", "sizes": (.string, "img source")
        case "poster": (.string, "video")
        case "media": (.string, "link source style")
        case "action", "method": (.string, "form")
        case "formAction": (.string, "button input")
        case "target": (.string, "a area form")
        case "rel": (.string, "a area form link")
        case "download": (.string, "a area")
        case "label": (.string, "optgroup option track")
        case "autocomplete": (.string, "form input select textarea")
        case "htmlFor": (.string, "label")
        case "dateTime": (.string, "del ins time")
        case "headers", "scope": (.string, "td th")
        case "loading", "decoding": (.string, "img")
        case "width", "height": element == "iframe" ? (.string, "iframe") : (.integer, "canvas img video")
        case "rows", "cols": (.integer, "textarea")
        case "maxLength", "minLength": (.integer, "input textarea")
        case "size": (.integer, "input select")
        case "colSpan", "rowSpan": (.integer, "td th")
        case "start": (.integer, "ol")
        default: nil
        }
    }

    /// The attribute of a property that not every element has: most are called as their property in lower case.
    private static func attributeName(of property: String) -> String {
        switch property {
        case "defaultValue": "value"
        case "defaultChecked": "checked"
        case "defaultSelected": "selected"
        case "defaultMuted": "muted"
        case "htmlFor": "for"
        default: property.lowercased()
        }
    }

    private static let htmlElements = """
        a abbr address article aside b bdi bdo blockquote body br button canvas caption cite code col colgroup data dd \
        del details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i iframe \
        img input ins kbd label legend li main mark menu meter nav object ol optgroup option output p picture pre \
        progress q s samp section select small span strong sub summary sup table tbody td textarea tfoot th thead \
        time tr u ul var video
        """
}
