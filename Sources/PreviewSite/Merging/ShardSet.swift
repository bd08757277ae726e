import Diagnostics

/// The folders of all shards of one run.
struct ShardSet {
    /// The folders, in the order of their shards.
    let folders: [ShardFolder]

    /// Makes sure that folders are all the shards of one run, each once.
    /// - Parameter folders: At least one folder. One that is a whole site is a run of one shard.
    /// - Throws: ``Diagnostic/Code/unmergeableShard`` where a shard is missing, there twice, or of another run.
    init(_ folders: [ShardFolder]) throws(Diagnostic) {
        if folders.count == 1, folders[0].manifest.part == nil {
            self.folders = folders
            return
        }
        var shards: [(folder: ShardFolder, part: Manifest.Part)] = []
        var folderOf: [Int: String] = [:]
        for folder in folders {
            guard let part = folder.manifest.part else {
                throw Self.unmergeable(
                    "`\(folder.path)` is not a shard: it holds all pages of a run",
                    help: "render each shard into a folder of its own, which is empty before")
            }
            if let first = shards.first { try Self.check(folder.path, part, isOfRunOf: first) }
            for index in part.indices {
                if let other = folderOf.updateValue(folder.path, forKey: index) {
                    throw Self.unmergeable(
                        "shard \(index)/\(part.count) is in `\(other)` and in `\(folder.path)`",
                        help: "name the folder of each shard once")
                }
            }
            shards.append((folder, part))
        }
        if let count = shards.first?.part.count, folderOf.count < count {
            throw Self.missing(count, folderOf)
        }
        self.folders = shards.sorted { $0.part.indices[0] < $1.part.indices[0] }.map(\.folder)
        try checkDescriptions()
    }

    private static func check(
        _ path: String, _ part: Manifest.Part, isOfRunOf first: (folder: ShardFolder, part: Manifest.Part)
    ) throws(Diagnostic) {
        if part.count != first.part.count {
            throw unmergeable(
                "`\(path)` is shard \(part.name), and `\(first.folder.path)` is shard \(first.part.name)",
                help: "merge the shards of one run, all of the same number")
        }
        if part.digest != first.part.digest {
            throw unmergeable(
                "`\(path)` and `\(first.folder.path)` are shards of different runs: of other themes, fixtures, flags or versions",
                help: "render all shards of the same files, with the same flags, by the same program")
        }
    }

    /// How many missing shards are named.
    private static let namedShards = 12

    private static func missing(_ count: Int, _ folderOf: [Int: String]) -> Diagnostic {
        // A manifest may say that there are very many.
        let named = Array((1...count).lazy.filter { folderOf[$0] == nil }.prefix(namedShards).map(String.init))
        let others = count - folderOf.count - named.count
        let all = named.joined(separator: ", ") + (others > 0 ? " and \(others) more" : "")
        let isOne = named.count + others == 1
        return unmergeable(
            isOne ? "shard \(all) of \(count) is missing" : "shards \(all) of \(count) are missing",
            help:
                "`sm-preview render --shard \(named.first ?? "")/\(count) --output DIR` makes one; name its folder, too"
        )
    }

    /// Makes sure that all shards say the same of what they have in common.
    private func checkDescriptions() throws(Diagnostic) {
        guard let first = folders.first else { return }
        var known: [String: (fixture: Manifest.Fixture, path: String)] = [:]
        for folder in folders {
            for fixture in folder.manifest.fixtures {
                let (other, path) = known[fixture.name] ?? (fixture, folder.path)
                if other != fixture {
                    throw Self.differing("what is said of the fixture `\(fixture.name)`", path, folder)
                }
                known[fixture.name] = (other, path)
            }
            if folder.foundInTheme != first.foundInTheme {
                throw Self.differing("what was found in the theme", first.path, folder)
            }
        }
    }

    /// What two folders have in common, and is not the same.
    static func differing(_ subject: String, _ path: String, _ other: ShardFolder) -> Diagnostic {
        unmergeable(
            "\(subject) is not the same in `\(path)` and `\(other.path)`",
            help: "render all shards on machines with the same programs and libraries")
    }

    private static func unmergeable(_ message: String, help: String) -> Diagnostic {
        Diagnostic(.unmergeableShard, .error, message, help: help)
    }

    // MARK: What the shards say together

    /// The theme's name.
    var theme: String { folders.first?.manifest.theme ?? "" }

    /// The pages, in name order.
    var pages: [Manifest.Page] { folders.flatMap(\.manifest.pages).sorted { $0.name < $1.name } }

    /// The fixtures, each once.
    var fixtures: Set<Manifest.Fixture> { Set(folders.flatMap(\.manifest.fixtures)) }

    /// What was found in the theme and in names, as one run would have told it: one machine without an engine is enough for
    /// the warning that there is none.
    var siteDiagnostics: [Diagnostic] {
        let lacksEngine = folders.contains { $0.siteDiagnostics.contains(.missingEngine) }
        return (folders.first?.foundInTheme ?? []) + (lacksEngine ? [.missingEngine] : [])
    }
}

extension ShardFolder {
    fileprivate var siteDiagnostics: [Diagnostic] { manifest.part?.siteDiagnostics ?? [] }

    /// What does not depend on the shard's pages.
    fileprivate var foundInTheme: [Diagnostic] { siteDiagnostics.filter { $0 != .missingEngine } }
}
