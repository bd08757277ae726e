import ECMAText

/// Numbers in the forms that JavaScript's methods of numbers write.
enum NumberFormat {
    /// ECMA-262 21.1.3.3 toFixed: exact, halves away from zero.
    static func fixed(_ number: Double, decimals: Int) -> [UInt8] {
        if number.isNaN { return Array("NaN".utf8) }
        var decimal = Decimal(exactly: number.magnitude)
        decimal.round(toDigits: decimal.exponent + decimals)
        var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        text.append(contentsOf: decimal.integerDigits)
        if decimals > 0 {
            text.append(UInt8(ascii: "."))
            text.append(contentsOf: decimal.fractionDigits(decimals))
        }
        return text
    }

    /// ECMA-262 21.1.3.2 toExponential, with as many decimals as needed where none are asked for.
    static func exponential(_ number: Double, decimals: Int?) -> [UInt8] {
        var decimal: Decimal
        if let decimals {
            decimal = Decimal(exactly: number.magnitude)
            decimal.round(toDigits: decimals + 1)
        } else {
            decimal = Decimal(shortest: number.magnitude)
        }
        var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        let count = (decimals ?? max(decimal.digits.count - 1, 0)) + 1
        text.append(contentsOf: scientific(decimal, digits: count))
        return text
    }

    /// ECMA-262 21.1.3.5 toPrecision.
    static func precise(_ number: Double, digits: Int) -> [UInt8] {
        var decimal = Decimal(exactly: number.magnitude)
        decimal.round(toDigits: digits)
        var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        let exponent = decimal.digits.isEmpty ? 0 : decimal.exponent - 1
        if exponent < -6 || exponent >= digits {
            text.append(contentsOf: scientific(decimal, digits: digits))
            return text
        }
        text.append(contentsOf: decimal.integerDigits)
        if digits > exponent + 1 {
            text.append(UInt8(ascii: "."))
            text.append(contentsOf: decimal.fractionDigits(digits - exponent - 1))
        }
        return text
    }

    private static func scientific(_ decimal: Decimal, digits count: Int) -> [UInt8] {
        let zeros = repeatElement(UInt8(ascii: "0"), count: max(0, count - decimal.digits.count))
        let digits = decimal.digits + zeros
        var text = [digits[0]]
        if count > 1 {
            text.append(UInt8(ascii: "."))
            text.append(contentsOf: digits[1..<count])
        }
        let exponent = decimal.digits.isEmpty ? 0 : decimal.exponent - 1
        text.append(contentsOf: (exponent < 0 ? "e-" : "e+").utf8)
        text.append(contentsOf: String(exponent.magnitude).utf8)
        return text
    }

    /// ECMA-402 FormatNumber in `en-US`: commas between thousands, halves of the shortest digits away from zero.
    static func grouped(_ number: Double, decimals: ClosedRange<Int>, groups: Bool = true) -> [UInt8] {
        if number.isNaN { return Array("NaN".utf8) }
        var text: [UInt8] = number.sign == .minus ? [UInt8(ascii: "-")] : []
        if number.isInfinite { return text + Array("∞".utf8) }
        var decimal = Decimal(shortest: number.magnitude)
        decimal.round(toDigits: decimal.exponent + decimals.upperBound)
        let integer = decimal.integerDigits
        for (index, digit) in integer.enumerated() {
            if groups, index > 0, (integer.count - index) % 3 == 0 { text.append(UInt8(ascii: ",")) }
            text.append(digit)
        }
        let needed = max(decimals.lowerBound, decimal.digits.count - decimal.exponent)
        if needed > 0, !decimal.digits.isEmpty || decimals.lowerBound > 0 {
            text.append(UInt8(ascii: "."))
            text.append(contentsOf: decimal.fractionDigits(decimal.digits.isEmpty ? decimals.lowerBound : needed))
        }
        return text
    }

    /// ECMA-262 6.1.6.1.20 Number::toString with a radix other than 10: as many digits as tell the number from its
    /// neighbours, which is V8's reading of what the standard leaves open.
    static func text(of number: Double, radix: Int) -> [UInt8] {
        let alphabet = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
        let base = Double(radix)
        var integer = number.magnitude.rounded(.down)
        var fraction = number.magnitude - integer
        var fractionDigits: [Int] = []
        // Half the distance to the next number: what is nearer than that needs no more digits.
        var delta = max(0.5 * (number.magnitude.nextUp - number.magnitude), .leastNonzeroMagnitude)
        if fraction >= delta {
            repeat {
                fraction *= base
                delta *= base
                let digit = Int(fraction)
                fractionDigits.append(digit)
                fraction -= Double(digit)
                if fraction > 0.5 || (fraction == 0.5 && digit & 1 == 1), fraction + delta > 1 {
                    roundUp(&fractionDigits, &integer, radix: radix)
                    break
                }
            } while fraction >= delta
        }
        var digits: [UInt8] = []
        // Digits beyond the precision of a double are zeros.
        while integer / base >= 0x1p53 {
            integer /= base
            digits.append(UInt8(ascii: "0"))
        }
        repeat {
            let digit = integer.truncatingRemainder(dividingBy: base)
            digits.append(alphabet[Int(digit)])
            integer = (integer - digit) / base
        } while integer > 0
        var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        text.append(contentsOf: digits.reversed())
        if !fractionDigits.isEmpty {
            text.append(UInt8(ascii: "."))
            text.append(contentsOf: fractionDigits.map { alphabet[$0] })
        }
        return text
    }

