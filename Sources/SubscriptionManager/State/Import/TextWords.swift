/// The words and numbers of a text, and what stands between them.
struct TextWords: Sequence {
    /// A piece of the text.
    struct Word {
        var text: String
        /// Whether it consists of letters. An apostrophe within it is part of it: `O'Shea`.
        var isWord: Bool
        /// Whether it consists of digits.
        var isNumber: Bool
        /// Whether it is neither.
        var isSeparator: Bool { !isWord && !isNumber }
    }

    private(set) var words: [Word] = []

    /// Divides a text.
    init(of text: String) {
        let characters = Array(text)
        var index = 0
        while index < characters.count {
            let start = index
            let kind = Self.kind(of: characters[index])
            index += 1
            while index < characters.count {
                let next = Self.kind(of: characters[index])
                let isInside =
                    kind.isLetter && Self.isApostrophe(characters[index]) && index + 1 < characters.count
                    && Self.kind(of: characters[index + 1]) == kind
                guard next == kind || isInside else { break }
                index += 1
            }
            words.append(
                Word(
                    text: String(characters[start..<index]), isWord: kind.isLetter, isNumber: kind == .digit))
        }
    }

    func makeIterator() -> IndexingIterator<[Word]> { words.makeIterator() }

    private enum Kind: Equatable {
        /// A letter. A word has either kana or other letters, because Japanese has no spaces.
        case letter(isKana: Bool)
        case digit, other

        var isLetter: Bool { if case .letter = self { true } else { false } }
    }

    private static func kind(of character: Character) -> Kind {
        guard let scalar = character.unicodeScalars.first else { return .other }
        if scalar.decimalDigit != nil { return .digit }
        guard character.isLetter || scalar.properties.canonicalCombiningClass != .notReordered else { return .other }
        return .letter(isKana: StandInWords.Script(scalar) == .kana)
    }

    private static func isApostrophe(_ character: Character) -> Bool { character == "'" || character == "’" }
}

extension Unicode.Scalar {
    /// What a decimal digit of any script is worth; nil for everything else.
    var decimalDigit: Int? {
        if value < 0x80 { return (0x30...0x39).contains(value) ? Int(value) - 0x30 : nil }
        guard properties.numericType == .decimal, let number = properties.numericValue else { return nil }
        return Int(exactly: number)
    }
}

/// Words that say nothing of a person.
enum CommonWords {
    /// Whether a word of a name is one that many names have: a title, a preposition.
    static func isPartOfNames(_ word: String) -> Bool { names.contains(word.lowercased()) }

    /// Whether a word of an address, or of a company's name, is one that many have.
    static func isPartOfPlaces(_ word: String) -> Bool { places.contains(word.lowercased()) }

    /// Whether a part of an id is one that many ids have.
    static func isPartOfIdentifiers(_ word: String) -> Bool { identifiers.contains(word.lowercased()) }

    /// Whether a word of a label is one that many labels have.
    static func isPartOfLabels(_ word: String) -> Bool { labels.contains(word.lowercased()) }

    /// Whether a name in small letters is also an ordinary word of English.
    static func isOrdinary(_ word: String) -> Bool { ordinary.contains(word) }

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

    private static let names = set(
        """
        mr mrs ms miss mx dr prof sir madam herr frau m mme mlle sr sra jr ii iii iv de del della der den des di do dos \
        du da la le les lo van von vom zu zum zur bin ibn bint abu al el y e und and of the et
        """)
    private static let places = names.union(
        set(
            """
            street st road rd avenue ave av lane ln drive dr court ct square sq place pl boulevard blvd way terrace ter \
            highway hwy route rte circle cir trail crescent close row unit apt apartment suite ste floor fl building \
            bldg block house flat room rm no nr north south east west n s w ne nw se sw po p o box rue chemin allée \
            allee quai côte calle avenida plaza paseo rúa strasse straße str weg gasse platz am an im via piazza corso \
            rua travessa inc llc ltd limited gmbh ag co corp corporation company sa sas sarl bv nv kg ab oy plc pty \
            sons partners group saint santa san los las new upper lower old
            """))
    private static let identifiers = set(
        "gid shopify customer customers order orders user users member account cus ord acct id uuid http https www com")
    private static let labels = set(
        """
        home house work office studio my the main default other second new old shipping billing delivery business \
        school parents cabin cottage garage shop store warehouse flat apartment weekend summer winter vacation holiday \
        place card credit debit personal company joint family visa mastercard master american express amex discover \
        diners club jcb paypal apple google pay ending in with on of for maison bureau casa oficina trabajo haus büro \
        zuhause arbeit
        """)
    private static let ordinary = set(
        """
        art bill bliss bob brook can chase chance charity christian clay cliff crew daisy dale dawn dean dick don drew \
        earnest faith fern ford forest frank gene glen grace grant guy hall harmony heath hill holly honor hope hunter \
        ivy jack jade jasmine jay jewel joy june king lance lane lily long mark mason may melody miles mercy nick noble \
        olive opal page park parker patience pat pearl peg penny pierce poppy price prince queen ray reed rich rob robin \
        rock rod rose royal ruby rusty sage sandy short skip smith sonny star stew sterling sue summer sunny terry tiffany \
        trinity violet wade ward warren wells west will winter wood woods young able best black brown gold gray green \
        white day east field fields fox love moon rain snow stone bath nice reading mobile orange buffalo phoenix reno
        """)
}
