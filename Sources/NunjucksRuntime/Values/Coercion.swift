import ECMAText

// ECMA-262's abstract operations on values, by the names the standard gives them, so that this file can be read beside
// it. Objects have no `valueOf` or `toString` of their own making here: an object's primitive value is its text.

/// ECMA-262 7.1.2 ToBoolean.
@inline(__always)
package func toBoolean(_ value: Value) -> Bool {
    switch value {
    case .undefined, .null: false
    case .boolean(let boolean): boolean
    case .number(let number): !(number == 0 || number.isNaN)
    case .string(let string): !string.isEmpty
    // Trusted text is an object in Nunjucks, and so always true, even when empty.
    case .safe, .script, .array, .object, .function, .regex: true
    }
}

/// ECMA-262 7.1.4.1.1 StringToNumber.
package func stringToNumber(_ text: StringRef) -> Double { ECMAText.number(from: text.bytes) }

private func stringToNumber(_ text: StringRef, charging heap: Heap) -> Double {
    heap.charge(bytes: text.byteCount)
    return stringToNumber(text)
}

/// ECMA-262 7.1.4 ToNumber.
@inline(__always)
package func toNumber(_ value: Value, _ heap: Heap) -> Double {
    if case .number(let number) = value { return number }
    return toNumberSlowly(value, heap)
}

private func toNumberSlowly(_ value: Value, _ heap: Heap) -> Double {
    switch value {
    case .undefined: .nan
    case .null: 0
    case .boolean(let boolean): boolean ? 1 : 0
    case .number(let number): number
    case .string(let string), .safe(let string), .script(let string):
        stringToNumber(string, charging: heap)
    case .object(let object): object.host?.number ?? stringToNumber(toString(value, heap), charging: heap)
    case .array, .function, .regex: stringToNumber(toString(value, heap), charging: heap)
    }
}

/// ECMA-262 7.1.5 ToIntegerOrInfinity, with infinities clamped to what an `Int` holds.
package func toInteger(_ value: Value, _ heap: Heap) -> Int {
    let number = toNumber(value, heap)
    if number.isNaN { return 0 }
    return Int(exactly: number.rounded(.towardZero)) ?? (number < 0 ? .min / 2 : .max / 2)
}

/// ECMA-262 7.1.6 ToInt32.
package func toInt32(_ value: Value, _ heap: Heap) -> Int32 {
    let number = toNumber(value, heap)
    guard number.isFinite else { return 0 }
    let modulo = number.rounded(.towardZero).truncatingRemainder(dividingBy: 4_294_967_296)
    return Int32(truncatingIfNeeded: Int64(modulo))
}

/// ECMA-262 7.1.17 ToString.
package func toString(_ value: Value, _ heap: Heap) -> StringRef {
    switch value {
    case .string(let string), .safe(let string), .script(let string): return string
    case .undefined: return heap.literal("undefined")
    case .null: return heap.literal("null")
    case .boolean(let boolean): return heap.literal(boolean ? "true" : "false")
    case .number(let number): return withNumberText(number) { heap.string($0) }
    case .array, .object, .function, .regex:
        var bytes: [UInt8] = []
        appendString(value, to: &bytes, limit: heap.roomForText)
        heap.charge(bytes: bytes.count)
        return bytes.count > heap.roomForText ? heap.exhausted() : heap.string(bytes)
    }
}

/// Appends a value's text (ToString) to some bytes; an array joins its elements with commas, and prints nothing for
/// those that are undefined, null or arrays that contain it.
/// - Parameter limit: The number of bytes after which no more are appended: lists within lists can multiply.
package func appendString(_ value: Value, to bytes: inout [UInt8], depth: Int = 0, limit: Int = .max) {
    switch value {
    case .string(let string), .safe(let string), .script(let string): bytes.append(contentsOf: string.bytes)
    case .undefined: bytes.append(contentsOf: "undefined".utf8)
    case .null: bytes.append(contentsOf: "null".utf8)
    case .boolean(let boolean): bytes.append(contentsOf: (boolean ? "true" : "false").utf8)
    case .number(let number): appendNumber(number, to: &bytes)
    case .object(let object):
        if let host = object.host {
            bytes.append(contentsOf: host.text.bytes)
        } else {
            bytes.append(contentsOf: "[object Object]".utf8)
        }
    case .function(let function): bytes.append(contentsOf: "function \(function.body.name)() { [native code] }".utf8)
    case .regex(let regex): bytes.append(contentsOf: regex.literal.utf8)
    case .array(let array):
        guard depth < Limits.nesting else { return }
        for (index, element) in array.elements.enumerated() {
            if bytes.count > limit { return }
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch element {
            case .undefined, .null: break
            default: appendString(element, to: &bytes, depth: depth + 1, limit: limit)
            }
        }
    }
}

/// ECMA-262 7.1.19 ToPropertyKey, for values that are not symbols.
@inline(__always)
package func toPropertyKey(_ value: Value, _ heap: Heap) -> StringRef { toString(value, heap) }

/// ECMA-262 7.1.1 ToPrimitive: objects of every kind become text, but those of the host's may have a number.
package func toPrimitive(_ value: Value, _ heap: Heap, prefersNumber: Bool = false) -> Value {
    switch value {
    case .object(let object) where prefersNumber && object.host?.number != nil: .number(toNumber(value, heap))
    case .safe, .script, .array, .object, .function, .regex: .string(toString(value, heap))
    default: value
    }
}

