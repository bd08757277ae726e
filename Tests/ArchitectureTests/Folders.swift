/// The folders of a module, and what each declares and uses.
///
/// A folder is one directly in the module's own. The files beside the folders are the module's front, which may use
/// every folder and which no folder may use.
struct Folders {
    /// The name that the front has among the folders.
    static let front = "front"

    private struct File {
        var name: String
        var folder: String
        var names: SwiftNames
    }

    let module: String
    private let files: [File]
    /// The names of all folders, and of the front.
    private let rooms: [String]

    /// Sorts a module's sources by their folders.
    init(of sources: ModuleSources) {
        module = sources.module.name
        files = sources.files.map { file in
            let parts = file.path.split(separator: "/")
            return File(
                name: String(parts.last ?? ""), folder: parts.count > 1 ? String(parts[0]) : Self.front,
                names: file.names)
        }
        rooms = Set(files.map(\.folder)).sorted()
    }

    /// Whether the module has folders at all.
    var isDivided: Bool { rooms.contains { $0 != Self.front } }

    /// The arrows between the folders.
    ///
    /// What is found is true, but not everything is found: names that two folders declare, or that could be something
    /// else where they stand, are passed over.
    /// - Parameter membersElsewhere: What other modules declare in their types.
    func graph(membersElsewhere: Set<String>) -> ArrowGraph {
        let globals = owners(of: \.global)
        let members = owners(of: \.members).filter { name, _ in
            Self.isUnusual(name) && globals[name] == nil && !membersElsewhere.contains(name)
        }
        var examples: [[String]: [String]] = [:]
        for file in files {
            for name in file.names.usedPlainly {
                guard let owner = globals[name], owner != file.folder, !isDeclared(name, besideGlobals: file) else {
                    continue
                }
                examples[[file.folder, owner], default: []].append("\(file.name) uses \(name)")
            }
            for name in file.names.usedAfterDot {
                guard let owner = members[name], owner != file.folder, !file.names.local.contains(name) else {
                    continue
                }
                examples[[file.folder, owner], default: []].append("\(file.name) uses .\(name)")
            }
        }
        let arrows = examples.map { rooms, examples in
            ArrowGraph.Arrow(user: rooms[0], used: rooms[1], example: Self.best(examples))
        }
        return ArrowGraph(rooms: rooms, arrows: arrows.sorted { ($0.user, $0.used) < ($1.user, $1.used) })
    }

    /// The names that one folder alone declares, with that folder.
    private func owners(of names: KeyPath<SwiftNames, Set<String>>) -> [String: String] {
        var owners: [String: Set<String>] = [:]
        for file in files {
            for name in file.names[keyPath: names] { owners[name, default: []].insert(file.folder) }
        }
        return owners.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    /// Whether the folder of a file declares a name of the same spelling in a type, or the file itself in a function.
    private func isDeclared(_ name: String, besideGlobals file: File) -> Bool {
        file.names.local.contains(name)
            || files.contains { $0.folder == file.folder && $0.names.members.contains(name) }
    }

    /// Whether a name has two words or more, and so is hardly one of Swift's own.
    private static func isUnusual(_ name: String) -> Bool {
        name.count >= 8 && name.dropFirst().contains { $0.isUppercase } && !swiftNames.contains(name)
    }

    /// Names of Swift's library that look unusual.
    private static let swiftNames: Set<String> = [
        "baseAddress", "compactMap", "debugDescription", "elementsEqual", "endIndex", "firstIndex", "formUnion",
        "lastIndex", "localizedDescription", "rawValue", "removeAll", "removeFirst", "removeLast", "startIndex",
        "startsWith", "unicodeScalars", "withLock",
    ]

    /// Of several examples, one of a type, and the first.
    private static func best(_ examples: [String]) -> String {
        let types = examples.filter { $0.split(separator: " ").last?.first?.isUppercase == true }
        return (types.isEmpty ? examples : types).min() ?? ""
    }
}
