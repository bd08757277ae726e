/// A command that opens a file in an editor: a program, and words that it is given, which no shell reads.
struct EditorCommand: Equatable, Sendable {
    /// The program: a name, or a path.
    var program: String
    /// What it is given before the place. `{file}`, `{line}` and `{column}` stand for what the place has.
    var words: [String] = []

    /// Why a command is none.
    enum Fault: Error, Equatable {
        case isEmpty
        /// A quote is not closed.
        case isOpen(Character)

        /// What is the matter, as the end of a sentence.
        var reason: String {
            switch self {
            case .isEmpty: "is empty"
            case .isOpen(let quote): "has a `\(quote)` without its end"
            }
        }
    }

    /// Makes a command.
    init(program: String, words: [String] = []) {
        self.program = program
        self.words = words
    }

    /// Reads a command as it is written on a command line: words with spaces between them. Quotes hold together what has
    /// spaces in it, and a backslash takes the next character as it is, but for one in single quotes (POSIX.1-2024, Shell
    /// Command Language, 2.2 Quoting). Nothing else means anything.
    init(_ text: String) throws(Fault) {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case quote: quote = nil
            case "\\" where quote != "'":
                guard let next = rest.first, quote == nil || next == "\"" || next == "\\" else {
                    word = (word ?? "") + "\\"
                    break
                }
                rest.removeFirst()
                word = (word ?? "") + String(next)
            case "'", "\"":
                if quote == nil {
                    quote = character
                    word = word ?? ""
                } else {
                    word = (word ?? "") + String(character)
                }
            case _ where quote == nil && character.isWhitespace:
                if let whole = word { words.append(whole) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        if let quote { throw .isOpen(quote) }
        if let whole = word { words.append(whole) }
        guard let program = words.first, !program.isEmpty else { throw .isEmpty }
        self.init(program: program, words: Array(words.dropFirst()))
    }

    private static let placeholders = ["{file}", "{line}", "{column}"]

    /// The program's name, for people.
    var name: String { program.split(separator: "/").last.map(String.init) ?? program }

    /// Whether it needs a terminal, which a server does not have.
    var needsTerminal: Bool {
        if words.contains(where: { ["-t", "-nw", "-tty", "--tty", "--no-window-system"].contains($0) }) {
            return ["emacs", "emacsclient"].contains(KnownEditor.bareName(of: program))
        }
        guard case .terminal? = KnownEditor.started(by: program)?.form else { return false }
        // `vim -g` has a window.
        return !hasPlaceholders && !words.contains("-g")
    }

    private var hasPlaceholders: Bool { words.contains { word in Self.placeholders.contains(where: word.contains) } }

    /// What the program is given to open a place: where nothing says how, the file alone.
    func arguments(for place: EditorPlace) -> [String] {
        guard hasPlaceholders else {
            return words + (KnownEditor.started(by: program)?.arguments(for: place) ?? [place.file])
        }
        return words.map { Self.filled($0, for: place) }
    }

    /// A word with what the placeholders in it stand for; what that is means nothing more.
    private static func filled(_ word: String, for place: EditorPlace) -> String {
        var result = ""
        var rest = word[...]
        while let brace = rest.firstIndex(of: "{") {
            result += rest[..<brace]
            rest = rest[brace...]
            guard let placeholder = placeholders.first(where: rest.hasPrefix) else {
                result.append(rest.removeFirst())
                continue
            }
            switch placeholder {
            case "{file}": result += place.file
            case "{line}": result += "\(place.line)"
            default: result += "\(place.column)"
            }
            rest.removeFirst(placeholder.count)
        }
        return result + rest
    }
}
