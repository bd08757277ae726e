import ECMAText

extension LocaleTag {
    /// Whether a name is a well-formed language tag (BCP 47, RFC 5646 section 2.1), with hyphens or underscores: a
    /// language of two or three letters, then perhaps a script, a region, variants and extensions.
    public static func isWellFormed(_ name: some StringProtocol) -> Bool {
        var subtags = name.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }.map { Array($0.utf8) }[
            ...]
        guard let language = subtags.popFirst(), (2...3).contains(language.count), language.allSatisfy(\.isASCIILetter)
        else { return false }
        if let next = subtags.first, next.count == 4, next.allSatisfy(\.isASCIILetter) { subtags.removeFirst() }
        if let next = subtags.first,
            next.count == 2 && next.allSatisfy(\.isASCIILetter) || next.count == 3 && next.allSatisfy(\.isASCIIDigit)
        {
            subtags.removeFirst()
        }
        while let next = subtags.first, next.count > 1 {
            let isVariant = (5...8).contains(next.count) || next.count == 4 && next[0].isASCIIDigit
            guard isVariant, next.allSatisfy(\.isASCIIAlphanumeric) else { return false }
            subtags.removeFirst()
        }
        // Extensions: one letter or digit, and what it is of.
        var isAfterSingleton = false
        for subtag in subtags {
            guard (1...8).contains(subtag.count), subtag.allSatisfy(\.isASCIIAlphanumeric) else { return false }
            if subtag.count == 1, isAfterSingleton { return false }
            isAfterSingleton = subtag.count == 1
        }
        return !isAfterSingleton
    }
}
