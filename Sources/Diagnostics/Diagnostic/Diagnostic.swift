/// An error or a warning: what is wrong, where, and how to fix it.
///
/// Every message of this project is one, whoever finds the fault: the parser, the analysis, the renderer, the readers of
/// themes and fixtures, the command. Its ``Code`` says what kind of fault it is; the catalogue explains each code.
public struct Diagnostic: Error, Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, Sendable {
        /// The page, or the file, cannot be used.
        case error
        /// The page is made all the same.
        case warning
    }

    /// A kind of fault: a stable name in kebab-case.
    ///
    /// The project's own codes are in the catalogue. A host of the language may have others.
    public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
        /// The code's name: `unknown-filter`.
        public let rawValue: String
        /// Makes a code of its name.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// Makes a code of a literal, its name.
        public init(stringLiteral value: String) { rawValue = value }
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
    /// Where it is, unless it belongs to no file.
    public var place: Place? {
        get { content.place }
        set { content.place = newValue }
    }
    /// How rendering came to the fault's file: the places of the includes and calls that led to it, outermost first.
    public var includes: [Place] {
        get { content.includes }
        set { content.includes = newValue }
    }
    /// How to fix it, in words, where that is known.
    public var help: String? {
        get { content.help }
        set { content.help = newValue }
    }
    /// Other places that explain the fault, in the order in which they are best read.
    public var related: [Related] {
        get { content.related }
        set { content.related = newValue }
    }
    /// Changes of the text that would fix it, the best one first.
    public var fixes: [Fix] {
        get { content.fixes }
        set { content.fixes = newValue }
    }

    /// Makes a diagnostic of its parts.
    public init(
        _ code: Code, _ severity: Severity = .error, _ message: String, at place: Place? = nil,
        includes: [Place] = [], help: String? = nil, related: [Related] = [], fixes: [Fix] = []
    ) {
        box = Box(
            Content(
                code: code, severity: severity, message: message, place: place, includes: includes, help: help,
                related: related, fixes: fixes))
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
        var related: [Related]
        var fixes: [Fix]
    }

    private final class Box: Sendable {
        let content: Content

        init(_ content: Content) { self.content = content }
    }
}
