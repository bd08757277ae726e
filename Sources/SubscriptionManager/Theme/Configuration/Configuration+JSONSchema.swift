import Diagnostics

extension Configuration {
    /// What `sm-preview.json` may hold, as JSON Schema (draft 2020-12), for editors that complete and check it.
    package static func jsonSchema() -> String {
        let limits = PageLimits()
        let levels = RuleSettings.Level.allCases.map { JSONTree.text($0.rawValue) }
        let properties: [(String, JSONTree)] = [
            ("$schema", field("The schema by which editors check this file.", type: "string")),
            ("fixtures", path("The folder of the theme's own fixtures: a path in the theme; `fixtures` if not given.")),
            ("output", path("The folder of the previews: a path in the theme; `previews` if not given.")),
            ("locales", list("The locales in which pages are made: language tags. All of the theme's if not given.")),
            ("strict", field("Whether diagnostics let a run fail, warnings too.", type: "boolean")),
            (
                "limits",
                object(
                    "What a page may use. The file can only lower limits.",
                    PageLimits.Name.allCases.map { name in
                        let range = [("exclusiveMinimum", JSONTree.number(0)), ("maximum", .number(Int(limits[name])))]
                        return (name.rawValue, field(name.documentation, type: "number", range))
                    })
            ),
            (
                "rules",
                object(
                    "How bad it is what a rule finds. `sm-preview explain` lists all codes.",
                    Catalogue.entries.map {
                        ($0.code.rawValue, .object([("description", .text($0.title)), ("enum", .list(levels))]))
                    })
            ),
            (
                "known",
                list("Fields that the shop's State has beside those of the documentation, such as `order.gift_note`.")
            ),
        ]
        let root: [(String, JSONTree)] = [
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text("How the previews of a theme are made: \(fileName)")), ("type", .text("object")),
            ("properties", .object(properties)), ("additionalProperties", .flag(false)),
        ]
        return JSONTree.object(root).document
    }

    private static func field(_ documentation: String, type: String, _ others: [(String, JSONTree)] = []) -> JSONTree {
        .object([("description", .text(documentation)), ("type", .text(type))] + others)
    }

    private static func path(_ documentation: String) -> JSONTree {
        field(documentation, type: "string", [("pattern", .text(#"^(?!/)(?!(.*/)?\.\.(/|$)).+$"#))])
    }

    private static func list(_ documentation: String) -> JSONTree {
        field(documentation, type: "array", [("items", .object([("type", .text("string"))]))])
    }

    private static func object(_ documentation: String, _ properties: [(String, JSONTree)]) -> JSONTree {
        field(
            documentation, type: "object",
            [("properties", .object(properties)), ("additionalProperties", .flag(false))])
    }
}

extension PageLimits.Name {
    /// What the limit is of, for people who set it.
    fileprivate var documentation: String {
        switch self {
        case .seconds: "Seconds of CPU time for the templates of a page."
        case .steps: "Turns of loops on a page; the call of a macro counts for 50."
        case .callDepth: "How deep macros, includes and blocks may call one another."
        case .outputBytes: "Bytes of a page."
        case .heapBytes: "Bytes of values that are made for a page."
        case .scriptSeconds: "Seconds of CPU time for the JavaScript of a page."
        case .scriptBytes: "Bytes of memory for the JavaScript of a page."
        }
    }
}
