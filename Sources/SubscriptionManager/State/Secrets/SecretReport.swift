import Diagnostics
import ECMAText
import JSON

/// What is said of the secrets of a State: once for all that stand at the same path, whatever the positions in lists.
struct SecretReport {
    private let storage: JSONDocument.Storage
    private let schema: StateSchema
    /// The container of each node, or -1.
    private let parents: [Int32]

    /// The warnings about what was found in a document.
    static func findings(
        of found: [SecretSearch.Finding], in storage: JSONDocument.Storage, schema: StateSchema
    ) -> [StateChecker.Finding] {
        let told = found.filter { finding in
            if finding.isShadowed || finding.reason == .token { return false }
            return finding.reason != .declared || finding.isLive
        }
        return told.isEmpty ? [] : SecretReport(storage, schema).findings(of: told)
    }

    private init(_ storage: JSONDocument.Storage, _ schema: StateSchema) {
        self.storage = storage
        self.schema = schema
        var parents = [Int32](repeating: -1, count: storage.nodes.count)
        var open: [(node: Int, end: Int)] = []
        for (index, node) in storage.nodes.enumerated() {
            while let last = open.last, last.end <= index { open.removeLast() }
            if let last = open.last { parents[index] = Int32(last.node) }
            if node.count > 0 { open.append((index, index + Int(node.size))) }
        }
        self.parents = parents
    }

    /// What findings have in common that are told at once.
    private struct Kind: Hashable {
        var reason: SecretSearch.Finding.Reason
        var isLive: Bool
        var path: String
    }

    private func findings(of found: [SecretSearch.Finding]) -> [StateChecker.Finding] {
        var ids: Set<String>?
        var groups: [Kind: (first: Int, count: Int)] = [:]
        for finding in found {
            if case .shape = finding.reason {
                let known = ids ?? idsOfState()
                ids = known
                if storage.nodes[finding.node].kind == .string, known.contains(storage.string(at: finding.node)) {
                    continue
                }
            }
            let kind = Kind(reason: finding.reason, isLive: finding.isLive, path: path(of: finding.node))
            let (first, count) = groups[kind] ?? (finding.node, 0)
            groups[kind] = (min(first, finding.node), count + 1)
        }
        let findings = groups.map { kind, group in
            var finding = Self.finding(kind, at: group.first, count: group.count)
            if group.count > 1 { finding.path = kind.path }
            return finding
        }
        return findings.sorted { ($0.node, $0.message) < ($1.node, $1.message) }
    }

    private static func finding(_ kind: Kind, at node: Int, count: Int) -> StateChecker.Finding {
        let places = count > 1 ? " in \(count) places" : ""
        switch kind.reason {
        case .name where !kind.isLive:
            return StateChecker.Finding(
                code: .replacedSecret, severity: .warning, node: node,
                message: "is a secret by its name\(places); pages get a stand-in",
                help: fileHelp)
        case .text(let names):
            return StateChecker.Finding(
                code: .replacedSecret, severity: .warning, node: node,
                message: "holds \(names.map { "`\($0)`" }.joined(separator: ", ")) in its text\(places); "
                    + "pages get a stand-in for \(names.count > 1 ? "each" : "it")",
                help: fileHelp)
        case .shape(let shape):
            return StateChecker.Finding(
                code: .possibleSecret, severity: .warning, node: node,
                message: "looks like a secret, \(shape.rawValue),\(places) and is kept",
                help: "if it is one, take it out of the file: whoever sees the previews can read it")
        default:
            return StateChecker.Finding(
                code: .liveSecret, severity: .warning, node: node,
                message: "seems to come from a live store\(places); pages get a stand-in",
                help: "replace it in the file: whoever can read it can act for this customer")
        }
    }

    private static let fileHelp =
        "the file still has it: write \"\(String(decoding: Secret.standIn, as: UTF8.self))\" there, or leave it out"

    // MARK: Paths

    /// The path of a node without positions in lists and ids: `subscriptions[*].extra_data.token`.
    private func path(of node: Int) -> String {
        var names: [String] = []
        var node = node
        while parents[node] >= 0 {
            let parent = Int(parents[node])
            if storage.nodes[parent].kind == .array {
                names.append("[*]")
            } else {
                let key = storage.key(at: node)
                let isId = isMapOfState(parent) || Self.isId(key)
                names.append(isId ? ".*" : JSONPath.isIdentifier(key) ? ".\(key)" : "[\"\(key)\"]")
            }
            node = parent
        }
        let path = names.reversed().joined()
        return path.hasPrefix(".") ? String(path.dropFirst()) : path
    }

    /// Whether a value is a map of the State, whose keys are ids.
    private func isMapOfState(_ node: Int) -> Bool {
        guard parents[node] == 0, case .map? = schema.objects[0].field(named: storage.key(at: node))?.type else {
            return false
        }
        return true
    }

    private static func isId(_ key: String) -> Bool {
        let digits = key.utf8.count { $0.isASCIIDigit }
        return digits > 0 && (digits == key.utf8.count || key.utf8.count >= 16)
    }

    // MARK: Ids

    /// The ids in the State: of its objects, of what they refer to, and of the customer.
    private func idsOfState() -> Set<String> {
        var names: Set<String> = ["sig_field"]
        for object in schema.objects {
            for field in object.fields where field.name.hasSuffix("_id") || field.type.isId { names.insert(field.name) }
        }
        var ids: Set<String> = []
        for (index, node) in storage.nodes.enumerated() where node.kind == .string && node.keyStart >= 0 {
            if names.contains(storage.key(at: index)) { ids.insert(storage.string(at: index)) }
        }
        return ids
    }
}

extension StateSchema.FieldType {
    fileprivate var isId: Bool {
        if case .id = self { true } else { false }
    }
}
