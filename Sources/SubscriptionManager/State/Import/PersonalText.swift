import Diagnostics
import ECMAText
import JSON

/// Puts stand-ins into the place of what a document says of a person.
///
/// A document is gone through twice: first its values are collected, then they are replaced, everywhere.
struct PersonalText {
    /// A change of a document's text.
    struct Change {
        /// The position of the value.
        var node: Int
        /// Whether its key is changed, and not itself.
        var isKey: Bool
        /// The new text of JSON: of a key, what stands between the quotes.
        var text: [UInt8]
        /// What was replaced in it.
        var replaced: [Replaced]
    }

    /// One stand-in.
    struct Replaced: Hashable {
        /// What it says of a person; nil for a secret.
        var kind: StateSchema.PersonalKind?
        var standIn: String
    }

    /// How often a text is decoded: JSON in a text of JSON, a URL in the query of a URL.
    private static let depthLimit = 6

    /// The values that were found, each once, in the order in which they appear.
    private(set) var found: [StandIns.Value] = []
    private var isFound: Set<StandIns.Value> = []

    private let schema: StateSchema
    /// Nil while values are collected.
    private var standIns: StandIns?
    private var known = KnownTexts()
    /// The stand-ins of the value that is being changed.
    private var replaced: [Replaced] = []
    /// How often the text at hand was decoded.
    var depth = 0

    init(schema: StateSchema) { self.schema = schema }

    /// Ends collecting.
    /// - Parameters:
    ///   - products: What products are called.
    ///   - secrets: The secrets of the file that are texts.
    ///   - ids: The ids of the State's own objects, which stay.
    mutating func makeStandIns(products: [String], secrets: Set<String>, ids: Set<String>) {
        let standIns = StandIns(for: found)
        known = KnownTexts(
            of: found.filter { !ids.contains($0.text) }, standIns, products: products, secrets: secrets, schema: schema)
        self.standIns = standIns
    }

    // MARK: Documents

    /// What changes in a document; nothing while values are collected.
    mutating func changes(of storage: JSONDocument.Storage, _ roles: PersonalRoles) -> [Change] {
        var changes: [Change] = []
        var countries = Countries(storage)
        var openKeys = roles.openKeys.sorted()[...]
        for index in storage.nodes.indices {
            if openKeys.first == index {
                openKeys.removeFirst()
                if let text = key(of: index, in: storage) { add(&changes, index, isKey: true, text) }
            }
            countries.enter(index)
            let kind = storage.nodes[index].kind
            guard kind == .string || kind == .number, roles.roles[index] != .fixed else { continue }
            let text =
                kind == .string
                ? string(at: index, in: storage, roles.roles[index], &countries)
                : number(at: index, in: storage, roles.roles[index])
            if let text { add(&changes, index, isKey: false, text) }
        }
        return changes
    }

    private mutating func add(_ changes: inout [Change], _ node: Int, isKey: Bool, _ text: [UInt8]) {
        var unique: [Replaced] = []
        for one in replaced where !unique.contains(one) && unique.count < 8 { unique.append(one) }
        changes.append(Change(node: node, isKey: isKey, text: text, replaced: unique))
        replaced = []
    }

    private mutating func key(of index: Int, in storage: JSONDocument.Storage) -> [UInt8]? {
        let bytes = storage.withBytes(ofKeyAt: index) { Array($0) }
        // `Ada` is the name of a person and not of a field.
        let isName = bytes.first.map { $0.isASCIIUppercase || $0 >= 0x80 } ?? false
        guard let text = text(bytes, isName ? .word : .certain) else { return nil }
        return Array(Self.quoted(text).dropFirst().dropLast())
    }

    private mutating func string(
        at index: Int, in storage: JSONDocument.Storage, _ role: PersonalRoles.Role, _ countries: inout Countries
    ) -> [UInt8]? {
        let bytes = storage.withBytes(ofStringAt: index) { Array($0) }
        var certainty = KnownTexts.Certainty.certain
        if case .personal(let kind) = role {
            let text = bytes.withUnsafeBufferPointer(decodedString)
            if let kind = Self.kind(of: text, named: kind) {
                let country = kind == .phone ? countries.country : nil
                guard let standIn = standIn(for: StandIns.Value(text: text, kind: kind, country: country)) else {
                    return nil
                }
                return Self.quoted(Array(standIn.utf8))
            }
        }
        if role != .guarded { certainty = isIdentifier(bytes) ? .certain : .word }
        return text(bytes, certainty).map(Self.quoted)
    }

