import Diagnostics
import ECMAText
import JSON

/// A State of a live shop as a fixture that can be committed: secrets, and what it says of a person, are replaced.
///
/// ```swift
/// let fixture = try FixtureImport(of: pasted, named: "state.json")
/// fixture.text          // the fixture's file
/// fixture.replacements  // what was replaced: where, what kind it is, by what
/// ```
///
/// **What is replaced.** Names, e-mail addresses, telephone numbers, streets, postal codes, cities, companies, what the
/// customer wrote, digits of cards, birthdays, addresses of the Internet Protocol; numbers of orders and parcels, discount
/// codes, and visits, with which a person or an order can be looked up at the merchant; and the customer's ids. The schema
/// marks fields that hold such values; of fields that it does not declare, names are compared. What was replaced in one
/// place is replaced in all texts of the file, whole words, in JSON and in the queries of URLs too. Secrets are those of
/// which pages get stand-ins, and everything that only looks like one.
///
/// **What stays.** Countries, states and provinces, locales and currencies, on which templates depend; dates, amounts,
/// statuses, the brand of a card and its expiry date; products with all that is said of them; the shop's own addresses.
/// Of the ids, those by which the State's objects refer to one another (`public_id`, `payment`, `shipping_address`,
/// `product`, `store_public_id`) and the merchant's: they are random, or public, and say nothing to whoever has no access
/// to the shop's accounts. Names that are words of the State themselves (a customer called `Order`), or have only one or
/// two letters, stay in other texts.
public struct FixtureImport: Sendable {
    /// One value that was replaced, or a part of one.
    public struct Replacement: Hashable, Sendable {
        /// Where it stands: `addresses[0].city`. Keys that were replaced are the new ones.
        public let path: String
        /// What it says of a person; nil for a secret.
        public let kind: StateSchema.PersonalKind?
        /// What stands there now.
        public let standIn: String
    }

    /// The fixture's file.
    public let text: [UInt8]
    /// What was replaced, in the order of the text.
    public let replacements: [Replacement]
    /// Where names stand that were replaced there, and not in other texts, because they are words of the State, too.
    public let ambiguousNames: [String]

    /// What an imported fixture is called in the gallery.
    public static let title = "Imported customer"

    /// Makes a fixture of a State.
    /// - Parameters:
    ///   - bytes: The State as JSON, as it was copied: perhaps with quotes around it, or as a string of JSON, or with
    ///     another object around it.
    ///   - name: What the text is called in messages.
    ///   - now: The date and time that the preview takes for now. Without one it is what the text says under `$fixture`; or
    ///     when the customer's signature was made, which is when the State was loaded; or the day before the first order
    ///     that is to come; or the last date in the State. The day of the import is never used.
    /// - Throws: ``Diagnostic/Code/invalidJSON``, ``Diagnostic/Code/invalidFixture``; ``Diagnostic/Code/limit`` where the text
    ///   is longer than 1 GiB.
    public init(of bytes: [UInt8], named name: String, now: String? = nil) throws(Diagnostic) {
        guard bytes.count <= Self.lengthLimit else {
            throw Diagnostic(.limit, .error, "the State is longer than \(Self.lengthLimit >> 20) MiB")
        }
        let schema = StateSchema.standard
        let original = try PastedState(Source(name: name, bytes: bytes), schema: schema).document.storage
        var roles = PersonalRoles(ofState: original, schema: schema)
        let secrets = ImportedSecrets(of: original, ids: roles.ids, schema: schema)
        for node in secrets.whole { roles.fix(node) }
        var text = PersonalText(schema: schema)
        _ = text.changes(of: secrets.replaced, roles)
        text.makeStandIns(products: Self.productNames(in: original), secrets: secrets.texts, ids: roles.ids)
        let changes = text.changes(of: secrets.replaced, roles)
        let head = ImportedHead(of: original, now: now)
        var writer = ImportWriter(original, secrets)
        self.text = writer.text(with: changes, head)
        let paths = NodePaths(try JSONDocument(Source(name: name, bytes: self.text)).storage, skipping: head.addedNodes)
        replacements = writer.replacements.map { node, replaced in
            Replacement(path: paths[node], kind: replaced.kind, standIn: replaced.standIn)
        }
        ambiguousNames = text.ambiguousNames(in: original, roles).map { paths[$0] }
    }

    /// How long a State may be, in bytes. Stand-ins make it longer, and a document of 2 GiB cannot be read.
    public static let lengthLimit = 1 << 30