    private static func roundUp(_ digits: inout [Int], _ integer: inout Double, radix: Int) {
        while let last = digits.popLast() {
            if last + 1 < radix {
                digits.append(last + 1)
                return
            }
        }
        integer += 1
    }
}

/// A number that is not negative, in decimal digits: 0.d₁d₂d₃… × 10^exponent, without zeros at either end. Zero has no
/// digits.
struct Decimal {
    private(set) var digits: [UInt8]
    private(set) var exponent: Int

    /// The digits that tell the number from its neighbours.
    init(shortest number: Double) {
        (digits, exponent) = number == 0 ? ([], 0) : shortestDigits(of: number)
    }

    /// All digits of the number, of which a double has up to 767.
    init(exactly number: Double) {
        guard number > 0 else {
            (digits, exponent) = ([], 0)
            return
        }
        let significand = number.significandBitPattern | (number.isNormal ? 1 << 52 : 0)
        let power = max(Int(number.exponentBitPattern), 1) - 1075
        // significand × 2^power, the integer and the fraction of which are written one after the other.
        var bits = BigBits(significand)
        var text: [UInt8] = []
        if power >= 0 {
            bits.shiftLeft(by: power)
            text = bits.decimalDigits()
            (digits, exponent) = (text, text.count)
        } else {
            let integer = -power < 64 ? significand >> UInt64(-power) : 0
            text = integer == 0 ? [] : Array(String(integer).utf8)
            let integerCount = text.count
            if -power < 64 { bits = BigBits(significand & (1 << UInt64(-power) - 1)) }
            while !bits.isZero { text.append(UInt8(ascii: "0") + bits.takeDigit(abovePosition: -power)) }
            (digits, exponent) = (text, integerCount)
        }
        trimZeros()
    }

    /// Rounds to the first few digits, halves up.
    mutating func round(toDigits count: Int) {
        guard count < digits.count else { return }
        guard count >= 0 else {
            (digits, exponent) = ([], 0)
            return
        }
        let roundsUp = digits[count] >= UInt8(ascii: "5")
        digits.removeSubrange(count...)
        if roundsUp {
            var index = count - 1
            while index >= 0, digits[index] == UInt8(ascii: "9") {
                digits[index] = UInt8(ascii: "0")
                index -= 1
            }
            if index >= 0 {
                digits[index] += 1
            } else {
                digits.insert(UInt8(ascii: "1"), at: 0)
                exponent += 1
            }
        }
        trimZeros()
    }

    /// The digits before the point, at least one.
    var integerDigits: [UInt8] {
        guard exponent > 0, !digits.isEmpty else { return [UInt8(ascii: "0")] }
        return Array(digits.prefix(exponent)) + repeatElement(UInt8(ascii: "0"), count: max(0, exponent - digits.count))
    }

    /// So many digits after the point.
    func fractionDigits(_ count: Int) -> [UInt8] {
        var fraction: [UInt8] = []
        if exponent < 0 { fraction = Array(repeating: UInt8(ascii: "0"), count: min(-exponent, count)) }
        fraction.append(contentsOf: digits.dropFirst(max(exponent, 0)).prefix(count - fraction.count))
        fraction.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count - fraction.count))
        return fraction
    }

    private mutating func trimZeros() {
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leading)
        exponent -= leading
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits.isEmpty { exponent = 0 }
    }
}

/// An unsigned integer of any size, as far as ``Decimal`` needs one.
private struct BigBits {
    /// 32 bits each, the least significant first.
    private var words: [UInt32]

    init(_ bits: UInt64) { words = [UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32)] }

    var isZero: Bool { words.allSatisfy { $0 == 0 } }

    mutating func shiftLeft(by count: Int) {
        let (whole, part) = (count / 32, UInt64(count % 32))
        var carry: UInt64 = 0
        for index in words.indices {
            let shifted = UInt64(words[index]) << part | carry
            words[index] = UInt32(truncatingIfNeeded: shifted)
            carry = shifted >> 32
        }
        words.append(UInt32(carry))
        words.insert(contentsOf: repeatElement(0, count: whole), at: 0)
    }

    /// Multiplies by ten, and takes away what then lies at and above a bit position: the next digit of a fraction.
    mutating func takeDigit(abovePosition position: Int) -> UInt8 {
        var carry: UInt64 = 0
        for index in words.indices {
            let product = UInt64(words[index]) * 10 + carry
            words[index] = UInt32(truncatingIfNeeded: product)
            carry = product >> 32
        }
        if carry > 0 { words.append(UInt32(carry)) }
        let (word, bit) = (position / 32, UInt64(position % 32))
        guard word < words.count else { return 0 }
        var above = UInt64(words[word])
        if word + 1 < words.count { above |= UInt64(words[word + 1]) << 32 }
        let digit = above >> bit
        words.removeSubrange((word + 1)...)
        words[word] &= UInt32(1) << UInt32(bit) - 1
        return UInt8(truncatingIfNeeded: digit)
    }

    /// The decimal digits; the number is gone afterwards.
    mutating func decimalDigits() -> [UInt8] {
        var groups: [UInt64] = []
        while let last = words.last {
            if last == 0 {
                words.removeLast()
                continue
            }
            var rest: UInt64 = 0
            for index in words.indices.reversed() {
                let dividend = rest << 32 | UInt64(words[index])
                words[index] = UInt32(dividend / 1_000_000_000)
                rest = dividend % 1_000_000_000
            }
            groups.append(rest)
        }
        var digits: [UInt8] = []
        for (index, group) in groups.reversed().enumerated() {
            let text = String(group)
            if index > 0 { digits.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 9 - text.count)) }
            digits.append(contentsOf: text.utf8)
        }
        return digits
    }
}