    private mutating func number(
        at index: Int, in storage: JSONDocument.Storage, _ role: PersonalRoles.Role
    ) -> [UInt8]? {
        let node = storage.nodes[index]
        let bytes = storage.sources[Int(node.source)].bytes[Int(node.start)..<Int(node.end)]
        guard bytes.contains(where: { $0 != 0x30 }) else { return nil }
        guard bytes.count <= 64, bytes.allSatisfy({ $0.isASCIIDigit || $0 == 0x2D || $0 == 0x2E }) else {
            // Nobody writes an id as such a number.
            guard case .personal(let kind) = role, standIns != nil else { return nil }
            replaced.append(Replaced(kind: kind, standIn: "0"))
            return [0x30]
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard case .personal(let kind) = role else {
            // An id elsewhere may be a number here.
            guard bytes.count >= 6, standIns != nil else { return nil }
            let matches = bytes.withUnsafeBufferPointer { known.matches(in: $0, .certain) }
            guard matches.count == 1, matches[0].range == 0..<bytes.count, Self.isNumber(matches[0].standIn) else {
                return nil
            }
            replaced.append(Replaced(kind: matches[0].kind, standIn: matches[0].standIn))
            return Array(matches[0].standIn.utf8)
        }
        guard kind != .message, kind != .label else { return nil }
        // A telephone number that begins with zeros is no number of JSON.
        let isCode = kind == .coordinate || kind == .birthday || kind == .phone || kind == .postalCode
        let value = StandIns.Value(text: text, kind: isCode ? .customerID : kind)
        guard let standIn = standIn(for: value, shownAs: kind), Self.isNumber(standIn) else { return nil }
        return Array(standIn.utf8)
    }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.drop { $0 == 0x2D }
        guard digits.first != 0x30 || digits.dropFirst().first == 0x2E || digits.count == 1 else { return false }
        return (try? JSONDocument(Source(name: "", text: text)))?.root.number != nil
    }

    private static func quoted(_ text: [UInt8]) -> [UInt8] {
        var quoted: [UInt8] = []
        text.withUnsafeBufferPointer { JSONWriter.append($0, to: &quoted) }
        return quoted
    }

    /// The values in which there are names that are not replaced in other texts, because they are words of the State too.
    func ambiguousNames(in storage: JSONDocument.Storage, _ roles: PersonalRoles) -> [Int] {
        roles.roles.indices.filter { index in
            guard case .personal(let kind) = roles.roles[index], storage.nodes[index].kind == .string,
                [.firstName, .lastName, .fullName].contains(kind)
            else { return false }
            return TextWords(of: storage.string(at: index)).contains { word in
                word.isWord && schema.words.contains(word.text.lowercased())
            }
        }
    }

    // MARK: Values

    /// What a value is whose name says what it is; nil where it plainly is something else.
    static func kind(of text: String, named kind: StateSchema.PersonalKind) -> StateSchema.PersonalKind? {
        let digits = text.unicodeScalars.count { $0.decimalDigit != nil }
        switch kind {
        case .email:
            if text.contains("@") { return EmailText.isAddress(text) || !text.contains(" ") ? .email : nil }
            // The digest of an address can be found out.
            return text.count >= 16 && digits > 0 && !text.contains(" ") ? .customerID : nil
        case .phone:
            // Whom to ask for may stand beside a number.
            if text.contains("@") || text.count(where: \.isLetter) > 4 { return .message }
            return digits >= 4 ? .phone : nil
        case .birthday: return digits > 0 ? .birthday : nil
        case .coordinate: return digits > 0 && !text.contains(where: \.isLetter) ? .coordinate : nil
        case .ipAddress: return digits > 0 || text.contains("::") ? .ipAddress : nil
        case .link: return text.contains("/") ? .link : .customerID
        case .text: return nil
        default: return kind
        }
    }

    mutating func standIn(
        for value: StandIns.Value, shownAs kind: StateSchema.PersonalKind? = nil
    ) -> String? {
        guard value.text.contains(where: { !$0.isWhitespace }) else { return nil }
        guard let standIns else {
            if isFound.insert(value).inserted { found.append(value) }
            return nil
        }
        guard let standIn = standIns[value] else { return nil }
        replaced.append(Replaced(kind: kind ?? value.kind, standIn: standIn))
        return standIn
    }

    /// Whether a text is a name of something, as `order.skipped` or `SKIP_ORDER`, in which not every word is a person's.
    private func isIdentifier(_ text: [UInt8]) -> Bool {
        guard !text.isEmpty, text.count <= 128,
            text.allSatisfy({ $0.isWordCharacter || $0 == 0x2E || $0 == 0x2D || $0 == 0x3A })
        else { return false }
        let hasSmall = text.contains(where: \.isASCIILowercase)
        guard hasSmall != text.contains(where: \.isASCIIUppercase) else { return false }
        return !text.split { !$0.isASCIILetter }.allSatisfy { known.hasWord(String(decoding: $0, as: UTF8.self)) }
    }

    // MARK: Texts

    /// A part of a text that is changed.
    struct Edit {
        var range: Range<Int>
        var text: [UInt8]
    }