/// ECMA-262 7.2.15 IsLooselyEqual: `==`.
package func isLooselyEqual(_ left: Value, _ right: Value, _ heap: Heap) -> Bool {
    switch (left, right) {
    case (.undefined, .undefined), (.undefined, .null), (.null, .undefined), (.null, .null): true
    case (.undefined, _), (.null, _), (_, .undefined), (_, .null): false
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): isEqual(left, right, charging: heap)
    case (.boolean(let left), .boolean(let right)): left == right
    case (.boolean(let left), _): isLooselyEqual(.number(left ? 1 : 0), right, heap)
    case (_, .boolean(let right)): isLooselyEqual(left, .number(right ? 1 : 0), heap)
    case (.number(let left), .string(let right)): left == stringToNumber(right, charging: heap)
    case (.string(let left), .number(let right)): stringToNumber(left, charging: heap) == right
    case (.number, _), (.string, _): isLooselyEqual(left, toPrimitive(right, heap), heap)
    case (_, .number), (_, .string): isLooselyEqual(toPrimitive(left, heap), right, heap)
    default: isStrictlyEqual(left, right)
    }
}

/// Whether two texts are equal. Only texts of the same length and hash are compared byte by byte.
@inline(__always)
private func isEqual(_ left: StringRef, _ right: StringRef, charging heap: Heap) -> Bool {
    if left.byteCount == right.byteCount { heap.charge(bytes: left.byteCount) }
    return left == right
}

/// ECMA-262 7.2.16 IsStrictlyEqual: `===`, charged to the rendering.
@inline(__always)
package func isStrictlyEqual(_ left: Value, _ right: Value, _ heap: Heap) -> Bool {
    if case .string(let left) = left, case .string(let right) = right {
        return isEqual(left, right, charging: heap)
    }
    return isStrictlyEqual(left, right)
}

/// ECMA-262 7.2.16 IsStrictlyEqual: `===`.
///
/// Trusted text is an object in Nunjucks, and so equal to itself only.
package func isStrictlyEqual(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.undefined, .undefined), (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.safe(let left), .safe(let right)), (.script(let left), .script(let right)): left.storage == right.storage
    case (.array(let left), .array(let right)): left.storage == right.storage
    case (.object(let left), .object(let right)): left.storage == right.storage
    case (.function(let left), .function(let right)): left.storage == right.storage
    case (.regex(let left), .regex(let right)): left.storage == right.storage
    default: false
    }
}

/// ECMA-262 7.2.13 IsLessThan: `left < right`, or nil where one of them is not a number.
package func isLess(_ left: Value, than right: Value, _ heap: Heap) -> Bool? {
    if case .number(let left) = left, case .number(let right) = right {
        return left.isNaN || right.isNaN ? nil : left < right
    }
    let left = toPrimitive(left, heap, prefersNumber: true)
    let right = toPrimitive(right, heap, prefersNumber: true)
    if case .string(let left) = left, case .string(let right) = right {
        heap.charge(bytes: min(left.byteCount, right.byteCount))
        return precedes(left, right)
    }
    let (leftNumber, rightNumber) = (toNumber(left, heap), toNumber(right, heap))
    return leftNumber.isNaN || rightNumber.isNaN ? nil : leftNumber < rightNumber
}

/// Whether one string comes before another by UTF-16 code units.
package func precedes(_ left: StringRef, _ right: StringRef) -> Bool {
    let (leftBytes, rightBytes) = (left.bytes, right.bytes)
    for index in 0..<min(leftBytes.count, rightBytes.count) {
        let (l, r) = (leftBytes[index], rightBytes[index])
        if l == r { continue }
        // UTF-8 sorts like code points. UTF-16 has surrogates for what lies beyond the basic plane, and they come
        // before U+E000, whose first byte is EE. Only halves of pairs (first byte ED) need a closer look.
        if (l >= 0xF0) != (r >= 0xF0) {
            if l == 0xED || r == 0xED { return left.utf16CodeUnits.lexicographicallyPrecedes(right.utf16CodeUnits) }
            if l >= 0xEE, r >= 0xEE { return l >= 0xF0 }
        }
        return l < r
    }
    return leftBytes.count < rightBytes.count
}

/// ECMA-262 13.15.3 ApplyStringOrNumericBinaryOperator with `+`.
@inline(__always)
package func add(_ left: Value, _ right: Value, _ heap: Heap) -> Value {
    if case .number(let left) = left, case .number(let right) = right { return .number(left + right) }
    return addSlowly(left, right, heap)
}

private func addSlowly(_ left: Value, _ right: Value, _ heap: Heap) -> Value {
    let left = toPrimitive(left, heap)
    let right = toPrimitive(right, heap)
    switch (left, right) {
    case (.string, _), (_, .string):
        return .string(heap.concatenation(toString(left, heap), toString(right, heap)))
    default:
        return .number(toNumber(left, heap) + toNumber(right, heap))
    }
}

/// ECMA-262 6.1.6.1.6 Number::remainder.
package func remainder(_ left: Double, _ right: Double) -> Double { left.truncatingRemainder(dividingBy: right) }

extension Heap {
    /// Makes the string of two strings' code units, one after the other. Surrogates that meet become one character.
    package func concatenation(_ left: StringRef, _ right: StringRef) -> StringRef {
        if left.isEmpty { return right }
        if right.isEmpty { return left }
        if left.hasLoneSurrogate, right.hasLoneSurrogate {
            return string(utf16: left.utf16CodeUnits + right.utf16CodeUnits)
        }
        let count = left.byteCount + right.byteCount
        if count > Limits.textBytes, limit != .max { return exhausted() }
        let memory = allocate(byteCount: count).assumingMemoryBound(to: UInt8.self)
        memory.update(from: left.bytes.baseAddress!, count: left.byteCount)
        (memory + left.byteCount).update(from: right.bytes.baseAddress!, count: right.byteCount)
        return string(borrowing: UnsafeBufferPointer(start: memory, count: count))
    }
}
