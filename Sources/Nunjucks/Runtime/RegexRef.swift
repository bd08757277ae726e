/// A regular expression value.
public struct RegexRef: BitwiseCopyable, @unchecked Sendable {
    struct Storage: BitwiseCopyable {
        var body: Unmanaged<RegexBody>
    }

    let storage: UnsafeMutablePointer<Storage>

    var body: RegexBody { storage.pointee.body.takeUnretainedValue() }

    /// The expression as a template writes it, less the `r`: `/body/flags`.
    var literal: String { "/\(body.pattern)/\(body.flags)" }
}

/// A regular expression's pattern and flags, compiled.
final class RegexBody: @unchecked Sendable {
    let pattern: String
    let flags: String
    let regex: Regex<AnyRegexOutput>

    var isGlobal: Bool { flags.contains("g") }

    /// Compiles a pattern of JavaScript's syntax, as far as Swift's engine shares it: all of what is in common use.
    init(pattern: String, flags: String) throws {
        self.pattern = pattern
        self.flags = flags
        // In JavaScript `/` may be escaped without need, and an empty pattern matches everywhere.
        let source = pattern.replacing("\\/", with: "/")
        var regex = try Regex(source.isEmpty ? "(?:)" : source).matchingSemantics(.unicodeScalar).asciiOnlyDigits()
            .asciiOnlyWordCharacters()
        if flags.contains("i") { regex = regex.ignoresCase() }
        if flags.contains("m") { regex = regex.anchorsMatchLineEndings() }
        self.regex = regex
    }
}

extension Heap {
    func regex(_ body: RegexBody) -> RegexRef {
        keep(body)
        let storage = allocate(RegexRef.Storage.self, count: 1)
        storage.initialize(to: RegexRef.Storage(body: .passUnretained(body)))
        return RegexRef(storage: storage)
    }
}
