import Diagnostics
import ECMAText

/// The filters that change the characters of a text, or cut it.
enum StringFilters {
    static func upper(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        .string(try renderer.normalizedText(arguments[0], for: "upper").uppercased(in: renderer.heap))
    }

    static func lower(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        .string(try renderer.normalizedText(arguments[0], for: "lower").lowercased(in: renderer.heap))
    }

    static func capitalize(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let text = try renderer.normalizedText(arguments[0], for: "capitalize")
        return arguments[0].passingTrust(to: text.capitalized(in: renderer.heap))
    }

    /// Capitalizes what stands between spaces.
    static func title(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let text = try renderer.normalizedText(arguments[0], for: "title")
        let heap = renderer.heap
        guard !text.isASCII else { return arguments[0].passingTrust(to: titleCasedASCII(text, in: heap)) }
        var bytes: [UInt8] = []
        for (index, word) in text.parts(separatedBy: heap.literal(" "), in: heap).enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: " ")) }
            if let word = word.anyText { bytes.append(contentsOf: word.capitalized(in: heap).bytes) }
        }
        return arguments[0].passingTrust(to: heap.string(bytes))
    }

    private static func titleCasedASCII(_ text: StringRef, in heap: Heap) -> StringRef {
        heap.string(byteCount: text.byteCount) { memory in
            var previous = UInt8(ascii: " ")
            for (index, byte) in text.bytes.enumerated() {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z") where previous == UInt8(ascii: " "):
                    memory[index] = byte ^ 0x20
                case UInt8(ascii: "A")...UInt8(ascii: "Z") where previous != UInt8(ascii: " "):
                    memory[index] = byte ^ 0x20
                default: memory[index] = byte
                }
                previous = byte
            }
        }
    }

    static func trim(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let text = try renderer.requiredText(arguments[0], for: "trim")
        return arguments[0].passingTrust(to: trimmed(text, in: renderer.heap))
    }

    static func trimmed(
        _ text: StringRef, atStart: Bool = true, atEnd: Bool = true, in heap: Heap
    ) -> StringRef {
        let bytes = trimmedWhiteSpace(text.bytes, atStart: atStart, atEnd: atEnd)
        return bytes.count == text.byteCount ? text : heap.string(borrowing: bytes)
    }

    static func center(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let value = arguments[0].countsAsEmptyText ? .string(heap.literal("")) : arguments[0]
        let width = toBoolean(arguments[1]) ? toNumber(arguments[1], heap) : 80
        let length = toNumber(renderer.property(value, heap.literal("length")), heap)
        if length >= width { return value }
        let spaces = width - length
        try renderer.requireRoom(forBytes: spaces)
        let before = try spaceCount(spaces / 2 - remainder(spaces, 2), renderer)
        let after = try spaceCount(spaces / 2, renderer)
        var bytes = [UInt8](repeating: UInt8(ascii: " "), count: before)
        bytes.append(contentsOf: toString(value, heap).bytes)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: after))
        return arguments[0].passingTrust(to: heap.string(bytes))
    }

    /// As many spaces as a loop makes that counts up to a number.
    private static func spaceCount(_ number: Double, _ renderer: Renderer) throws(Diagnostic) -> Int {
        guard number > 0 else { return 0 }
        try renderer.requireRoom(forBytes: number)
        return Int(number.rounded(.up))
    }

    static func indent(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let text = try renderer.normalizedText(arguments[0], for: "indent")
        let width = toBoolean(arguments[1]) ? toNumber(arguments[1], heap) : 4
        let spaces = try spaceCount(width, renderer)
        let indentation = repeatElement(UInt8(ascii: " "), count: spaces)
        let indentsFirst = toBoolean(arguments[2])
        if case .safe = arguments[0] {} else if text.isEmpty { return .string(text) }
        let lineCount = text.bytes.count { $0 == UInt8(ascii: "\n") } + 1
        try renderer.requireRoom(forBytes: Double(lineCount) * Double(spaces))

        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.byteCount + lineCount * spaces)
        if indentsFirst { bytes.append(contentsOf: indentation) }
        for byte in text.bytes {
            bytes.append(byte)
            if byte == UInt8(ascii: "\n") { bytes.append(contentsOf: indentation) }
        }
        return arguments[0].passingTrust(to: heap.string(bytes))
    }

    static func truncate(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let value = arguments[0].countsAsEmptyText ? .string(heap.literal("")) : arguments[0]
        let limit: Value = toBoolean(arguments[1]) ? arguments[1] : .number(255)
        let length = toNumber(limit, heap)
        guard let text = value.anyText else {
            if toNumber(renderer.property(value, heap.literal("length")), heap) <= length { return value }
            throw renderer.unfit(value, for: "truncate", needs: "text")
        }
        if Double(text.utf16Count) <= length { return value }

        let end = min(max(toInteger(limit, heap), 0), text.utf16Count)
        var cut = end
        if !toBoolean(arguments[2]) {
            // What is not a number is infinity to `lastIndexOf`.
            let last = length.isNaN ? text.utf16Count : end
            cut = text.lastPosition(of: heap.literal(" "), from: last) ?? end
        }
        let kept = text.part(0..<cut, in: heap)
        let mark = arguments[3].isNullish ? heap.literal("...") : toString(arguments[3], heap)
        return arguments[0].passingTrust(to: heap.concatenation(kept, mark))
    }

    static func replace(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let value = arguments[0]
        let old: StringRef
        switch arguments[1] {
        case .regex(let regex):
            let text = try renderer.requiredText(value, for: "replace")
            if case .function = arguments[2] { throw renderer.functionArgument(to: "replace") }
            return .string(try renderer.replacing(regex, in: text, with: toString(arguments[2], heap)))
        case .number: old = toString(arguments[1], heap)
        case .string(let text): old = text
        default: return value
        }
        let text: StringRef
        switch value {
        case .string(let string), .safe(let string): text = string
        case .number: text = toString(value, heap)
        default: return value
        }
        let new = arguments[2]
        if old.isEmpty { return value.passingTrust(to: try interspersed(text, new, renderer)) }

        let limit: Value = arguments[3].isUndefined ? .number(-1) : arguments[3]
        if case .number(0) = limit { return trustedText(value, text) }
        let isUnlimited = isStrictlyEqual(limit, .number(-1))
        let maximum = isUnlimited ? Double.infinity : toNumber(limit, heap)
        let replacement = toString(new, heap)
        try requireRoom(forReplacing: old, in: text, with: replacement, atMost: maximum, renderer)
        guard let result = text.replacing(old, with: replacement, atMost: maximum, in: heap) else {
            return trustedText(value, text)
        }
        return value.passingTrust(to: result)
    }

    /// Makes sure that the result is not too large; what must be small is not counted.
    private static func requireRoom(
        forReplacing old: StringRef, in text: StringRef, with new: StringRef, atMost limit: Double, _ renderer: Renderer
    ) throws(Diagnostic) {
        guard Double(text.byteCount) * Double(new.byteCount) > 0x1p24, !old.hasLoneSurrogate else { return }
        var count = 0.0
        var position = 0
        while count < limit, let found = text.firstByte(of: old, from: position) {
            count += 1
            position = found + old.byteCount
        }
        try renderer.requireRoom(forBytes: count * Double(new.byteCount))
    }

    private static func trustedText(_ value: Value, _ text: StringRef) -> Value {
        if case .number = value { .string(text) } else { value }
    }

    /// Python's answer to what lies around and between the characters; here, the UTF-16 units.
    private static func interspersed(
        _ text: StringRef, _ new: Value, _ renderer: Renderer
    ) throws(Diagnostic) -> StringRef {
        let ends = toString(new, renderer.heap)
        // `join(undefined)` joins with a comma.
        let between = new.isUndefined ? renderer.heap.literal(",") : ends
        try renderer.requireRoom(forBytes: Double(text.utf16Count + 1) * Double(ends.byteCount + 3))
        var bytes = Array(ends.bytes)
        for (index, unit) in renderer.units(of: text).enumerated() {
            if index > 0 { bytes.append(contentsOf: between.bytes) }
            if let unit = unit.anyText { bytes.append(contentsOf: unit.bytes) }
        }
        bytes.append(contentsOf: ends.bytes)
        return renderer.heap.string(joined: bytes)
    }
}

