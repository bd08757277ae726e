import ECMAText
import JSON

extension KnownTexts {
    /// The texts that are looked for in a file, in which values have been found.
    /// - Parameters:
    ///   - products: What products are called. A name of several words stays, even where one of them is a name, too.
    ///   - secrets: The secrets of the file.
    init(
        of values: [StandIns.Value], _ standIns: StandIns, products: [String], secrets: Set<String>, schema: StateSchema
    ) {
        self.init()
        for secret in secrets where Self.isUnmistakable(secret, atLeast: 8) {
            add(secret, String(decoding: Secret.standIn, as: UTF8.self), nil, .certain, foldsCase: false)
        }
        for value in values {
            guard let standIn = standIns[value], let certainty = Self.certainty(of: value, in: schema) else { continue }
            let isText = certainty != .certain || value.text.contains(" ")
            add(value.text, standIn, value.kind, certainty, foldsCase: isText)
        }
        for (word, standIn) in standIns.names where Self.canBeFound(word) && !schema.words.contains(word) {
            add(word, standIn, .fullName, .word)
        }
        for product in products where product.contains(" ") { add(product, nil, nil, .certain) }
    }

    /// Whether a name is long enough to be looked for in texts: nearly every text has `A` or `An`.
    static func canBeFound(_ name: String) -> Bool {
        name.count >= (StandInWords.Script(of: name).hasNoSpaces ? 2 : 3)
    }

    /// Whether a text without spaces has so many letters and digits that it is nowhere by chance.
    private static func isUnmistakable(_ text: String, atLeast count: Int) -> Bool {
        let characters = text.utf8.count(where: \.isASCIIAlphanumeric)
        return characters >= count && text.utf8.contains(where: \.isASCIIDigit) && !text.contains(" ")
    }

    /// How sure it is that a value stands nowhere by chance; nil where it is not looked for at all.
    private static func certainty(of value: StandIns.Value, in schema: StateSchema) -> Certainty? {
        let text = value.text
        let words = TextWords(of: text).filter { !$0.isSeparator }
        switch value.kind {
        case .text, .coordinate: return nil
        case .firstName, .lastName, .fullName, .userName, .city, .company, .label:
            if words.count > 1 { return text.count >= 5 ? .certain : nil }
            if value.kind == .label { return nil }
            return canBeFound(text) && !schema.words.contains(text.lowercased()) ? .word : nil
        case .street: return words.count > 1 && text.count >= 6 ? .certain : nil
        case .message: return text.count >= 12 && words.count > 2 ? .certain : nil
        case .email, .link, .ipAddress: return .certain
        case .phone: return text.utf8.count(where: \.isASCIIDigit) >= 7 ? .certain : nil
        case .postalCode, .cardNumber:
            if text.utf8.contains(where: \.isASCIILetter) { return text.count >= 5 ? .certain : nil }
            return text.count >= 4 ? .digits : nil
        case .birthday: return text.count >= 8 ? .certain : nil
        case .accountNumber, .customerID, .orderNumber, .sessionID, .trackingNumber, .code:
            if isUnmistakable(text, atLeast: 6) { return .certain }
            return isUnmistakable(text, atLeast: 4) ? .digits : nil
        }
    }
}

extension StateSchema {
    /// The words of which the State's own names consist, in small letters: those of fields, and of what they may hold.
    ///
    /// A customer who is called `Order` is no reason to change texts in which the word stands.
    var words: Set<String> { Self.standardWords }

    private static let standardWords: Set<String> = {
        var words: Set<String> = []
        func add(_ name: String) {
            for word in name.split(whereSeparator: { !$0.isLetter }) { words.insert(word.lowercased()) }
        }
        func add(_ type: FieldType) {
            switch type {
            case .choice(let choice): choice.options.compactMap(\.name).forEach { add($0) }
            case .array(let element): add(element)
            case .map(let value): add(value)
            case .either(let types): types.forEach { add($0) }
            default: break
            }
        }
        for object in StateSchema.standard.objects {
            add(object.name.rawValue)
            for field in object.fields {
                add(field.name)
                add(field.type)
            }
        }
        // A plural, and a form with `s`, are the same word.
        return words.union(words.filter { $0.hasSuffix("s") }.map { String($0.dropLast()) })
            .union(words.filter { !$0.hasSuffix("s") }.map { $0 + "s" })
    }()
}
