import Diagnostics
import NunjucksSyntax

/// What a template's first comment says of the variables that it needs.
///
/// ```
/// {# One order. Needs: order: Order, items: OrderItem[], payment?: Payment, title: string | null. #}
/// ```
///
/// After `Needs:`, what reads as `name: Type` or `name?: Type` is meant; everything else is prose.
package struct NeedsComment: Sendable {
    /// A variable that the template needs.
    package struct Need: Sendable {
        /// The variable's name.
        package let name: String
        /// What it holds.
        package let type: ValueType
        /// Whether the template can do without it.
        package let isOptional: Bool
        /// Where the comment says so.
        package let span: Span

        /// What the variable may hold in the template.
        var declaredType: ValueType { isOptional ? type.joined(with: .undefined) : type }
    }

    /// A word in the place of a type that is nearly the name of one.
    package struct UnknownType: Sendable {
        /// The word.
        package let name: String
        /// Where it stands.
        package let span: Span
        /// The type that was probably meant.
        package let suggestion: String
    }

    /// The variables, each name once.
    package private(set) var needs: [Need] = []
    /// What is wrong with their types.
    package private(set) var unknownTypes: [UnknownType] = []

    /// Reads the comment of a template.
    /// - Parameter types: The host's types, which have names.
    init(of tree: SyntaxTree, types: any HostTypes) {
        for comment in Self.comments(of: tree) {
            guard let start = Self.start(in: tree.source, comment) else { continue }
            var reader = NeedsReader(tree.source, from: start, to: Int(comment.end), types)
            while let next = reader.next() {
                switch next {
                case .need(let need):
                    guard needs.count < Self.limit, !needs.contains(where: { $0.name == need.name }) else { continue }
                    needs.append(need)
                case .unknownType(let unknown): if unknownTypes.count < Self.limit { unknownTypes.append(unknown) }
                }
            }
            return
        }
    }

    /// How many variables a comment can name.
    private static let limit = 50

    /// The comments with which a template begins; else the first one that it has.
    private static func comments(of tree: SyntaxTree) -> [Span] {
        var comments: [Span] = []
        var isBeginning = true
        for statement in tree.statements {
            switch statement.kind {
            case .comment(let comment): comments.append(comment.text)
            case .text(let text) where tree.source.isBlank(text.printed): break
            default: isBeginning = false
            }
            if !comments.isEmpty, !isBeginning || comments.count == limit { break }
        }
        return comments
    }

    /// Where what follows `Needs:` begins.
    private static func start(in source: Source, _ comment: Span) -> Int? {
        let text = source.bytes[Int(comment.start)..<Int(comment.end)]
        let word = Array("eeds:".utf8)
        for index in text.indices where text[index] == UInt8(ascii: "N") || text[index] == UInt8(ascii: "n") {
            guard text[(index + 1)...].starts(with: word) else { continue }
            if index > text.startIndex, text[index - 1].isWordPart { continue }
            return index + 1 + word.count
        }
        return nil
    }
}

/// Reads what a comment says after `Needs:`.
private struct NeedsReader {
    enum Finding {
        case need(NeedsComment.Need)
        case unknownType(NeedsComment.UnknownType)
    }

    private let source: Source
    private let end: Int
    private let types: any HostTypes
    private var index: Int

    init(_ source: Source, from start: Int, to end: Int, _ types: any HostTypes) {
        self.source = source
        self.end = end
        self.types = types
        index = start
    }

    private var byte: UInt8? { index < end ? source.bytes[index] : nil }

    /// The next variable, or the next fault; nil at the end.
    mutating func next() -> Finding? {
        while index < end {
            let isPart = index > 0 && source.bytes[index - 1].continuesName
            guard let name = word() else {
                index += 1
                continue
            }
            let isOptional = skip("?")
            // What begins with a capital letter begins a sentence.
            let isName = !isPart && !(0x41...0x5A).contains(source.bytes[Int(name.start)])
            guard isName, skip(":") else { continue }
            skipBlanks()
            let start = index
            if let type = type(), isAtDelimiter || isUnmistakable(from: start) {
                return .need(
                    .init(name: source.text(of: name), type: type, isOptional: isOptional, span: name))
            }
            if let unknown = unknownType(from: start) { return .unknownType(unknown) }
            // The word after a colon may be a name itself.
            index = start
        }
        return nil
    }

    // MARK: Types

    /// A type, with `|` between several; nil where there is none.
    private mutating func type() -> ValueType? {
        guard var type = element() else { return nil }
        while true {
            let before = index
            skipBlanks()
            guard skip("|") else {
                index = before
                return type
            }
            skipBlanks()
            guard let other = element() else { return nil }
            type = type.joined(with: other)
        }
    }

