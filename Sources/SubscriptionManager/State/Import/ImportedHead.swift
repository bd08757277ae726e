import ECMAText
import JSON
import Localization

/// What an imported fixture says of itself under `$fixture`: what its text says already, and a title and a date where that
/// has none.
struct ImportedHead {
    /// What is put into the text, and what is written in place of something.
    private(set) var edits: [(range: Range<Int>, text: [UInt8])] = []
    /// How many values it has, and before which one they stand.
    private(set) var addedNodes: (count: Int, before: Int) = (0, 0)

    private let storage: JSONDocument.Storage

    init(of storage: JSONDocument.Storage, now: String?) {
        self.storage = storage
        let date = now ?? ImportedDate.now(in: storage)
        guard let description = storage.child(of: 0, named: Fixture.descriptionKey) else {
            let members = [("title", FixtureImport.title)] + (date.map { [("now", $0)] } ?? [])
            edits = [insertion(of: members, into: 0, as: Fixture.descriptionKey)]
            addedNodes = (members.count + 1, 1)
            return
        }
        guard storage.nodes[description].kind == .object else { return }
        var members: [(String, String)] = []
        if storage.child(of: description, named: "title") == nil { members.append(("title", FixtureImport.title)) }
        if let ownNow = storage.child(of: description, named: "now") {
            let node = storage.nodes[ownNow]
            if let now { edits.append((Int(node.start)..<Int(node.end), Array(JSONWriter.quoted(now).utf8))) }
        } else if let date {
            members.append(("now", date))
        }
        if !members.isEmpty {
            edits.append(insertion(of: members, into: description, as: nil))
            addedNodes = (members.count, description + 1)
        }
    }

    /// Members that are put before the first one of an object, laid out as that is.
    /// - Parameter name: The name of the object that holds them, if they have one of their own.
    private func insertion(
        of members: [(String, String)], into object: Int, as name: String?
    ) -> (range: Range<Int>, text: [UInt8]) {
        let node = storage.nodes[object]
        let bytes = storage.sources[Int(node.source)].bytes
        let start = Int(node.start) + 1
        let gap = Array(bytes[start...].prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D })
        let isEmpty = node.count == 0
        let line = gap.lastIndex(of: 0x0A).map { Array(gap[$0...].dropFirst()) }
        let isSpaced = line != nil || hasSpace(after: start, in: bytes)
        func member(_ key: String, _ value: [UInt8]) -> [UInt8] {
            Array("\"\(key)\":\(isSpaced ? " " : "")".utf8) + value
        }
        let texts = members.map { member($0.0, Array(JSONWriter.quoted($0.1).utf8)) }
        let comma = [UInt8(ascii: ",")]
        let end = isEmpty ? [] : comma
        guard let name else {
            let separator = comma + (line == nil && isSpaced && gap.isEmpty ? [0x20] : gap)
            let text = gap + Array(texts.joined(separator: separator)) + (isEmpty ? [] : comma)
            let needsSpace = !isEmpty && gap.isEmpty && isSpaced
            return (start..<start, text + (needsSpace ? [0x20] : []))
        }
        guard let line else {
            let separator = comma + (isSpaced ? [0x20] : [])
            let inner = [UInt8(ascii: "{")] + texts.joined(separator: separator) + [UInt8(ascii: "}")]
            return (start..<start, gap + member(name, inner) + end + (isSpaced && gap.isEmpty ? [0x20] : []))
        }
        // The State's own indentation is one level.
        let deeper = gap + (line.isEmpty ? [0x20, 0x20] : line)
        let inner = [UInt8(ascii: "{")] + deeper + texts.joined(separator: comma + deeper) + gap + [UInt8(ascii: "}")]
        return (start..<start, gap + member(name, inner) + end)
    }

    /// Whether there is a space after the first colon from an offset on.
    private func hasSpace(after start: Int, in bytes: [UInt8]) -> Bool {
        let pair = zip(bytes[start...], bytes[start...].dropFirst()).first { $0.0 == UInt8(ascii: ":") }
        return pair?.1 == 0x20
    }
}

