/// The attribute that shows a property of an element, where HTML has one.
///
/// Source: the HTML standard's "reflect" definitions, and those properties that only begin with their attribute's value
/// (`value`, `checked`, `selected`, `muted`), which for a page that has just been made is the same.
enum ReflectedProperty {
    case string(attribute: String)
    case boolean(attribute: String)
    /// The text of a `textarea`, which is its value.
    case content
    /// One that would run code or build elements from a string: never set.
    case forbidden

    init?(property: String, element: String) {
        switch property {
        case "value":
            switch element {
            case "textarea": self = .content
            case "input", "option", "button", "li", "meter", "progress", "param", "data":
                self = .string(attribute: "value")
            default: return nil
            }
        case "className": self = .string(attribute: "class")
        case "htmlFor": self = .string(attribute: "for")
        case "id", "title", "lang", "dir", "name", "placeholder", "alt", "href", "src", "type", "min", "max", "step",
            "pattern", "rel", "target", "label", "autocomplete", "srcset", "sizes", "media", "width", "height", "rows",
            "cols", "slot", "role", "action", "method":
            self = .string(attribute: property)
        case "tabIndex", "maxLength", "minLength", "colSpan", "rowSpan", "accessKey", "inputMode", "dateTime",
            "noValidate",
            "formAction", "enterKeyHint", "contentEditable":
            self =
                property == "noValidate" ? .boolean(attribute: "novalidate") : .string(attribute: property.lowercased())
        case "ariaLabel", "ariaHidden", "ariaExpanded", "ariaChecked", "ariaSelected", "ariaCurrent", "ariaDisabled",
            "ariaPressed", "ariaLive", "ariaModal", "ariaBusy", "ariaRoleDescription", "ariaDescription":
            self = .string(attribute: "aria-" + property.dropFirst(4).lowercased())
        case "checked", "selected", "disabled", "hidden", "required", "multiple", "open", "inert", "autofocus", "async",
            "defer", "controls", "loop", "muted", "autoplay", "reversed":
            self = .boolean(attribute: property)
        case "defaultChecked": self = .boolean(attribute: "checked")
        case "defaultSelected": self = .boolean(attribute: "selected")
        case "defaultValue": self = .string(attribute: "value")
        case "readOnly": self = .boolean(attribute: "readonly")
        case "innerHTML", "outerHTML", "srcdoc": self = .forbidden
        default: return nil
        }
    }
}
