/// A number's text, as ECMA-262 6.1.6.1.20 (Number::toString, radix 10) has it: the shortest digits that read back as
/// the same double, without an exponent from 1e-6 up to 1e21.
package func appendNumber(_ number: Double, to bytes: inout [UInt8]) {
    withNumberText(number) { bytes.append(contentsOf: $0) }
}

/// Calls `body` with a number's text, as ``appendNumber(_:to:)`` writes it.
@inlinable
package func withNumberText<Result>(_ number: Double, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { memory in
        let text: UnsafeBufferPointer<UInt8>
        if let integer = Int32(exactly: number) {
            text = writeInteger(Int(integer), into: memory)
        } else {
            text = writeDouble(number, into: memory)
        }
        return body(text)
    }
}

@usableFromInline
func writeInteger(_ integer: Int, into memory: UnsafeMutableBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var rest = integer.magnitude
    var position = memory.count
    repeat {
        position -= 1
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
        memory[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: remainder)
        rest = quotient
    } while rest != 0
    if integer < 0 {
        position -= 1
        memory[position] = UInt8(ascii: "-")
    }
    return UnsafeBufferPointer(rebasing: memory[position...])
}

@usableFromInline
func writeDouble(_ number: Double, into memory: UnsafeMutableBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var count = 0
    func put(_ byte: UInt8) {
        memory[count] = byte
        count += 1
    }
    func put(_ text: StaticString) {
        for index in 0..<text.utf8CodeUnitCount { put(text.utf8Start[index]) }
    }
    if number.isNaN {
        put("NaN")
    } else if number.isInfinite {
        put(number < 0 ? "-Infinity" : "Infinity")
    } else if number == 0 {
        put("0")
    } else {
        let (digits, exponent) = shortestDigits(of: number.magnitude)
        if number < 0 { put(UInt8(ascii: "-")) }
        let length = digits.count
        if length <= exponent, exponent <= 21 {
            digits.forEach(put)
            for _ in length..<exponent { put(UInt8(ascii: "0")) }
        } else if exponent > 0, exponent <= 21 {
            digits[..<exponent].forEach(put)
            put(UInt8(ascii: "."))
            digits[exponent...].forEach(put)
        } else if exponent > -6, exponent <= 0 {
            put("0.")
            for _ in exponent..<0 { put(UInt8(ascii: "0")) }
            digits.forEach(put)
        } else {
            put(digits[0])
            if length > 1 {
                put(UInt8(ascii: "."))
                digits[1...].forEach(put)
            }
            put(exponent > 0 ? "e+" : "e-")
            let magnitude = String((exponent - 1).magnitude)
            magnitude.utf8.forEach(put)
        }
    }
    return UnsafeBufferPointer(rebasing: memory[..<count])
}

/// The shortest decimal digits of a positive finite number, and the position of the decimal point before or after them:
/// the number is 0.d₁d₂d₃… × 10^exponent.
package func shortestDigits(of number: Double) -> (digits: [UInt8], exponent: Int) {
    // Swift's own description has the shortest digits; only their layout differs from JavaScript's.
    var digits: [UInt8] = []
    var exponent = 0
    var pointSeen = false
    var digitsBeforePoint = 0
    var text = number.description.utf8[...]
    while let byte = text.popFirst() {
        switch byte {
        case UInt8(ascii: "."): pointSeen = true
        case UInt8(ascii: "e"):
            exponent = Int(String(Substring(text))) ?? 0
            text = text.suffix(0)
        default:
            digits.append(byte)
            if !pointSeen { digitsBeforePoint += 1 }
        }
    }
    exponent += digitsBeforePoint
    let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leadingZeros)
    exponent -= leadingZeros
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, exponent)
}

/// The number that a text stands for, as ECMA-262 7.1.4.1.1 (StringToNumber) has it: white space around it does not
/// count, nothing is 0, and what is no number is NaN.
package func number(from text: UnsafeBufferPointer<UInt8>) -> Double {
    let bytes = trimmedWhiteSpace(text)
    if let plain = plainDecimal(bytes) { return plain }
    if bytes.isEmpty { return 0 }
    if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
        let radix: Int? =
            switch bytes[1] | 0x20 {
            case UInt8(ascii: "x"): 16
            case UInt8(ascii: "o"): 8
            case UInt8(ascii: "b"): 2
            default: nil
            }
        if let radix { return integer(bytes.dropFirst(2), radix: radix) ?? .nan }
    }
    let unsigned = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
    if unsigned.elementsEqual("Infinity".utf8) { return bytes[0] == UInt8(ascii: "-") ? -.infinity : .infinity }
    // Only what JavaScript allows may reach Swift's reader, which also knows "nan", "inf" and hexadecimal floats.
    guard unsigned.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }),
        let first = unsigned.first,
        first == UInt8(ascii: ".") || first.isASCIIDigit
    else { return .nan }
    var decimal = String(decoding: bytes, as: UTF8.self)
    if decimal.hasSuffix(".") { decimal.removeLast() }
    if let exponent = decimal.firstIndex(where: { $0 == "e" || $0 == "E" }), exponent != decimal.startIndex,
        decimal[decimal.index(before: exponent)] == "."
    {
        decimal.remove(at: decimal.index(before: exponent))
    }
    return Double(decimal) ?? .nan
}

/// Reads the commonest numbers, an optional minus and up to fifteen digits with an optional point, exactly: such a
/// numerator and a power of ten up to 10^15 are doubles without loss, and so one division rounds once.
private func plainDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var mantissa = 0
    var digits = 0
    var decimals = 0
    var pointSeen = false
    var index = 0
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { index = 1 }
    while index < bytes.count {
        let byte = bytes[index]
        if byte.isASCIIDigit {
            mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
            digits += 1
            if pointSeen { decimals += 1 }
        } else if byte == UInt8(ascii: "."), !pointSeen {
            pointSeen = true
        } else {
            return nil
        }
        if digits > 15 { return nil }
        index += 1
    }
    guard digits > 0 else { return nil }
    let value = Double(mantissa) / powersOfTen[decimals]
    return isNegative ? -value : value
}

private let powersOfTen: [Double] = (0...15).map { exponent in (0..<exponent).reduce(1.0) { power, _ in power * 10 } }

private func integer(_ digits: Slice<UnsafeBufferPointer<UInt8>>, radix: Int) -> Double? {
    var value = 0.0
    for byte in digits {
        guard let digit = byte.hexadecimalValue, digit < radix else { return nil }
        value = value * Double(radix) + Double(digit)
    }
    return value
}
