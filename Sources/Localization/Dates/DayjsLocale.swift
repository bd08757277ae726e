/// What dayjs has for one of its locales: its lines in the table `dayjs.txt`, whose heading says what each means.
///
///     DayjsLocale(serving: LocaleTag("fr-CA"))?["L"]      // "YYYY-MM-DD"
///
/// The table is searched as it is, and only the lines of the locale asked for are read.
struct DayjsLocale {
    /// The locale's lines by their first words, then those of the locales that it builds upon.
    private let blocks: [[String: String]]

    /// The locale that dayjs chooses for a tag: the one of that name, else the one of its language. Nil where it has
    /// neither.
    init?(serving tag: LocaleTag) {
        let languages = [tag.language] + tag.formerLanguages
        let subtags = tag.identifier.lowercased().drop { $0 != "-" }
        // A private name has no language: `x-pseudo`.
        let names = tag.language == "und" ? [String(subtags.dropFirst())] : languages.map { $0 + subtags } + languages
        guard let locale = names.lazy.compactMap(DayjsLocale.init(named:)).first else { return nil }
        self = locale
    }

    /// The locale of a name, as dayjs spells it: `fr-ca`.
    init?(named name: String) {
        var blocks: [[String: String]] = []
        var next: String? = name
        while let name = next {
            guard let (base, lines) = Self.block(named: name) else { return nil }
            blocks.append(lines)
            next = base
        }
        self.blocks = blocks
    }

    /// The locale's line, or that of the nearest one that it builds upon.
    subscript(_ word: String) -> String? { blocks.lazy.compactMap { $0[word] }.first }

    /// The locale's own line.
    func own(_ word: String) -> String? { blocks.first?[word] }

    /// What bars set apart in a line.
    func list(_ word: String) -> [String]? {
        self[word]?.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }

    private static func block(named name: String) -> (base: String?, lines: [String: String])? {
        let bytes = PackageResources.dayjs_txt
        guard let start = start(ofBlock: "= " + name, in: bytes) else { return nil }
        var lines = bytes[start...].split(
            separator: UInt8(ascii: "\n"), maxSplits: 32, omittingEmptySubsequences: false
        )
        .prefix { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
        let heading = lines.removeFirst().split(separator: " ")
        let pairs = lines.map { line in
            let word = line.prefix { $0 != " " }
            return (String(word), String(line[word.endIndex...].dropFirst()))
        }
        return (heading.count > 2 ? String(heading[2]) : nil, Dictionary(pairs) { first, _ in first })
    }

    /// Where the line begins that starts with a heading and goes on, if it does, with the name of another block.
    private static func start(ofBlock heading: String, in table: [UInt8]) -> Int? {
        let heading = Array(heading.utf8)
        return table.withUnsafeBufferPointer { table in
            var index = 0
            while index < table.count {
                let end = index + heading.count
                if table[index] == UInt8(ascii: "="), end < table.count, table[index..<end].elementsEqual(heading),
                    table[end] == UInt8(ascii: " ") || table[end] == UInt8(ascii: "\n")
                {
                    return index
                }
                while index < table.count, table[index] != UInt8(ascii: "\n") { index += 1 }
                index += 1
            }
            return nil
        }
    }
}
