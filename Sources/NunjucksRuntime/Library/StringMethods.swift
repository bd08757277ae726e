import Diagnostics
import ECMARegex
import ECMAText
import Localization

/// ECMA-262 22.1.3, Properties of the String Prototype Object.
enum StringMethods {
    static let table = MethodTable<StringRef>([
        ("at", at), ("charAt", charAt), ("charCodeAt", charCodeAt), ("codePointAt", codePointAt),
        ("concat", concat), ("endsWith", endsWith), ("includes", includes), ("indexOf", indexOf),
        ("lastIndexOf", lastIndexOf), ("localeCompare", localeCompare), ("match", match), ("normalize", normalize),
        ("padEnd", padEnd),
        ("padStart", padStart), ("repeat", `repeat`), ("replace", replace), ("replaceAll", replaceAll),
        ("search", search), ("slice", slice), ("split", split), ("startsWith", startsWith), ("substr", substr),
        ("substring", substring), ("toLocaleLowerCase", toLowerCase), ("toLocaleUpperCase", toUpperCase),
        ("toLowerCase", toLowerCase), ("toString", toText), ("toUpperCase", toUpperCase), ("trim", trim),
        ("trimEnd", trimEnd), ("trimLeft", trimStart), ("trimRight", trimEnd), ("trimStart", trimStart),
        ("valueOf", toText),
    ])

    // MARK: Units

    static func at(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let index = toInteger(arguments[0], renderer.heap)
        let unit = text.unitText(at: index < 0 ? text.utf16Count + index : index, in: renderer.heap)
        return unit.map(Value.string) ?? .undefined
    }

    static func charAt(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let heap = renderer.heap
        return .string(text.unitText(at: toInteger(arguments[0], heap), in: heap) ?? heap.literal(""))
    }

    static func charCodeAt(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .number(text.unit(at: toInteger(arguments[0], renderer.heap)).map(Double.init) ?? .nan)
    }

    static func codePointAt(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let index = toInteger(arguments[0], renderer.heap)
        guard let unit = text.unit(at: index) else { return .undefined }
        guard UInt32(unit).isHighSurrogate, let next = text.unit(at: index + 1), UInt32(next).isLowSurrogate else {
            return .number(Double(unit))
        }
        return .number(Double(codePoint(high: UInt32(unit), low: UInt32(next))))
    }

    // MARK: Searching

    static func includes(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let sought = try soughtText(arguments[0], "includes", renderer)
        return .boolean(text.firstPosition(of: sought, from: start(arguments[1], text, renderer)) != nil)
    }

    static func startsWith(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let sought = try soughtText(arguments[0], "startsWith", renderer)
        return .boolean(text.has(sought, at: start(arguments[1], text, renderer)))
    }

    static func endsWith(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let sought = try soughtText(arguments[0], "endsWith", renderer)
        let end = arguments[1].isUndefined ? text.utf16Count : start(arguments[1], text, renderer)
        return .boolean(text.has(sought, at: end - sought.utf16Count))
    }

    static func indexOf(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let sought = toString(arguments[0], renderer.heap)
        return position(text.firstPosition(of: sought, from: start(arguments[1], text, renderer)))
    }

    static func lastIndexOf(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let heap = renderer.heap
        let sought = toString(arguments[0], heap)
        let number = toNumber(arguments[1], heap)
        let from = number.isNaN ? text.utf16Count : toInteger(.number(number), heap)
        return position(text.lastPosition(of: sought, from: from))
    }

    private static func soughtText(
        _ value: Value, _ method: StaticString, _ renderer: Renderer
    ) throws(Diagnostic) -> StringRef {
        if case .regex = value {
            throw renderer.error(
                .invalidValue, "`\(method)` looks for text, and was given a regular expression",
                help: "`match`, `search` and the regular expression's own `test` look for patterns")
        }
        return toString(value, renderer.heap)
    }

