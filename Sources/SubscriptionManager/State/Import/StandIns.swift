import ECMAText

/// The stand-ins for what a State says of a person.
///
/// The same value has the same stand-in wherever it stands, and different values have different ones. A stand-in is
/// taken from a list in the order in which values appear, so that nothing of a value can be computed back from it but
/// its shape: how long it is, its script, its punctuation, where letters and digits stand.
struct StandIns {
    /// A value that needs a stand-in.
    struct Value: Hashable {
        var text: String
        var kind: StateSchema.PersonalKind
        /// The country of the address in which it stands, in two letters, where there is one.
        var country: String?
    }

    /// Words of names, in small letters, each with its stand-in: all that is written elsewhere in other ways.
    private(set) var names: [String: String] = [:]
    /// The stand-ins of whole values.
    private var values: [String: String] = [:]
    /// What no stand-in may be, in small letters: values of the file, and stand-ins that there are.
    private var taken: Set<String> = []
    /// How many words of each list have been used.
    private var positions: [StandInWords: Int] = [:]
    /// The stand-ins of other words, in small letters.
    private var words: [String: String] = [:]
    private var counters = StandInCounters()
    /// The numbers of telephone numbers, with the country of the first address that has one.
    private var phones: [String: (number: Int, country: String?)] = [:]

