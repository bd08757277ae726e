import CICU
import ECMAText

/// A locale's name: a language, perhaps with a script and a region (BCP 47).
///
/// Names are read with leniency, for they come from people and from file names: `en-US`, `en_us` and `EN-us` are the
/// same tag, and so is `en_US.UTF-8`.
///
///     let tag = LocaleTag("fr_CA")
///     tag.identifier                              // "fr-CA"
///     tag.bestMatch(in: ["en-US", "fr-FR"])       // "fr-FR"
public struct LocaleTag: Sendable, Hashable, CustomStringConvertible {
    /// The language, in lower case: `en`, `fil`; `und` where the name begins with none.
    public let language: String
    /// The script, with a capital first letter, where the name has one: `Hant`.
    public let script: String?
    /// The region, in upper case, where the name has one: `US`, `419`.
    public let region: String?
    /// What follows: variants and extensions, in lower case, as in `ca-valencia` or `ar-u-nu-latn`.
    private let rest: [String]

    /// Reads a name; it never fails, for a name that is no tag still has a language, which is `und`.
    public init(_ name: some StringProtocol) {
        let named = name.prefix { $0 != "." && $0 != "@" }
        var subtags = named.split { $0 == "-" || $0 == "_" }.map { $0.lowercased() }[...]
        if let first = subtags.first, (2...8).contains(first.utf8.count), first.utf8.allSatisfy(\.isASCIILowercase) {
            language = Self.replacements[first] ?? first
            subtags.removeFirst()
        } else {
            language = "und"
        }
        if let next = subtags.first, next.utf8.count == 4, next.utf8.allSatisfy(\.isASCIILowercase) {
            script = next.prefix(1).uppercased() + next.dropFirst()
            subtags.removeFirst()
        } else {
            script = nil
        }
        if let next = subtags.first, Self.isRegion(next) {
            region = next.uppercased()
            subtags.removeFirst()
        } else {
            region = nil
        }
        rest = Array(subtags)
    }

    /// Reads a name that must be a tag, case and `-` or `_` aside; nil for one that is not well formed.
    ///
    /// This is the grammar of RFC 5646, 2.1, but for what nothing is registered as: languages have two or three letters
    /// and no extension (`yue`, and not `zh-yue`), and private tags and those from before the grammar are none.
    public init?(wellFormed name: some StringProtocol) {
        let subtags = name.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard Self.areWellFormed(subtags.map { Array($0.utf8) }[...]) else { return nil }
        self.init(name)
    }

