import Diagnostics
import ECMAText
import JSON
import NunjucksAnalysis
import NunjucksRuntime
import Synchronization

/// The program of a text, as a page uses it.
final class TextProgram {
    /// The program, which prints plain text, or markup.
    private(set) var program: LinkedProgram
    /// Whether what it prints is markup.
    private(set) var isMarkup: Bool
    /// The names of the values with which it has been checked.
    private var checkedShapes: [UnsafeRawPointer?] = []

    private let source: Source

    init(_ text: StringRef, name: String, _ page: PageContext, _ renderer: Renderer) throws(Diagnostic) {
        source = Source(name: name, bytes: Array(text.bytes))
        isMarkup = TextTemplates.hasMarkup(text)
        program = try page.program(of: source, as: isMarkup ? .markup : .plain, renderer)
    }

    /// Makes it one that prints markup: a text that it uses has some.
    func becomeMarkup(_ page: PageContext, _ renderer: Renderer) throws(Diagnostic) {
        isMarkup = true
        program = try page.program(of: source, as: .markup, renderer)
    }

    /// Whether the text is given values of these names for the first time.
    func isFirstUse(with values: ObjectRef?) -> Bool {
        let shape = values.map { UnsafeRawPointer($0.shape.storage) }
        // Most texts are used in one way; one that is used in very many is not worth the search.
        if checkedShapes.contains(shape) || checkedShapes.count == 16 { return false }
        checkedShapes.append(shape)
        return true
    }
}

/// The templates that are not pages, such as translations and Markdown files, each compiled once.
///
/// They are known by their text, and shared by all threads.
final class TextTemplates: Sendable {
    private struct Key: Hashable {
        var text: [UInt8]
        var kind: TextKind
    }

    private let programs = Mutex<[Key: Result<LinkedProgram, Diagnostic>]>([:])

    /// The program of a text.
    func program(
        of source: Source, as kind: TextKind, by compiler: any TemplateCompiler
    ) throws(Diagnostic) -> LinkedProgram {
        let key = Key(text: source.bytes, kind: kind)
        if let known = programs.withLock({ $0[key] }) { return try known.get() }
        let result: Result<LinkedProgram, Diagnostic>
        do throws(Diagnostic) { result = .success(try compiler.compile(source, as: kind)) } catch {
            result = .failure(error)
        }
        programs.withLock { $0[key] = result }
        return try result.get()
    }

    /// Whether a text has markup: a tag or a comment of HTML.
    static func hasMarkup(_ text: StringRef) -> Bool { hasMarkup(text.bytes) }

    /// The same of UTF-8.
    static func hasMarkup(_ text: some Collection<UInt8>) -> Bool {
        text.hasPair { first, next in
            first == UInt8(ascii: "<")
                && (next.isASCIILetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!"))
        }
    }

    /// Whether a text has tags, and so is worth compiling.
    static func isTemplate(_ text: StringRef) -> Bool { isTemplate(text.bytes) }

    /// The same of UTF-8.
    static func isTemplate(_ text: some Collection<UInt8>) -> Bool {
        text.hasPair { first, next in
            first == UInt8(ascii: "{")
                && (next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#"))
        }
    }
}

extension Collection<UInt8> {
    /// Whether two neighbours are of a certain kind.
    @inline(__always)
    fileprivate func hasPair(where isOne: (UInt8, UInt8) -> Bool) -> Bool {
        var previous: UInt8 = 0
        for byte in self {
            if isOne(previous, byte) { return true }
            previous = byte
        }
        return false
    }
}
