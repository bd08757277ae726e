import Diagnostics

/// The beginning of a tag, up to its name.
struct TagHead {
    /// What opens the tag.
    var start: Token
    /// The name.
    var name: Token
    /// The name of the tag that it is taken for: its own, unless that is misspelt or another language's.
    var role: String
    /// Whether the tag is only taken for what its role says.
    var isGuess = false

    init(start: Token, name: Token) {
        self.start = start
        self.name = name
        role = name.text
    }

    /// The bytes from the opening delimiter to the name's end.
    var span: Span { start.span.extended(to: name.span) }
}

/// A tag whose body is being read.
struct OpenTag {
    /// Its name, as messages call it.
    var name: String
    /// The bytes from its opening delimiter to its name's end.
    var span: Span
    /// The tags that end its body.
    var ends: [String]
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
