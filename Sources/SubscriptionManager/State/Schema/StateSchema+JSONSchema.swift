import JSON

extension StateSchema {
    /// The schema as JSON Schema (draft 2020-12), for editors that complete and check fixtures as they are written.
    ///
    /// Fields that production always has are required in the objects of lists only: of everything else a fixture that
    /// extends another may hold a part.
    public func jsonSchema() -> String {
        var definitions: [(String, JSONTree)] = objects.dropFirst().map { ($0.name.rawValue, definition(of: $0)) }
        definitions.append(("Fixture", Self.fixtureDescription))
        guard case .object(var root) = definition(of: objects[0]) else { return "{}" }
        if let index = root.firstIndex(where: { $0.0 == "properties" }), case .object(let properties) = root[index].1 {
            root[index].1 = .object(
                [
                    (Fixture.schemaKey, .object([("type", .text("string"))])),
                    (Fixture.descriptionKey, .object([("$ref", .text("#/$defs/Fixture"))])),
                ] + properties)
        }
        let head: [(String, JSONTree)] = [
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text("A fixture of the Subscription Manager")),
        ]
        return JSONTree.object(head + root + [("$defs", .object(definitions))]).document
    }

    /// The kinds of objects of which lists are made.
    private var listed: Set<ObjectName> {
        var names: Set<ObjectName> = []
        func add(_ type: FieldType, inList: Bool) {
            switch type {
            case .object(let name): if inList { names.insert(name) }
            case .array(let element): add(element, inList: true)
            case .map(let value): add(value, inList: inList)
            case .either(let types): for type in types { add(type, inList: inList) }
            default: break
            }
        }
        for field in objects.flatMap(\.fields) { add(field.type, inList: false) }
        return names
    }

    private func definition(of object: ObjectType) -> JSONTree {
        var result: [(String, JSONTree)] = [
            ("description", .text(object.documentation)), ("type", .text("object")),
            ("properties", .object(object.fields.map { ($0.name, schema(of: $0)) })),
        ]
        let required = object.fields.filter { !$0.isOptional }.map { JSONTree.text($0.name) }
        if listed.contains(object.name), !required.isEmpty { result.append(("required", .list(required))) }
        return .object(result)
    }

    private func schema(of field: Field) -> JSONTree {
        var members: [(String, JSONTree)] = [("description", .text(field.documentation))]
        if field.isDeprecated { members.append(("deprecated", .flag(true))) }
        let type = schema(of: field.type)
        if field.isNullable, field.type != .any {
            members.append(("anyOf", .list([.object(type), .object([("type", .text("null"))])])))
        } else {
            members += type
        }
        return .object(members)
    }

    private func schema(of type: FieldType) -> [(String, JSONTree)] {
        switch type {
        case .string, .id: return [("type", .text("string"))]
        case .integer: return [("type", .text("integer"))]
        case .number: return [("type", .text("number"))]
        case .boolean: return [("type", .text("boolean"))]
        case .money: return [("type", .text("string")), ("pattern", .text(#"^-?[0-9]+(\.[0-9]+)?$"#))]
        case .date, .dateTime:
            return [
                ("type", .text("string")),
                ("pattern", .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?.*)?$")),
            ]
        case .choice(let choice): return schema(of: choice)
        case .object(let name): return [("$ref", .text("#/$defs/\(name.rawValue)"))]
        case .array(let element): return [("type", .text("array")), ("items", .object(schema(of: element)))]
        case .map(let value):
            return [("type", .text("object")), ("additionalProperties", .object(schema(of: value)))]
        case .either(let types): return [("anyOf", .list(types.map { .object(schema(of: $0)) }))]
        case .any: return []
        }
    }

    private func schema(of choice: Choice) -> [(String, JSONTree)] {
        let documented = choice.options.flatMap { option -> [JSONTree] in
            let values = [option.name.map(JSONTree.text), option.number.map(JSONTree.number)].compactMap { $0 }
            return values.map { .object([("const", $0), ("description", .text(option.documentation))]) }
        }
        guard choice.isOpen else { return [("oneOf", .list(documented))] }
        var types: [JSONTree] = []
        if choice.options.contains(where: { $0.name != nil }) { types.append(.text("string")) }
        if choice.options.contains(where: { $0.number != nil }) { types.append(.text("integer")) }
        return [("anyOf", .list(documented + [.object([("type", .list(types))])]))]
    }

    private static let fixtureDescription: JSONTree = {
        func field(_ name: String, _ type: [(String, JSONTree)], _ documentation: String) -> (String, JSONTree) {
            (name, .object([("description", .text(documentation))] + type))
        }
        let text: [(String, JSONTree)] = [("type", .text("string"))]
        return .object([
            ("description", .text("What a fixture says of itself; no part of the State.")), ("type", .text("object")),
            (
                "properties",
                .object([
                    field("title", text, "What it is called in the gallery."),
                    field("description", text, "What to look at, in Markdown."),
                    field("now", text, "The date and time that the preview takes for now."),
                    field("extends", text, "Another fixture's file name; this file is merged into it (RFC 7396)."),
                    field("settings", [("type", .text("object"))], "Theme settings to override."),
                    field(
                        "tags", [("type", .text("array")), ("items", .object(text))], "What the gallery can select by."),
                    field(
                        "timeZone", text,
                        "The time zone of `now` and of the dates that are shown; UTC if there is none."),
                    field("seed", [("type", .text("integer"))], "What random numbers of a page begin with."),
                    field("order", [("type", .text("number"))], "Its place in the gallery; the smallest comes first."),
                ])
            ),
            ("additionalProperties", .flag(false)),
        ])
    }()
}
