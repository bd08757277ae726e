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
        case "innerHTML", "outerHTML", "srcdoc":
            self = .forbidden
            return
        case "text", "textContent", "innerText", "nodeValue":
            // The text of a script element runs as soon as it has some.
            guard element == "script" else { return nil }
            self = .forbidden
            return
        case "value" where element == "textarea":
            self = .content
            return
        default: break
        }
        if let known = Self.ofEveryElement[property] {
            self = known
            return
        }
        // What a custom element does with its properties is its own affair.
        guard !element.contains("-") else { return nil }
        if property.hasPrefix("aria"), property.dropFirst(4).first?.isUppercase == true,
            !property.hasSuffix("Element"), !property.hasSuffix("Elements")
        {
            self = .nullableString(attribute: "aria-" + property.dropFirst(4).lowercased())
            return
        }
        guard let entry = Self.ofSomeElements[property]?.first(where: { $0.elements.contains(element) }) else {
            return nil
        }
        self = entry.property
    }

    private static let ofEveryElement: [String: ReflectedProperty] = [
        "id": .string(attribute: "id"), "className": .string(attribute: "class"), "lang": .string(attribute: "lang"),
        "dir": .string(attribute: "dir"), "slot": .string(attribute: "slot"), "hidden": .boolean(attribute: "hidden"),
        "inert": .boolean(attribute: "inert"), "tabIndex": .integer(attribute: "tabindex"),
    ]

    private typealias Entry = (property: ReflectedProperty, elements: Set<String>)

    private static let ofSomeElements: [String: [Entry]] = {
        var table: [String: [Entry]] = [:]
        func add(_ property: String, _ reflection: ReflectedProperty, _ elements: String) {
            let elements = Set(elements.split(separator: " ").map(String.init))
            table[property, default: []].append((reflection, elements))
        }
        func addStrings(_ properties: String, _ elements: String) {
            for property in properties.split(separator: " ").map(String.init) {
                add(property, .string(attribute: attributeNames[property] ?? property.lowercased()), elements)
            }
        }
        func addBooleans(_ properties: String, _ elements: String) {
            for property in properties.split(separator: " ").map(String.init) {
                add(property, .boolean(attribute: attributeNames[property] ?? property.lowercased()), elements)
            }
        }
        func addIntegers(_ properties: String, _ elements: String) {
            for property in properties.split(separator: " ").map(String.init) {
                add(property, .integer(attribute: property.lowercased()), elements)
            }
        }
        addStrings("title accessKey", htmlElements)
        add("value", .string(attribute: "value", nullIsEmpty: true), "input")
        addStrings("value", "option button data param")
        addStrings("defaultValue", "input")
        addBooleans("checked defaultChecked", "input")
        addBooleans("selected defaultSelected", "option")
        addBooleans("disabled", "button fieldset input optgroup option select textarea")
        addBooleans("required", "input select textarea")
        addBooleans("readOnly", "input textarea")
        addBooleans("multiple", "input select")
        addBooleans("open", "details dialog")
        addBooleans("noValidate", "form")
        addBooleans("formNoValidate", "button input")
        addBooleans("controls loop autoplay muted defaultMuted", "audio video")
        addBooleans("reversed", "ol")
        addStrings("name", "a button fieldset form iframe input map meta object output param select slot textarea")
        addStrings("type", "a button input link ol source")
        addStrings("placeholder", "input textarea")
        addStrings("min max step pattern", "input")
        addStrings("alt", "area img input")
        addStrings("href", "a area")
        addStrings("src", "audio iframe img input source track video")
        addStrings("srcset sizes", "img source")
        addStrings("poster", "video")
        addStrings("media", "link source style")
        addStrings("action method", "form")
        addStrings("formAction", "button input")
        addStrings("target", "a area form")
        addStrings("rel", "a area form link")
        addStrings("download", "a area")
        addStrings("label", "optgroup option track")
        addStrings("autocomplete", "form input select textarea")
        addStrings("htmlFor", "label")
        addStrings("dateTime", "del ins time")
        addStrings("headers scope", "td th")
        addStrings("loading decoding", "img")
        addIntegers("width height", "canvas img video")
        addStrings("width height", "iframe")
        addIntegers("rows cols", "textarea")
        addIntegers("maxLength minLength", "input textarea")
        addIntegers("size", "input select")
        addIntegers("colSpan rowSpan", "td th")
        addIntegers("start", "ol")
        return table
    }()

    /// The attributes that are not called as their property in lower case.
    private static let attributeNames = [
        "defaultValue": "value", "defaultChecked": "checked", "defaultSelected": "selected", "defaultMuted": "muted",
        "htmlFor": "for",
    ]

    private static let htmlElements = """
        a abbr address article aside b bdi bdo blockquote body br button canvas caption cite code col colgroup data dd \
        del details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i iframe \
        img input ins kbd label legend li main mark menu meter nav object ol optgroup option output p picture pre \
        progress q s samp section select small span strong sub summary sup table tbody td textarea tfoot th thead \
        time tr u ul var video
        """
}