    /// Whether a text is a date, with or without a time, as fixtures have them.
    public static func isDate(_ text: String) -> Bool {
        var text = text
        return text.withUTF8(DateText.isDate)
    }

    private static func productNames(in storage: JSONDocument.Storage) -> [String] {
        guard let products = storage.child(of: 0, named: "products"), storage.nodes[products].kind == .array else {
            return []
        }
        return storage.children(of: products).flatMap { product -> [String] in
            guard storage.nodes[product].kind == .object else { return [] }
            return ["name", "display_name"].compactMap { key in
                storage.child(of: product, named: key).flatMap { node in
                    storage.nodes[node].kind == .string ? storage.string(at: node) : nil
                }
            }
        }
    }
}

/// The secrets of a State that becomes a fixture.
struct ImportedSecrets {
    /// The document with stand-ins in their places.
    let replaced: JSONDocument.Storage
    /// The strings and numbers that are secrets as a whole.
    private(set) var whole: Set<Int> = []
    /// The strings and numbers that have some in them.
    private(set) var nodes: Set<Int> = []
    /// Those secrets that are texts.
    private(set) var texts: Set<String> = []

    /// - Parameter ids: What only looks like a secret, and is an id of the State.
    init(of storage: JSONDocument.Storage, ids: Set<String>, schema: StateSchema) {
        var search = SecretSearch(storage, schema: schema)
        search.search()
        var parts: [SecretSearch.Part] = []
        for finding in search.findings {
            if case .shape = finding.reason, storage.nodes[finding.node].kind == .string,
                ids.contains(storage.string(at: finding.node))
            {
                continue
            }
            parts += finding.parts
        }
        parts.sort { ($0.node, $0.range.lowerBound) < ($1.node, $1.range.lowerBound) }
        for part in parts {
            let node = storage.nodes[part.node]
            nodes.insert(part.node)
            if node.kind == .string {
                if part.range == Int(node.start) + 1..<Int(node.end) - 1 {
                    whole.insert(part.node)
                    texts.insert(storage.string(at: part.node))
                } else {
                    texts.insert(String(decoding: storage.sources[Int(node.source)].bytes[part.range], as: UTF8.self))
                }
            } else {
                whole.insert(part.node)
            }
        }
        replaced = storage.replacing(parts.map { ($0.node, $0.range, $0.standIn ?? Secret.standIn) })
    }
}

/// Puts the text of an imported fixture together.
struct ImportWriter {
    private let original: JSONDocument.Storage
    private let secrets: ImportedSecrets
    /// What was replaced, with the positions of the values.
    private(set) var replacements: [(node: Int, PersonalText.Replaced)] = []

    init(_ original: JSONDocument.Storage, _ secrets: ImportedSecrets) {
        self.original = original
        self.secrets = secrets
    }

    mutating func text(with changes: [PersonalText.Change], _ head: ImportedHead) -> [UInt8] {
        var edits = head.edits
        var rest = changes[...]
        let changed = Set(changes.map(\.node)).union(secrets.nodes).sorted()
        for index in changed {
            let node = original.nodes[index]
            var isValueChanged = false
            if secrets.nodes.contains(index) {
                let standIn = node.kind == .number ? Secret.numberStandIn : Secret.standIn
                replacements.append(
                    (index, PersonalText.Replaced(kind: nil, standIn: String(decoding: standIn, as: UTF8.self))))
            }
            while let change = rest.first, change.node == index {
                rest.removeFirst()
                isValueChanged = isValueChanged || !change.isKey
                let range = change.isKey ? Int(node.keyStart)..<Int(node.keyEnd) : Int(node.start)..<Int(node.end)
                edits.append((range, change.text))
                replacements += change.replaced.map { (index, $0) }
            }
            if !isValueChanged, secrets.nodes.contains(index) {
                let new = secrets.replaced.nodes[index]
                let bytes = secrets.replaced.sources[Int(new.source)].bytes
                edits.append((Int(node.start)..<Int(node.end), Array(bytes[Int(new.start)..<Int(new.end)])))
            }
        }
        let bytes = original.sources[0].bytes
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        var copied = Int(original.nodes[0].start)
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            result += bytes[copied..<edit.range.lowerBound]
            result += edit.text
            copied = edit.range.upperBound
        }
        result += bytes[copied..<Int(original.nodes[0].end)]
        result.append(UInt8(ascii: "\n"))
        return result
    }
}