    private static func start(_ value: Value, _ text: StringRef, _ renderer: Renderer) -> Int {
        min(max(toInteger(value, renderer.heap), 0), text.utf16Count)
    }

    private static func position(_ index: Int?) -> Value { .number(Double(index ?? -1)) }

    /// Compares as CLDR's root collation does, which is the English order too.
    static func localeCompare(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let other = toString(arguments[0], renderer.heap)
        return .number(Double(UnicodeText.order(of: text.utf16CodeUnits, other.utf16CodeUnits)))
    }

    // MARK: Parts

    static func slice(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let range = relativeRange(arguments[0], arguments[1], count: text.utf16Count, renderer.heap)
        return .string(text.part(range, in: renderer.heap))
    }

    static func substring(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let first = start(arguments[0], text, renderer)
        let second = arguments[1].isUndefined ? text.utf16Count : start(arguments[1], text, renderer)
        return .string(text.part(min(first, second)..<max(first, second), in: renderer.heap))
    }

    static func substr(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let heap = renderer.heap
        let from = relativeRange(arguments[0], .undefined, count: text.utf16Count, heap).lowerBound
        let length = arguments[1].isUndefined ? text.utf16Count : toInteger(arguments[1], heap)
        let count = min(max(length, 0), text.utf16Count - from)
        return .string(text.part(from..<from + count, in: heap))
    }

    static func split(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let limit = arguments[1].isUndefined ? Int.max : Int(UInt32(bitPattern: toInt32(arguments[1], heap)))
        if limit == 0 { return .array(heap.array([])) }
        switch arguments[0] {
        case .undefined: return .array(heap.array([.string(text)]))
        case .regex(let regex):
            return .array(heap.array(try renderer.parts(of: text, separatedBy: regex, limit: limit)))
        default:
            let separator = toString(arguments[0], heap)
            let parts =
                separator.isEmpty
                ? Array(renderer.units(of: text).prefix(limit))
                : text.parts(separatedBy: separator, limit: limit, in: heap)
            return .array(heap.array(parts))
        }
    }

    static func trim(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .string(StringFilters.trimmed(text, in: renderer.heap))
    }

    static func trimStart(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .string(StringFilters.trimmed(text, atEnd: false, in: renderer.heap))
    }

    static func trimEnd(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .string(StringFilters.trimmed(text, atStart: false, in: renderer.heap))
    }

    // MARK: Making text

    static func concat(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        var bytes = Array(text.bytes)
        for value in arguments.values { bytes.append(contentsOf: toString(value, renderer.heap).bytes) }
        return .string(renderer.heap.string(joined: bytes))
    }

