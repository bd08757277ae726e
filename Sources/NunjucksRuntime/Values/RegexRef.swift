import ECMARegex
import Localization

/// A regular expression value.
///
/// Sendable because neither its place in the heap nor the expression is written after it is made.
@usableFromInline
package struct RegexRef: BitwiseCopyable, @unchecked Sendable {
    struct Storage: BitwiseCopyable {
        var body: Unmanaged<RegexBody>
    }

    let storage: UnsafeMutablePointer<Storage>

    var body: RegexBody { storage.pointee.body.takeUnretainedValue() }

    /// The expression as a template writes it, less the `r`: `/body/flags`.
    var literal: String { "/\(body.pattern)/\(body.flags)" }
}

/// A regular expression's pattern and flags, compiled.
final class RegexBody: Sendable {
    let pattern: String
    /// The flags as the template gives them.
    let flags: String
    let program: RegexProgram

    var isGlobal: Bool { program.flags.contains(.global) }

    /// Makes the body of a pattern that has been compiled.
    init(pattern: String, flags: String, program: RegexProgram) {
        self.pattern = pattern
        self.flags = flags
        self.program = program
    }

    /// Compiles a pattern (ECMA-262 22.2.3.1 RegExp).
    convenience init(pattern: String, flags: String) throws(RegexSyntaxError) {
        try self.init(pattern: Array(pattern.utf16), flags: flags)
    }

    /// Compiles a pattern of UTF-16 units, of which surrogates may stand alone.
    init(pattern: [UInt16], flags: String) throws(RegexSyntaxError) {
        self.pattern = String(decoding: pattern, as: UTF16.self)
        self.flags = flags
        program = try RegexProgram(pattern: pattern, flags: RegexFlags(flags), unicode: ICUDatabase())
    }
}

extension Heap {
    func regex(_ body: RegexBody) -> RegexRef {
        // The sets of a small pattern take some thousand bytes; each character of a large one, an instruction or more.
        keep(body, byteCount: 6 * 1024 + 64 * body.pattern.utf8.count)
        let storage = allocate(RegexRef.Storage.self, count: 1)
        storage.initialize(to: RegexRef.Storage(body: .passUnretained(body)))
        return RegexRef(storage: storage)
    }
}
