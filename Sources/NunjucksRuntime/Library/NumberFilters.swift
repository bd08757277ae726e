import ECMAText
import POSIX

/// The filters that read numbers, and round them.
enum NumberFilters {
    static func abs(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        .number(toNumber(arguments[0], renderer.heap).magnitude)
    }

    static func round(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        let heap = renderer.heap
        let value = toNumber(arguments[0], heap)
        let precision = toBoolean(arguments[1]) ? toNumber(arguments[1], heap) : 0
        let factor = powerOfTen(precision)
        let scaled = value * factor
        if case .string(let method) = arguments[2] {
            if method == "ceil" { return .number(scaled.rounded(.up) / factor) }
            if method == "floor" { return .number(scaled.rounded(.down) / factor) }
        }
        return .number(roundedLikeJavaScript(scaled) / factor)
    }

    /// ECMA-262 21.3.2.28 Math.round: halves go up.
    static func roundedLikeJavaScript(_ number: Double) -> Double {
        let floor = number.rounded(.down)
        let rounded = number - floor >= 0.5 ? floor + 1 : floor
        return rounded == 0 ? Double(signOf: number, magnitudeOf: 0) : rounded
    }

    /// ECMA-262 6.1.6.1.3 Number::exponentiate, with the base 10.
    private static func powerOfTen(_ exponent: Double) -> Double {
        guard let exponent = Int(exactly: exponent), exponent.magnitude <= 400 else { return pow(10, exponent) }
        if (0...22).contains(exponent) { return exactPowersOfTen[exponent] }
        let power = Double("1e\(exponent)") ?? (exponent < 0 ? 0 : .infinity)
        // The standard lets an engine be off by a little, and V8 is, here.
        return exponent == -4 || exponent == -5 ? power.nextDown : power
    }

    private static let exactPowersOfTen: [Double] = (0...22).map { exponent in
        (0..<exponent).reduce(1.0) { power, _ in power * 10 }
    }

    static func float(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        if case .number(let number) = arguments[0], !number.isNaN { return .number(number + 0) }
        let number = parseFloat(toString(arguments[0], renderer.heap), renderer.heap)
        return number.isNaN ? arguments[1] : .number(number)
    }

    static func int(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        let heap = renderer.heap
        let named = NamedArguments(arguments, names: ["value", "default", "base"], renderer)
        let radix = named[2].isUndefined ? 10 : toInt32(named[2], heap)
        let number = parseInt(toString(named[0], heap), radix: Int(radix))
        return number.isNaN ? named[1] : .number(number)
    }

    /// ECMA-262 19.2.4 parseFloat: the number that a text begins with.
    static func parseFloat(_ text: StringRef, _ heap: Heap) -> Double {
        let bytes = trimmedWhiteSpace(text.bytes, atEnd: false)
        var index = 0
        func skipDigits() -> Int {
            let start = index
            while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
            return index - start
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") { index += 1 }
        if bytes[index...].starts(with: "Infinity".utf8) {
            return bytes[0] == UInt8(ascii: "-") ? -.infinity : .infinity
        }
        var digits = skipDigits()
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            digits += skipDigits()
        }
        guard digits > 0 else { return .nan }
        let mantissaEnd = index
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
                index += 1
            }
            if skipDigits() == 0 { index = mantissaEnd }
        }
        return stringToNumber(heap.string(borrowing: UnsafeBufferPointer(rebasing: bytes[..<index])))
    }

    /// ECMA-262 19.2.5 parseInt: the integer that a text begins with.
    static func parseInt(_ text: StringRef, radix: Int) -> Double {
        var bytes = trimmedWhiteSpace(text.bytes, atEnd: false)[...]
        var isNegative = false
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
        }
        var radix = radix
        guard radix == 0 || (2...36).contains(radix) else { return .nan }
        if radix == 0 || radix == 16, bytes.starts(with: "0x".utf8) || bytes.starts(with: "0X".utf8) {
            bytes = bytes.dropFirst(2)
            radix = 16
        }
        if radix == 0 { radix = 10 }
        let digits = bytes.prefix { (digitValue($0) ?? radix) < radix }
        guard !digits.isEmpty else { return .nan }
        let magnitude = integerValue(of: digits, radix: radix)
        return isNegative ? -magnitude : magnitude
    }

    private static func digitValue(_ byte: UInt8) -> Int? {
        if byte.isASCIIDigit { return Int(byte - UInt8(ascii: "0")) }
        return byte.isASCIILetter ? Int((byte | 0x20) - UInt8(ascii: "a")) + 10 : nil
    }

    /// The double nearest to the integer, for the radices where the standard asks for it: 2, 4, 8, 10, 16 and 32.
    private static func integerValue(of digits: Slice<UnsafeBufferPointer<UInt8>>, radix: Int) -> Double {
        var value: UInt64 = 0
        var isExact = true
        for byte in digits {
            let (product, overflows) = value.multipliedReportingOverflow(by: UInt64(radix))
            let (sum, overflowsToo) = product.addingReportingOverflow(UInt64(digitValue(byte) ?? 0))
            if overflows || overflowsToo {
                isExact = false
                break
            }
            value = sum
        }
        if isExact { return Double(value) }
        if radix == 10 { return Double(String(decoding: digits, as: UTF8.self)) ?? .infinity }
        if radix.nonzeroBitCount == 1 { return nearestDouble(digits, bitsPerDigit: radix.trailingZeroBitCount) }
        return digits.reduce(0.0) { $0 * Double(radix) + Double(digitValue($1) ?? 0) }
    }

    private static func nearestDouble(_ digits: Slice<UnsafeBufferPointer<UInt8>>, bitsPerDigit: Int) -> Double {
        // The first 64 significant bits, the last of which stands for all that follow: more than rounding can see.
        var bits: UInt64 = 0
        var exponent = 0
        var isSticky = false
        for byte in digits {
            let digit = UInt64(digitValue(byte) ?? 0)
            for shift in stride(from: bitsPerDigit - 1, through: 0, by: -1) {
                let bit = digit >> UInt64(shift) & 1
                if bits >> 63 == 0 {
                    bits = bits << 1 | bit
                } else {
                    isSticky = isSticky || bit == 1
                    exponent += 1
                }
            }
        }
        return Double(sign: .plus, exponent: exponent, significand: Double(isSticky ? bits | 1 : bits))
    }
}
