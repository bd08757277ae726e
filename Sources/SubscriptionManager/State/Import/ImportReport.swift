import JSON

/// The list of what was replaced in a State: where, what it was, and what stands there now; never what stood there.
public struct ImportReport: Sendable {
    private let replacements: [FixtureImport.Replacement]
    private let ambiguousNames: [String]

    /// How many stand-ins of a kind are shown, and how many places of each.
    private static let standInLimit = 20
    private static let placeLimit = 4
    private static let standInWidth = 60
    private static let placeWidth = 120

    /// The list of an import.
    public init(_ fixture: FixtureImport) {
        replacements = fixture.replacements
        ambiguousNames = fixture.ambiguousNames
    }

    /// All that was replaced of a kind, by stand-in, in the order of the text.
    private struct Group {
        var kind: StateSchema.PersonalKind?
        var count = 0
        var standIns: [String] = []
        var places: [String: [String]] = [:]

        var title: String { kind?.counted(count) ?? "\(count) \(count == 1 ? "secret" : "secrets")" }
    }

    private var groups: [Group] {
        let kinds = [nil] + StateSchema.PersonalKind.allCases.map(Optional.some)
        var groups = Dictionary(uniqueKeysWithValues: kinds.map { ($0, Group(kind: $0)) })
        for one in replacements {
            groups[one.kind]?.count += 1
            if groups[one.kind]?.places[one.standIn] == nil { groups[one.kind]?.standIns.append(one.standIn) }
            groups[one.kind]?.places[one.standIn, default: []].append(one.path)
        }
        return kinds.compactMap { groups[$0] }.filter { $0.count > 0 }
    }

    // MARK: Text

    /// What was replaced, in a line: `31 values replaced: 2 secrets, 4 first names`.
    public var summary: String {
        let count = replacements.count
        guard count > 0 else { return "nothing to replace" }
        return "\(count) \(count == 1 ? "value" : "values") replaced: " + groups.map(\.title).joined(separator: ", ")
    }

    /// The list for people, by what was replaced and what stands there now.
    public var text: String {
        var text = ""
        for group in groups {
            text += "\(group.title)\n"
            let shown = group.standIns.prefix(Self.standInLimit)
            for standIn in shown {
                text +=
                    "  \(Self.shown(standIn, width: Self.standInWidth)): \(Self.list(of: group.places[standIn] ?? []))\n"
            }
            let hidden = group.standIns.count - shown.count
            if hidden > 0 { text += "  and \(hidden) more\n" }
        }
        if !ambiguousNames.isEmpty {
            text += "names that are words of the State too, and stay in other texts\n"
            text += "  \(Self.list(of: ambiguousNames))\n"
        }
        return text
    }

    private static func list(of places: [String]) -> String {
        let list = places.prefix(placeLimit).map { shown($0, width: placeWidth) }.joined(separator: ", ")
        let hidden = places.count - placeLimit
        return hidden > 0 ? "\(list) and \(hidden) more" : list
    }

    /// A text as a line shows it: what is long is cut, and what a terminal would obey is escaped.
    private static func shown(_ text: String, width: Int) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
            default: true
            }
        }
        let plain =
            isPlain
            ? text
            : text.unicodeScalars.map { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                    "\\u{" + String(scalar.value, radix: 16) + "}"
                default: String(scalar)
                }
            }.joined()
        return plain.count > width ? plain.prefix(width - 1) + "…" : plain
    }

    // MARK: JSON

    /// The list for programs: `{"fixture", "replaced": [{"kind", "path", "standIn"}], "keptNames": [path]}`, and a line
    /// break. The kind of a secret is `secret`.
    /// - Parameter fixture: Where the fixture is; nil where it is in no file.
    public func json(fixture: String?) -> [UInt8] {
        var writer = JSONWriter(indent: "  ")
        writer.object { writer in
            writer.member("fixture", fixture)
            writer.array("replaced") { writer in
                for one in replacements {
                    writer.object { writer in
                        writer.member("kind", one.kind?.rawValue ?? "secret")
                        writer.member("path", one.path)
                        writer.member("standIn", one.standIn)
                    }
                }
            }
            writer.array("keptNames") { writer in for path in ambiguousNames { writer.string(path) } }
        }
        writer.endLine()
        return writer.take()
    }
}