    /// A text with stand-ins in it; nil where nothing is replaced.
    mutating func text(_ text: [UInt8], _ certainty: KnownTexts.Certainty) -> [UInt8]? {
        let isDecoded = depth < Self.depthLimit
        let first = text.first { $0 > 0x20 }
        if isDecoded, certainty == .word, let first, "{[\"".utf8.contains(first),
            let document = try? JSONDocument(Source(name: "", bytes: text), nestingLimit: 64)
        {
            return json(document.storage)
        }
        var edits: [Edit] = []
        if isDecoded, text.contains(UInt8(ascii: "=")) { edits += parameters(of: text) }
        text.withUnsafeBufferPointer { bytes in
            if bytes.contains(UInt8(ascii: "@")) { add(EmailText.ranges(in: bytes), .email, of: bytes, to: &edits) }
            if bytes.count >= 7, bytes.contains(UInt8(ascii: ".")) {
                add(IPAddressText.ranges(in: bytes), .ipAddress, of: bytes, to: &edits)
            }
        }
        if isDecoded, let changed = base64(text, certainty) { return changed }
        if isDecoded, text.contains(UInt8(ascii: "%")) {
            edits += encodedParts(of: text, beside: edits, certainty)
        }
        guard let standIns else { return nil }
        addPhones(of: text, standIns, to: &edits)
        let matches = text.withUnsafeBufferPointer { known.matches(in: $0, certainty) }
        var isCovered = CoveredRanges(edits.map(\.range))
        for match in matches where !isCovered.overlap(match.range) {
            replaced.append(Replaced(kind: match.kind, standIn: match.standIn))
            edits.append(Edit(range: match.range, text: Array(match.standIn.utf8)))
        }
        return edits.isEmpty ? nil : Self.text(text, with: edits)
    }

    private static func text(_ text: [UInt8], with edits: [Edit]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
        where edit.range.lowerBound >= copied {
            result += text[copied..<edit.range.lowerBound]
            result += edit.text
            copied = edit.range.upperBound
        }
        return result + text[copied...]
    }

    /// Adds the stand-ins of addresses, where nothing is replaced yet.
    private mutating func add(
        _ ranges: [Range<Int>], _ kind: StateSchema.PersonalKind, of bytes: UnsafeBufferPointer<UInt8>,
        to edits: inout [Edit]
    ) {
        var isCovered = CoveredRanges(edits.map(\.range))
        for range in ranges where !isCovered.overlap(range) {
            let text = decodedString(UnsafeBufferPointer(rebasing: bytes[range]))
            guard let standIn = standIn(for: StandIns.Value(text: text, kind: kind)) else { continue }
            edits.append(Edit(range: range, text: Array(standIn.utf8)))
        }
    }

    /// Adds the stand-ins of telephone numbers that are known, however they are written here.
    private mutating func addPhones(of text: [UInt8], _ standIns: StandIns, to edits: inout [Edit]) {
        var isCovered = CoveredRanges(edits.map(\.range))
        for range in PhoneText.ranges(in: text) where !isCovered.overlap(range) {
            guard let standIn = standIns.standIn(ofPhone: String(decoding: text[range], as: UTF8.self)) else {
                continue
            }
            replaced.append(Replaced(kind: .phone, standIn: standIn))
            edits.append(Edit(range: range, text: Array(standIn.utf8)))
        }
    }

    /// An id in base64 with stand-ins in it: `gid://shop/Customer/1`, as some shop systems write it.
    private mutating func base64(_ text: [UInt8], _ certainty: KnownTexts.Certainty) -> [UInt8]? {
        guard text.starts(with: "Z2lkOi8v".utf8), text.count <= 512, let decoded = Base64.decoded(text) else {
            return nil
        }
        return self.text(decoded, certainty).map(Base64.encoded)
    }

    private mutating func json(_ storage: JSONDocument.Storage) -> [UInt8]? {
        let outer = replaced
        depth += 1
        let changes = changes(of: storage, PersonalRoles(ofUnknown: storage, schema: schema))
        depth -= 1
        replaced = outer + changes.flatMap(\.replaced)
        return changes.isEmpty ? nil : storage.text(with: changes)
    }
}

extension JSONDocument.Storage {
    /// The text of a document of one source with changes in it.
    func text(with changes: [PersonalText.Change]) -> [UInt8] {
        let bytes = sources[0].bytes
        var result: [UInt8] = []
        var copied = 0
        for change in changes {
            let node = nodes[change.node]
            let range = change.isKey ? Int(node.keyStart)..<Int(node.keyEnd) : Int(node.start)..<Int(node.end)
            result += bytes[copied..<range.lowerBound]
            result += change.text
            copied = range.upperBound
        }
        return result + bytes[copied...]
    }
}