    static func `repeat`(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let count = toInteger(arguments[0], renderer.heap)
        guard count >= 0, toNumber(arguments[0], renderer.heap) != .infinity else {
            throw renderer.outOfRange("repeat", arguments[0], "from 0 up")
        }
        if text.isEmpty || count == 0 { return .string(renderer.heap.literal("")) }
        try renderer.requireRoom(forBytes: Double(count) * Double(text.byteCount))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * text.byteCount)
        for _ in 0..<count { bytes.append(contentsOf: text.bytes) }
        return .string(renderer.heap.string(joined: bytes))
    }

    static func padStart(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let padding = try padding(text, arguments, renderer)
        return .string(renderer.heap.concatenation(padding, text))
    }

    static func padEnd(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let padding = try padding(text, arguments, renderer)
        return .string(renderer.heap.concatenation(text, padding))
    }

    private static func padding(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> StringRef {
        let heap = renderer.heap
        // Infinities are the largest whole numbers here.
        let missing = max(0, toInteger(arguments[0], heap)) - text.utf16Count
        let filler = arguments[1].isUndefined ? heap.literal(" ") : toString(arguments[1], heap)
        guard missing > 0, !filler.isEmpty else { return heap.literal("") }
        let repetitions = missing / filler.utf16Count
        try renderer.requireRoom(forBytes: Double(repetitions + 1) * Double(filler.byteCount))
        var bytes: [UInt8] = []
        for _ in 0..<repetitions { bytes.append(contentsOf: filler.bytes) }
        bytes.append(contentsOf: filler.part(0..<missing % filler.utf16Count, in: heap).bytes)
        return heap.string(joined: bytes)
    }

    static func toLowerCase(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .string(text.lowercased(in: renderer.heap))
    }

    static func toUpperCase(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .string(text.uppercased(in: renderer.heap))
    }

    static func normalize(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let name = arguments[0].isUndefined ? "NFC" : toString(arguments[0], renderer.heap).string
        guard let form = UnicodeText.NormalForm(rawValue: name) else {
            throw renderer.error(
                .invalidValue,
                "`normalize` knows the forms NFC, NFD, NFKC and NFKD, and was given \(arguments[0].description)")
        }
        if text.isASCII { return .string(text) }
        return .string(renderer.heap.string(utf16: UnicodeText.normalized(text.utf16CodeUnits, to: form)))
    }

    static func toText(_ text: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value { .string(text) }

    // MARK: Patterns

    static func replace(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        if case .function = arguments[1] { throw renderer.functionArgument(to: "replace") }
        let heap = renderer.heap
        let template = toString(arguments[1], heap)
        if case .regex(let regex) = arguments[0] {
            return .string(try renderer.replacing(regex, in: text, with: template))
        }
        let sought = toString(arguments[0], heap)
        guard let position = text.firstPosition(of: sought) else { return .string(text) }
        return .string(try renderer.replacing(sought, at: [position], in: text, with: template))
    }

    static func replaceAll(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        if case .function = arguments[1] { throw renderer.functionArgument(to: "replaceAll") }
        let heap = renderer.heap
        let template = toString(arguments[1], heap)
        if case .regex(let regex) = arguments[0] {
            guard regex.body.isGlobal else {
                throw renderer.error(
                    .invalidValue, "`replaceAll` needs a regular expression with the flag `g`",
                    help: "write `r\(regex.literal)g`")
            }
            return .string(try renderer.replacing(regex, in: text, with: template))
        }
        let sought = toString(arguments[0], heap)
        let positions = text.positions(of: sought)
        try renderer.requireRoom(forBytes: Double(positions.count) * Double(template.byteCount))
        return .string(try renderer.replacing(sought, at: positions, in: text, with: template))
    }

    static func match(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let regex = try pattern(arguments[0], renderer)
        let text = SearchedText(text)
        guard regex.body.isGlobal else {
            guard let match = try renderer.firstMatch(of: regex, in: text) else { return .null }
            let groups = heap.array(text.parts(of: match, in: heap))
            groups.storage.pointee.properties = heap.object([
                (key: heap.string("index"), value: .number(Double(match.range.lowerBound))),
                (key: heap.string("input"), value: .string(text.text)),
            ])
            return .array(groups)
        }
        let matches = try renderer.allMatches(of: regex, in: text)
        if matches.isEmpty { return .null }
        var parts: [Value] = []
        for match in matches where !heap.isExhausted { parts.append(.string(text.part(match.range, in: heap))) }
        return .array(heap.array(parts))
    }

    static func search(
        _ text: StringRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let match = try renderer.firstMatch(of: pattern(arguments[0], renderer), in: SearchedText(text))
        return position(match?.range.lowerBound)
    }

    /// A regular expression; of anything else, the one that its text is the pattern of.
    private static func pattern(_ value: Value, _ renderer: Renderer) throws(Diagnostic) -> RegexRef {
        if case .regex(let regex) = value { return regex }
        let pattern = value.isUndefined ? renderer.heap.literal("") : toString(value, renderer.heap)
        do throws(RegexSyntaxError) {
            return renderer.heap.regex(try RegexBody(pattern: pattern.utf16CodeUnits, flags: ""))
        } catch {
            throw renderer.error(
                .invalidValue, "`\(pattern.string)` is no regular expression: \(error.message)", help: error.help)
        }
    }
}