    /// Makes the stand-ins of all values of a file.
    /// - Parameter found: The values, in the order in which they appear.
    init(for found: [Value]) {
        for value in found {
            taken.insert(value.text.lowercased())
            for word in TextWords(of: value.text) where !word.isSeparator { taken.insert(word.text.lowercased()) }
            for part in value.text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
                taken.insert(part.lowercased())
            }
        }
        // Of names that are put together, the parts are known first.
        let stages: [Set<StateSchema.PersonalKind>] = [[.firstName, .lastName], [.fullName], [.userName]]
        for stage in stages { for value in found where stage.contains(value.kind) { _ = add(value) } }
        for value in found { _ = add(value) }
    }

    /// The stand-in of a value; nil where the value says nothing, or has not been there from the beginning.
    subscript(value: Value) -> String? {
        guard let standIn = values[Self.key(value)], standIn != value.text else { return nil }
        return standIn
    }

    /// The key of a value among the stand-ins of whole values. An e-mail address is the same in capitals.
    private static func key(_ value: Value) -> String {
        switch value.kind {
        case .email: "mail " + value.text.lowercased()
        default: "text " + value.text
        }
    }

    private mutating func add(_ value: Value) -> String {
        let key = Self.key(value)
        if let known = values[key] { return known }
        let standIn = make(value)
        values[key] = standIn
        return standIn
    }

    private mutating func make(_ value: Value) -> String {
        let text = value.text
        if value.kind != .message, value.kind != .text, EmailText.isAddress(text) { return email(text) }
        switch value.kind {
        case .firstName: return named(text) { _, _ in .givenName }
        case .lastName: return named(text) { _, _ in .familyName }
        case .fullName, .userName:
            return named(text) { number, count in count > 1 && number == count - 1 ? .familyName : .givenName }
        case .email: return email(text)
        case .street, .city: return worded(text, .place)
        case .company: return worded(text, .company)
        case .label: return label(text)
        case .message:
            // A reason has its number before it: `3|I have too much`.
            let code = text.prefix { $0 != "|" }
            if code.count < text.count, code.count <= 3, code.utf8.allSatisfy(\.isASCIIDigit) {
                return code + prose(String(text.dropFirst(code.count)))
            }
            return prose(text)
        case .text: return text
        case .phone: return phone(text, country: value.country)
        case .birthday:
            while let standIn = counters.birthday(like: text) {
                if taken.insert(standIn.lowercased()).inserted { return standIn }
            }
            return identifier(text)
        case .ipAddress: return unique { $0.counters.ipAddress(like: text) }
        case .link: return unique { $0.counters.link() }
        case .postalCode, .cardNumber, .accountNumber, .customerID, .orderNumber, .sessionID, .trackingNumber, .code,
            .coordinate:
            return identifier(text)
        }
    }

    /// The first stand-in that nothing in the file is.
    /// - Parameter next: Gives another one each time, without end.
    private mutating func unique(_ next: (inout Self) -> String) -> String {
        while true {
            let standIn = next(&self)
            if taken.insert(standIn.lowercased()).inserted { return standIn }
        }
    }

    // MARK: Words

    /// The stand-in of a name, word by word.
    /// - Parameter purpose: What a word is for that is not known yet, by its position and the number of words.
    private mutating func named(_ text: String, _ purpose: (Int, Int) -> StandInWords.Purpose) -> String {
        let words = TextWords(of: text)
        let count = words.count { $0.isWord && !CommonWords.isPartOfNames($0.text) }
        var number = 0
        var result = ""
        for word in words {
            if word.isNumber {
                result += segment(word.text)
            } else if !word.isWord || count > 0 && CommonWords.isPartOfNames(word.text) {
                result += word.text
            } else {
                result += name(word.text, purpose(number, max(count, 1)))
                number += 1
            }
        }
        return result
    }

    private mutating func name(_ word: String, _ purpose: StandInWords.Purpose) -> String {
        let lowercased = word.lowercased()
        if let known = names[lowercased] { return known.withCase(of: word) }
        if let both = putTogether(lowercased) { return both.withCase(of: word) }
        // An initial has an initial.
        if word.count == 1, StandInWords.Script(of: word) == .latin { return segment(word) }
        let standIn = next(StandInWords(for: word, purpose))
        names[lowercased] = standIn
        return standIn.withCase(of: word)
    }

    /// The stand-in of two names without a space between them.
    private func putTogether(_ word: String) -> String? {
        guard word.count <= 64 else { return nil }
        for end in word.indices.dropFirst() {
            if let first = names[String(word[..<end])], let second = names[String(word[end...])] {
                return StandInWords.Script(of: word).hasNoSpaces ? first + second : first + second.lowercased()
            }
        }
        return nil
    }

    private mutating func next(_ list: StandInWords) -> String {
        unique { standIns in
            let position = standIns.positions[list, default: 0]
            standIns.positions[list] = position + 1
            return list.word(position)
        }
    }

    /// The stand-in of a place or a text, word by word: what any address has, such as `Street`, stays.
    private mutating func worded(_ text: String, _ purpose: StandInWords.Purpose) -> String {
        let words = TextWords(of: text)
        func isKept(_ word: TextWords.Word) -> Bool {
            purpose != .prose && (word.text.count == 1 || CommonWords.isPartOfPlaces(word.text))
        }
        let isAllCommon = words.allSatisfy { !$0.isNumber && (!$0.isWord || isKept($0)) }
        var result = ""
        for word in words {
            if word.isNumber {
                result += segment(word.text)
            } else if !word.isWord || isKept(word) && !isAllCommon {
                result += word.text
            } else {
                result += self.word(word.text, purpose)
            }
        }
        return result
    }

    /// The stand-in of what the customer wrote, word by word; an e-mail address in it is one afterwards.
    private mutating func prose(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result = ""
        var start = 0
        func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        for range in bytes.withUnsafeBufferPointer(EmailText.ranges) {
            result += worded(part(start..<range.lowerBound), .prose)
            result += add(Value(text: part(range), kind: .email))
            start = range.upperBound
        }
        return result + worded(part(start..<bytes.count), .prose)
    }

    /// The stand-in of a label: what many would write, such as `Home` or `Visa ending in`, stays.
    private mutating func label(_ text: String) -> String {
        var result = ""
        for word in TextWords(of: text) {
            if word.isNumber {
                result += word.text.count > 1 ? segment(word.text) : word.text
            } else if !word.isWord || CommonWords.isPartOfLabels(word.text) {
                result += word.text
            } else {
                result += self.word(word.text, .place)
            }
        }
        return result
    }

    private mutating func word(_ word: String, _ purpose: StandInWords.Purpose) -> String {
        let lowercased = word.lowercased()
        if let known = names[lowercased] ?? words[lowercased] { return known.withCase(of: word) }
        let standIn = next(StandInWords(for: word, purpose))
        words[lowercased] = standIn
        return standIn.withCase(of: word)
    }

    // MARK: Addresses in the network

    private mutating func email(_ text: String) -> String {
        guard let at = text.lastIndex(of: "@") else { return identifier(text) }
        var local = ""
        for word in TextWords(of: String(text[..<at])) {
            if word.isNumber {
                local += segment(word.text)
            } else if word.isWord {
                local += localPart(word.text)
            } else {
                local += word.text
            }
        }
        let domain = domain(String(text[text.index(after: at)...]).lowercased())
        let first = "\(local)@\(domain)"
        if taken.insert(first.lowercased()).inserted { return first }
        var number = 1
        return unique { _ in
            number += 1
            return "\(local)\(number)@\(domain)"
        }
    }

    /// A word of an e-mail address: of a name that is known, its stand-in.
    private mutating func localPart(_ word: String) -> String {
        let lowercased = word.lowercased()
        if let known = names[lowercased] ?? putTogether(lowercased), known.utf8.allSatisfy({ $0 < 0x80 }) {
            return known.withCase(of: word)
        }
        let key = "\(lowercased)@"
        if let known = words[key] { return known.withCase(of: word) }
        let standIn = next(StandInWords(for: lowercased.count > 7 ? "longer-name" : "name", .givenName))
        words[key] = standIn
        return standIn.withCase(of: word)
    }

    /// A domain of as many parts that nobody can have (RFC 2606).
    private mutating func domain(_ text: String) -> String {
        let key = "@\(text)"
        if let known = values[key] { return known }
        let parts = max(text.split(separator: ".").count, 1)
        let standIn = unique { $0.counters.domain(ofParts: parts) }
        values[key] = standIn
        return standIn
    }

    // MARK: Numbers

    /// The stand-in of an id or a code, part by part: what many have in common, such as `gid`, stays.
    private mutating func identifier(_ text: String) -> String {
        var result = ""
        var part = ""
        for character in text {
            if character.isLetter || character.isNumber {
                part.append(character)
            } else {
                result += segment(part)
                part = ""
                result.append(character)
            }
        }
        return result + segment(part)
    }

    private mutating func segment(_ text: String) -> String {
        if text.isEmpty || CommonWords.isPartOfIdentifiers(text) { return text }
        if let known = values["#\(text)"] { return known }
        let standIn = unique { $0.counters.text(like: text) }
        values["#\(text)"] = standIn
        return standIn
    }

    /// What a telephone number is known by: however it is written, with or without what one dials before it, it is the same.
    private static func key(ofPhone text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.decimalDigit != nil }.suffix(9)))
    }

    /// The stand-in of a telephone number that is known, perhaps written in another way; nil for all others.
    func standIn(ofPhone text: String) -> String? {
        guard let (number, country) = phones[Self.key(ofPhone: text)] else { return nil }
        return StandInPhone(like: text, country: country).text(number)
    }

    private mutating func phone(_ text: String, country: String?) -> String {
        let digits = text.unicodeScalars.compactMap(\.decimalDigit)
        let key = Self.key(ofPhone: text)
        if let standIn = standIn(ofPhone: text), taken.insert(standIn.lowercased()).inserted { return standIn }
        // A text of few digits soon has no other one of its shape.
        for _ in 0..<(digits.count < 5 ? 0 : 100) {
            let number = counters.next("phone")
            let standIn = StandInPhone(like: text, country: country).text(number)
            guard taken.insert(standIn.lowercased()).inserted else { continue }
            if phones[key] == nil { phones[key] = (number, country) }
            return standIn
        }
        return identifier(text)
    }
}

extension String {
    /// The text in capitals where another one is, and in small letters where that is; with a capital first where that has
    /// one.
    func withCase(of other: some StringProtocol) -> String {
        let isLower = other.contains(where: \.isLowercase)
        let isUpper = other.contains(where: \.isUppercase)
        if isLower == isUpper { return isLower && other.first?.isUppercase == true ? capitalizedFirst : self }
        if isLower { return lowercased() }
        return other.count > 1 ? uppercased() : capitalizedFirst
    }

    private var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
