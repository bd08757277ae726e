/// An error, or a warning: what is wrong, where, and how to mend it.
///
/// It is the one shape of every message in the project, whoever finds the fault: the lexer, the parser, the compiler,
/// the renderer, the readers of fixtures and themes, Markdown.
public struct Diagnostic: Error, Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, Sendable {
        /// The page, or the file, cannot be used.
        case error
        /// The page is made all the same.
        case warning
    }

    /// What kind of fault it is: stable, in kebab-case.
    public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
        /// The code's text.
        public let rawValue: String
        /// Makes a code of its text.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// Makes a code of a literal.
        public init(stringLiteral value: String) { rawValue = value }
    }

    /// A place in a file. Lines and columns are counted from 1; columns count characters.
    public struct Place: Hashable, Sendable {
        /// The file's name, as a user would find it.
        public var file: String
        /// The line on which the fault begins.
        public var line: Int
        /// The column at which it begins.
        public var column: Int
        /// The line on which it ends.
        public var endLine: Int
        /// The column after its last character.
        public var endColumn: Int
        /// The text of the line on which it begins.
        public var sourceLine: String

        /// Makes a place of its parts.
        public init(file: String, line: Int, column: Int, endLine: Int, endColumn: Int, sourceLine: String) {
            self.file = file
            self.line = line
            self.column = column
            self.endLine = endLine
            self.endColumn = endColumn
            self.sourceLine = sourceLine
        }

        /// Makes the place of a span in a source.
        public init(_ span: Span, in source: Source) {
            let start = source.position(of: Int(span.start))
            let end = source.position(of: Int(span.end))
            self.init(
                file: source.name, line: start.line, column: start.column, endLine: end.line, endColumn: end.column,
                sourceLine: source.line(start.line))
        }
    }

    /// The kind of fault.
    public var code: Code {
        get { content.code }
        set { content.code = newValue }
    }
    /// How bad it is.
    public var severity: Severity {
        get { content.severity }
        set { content.severity = newValue }
    }
    /// What is wrong, in one sentence without a full stop.
    public var message: String {
        get { content.message }
        set { content.message = newValue }
    }
    /// Where, if it is in a file.
    public var place: Place? {
        get { content.place }
        set { content.place = newValue }
    }
    /// How the fault's file came into play: the places of the includes and calls that led to it, outermost first.
    public var includes: [Place] {
        get { content.includes }
        set { content.includes = newValue }
    }
    /// How to mend it, where that is known.
    public var help: String? {
        get { content.help }
        set { content.help = newValue }
    }

    /// Makes a diagnostic of its parts.
    public init(
        _ code: Code, _ severity: Severity = .error, _ message: String, at place: Place? = nil,
        includes: [Place] = [], help: String? = nil
    ) {
        box = Box(
            Content(code: code, severity: severity, message: message, place: place, includes: includes, help: help))
    }

    /// Whether two diagnostics say the same of the same place.
    public static func == (left: Diagnostic, right: Diagnostic) -> Bool { left.content == right.content }

    /// Hashes all parts.
    public func hash(into hasher: inout Hasher) { hasher.combine(content) }

    // Every call that can throw keeps room on the stack for what it may throw, and templates nest deeply: so a
    // diagnostic is one pointer wide.
    private var box: Box

    private var content: Content {
        get { box.content }
        set { box = Box(newValue) }
    }

    private struct Content: Hashable, Sendable {
        var code: Code
        var severity: Severity
        var message: String
        var place: Place?
        var includes: [Place]
        var help: String?
    }

    private final class Box: Sendable {
        let content: Content

        init(_ content: Content) { self.content = content }
    }
}

extension Diagnostic.Code {
    /// The text of a template cannot be understood.
    public static let syntax: Self = "syntax"
    /// A filter that does not exist.
    public static let unknownFilter: Self = "unknown-filter"
    /// A tag that does not exist.
    public static let unknownTag: Self = "unknown-tag"
    /// A test that does not exist.
    public static let unknownTest: Self = "unknown-test"
    /// A name that nothing has: neither a variable of the State nor one that the templates set.
    public static let unknownVariable: Self = "unknown-variable"
    /// An included, imported or extended template that does not exist.
    public static let missingTemplate: Self = "missing-template"
    /// Templates that include one another in a circle.
    public static let includeCycle: Self = "include-cycle"
    /// A property of undefined or null, which stops production.
    public static let nullAccess: Self = "null-access"
    /// A value from data that would run code as a URL.
    public static let unsafeURL: Self = "unsafe-url"
    /// A block in an attribute's value, which production prints as an object.
    public static let blockInAttribute: Self = "block-in-attribute"
    /// A value or a block where HTML does not allow one.
    public static let htmlContext: Self = "html-context"
    /// A JavaScript value that only the page's runtime can know.
    public static let jsValueDeferred: Self = "js-value-deferred"
    /// Something that works here and not in production.
    public static let notInProduction: Self = "not-in-production"
    /// A private field of the State, printed into a page.
    public static let privateField: Self = "private-field"
    /// Something that is called and is no function.
    public static let notCallable: Self = "not-callable"
    /// A value that an operation cannot work with.
    public static let invalidValue: Self = "invalid-value"
    /// More of something than a rendering may use.
    public static let limit: Self = "limit"
}

/// The word of `candidates` that is nearest to a misspelt one, if one is near.
///
/// "Near" is a Damerau–Levenshtein distance (adjacent transpositions count as one) of at most a third of the word's
/// length; a difference of case alone counts as nothing.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().unicodeScalars)
    let limit = max(1, letters.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates where candidate != word {
        let other = Array(candidate.lowercased().unicodeScalars)
        guard abs(other.count - letters.count) <= limit else { continue }
        let distance = editDistance(letters, other)
        guard distance <= limit, distance < max(letters.count, other.count) else { continue }
        if let best, (best.distance, best.word) <= (distance, candidate) { continue }
        best = (candidate, distance)
    }
    return best?.word
}

private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            var distance = min(
                previous[column + 1] + 1, current[column] + 1, previous[column] + (scalar == other ? 0 : 1))
            if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
                distance = min(distance, beforePrevious[column - 1] + 1)
            }
            current.append(distance)
        }
        beforePrevious = previous
        previous = current
    }
    return previous[right.count]
}