extension StringRef {
    /// The text with another in place of a part, from left to right, at most so many times; nil where nothing changes.
    func replacing(_ old: StringRef, with new: StringRef, atMost limit: Double = .infinity, in heap: Heap) -> StringRef?
    {
        if old.hasLoneSurrogate {
            return replacingSlowly(old, new, limit, in: heap)
        }
        guard var found = firstByte(of: old) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount + max(0, new.byteCount - old.byteCount))
        var position = 0
        var count = 0.0
        while count < limit {
            bytes.append(contentsOf: self.bytes[position..<found])
            bytes.append(contentsOf: new.bytes)
            position = found + old.byteCount
            count += 1
            guard let next = firstByte(of: old, from: position) else { break }
            found = next
        }
        bytes.append(contentsOf: self.bytes[position...])
        return hasLoneSurrogate || new.hasLoneSurrogate ? heap.string(joined: bytes) : heap.string(bytes)
    }

    private func replacingSlowly(
        _ old: StringRef, _ new: StringRef, _ limit: Double, in heap: Heap
    ) -> StringRef? {
        let all = parts(separatedBy: old, in: heap).compactMap(\.anyText)
        guard all.count > 1 else { return nil }
        var bytes = Array(all[0].bytes)
        for (index, part) in all.dropFirst().enumerated() {
            bytes.append(contentsOf: Double(index) < limit ? new.bytes : old.bytes)
            bytes.append(contentsOf: part.bytes)
        }
        return heap.string(joined: bytes)
    }
}
