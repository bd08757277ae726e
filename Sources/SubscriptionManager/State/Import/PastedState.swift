import Diagnostics
import ECMAText
import JSON

/// A State as people copy it out of a shop: what a console printed, with quotes around it or escaped once more, or with
/// another object around it.
struct PastedState {
    /// The State: an object.
    let document: JSONDocument

    /// How often JSON may stand in a string of JSON.
    private static let depthLimit = 4
    private static let command = "copy(JSON.stringify(og.smi.store.getState(), null, 2))"

    /// Finds the State in a text.
    /// - Throws: ``Diagnostic/Code/invalidJSON`` where the text is no JSON; ``Diagnostic/Code/invalidFixture`` where it is,
    ///   but no State. Nothing of the text is shown that could be a secret.
    init(_ source: Source, schema: StateSchema) throws(Diagnostic) {
        guard source.bytes.contains(where: { $0 > 0x20 }) else {
            throw Self.failure(
                .invalidJSON, "there is no State in it: the text is empty", source,
                help: "copy one in the browser's console of your shop: \(Self.command)")
        }
        var document = try Self.parsed(source, schema)
        var depth = 0
        while let text = document.root.string {
            depth += 1
            guard depth < Self.depthLimit,
                let inner = try? JSONDocument(
                    Source(name: source.name, text: text.trimmed), isConfidential: true)
            else {
                throw Self.failure(
                    .invalidFixture, "the text is a string, in which there is no State", source,
                    help: "copy the State itself: \(Self.command)")
            }
            document = inner
        }
        self.document = try Self.state(in: document, source, schema)
    }

    // MARK: JSON

    private static func parsed(_ source: Source, _ schema: StateSchema) throws(Diagnostic) -> JSONDocument {
        if let unquoted = unquoted(source.bytes),
            let document = try? JSONDocument(Source(name: source.name, bytes: unquoted), isConfidential: true)
        {
            return document
        }
        do throws(Diagnostic) {
            return try JSONDocument(source, isConfidential: true)
        } catch {
            var error = error
            if let span = error.place?.span {
                error.place = CoveredSource(unreadable: source, schema: schema).place(of: span)
            }
            throw error
        }
    }

    /// What stands between the quotes that a console puts around a text, escapes resolved (ECMA-262 12.9.4); nil where there
    /// are none. A text that is JSON without resolving them is left as it is.
    private static func unquoted(_ bytes: [UInt8]) -> [UInt8]? {
        let text = bytes.withUnsafeBufferPointer { Array(trimmedWhiteSpace($0)) }
        guard text.count > 2, let quote = text.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "`"),
            text.last == quote
        else { return nil }
        let inner = Array(text.dropFirst().dropLast())
        let resolved = withoutEscapes(inner)
        return (try? JSONDocument(Source(name: "", bytes: resolved))) == nil ? inner : resolved
    }

    private static func withoutEscapes(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
                result.append(text[index])
                index += 1
                continue
            }
            let escape = text[index + 1]
            index += 2
            switch escape {
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            // What JSON resolves itself.
            case UInt8(ascii: "u"): result += [UInt8(ascii: "\\"), escape]
            default: result.append(escape)
            }
        }
        return result
    }

    // MARK: The State

    /// The State in a document: its root, or the one object in it that is a State.
    private static func state(
        in document: JSONDocument, _ source: Source, _ schema: StateSchema
    ) throws(Diagnostic) -> JSONDocument {
        let root = document.root
        guard root.kind == .object else {
            throw failure(
                .invalidFixture, "a State is an object, but this is \(name(of: root.kind))", source,
                help: "copy the State itself: \(command)")
        }
        if isState(root, schema) { return document }
        let candidates = root.elements.filter { isState($0, schema) }
        guard let candidate = candidates.first, candidates.count == 1 else {
            throw failure(
                .invalidFixture,
                candidates.isEmpty
                    ? "there is no State in it: the object has none of the fields that a State has"
                    : "there are \(candidates.count) States in it, and which one is meant is not clear", source,
                help: "copy the State itself: \(command)")
        }
        return try JSONDocument(
            Source(name: source.name, bytes: withoutIndentation(candidate.text)), isConfidential: true)
    }

    /// Whether an object has a field of which only States have one: a list, a map, the customer.
    private static func isState(_ element: JSONDocument.Element, _ schema: StateSchema) -> Bool {
        guard element.kind == .object else { return false }
        return element.elements.contains { member in
            guard let key = member.key, let field = schema.objects[0].field(named: key) else { return false }
            return switch (field.type, member.kind) {
            case (.array, .array), (.map, .object): true
            case (.object(let name), .object): name == "Customer"
            default: false
            }
        }
    }

    /// The text of an object without what its lines are indented by because something is around it.
    private static func withoutIndentation(_ text: [UInt8]) -> [UInt8] {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        // The last line is the closing bracket's.
        guard lines.count > 1, let last = lines.last else { return text }
        let indentation = last.prefix { $0 == 0x20 || $0 == 0x09 }
        return Array(
            lines.map { line in
                line.starts(with: indentation) ? line.dropFirst(indentation.count) : line
            }.joined(separator: [0x0A]))
    }

    private static func name(of kind: JSONDocument.Element.Kind) -> String {
        switch kind {
        case .null: "null"
        case .boolean: "a truth value"
        case .number: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }

    private static func failure(
        _ code: Diagnostic.Code, _ message: String, _ source: Source, help: String
    ) -> Diagnostic {
        Diagnostic(
            code, .error, message,
            at: Diagnostic.Place(file: source.name, line: 1, column: 1, endLine: 1, endColumn: 1, sourceLine: ""),
            help: help)
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self
        return text.withUTF8 { String(decoding: trimmedWhiteSpace($0), as: UTF8.self) }
    }
}
