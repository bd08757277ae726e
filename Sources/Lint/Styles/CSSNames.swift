/// The names that CSS has, and what others write for them.
enum CSSNames {
    /// The properties of styles, also of SVG, and those that some browser has beside the standard.
    static let properties = words(propertyList)
    /// The descriptors of at-rules such as `@font-face`.
    static let descriptors = words(descriptorList)

    /// The properties by their letters alone, in small ones: `backgroundcolor`.
    static let propertiesByLetters = Dictionary(
        properties.map { (letters(of: $0), $0) }, uniquingKeysWith: { min($0, $1) })

    /// The letters of a name without what divides its words.
    static func letters(of name: String) -> String { name.lowercased().filter { $0 != "-" && $0 != "_" } }

    /// What people call a property by habit, because other languages have it, or because it sounds right.
    static let foreign = [
        "align": "text-align", "alpha": "opacity", "bg": "background", "bg-color": "background-color",
        "bgcolor": "background-color", "border-rounded": "border-radius", "char-spacing": "letter-spacing",
        "character-spacing": "letter-spacing", "font-color": "color", "font-colour": "color",
        "font-face": "font-family", "font-name": "font-family",
        "font-spacing": "letter-spacing", "horizontal-align": "text-align",
        "line-spacing": "line-height", "margin-horizontal": "margin-inline", "margin-vertical": "margin-block",
        "margin-x": "margin-inline", "margin-y": "margin-block", "padding-horizontal": "padding-inline",
        "padding-vertical": "padding-block", "padding-x": "padding-inline", "padding-y": "padding-block",
        "rounded": "border-radius", "shadow": "box-shadow", "text-color": "color", "text-colour": "color",
        "text-font": "font-family", "text-size": "font-size", "text-style": "font-style", "text-weight": "font-weight",
        "valign": "vertical-align", "vertical-alignment": "vertical-align",
    ]

    private static func words(_ text: String) -> Set<String> {
        Set(text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) })
    }
}