/// The day on which a State was taken.
enum ImportedDate {
    /// When the customer's signature was made; else the day before the first order that is to come; else the last date in
    /// the State; nil where there is none.
    static func now(in storage: JSONDocument.Storage) -> String? {
        if let customer = object(0, "customer", in: storage), let ts = storage.child(of: customer, named: "ts"),
            storage.nodes[ts].kind == .number
        {
            let seconds = storage.number(at: ts)
            // Of the years 2000 to 9999.
            if (946_684_800..<253_402_300_800).contains(seconds) {
                return DateText.dateTime(ofSecondsSince1970: Int(seconds))
            }
        }
        if let first = places(in: storage).min(), let day = dayBefore(first) { return "\(day) 12:00:00" }
        return lastDate(in: storage)
    }

    private static func object(_ node: Int, _ key: String, in storage: JSONDocument.Storage) -> Int? {
        storage.child(of: node, named: key).flatMap { storage.nodes[$0].kind == .object ? $0 : nil }
    }

    /// The days of the orders that are to come.
    private static func places(in storage: JSONDocument.Storage) -> [String] {
        guard let orders = storage.child(of: 0, named: "orders"), storage.nodes[orders].kind == .array else {
            return []
        }
        return storage.children(of: orders).compactMap { order in
            guard storage.nodes[order].kind == .object, let status = storage.child(of: order, named: "status"),
                let place = storage.child(of: order, named: "place"), storage.nodes[place].kind == .string,
                storage.withBytes(ofStringAt: place, DateText.isDate)
            else { return nil }
            let isComing =
                switch storage.nodes[status].kind {
                case .string: storage.string(at: status) == "UNSENT"
                case .number: storage.number(at: status) == 1
                default: false
                }
            return isComing ? String(storage.string(at: place).prefix(10)) : nil
        }
    }

    private static func dayBefore(_ date: String) -> String? {
        let parts = date.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let day = CalendarDay(year: parts[0], month: parts[1], day: parts[2]) else {
            return nil
        }
        return DateText.day(day.number - 1)
    }

    /// The last date that fields have which say when something happened.
    private static func lastDate(in storage: JSONDocument.Storage) -> String? {
        let keys: Set<String> = ["created", "updated", "last_updated", "last_update", "cancelled", "start_date"]
        var last: String?
        for (index, node) in storage.nodes.enumerated() where node.kind == .string && node.keyStart >= 0 {
            guard node.end - node.start <= 40, keys.contains(storage.key(at: index)),
                storage.withBytes(ofStringAt: index, DateText.isDate)
            else { continue }
            let date = DateText.normalized(storage.string(at: index))
            if date > last ?? "" { last = date }
        }
        return last
    }
}

/// The paths of a document's values, found without looking through what stands before them.
struct NodePaths {
    private let storage: JSONDocument.Storage
    private let added: (count: Int, before: Int)
    /// For each value, its container, and its place in it.
    private var parents: [(container: Int32, place: Int32)]

    /// - Parameter added: Values that are in the document, and that the positions one asks for do not count.
    init(_ storage: JSONDocument.Storage, skipping added: (count: Int, before: Int)) {
        self.storage = storage
        self.added = added
        parents = Array(repeating: (-1, 0), count: storage.nodes.count)
        var open: [(node: Int, end: Int, next: Int32)] = []
        for (index, node) in storage.nodes.enumerated() {
            while let last = open.last, last.end <= index { open.removeLast() }
            if let last = open.indices.last {
                parents[index] = (Int32(open[last].node), open[last].next)
                open[last].next += 1
            }
            if node.count > 0 { open.append((index, index + Int(node.size), 0)) }
        }
    }

    /// The path of a value.
    subscript(position: Int) -> String {
        var index = position >= added.before ? position + added.count : position
        var parts: [String] = []
        while parents[index].container >= 0 {
            let (container, place) = parents[index]
            if storage.nodes[Int(container)].kind == .array {
                parts.append("[\(place)]")
            } else {
                let key = storage.key(at: index)
                parts.append(JSONPath.isIdentifier(key) ? ".\(key)" : "[\(JSONWriter.quoted(key))]")
            }
            index = Int(container)
        }
        let path = parts.reversed().joined()
        return path.hasPrefix(".") ? String(path.dropFirst()) : path
    }
}
