import Diagnostics

/// The beginning of a tag, up to its name.
struct TagHead {
    /// What opens the tag.
    var start: Token
    /// The name.
    var name: Token
    /// The tag that it is taken for: what its name says, unless that is misspelt or another language's.
    var role: TagRole
    /// Whether the tag is only taken for what its role says.
    var isGuess = false

    /// The bytes from the opening delimiter to the name's end.
    var span: Span { start.span.extended(to: name.span) }
}

/// Which tag one is.
enum TagRole: Equatable {
    /// A tag of the language, or a word that is none of its tags.
    case word(Word)
    /// A tag of the host's, or an unknown one.
    case other(String)

    init(_ name: String) { self = Word(rawValue: name).map(TagRole.word) ?? .other(name) }

    /// The word that the tag's name is.
    var word: Word? {
        if case .word(let word) = self { return word }
        return nil
    }

    /// The tag's name.
    var name: String {
        switch self {
        case .word(let word): word.rawValue
        case .other(let name): name
        }
    }

    /// Whether the tag ends another.
    var isEnd: Bool { name.hasPrefix("end") }
}

/// The tags that end a body: its tag's own end, and what continues that tag.
struct BodyEnds {
    private let words: [Word]
    private let end: TagRole?

    init(_ words: Word...) {
        self.words = words
        end = nil
    }

    init(_ end: TagRole, or words: Word...) {
        self.words = words
        self.end = end
    }

    func contains(_ role: TagRole) -> Bool {
        if let word = role.word, words.contains(word) { return true }
        return end == role
    }

    func contains(_ name: String) -> Bool { contains(TagRole(name)) }
}

/// A tag whose body is being read.
struct OpenTag {
    /// Its name, as messages call it.
    var name: String
    /// The bytes from its opening delimiter to its name's end.
    var span: Span
    /// The tags that end its body.
    var ends: BodyEnds
    /// Whether it is in its last part, after `else` or `default`.
    var isInLastPart = false
    /// Whether it is only taken for a tag: it has been reported, and nobody misses its end.
    var isGuess = false
    /// Whether it is no tag of this language, so that nothing is known of what may stand in it.
    var isUnknown = false
    /// Whether its end may have been written as another tag's, which has been reported.
    var isDoubtful = false

    /// Whether a message can be based on it.
    var isCertain: Bool { !isGuess && !isUnknown }
}

/// What is known of tags that were reported, so that nothing is reported that follows from them.
struct ReportedTags {
    /// A tag that was closed, because another one's end came first, or that is missing; its own end may still follow.
    struct Closed {
        /// The tag's name, or those that it may have.
        var names: Set<String>
        /// How many tags were open around it.
        var depth: Int
    }

    /// The tags that were closed before their end, or are missing.
    var closed: [Closed] = []
    /// How many end tags of a name were taken for those of unknown tags.
    var takenEnds: [String: Int] = [:]
    /// The tags of the text, once somebody has asked.
    var outline: TagOutline?
}
