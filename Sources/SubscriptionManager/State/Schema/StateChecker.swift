import Diagnostics
import JSON
import NunjucksRuntime

/// Holds a fixture against the schema.
struct StateChecker {
    /// Something to say of a node.
    struct Finding {
        var code: Diagnostic.Code
        var severity: Diagnostic.Severity
        /// The node, by its position in the document.
        var node: Int
        var part: Part = .value
        /// What is wrong, after the path of the node.
        var message: String
        var help: String?
        /// The path that the message shows, where it stands for several nodes.
        var path: String?

        /// Which part of a node a finding is about.
        enum Part { case value, key, opening }
    }

    private(set) var findings: [Finding] = []

    private let storage: JSONDocument.Storage
    private let schema: StateSchema
    /// Whether to report what a page can do without: missing fields, and ids of nothing.
    private let isStrict: Bool
    /// The values that are stand-ins, of which a message must not say what they are.
    private let standIns: Set<Int>
    private let fieldPositions: FieldPositions
    private var references: [(node: Int, to: StateSchema.ObjectName)] = []

    /// Checks what a document holds beside its secrets.
    init(_ secrets: Secrets, schema: StateSchema, isStrict: Bool) {
        storage = secrets.replaced
        standIns = secrets.standIns
        fieldPositions = secrets.fieldPositions
        self.schema = schema
        self.isStrict = isStrict
    }

    /// Checks the whole document, whose root is an object.
    mutating func checkState() {
        check(object: 0, as: schema.objects[0])
        if isStrict { checkReferences() }
    }

    private mutating func report(
        _ code: Diagnostic.Code, _ severity: Diagnostic.Severity = .error, at node: Int,
        on part: Finding.Part = .value, _ message: String, help: String? = nil
    ) {
        findings.append(
            Finding(code: code, severity: severity, node: node, part: part, message: message, help: help))
    }

    // MARK: Objects

    private mutating func check(object index: Int, as type: StateSchema.ObjectType) {
        var isThere = [Bool](repeating: false, count: type.fields.count)
        for child in storage.children(of: index) {
            guard let position = fieldPositions[child] else { continue }
            isThere[position] = true
            if !type.isPlain(storage.nodes[child].kind, at: position) { check(child, as: type.fields[position]) }
        }
        guard isStrict else { return }
        let missing = type.fields.enumerated().filter { position, field in
            !field.isOptional && !isThere[position] && !hasDefault(field, in: type)
        }
        guard !missing.isEmpty else { return }
        let names = missing.map { "`\($1.name)`" }
        report(
            .missingField, .warning, at: index, on: .opening,
            "lacks \(listed(names)), which every \(type.name.rawValue) in production has")
    }

    /// Whether a field is filled in where a fixture leaves it out.
    private func hasDefault(_ field: StateSchema.Field, in type: StateSchema.ObjectType) -> Bool {
        switch type.name {
        case "Environment": true
        case "State": field.name != "customer"
        default: false
        }
    }

    private mutating func check(_ node: Int, as field: StateSchema.Field) {
        if storage.nodes[node].kind == .null {
            if !field.isNullable, field.type != .any {
                report(.invalidFixture, at: node, "must be \(field.type.title), but is null")
            }
            return
        }
        check(node, as: field.type)
    }

    // MARK: Types

    private mutating func check(_ node: Int, as type: StateSchema.FieldType) {
        let kind = storage.nodes[node].kind
        switch type {
        case .any: break
        case .string where kind == .string, .boolean where kind == .true || kind == .false,
            .number where kind == .number:
            break
        case .integer where kind == .number && isInteger(node): break
        case .money where kind == .string && storage.withBytes(ofStringAt: node, isMoney): break
        case .date where kind == .string && storage.withBytes(ofStringAt: node, DateText.isDate),
            .dateTime where kind == .string && storage.withBytes(ofStringAt: node, DateText.isDate):
            break
        case .id(let name) where kind == .string:
            if isStrict, let name { references.append((node, name)) }
        case .choice(let choice): check(node, as: choice)
        case .object(let name) where kind == .object:
            if let object = schema[name] { check(object: node, as: object) }
        case .array(let element) where kind == .array:
            for child in storage.children(of: node) { check(child, as: element) }
        case .map(.any) where kind == .object: break
        case .map(let value) where kind == .object:
            for child in storage.children(of: node) { check(child, as: value) }
        case .either(let types):
            guard let fitting = types.first(where: { $0.accepts(kind) }) else { return mismatch(node, type) }
            check(node, as: fitting)
        default: mismatch(node, type)
        }
    }

