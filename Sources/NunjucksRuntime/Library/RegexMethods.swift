import Diagnostics
import ECMARegex

/// ECMA-262 22.2.6, Properties of the RegExp Prototype Object.
///
/// A regular expression keeps no `lastIndex`: each search begins at the beginning of the text.
enum RegexMethods {
    static let table = MethodTable<RegexRef>([("test", test), ("exec", exec), ("toString", toText)])

    static func test(
        _ regex: RegexRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let text = SearchedText(toString(arguments[0], renderer.heap))
        return .boolean(try renderer.firstMatch(of: regex, in: text) != nil)
    }

    /// The match and its groups, as a list without the properties `index` and `input`; null where nothing matches.
    static func exec(
        _ regex: RegexRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let text = SearchedText(toString(arguments[0], renderer.heap))
        guard let match = try renderer.firstMatch(of: regex, in: text) else { return .null }
        return .array(renderer.heap.array(text.parts(of: match, in: renderer.heap)))
    }

    static func toText(_ regex: RegexRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .string(renderer.heap.string(regex.literal))
    }

    static func property(_ regex: RegexRef, _ key: StringRef, _ heap: Heap) -> Value? {
        let body = regex.body
        if key == "source" { return .string(heap.string(body.pattern.isEmpty ? "(?:)" : body.pattern)) }
        if key == "flags" { return .string(heap.string(body.program.flags.letters)) }
        for known in RegexFlags.all where key == known.property {
            return .boolean(body.program.flags.contains(known.flag))
        }
        return nil
    }
}

extension Renderer {
    /// The first match in a text.
    func firstMatch(of regex: RegexRef, in text: SearchedText) throws(Diagnostic) -> RegexMatch? {
        try matches(of: regex) { (program, steps) throws(RegexLimit) in
            try text.matches(of: program, atMost: 1, steps: &steps)
        }.first
    }

    /// All matches in a text, one after another.
    func allMatches(of regex: RegexRef, in text: SearchedText) throws(Diagnostic) -> [RegexMatch] {
        try matches(of: regex) { (program, steps) throws(RegexLimit) in
            try text.matches(of: program, steps: &steps)
        }
    }

    /// The matches at which a text is split.
    private func separators(_ regex: RegexRef, of text: SearchedText) throws(Diagnostic) -> [RegexMatch] {
        try matches(of: regex) { (program, steps) throws(RegexLimit) in
            try text.separators(matching: program, steps: &steps)
        }
    }

    /// Searches with as many steps as are left, and charges them to the rendering.
    private func matches(
        of regex: RegexRef, _ search: (RegexProgram, inout Int) throws(RegexLimit) -> [RegexMatch]
    ) throws(Diagnostic) -> [RegexMatch] {
        if state.pointee.stepsLeft < 0 { try takeSteps() }
        let steps = min(Limits.regexSteps, state.pointee.stepsLeft + state.pointee.laterSteps)
        var stepsLeft = steps
        defer { state.pointee.stepsLeft -= steps - max(stepsLeft, 0) }
        do throws(RegexLimit) {
            return try search(regex.body.program, &stepsLeft)
        } catch {
            let needs: String
            switch error {
            case .steps where steps < Limits.regexSteps:
                throw self.error(
                    .limit, "the regular expressions of this page need more than \(options.limits.steps) steps",
                    help: "is a loop searching again and again?")
            case .steps: needs = "\(Limits.regexSteps / 1_000_000) million steps"
            case .memory: needs = "\(Limits.matchBytes >> 20) MiB"
            }
            throw self.error(
                .limit, "the regular expression `\(regex.literal)` needs more than \(needs) for this text",
                help: "repetitions within repetitions, such as `(a+)+`, try every way to share the text among them; "
                    + "write the pattern so that each character can match in one way only")
        }
    }

    /// The parts of a text between a pattern's matches, and what its groups matched (ECMA-262 22.2.6.14).
    func parts(of text: StringRef, separatedBy regex: RegexRef, limit: Int) throws(Diagnostic) -> [Value] {
        let searched = SearchedText(text)
        if text.isEmpty { return try firstMatch(of: regex, in: searched) == nil ? [.string(text)] : [] }
        var parts: [Value] = []
        var start = 0
        for match in try separators(regex, of: searched) where !heap.isExhausted {
            parts.append(.string(searched.part(start..<match.range.lowerBound, in: heap)))
            parts.append(contentsOf: searched.parts(of: match, in: heap).dropFirst())
            if parts.count >= limit { return Array(parts.prefix(limit)) }
            start = match.range.upperBound
        }
        parts.append(.string(searched.part(start..<searched.count, in: heap)))
        return parts
    }
}