    private mutating func element() -> ValueType? {
        guard let span = word(), var type = named(source.text(of: span)) else { return nil }
        while skip("[]") { type = .list(type) }
        return type
    }

    private func named(_ name: String) -> ValueType? {
        Self.plainTypes[name] ?? types.record(named: name).map(ValueType.record)
    }

    private static let plainTypes: [String: ValueType] = [
        "string": .string, "number": .number, "boolean": .boolean, "null": .null, "undefined": .undefined,
        "object": .object, "any": .unknown, "date": .string(.date), "datetime": .string(.dateTime),
        "money": .string(.money), "id": .string(.id(of: nil)), "markup": .markup, "function": .function,
    ]

    /// What types are called in other languages.
    private static let foreignTypes = [
        "bool": "boolean", "Boolean": "boolean", "int": "number", "integer": "number", "float": "number",
        "Number": "number", "str": "string", "String": "string", "Object": "object",
    ]

    /// What stands in the place of a type, if it is nearly the name of one, and nothing but a type.
    private mutating func unknownType(from start: Int) -> NeedsComment.UnknownType? {
        index = start
        while let span = word() {
            let name = source.text(of: span)
            if named(name) == nil {
                while skip("[]") {}
                let isType = isAtDelimiter || isBeforeBar
                guard isType, let suggestion = suggestion(for: name) else { return nil }
                return .init(name: name, span: span, suggestion: suggestion)
            }
            while skip("[]") {}
            skipBlanks()
            guard skip("|") else { return nil }
            skipBlanks()
        }
        return nil
    }

    private func suggestion(for name: String) -> String? {
        if let known = Self.foreignTypes[name] { return known }
        // Prose has words that are near to the plain types: `dates`, `numbers`.
        if name.first?.isUppercase ?? false { return nearest(to: name, among: types.recordNames) }
        let record = types.recordNames.first { $0.lowercased() == name.lowercased().filter { $0 != "_" } }
        let plain = ["string", "number", "boolean", "undefined"].filter { "\($0)s" != name }
        return record ?? nearest(to: name, among: plain)
    }

    // MARK: Characters

    /// The next name, if one begins here.
    private mutating func word() -> Span? {
        guard let first = byte, first.isWordPart, !(0x30...0x39).contains(first) else { return nil }
        let start = index
        while let byte, byte.isWordPart { index += 1 }
        return Span(start..<index)
    }

    private mutating func skip(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index + length <= end else { return false }
        for offset in 0..<length where source.bytes[index + offset] != text.utf8Start[offset] { return false }
        index += length
        return true
    }

    private mutating func skipBlanks() { while let byte, byte.isBlank { index += 1 } }

    /// Whether a type can end here: what follows is another variable, or the end of a sentence.
    private var isAtDelimiter: Bool {
        var next = index
        while next < end, source.bytes[next] == 0x20 || source.bytes[next] == 0x09 { next += 1 }
        guard next < end else { return true }
        if ",;)\n\r(".utf8.contains(source.bytes[next]) { return true }
        if source.bytes[next] == UInt8(ascii: "."), next == index {
            return next + 1 == end || !source.bytes[next + 1].isWordPart
        }
        let rest = source.bytes[next..<end]
        return rest.starts(with: "and ".utf8) || rest.starts(with: "- ".utf8) || rest.starts(with: "– ".utf8)
            || rest.starts(with: "— ".utf8)
    }

    /// Whether what has been read of a type is no English word.
    private func isUnmistakable(from start: Int) -> Bool {
        source.bytes[start..<index].contains { $0 == UInt8(ascii: "[") || (0x41...0x5A).contains($0) }
    }

    private var isBeforeBar: Bool {
        var next = index
        while next < end, source.bytes[next].isBlank { next += 1 }
        return next < end && source.bytes[next] == UInt8(ascii: "|")
    }
}

extension Source {
    fileprivate func isBlank(_ span: Span) -> Bool { bytes[Int(span.start)..<Int(span.end)].allSatisfy(\.isBlank) }
}

extension UInt8 {
    /// Whether a name after it is a part of something else: of `order.place`, of `data-place`.
    fileprivate var continuesName: Bool { isWordPart || self == UInt8(ascii: ".") || self == UInt8(ascii: "-") }

    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }

    /// Whether a name can have the byte in it; those of characters beyond ASCII count, so that no word is cut.
    fileprivate var isWordPart: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
            || self == UInt8(ascii: "_") || self == UInt8(ascii: "$") || self >= 0x80
    }
}