    private static func areWellFormed(_ subtags: ArraySlice<[UInt8]>) -> Bool {
        var rest = subtags
        func isAlphanumeric(_ subtag: [UInt8], _ length: ClosedRange<Int>) -> Bool {
            length.contains(subtag.count) && subtag.allSatisfy { $0.isASCIIAlphanumeric }
        }
        func isAlphabetic(_ subtag: [UInt8], _ length: ClosedRange<Int>) -> Bool {
            isAlphanumeric(subtag, length) && !subtag.contains { $0.isASCIIDigit }
        }
        func take(upTo count: Int = .max, _ isNext: ([UInt8]) -> Bool) -> Int {
            let taken = rest.prefix(count).prefix(while: isNext).count
            rest = rest.dropFirst(taken)
            return taken
        }
        guard take(upTo: 1, { isAlphabetic($0, 2...3) }) == 1 else { return false }
        _ = take(upTo: 1) { isAlphabetic($0, 4...4) }
        _ = take(upTo: 1) { isAlphabetic($0, 2...2) || $0.count == 3 && $0.allSatisfy { $0.isASCIIDigit } }
        _ = take { isAlphanumeric($0, 5...8) || isAlphanumeric($0, 4...4) && $0[0].isASCIIDigit }
        func isPrivate(_ subtag: [UInt8]) -> Bool { subtag == [UInt8(ascii: "x")] || subtag == [UInt8(ascii: "X")] }
        while let singleton = rest.first, isAlphanumeric(singleton, 1...1), !isPrivate(singleton) {
            rest = rest.dropFirst()
            guard take({ isAlphanumeric($0, 2...8) }) > 0 else { return false }
        }
        if let first = rest.first, isPrivate(first) {
            rest = rest.dropFirst()
            guard take({ isAlphanumeric($0, 1...8) }) > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// The canonical form: `en-US`, `zh-Hant-TW`.
    public var identifier: String {
        var identifier = language
        for subtag in [script, region] {
            if let subtag { identifier += "-" + subtag }
        }
        for subtag in rest { identifier += "-" + subtag }
        return identifier
    }

    /// The canonical form.
    public var description: String { identifier }

    /// Whether the locale's script runs from right to left, by CLDR's likely script where the name has none.
    public var isRightToLeft: Bool {
        ICU.start()
        return icu_locale_is_right_to_left(icuName) != 0
    }

    /// The names of all locales that ICU has data for: `en`, `en_US`, `zh_Hant_TW`, ….
    public static var available: [String] {
        ICU.start()
        return (0..<icu_locale_available_count()).compactMap { icu_locale_available($0).map { String(cString: $0) } }
    }

    /// The name that serves this locale best, or `nil` where there is none to choose from.
    ///
    /// It is the first of `fallbackChain(in:)`.
    public func bestMatch(in names: some Sequence<String>) -> String? {
        fallbackChain(in: names).first
    }

    /// Every name, in the order in which they serve this locale, each once.
    ///
    /// First the name that is this locale, case and `-` or `_` aside; then those of the same language; then English,
    /// `en` itself before its regions; then the others. Within a group, names are in the order of their bytes.
    ///
    /// - Parameter names: the names to choose from, as they are spelled: `["en-US", "fr_CA"]`.
    public func fallbackChain(in names: some Sequence<String>) -> [String] {
        let own = comparable
        return names.map { name -> (rank: Int, name: String) in
            let other = LocaleTag(name)
            if other.comparable == own { return (0, name) }
            if other.language == language && language != "und" { return (1, name) }
            if other.language == "en" { return (other.comparable == "en" ? 2 : 3, name) }
            return (4, name)
        }
        .sorted { ($0.rank, $0.name.lowercased(), $0.name) < ($1.rank, $1.name.lowercased(), $1.name) }
        .map(\.name)
    }

    /// The name that ICU's C functions take: a POSIX-like identifier with keywords (`ar@numbers=latn`).
    ///
    /// - Parameter keywords: further keywords, each `name=value`; they win over the tag's own.
    func icuName(keywords: String) -> String {
        let parts = icuName.split(separator: "@", maxSplits: 1)
        // Of two keywords of one name ICU takes the first.
        return parts[0] + "@" + ([keywords[...]] + parts.dropFirst()).joined(separator: ";")
    }

    /// The name without further keywords. A tag without a language has no data of its own; like any that ICU does not know, it has American English.
    var icuName: String {
        if language == "und" { return "en_US" }
        if rest.isEmpty {
            var name = language
            for subtag in [script, region] {
                if let subtag { name += "_" + subtag }
            }
            return name
        }
        var status = U_ZERO_ERROR
        var buffer = [CChar](repeating: 0, count: Int(ULOC_FULLNAME_CAPACITY))
        var parsed: Int32 = 0
        let length = icu_locale_for_language_tag(identifier, &buffer, ULOC_FULLNAME_CAPACITY, &parsed, &status)
        guard status.isSuccess, length > 0 else { return language }
        return String(decoding: buffer.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The codes that the language had before.
    var formerLanguages: [String] { Self.replacements.filter { $0.value == language }.keys.sorted() }

    /// What two spellings of one name share; a tag that cannot be read is compared as it is written.
    private var comparable: String { identifier.lowercased() }

    private static func isRegion(_ subtag: String) -> Bool {
        switch subtag.utf8.count {
        case 2: subtag.utf8.allSatisfy(\.isASCIILowercase)
        case 3: subtag.utf8.allSatisfy(\.isASCIIDigit)
        default: false
        }
    }

    /// Languages that have a newer code (CLDR's language aliases that browsers apply too).
    private static let replacements = [
        "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "tl": "fil",
    ]
}
