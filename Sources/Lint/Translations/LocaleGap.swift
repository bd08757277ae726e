import Diagnostics

/// What a locale lacks in one of its objects of all that views ask for.
struct LocaleGap {
    /// The locale.
    let locale: LocaleTable
    /// The object; nil is the file itself.
    let object: String?
    /// The outermost keys that are missing, in the order in which views ask for them.
    private(set) var missing: [String] = []
    /// The texts in them that views ask for.
    private(set) var texts: Set<String> = []

    init(_ locale: LocaleTable, in object: String?) {
        self.locale = locale
        self.object = object
    }

    /// Adds a text that a view asks for.
    /// - Parameter root: The outermost key around it that is missing.
    mutating func add(_ key: String, in root: String) {
        texts.insert(key)
        if roots.insert(root).inserted { missing.append(root) }
    }

    private var roots: Set<String> = []

    /// Whether one message is to say it of all places: it lacks a group of which views use several texts, or many texts.
    var isLarge: Bool { texts.count >= 4 || texts.count > missing.count }

    /// What is said of it.
    /// - Parameter other: The file that has what is missing.
    func warning(besides other: String) -> Diagnostic {
        let isGroup = texts.count > missing.count
        return Diagnostic(
            .missingTranslation, .warning,
            "`\(locale.file)` lacks \(missing.asCode), \(isGroup ? "of which views use \(texts.count) texts" : "which views use")",
            at: locale.place(of: object ?? ""),
            help: "`\(other)` has \(missing.count == 1 ? "it: add it" : "them: add them") here too")
    }
}