    private mutating func check(_ node: Int, as choice: StateSchema.Choice) {
        switch storage.nodes[node].kind {
        case .string where choice.options.contains { $0.name != nil }:
            let names = choice.options.compactMap(\.name)
            let name = storage.string(at: node)
            if names.contains(name) { return }
            let near = nearest(to: name, among: names)
            let isError = near != nil || !choice.isOpen
            report(
                isError ? .invalidFixture : .unknownValue, isError ? .error : .warning, at: node,
                isError
                    ? "must be \(choice.title), but is \(shown(node))"
                    : "is \(shown(node)), which is no \(withoutArticle(choice.title)) that is documented",
                help: near.map { "did you mean \"\($0)\"?" } ?? remedy(for: node, .choice(choice)))
        case .number where choice.options.contains { $0.number != nil }:
            let numbers = choice.options.compactMap(\.number)
            let number = storage.number(at: node)
            if numbers.contains(where: { Double($0) == number }) { return }
            let isOpen = choice.isOpen && isInteger(node)
            report(
                isOpen ? .unknownValue : .invalidFixture, isOpen ? .warning : .error, at: node,
                isOpen
                    ? "is \(shown(node)), which is no \(withoutArticle(choice.title)) that is documented"
                    : "must be \(choice.title), but is \(shown(node))",
                help: "documented are "
                    + listed(
                        choice.options.compactMap { option in
                            option.number.map { "\($0) (\(option.name ?? lowercasedWord(option.documentation)))" }
                        }))
        default: mismatch(node, .choice(choice))
        }
    }

    private func withoutArticle(_ title: String) -> String {
        var words = title.split(separator: " ")
        if let first = words.first, ["a", "an", "the"].contains(first) { words.removeFirst() }
        return words.joined(separator: " ")
    }

    private func lowercasedWord(_ sentence: String) -> String {
        sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    }

    private mutating func mismatch(_ node: Int, _ type: StateSchema.FieldType) {
        report(
            .invalidFixture, at: node, "must be \(type.title), but is \(shown(node))", help: remedy(for: node, type))
    }

    /// How to write what was probably meant.
    private func remedy(for node: Int, _ type: StateSchema.FieldType) -> String? {
        if standIns.contains(node) { return nil }
        let kind = storage.nodes[node].kind
        switch type {
        case .money where kind == .number, .id where kind == .number, .string where kind == .number:
            return "put it into double quotes: \"\(text(of: node))\""
        case .integer where kind == .string, .number where kind == .string:
            let string = storage.string(at: node)
            return Double(string) != nil ? "leave the quotes out: \(string)" : nil
        case .boolean where kind == .string:
            let string = storage.string(at: node)
            return ["true", "false"].contains(string) ? "leave the quotes out: \(string)" : nil
        case .boolean where kind == .number:
            return ["0": "write false", "1": "write true"][text(of: node)]
        case .array where kind == .object:
            return storage.nodes[node].count == 0 ? "an empty list is []" : "put square brackets around it: [{…}]"
        case .choice(let choice):
            return "documented are "
                + listed(choice.options.compactMap { $0.name.map { "\"\($0)\"" } ?? $0.number.map(String.init) })
        case .object where kind == .array, .map where kind == .array:
            return storage.nodes[node].count == 0 ? "an empty object is {}" : nil
        default: return nil
        }
    }

    private func text(of node: Int) -> String {
        storage.sources[Int(storage.nodes[node].source)].text(of: storage.nodes[node].span)
    }

    /// A value as a message shows it.
    private func shown(_ node: Int) -> String {
        switch storage.nodes[node].kind {
        case .null: return "null"
        case .true: return "true"
        case .false: return "false"
        case .array: return storage.nodes[node].count == 0 ? "an empty list" : "a list"
        case .object: return storage.nodes[node].count == 0 ? "an empty object" : "an object"
        case .number: return standIns.contains(node) ? "a number" : "the number \(text(of: node))"
        case .string:
            if standIns.contains(node) { return "a string" }
            let string = storage.string(at: node)
            return string.count > 60 ? "the string \"\(string.prefix(59))…\"" : "the string \"\(string)\""
        }
    }

    private func isInteger(_ node: Int) -> Bool {
        let number = storage.number(at: node)
        return number == number.rounded() && number.magnitude <= 9_007_199_254_740_991
    }

    /// Whether a text is a decimal number: digits, perhaps with a sign and decimals.
    private func isMoney(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        var decimals = -1
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if decimals >= 0 { decimals += 1 } else { digits += 1 }
            case UInt8(ascii: "-") where index == 0: break
            case UInt8(ascii: ".") where decimals < 0: decimals = 0
            default: return false
            }
        }
        return digits > 0 && decimals != 0
    }

    // MARK: References

    private mutating func checkReferences() {
        var known: [StateSchema.ObjectName: Set<String>] = [:]
        for (node, name) in references {
            let ids = known[name] ?? idsOfList(of: name)
            known[name] = ids
            let id = storage.string(at: node)
            if ids.contains(id) { continue }
            let list = schema.list(of: name) ?? name.rawValue
            // Many ids make a close one likely by chance, and take long to compare.
            let near = ids.count <= 2000 ? nearest(to: id, among: ids) : nil
            report(
                .danglingReference, .warning, at: node,
                "refers to the \(name.rawValue) \"\(id)\", which is not in `\(list)`",
                help: near.map { "did you mean \"\($0)\"?" })
        }
    }

    private func idsOfList(of name: StateSchema.ObjectName) -> Set<String> {
        guard let list = schema.list(of: name), let idField = schema[name]?.idField,
            let node = storage.child(of: 0, named: list)
        else { return [] }
        var ids: Set<String> = []
        for child in storage.children(of: node) {
            guard storage.nodes[child].kind == .object, let id = storage.child(of: child, named: idField),
                storage.nodes[id].kind == .string
            else { continue }
            ids.insert(storage.string(at: id))
        }
        return ids
    }
}

/// Names as a sentence lists them: "a, b and c".
private func listed(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
}
