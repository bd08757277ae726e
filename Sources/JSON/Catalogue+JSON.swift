import Diagnostics

extension Catalogue.Entry {
    /// The entry as JSON on one line: `{"code", "severity", "family", "title", "explanation", "example", "cure",
    /// "isOffByDefault"?}`.
    ///
    /// `example` is `{"where"?, "wrong", "command", "message", "right", "rightCommand"}`; `wrong` and `right` are files,
    /// `{"path", "text"}` each.
    package var json: [UInt8] { object.bytes }

    fileprivate var object: JSONObjectText {
        var object = JSONObjectText()
        object.add("code", code.rawValue)
        object.add("severity", severity.rawValue)
        if let family = Catalogue.families.first(where: { $0.entries.contains { $0.code == code } }) {
            object.add("family", family.title)
        }
        object.add("title", title)
        object.add("explanation", explanation)
        object.add("example", json: example.object.bytes)
        object.add("cure", cure)
        if isOffByDefault { object.add("isOffByDefault", json: "true") }
        return object
    }
}

extension Catalogue.Example {
    fileprivate var object: JSONObjectText {
        func objects(_ files: [File]) -> [JSONObjectText] {
            files.map { file in
                var object = JSONObjectText()
                object.add("path", file.path)
                object.add("text", file.text)
                return object
            }
        }
        var object = JSONObjectText()
        if let circumstance { object.add("where", circumstance) }
        object.add("wrong", objects(wrong))
        object.add("command", command)
        object.add("message", message)
        object.add("right", objects(right))
        object.add("rightCommand", rightCommand)
        return object
    }
}

extension Catalogue {
    /// All entries as JSON, a list with one entry a line.
    package static var json: [UInt8] {
        let lines = entries.map(\.json).joined(separator: Array(",\n".utf8))
        return Array("[\n".utf8) + lines + Array("\n]".utf8)
    }
}
