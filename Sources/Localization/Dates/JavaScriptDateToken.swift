import ECMAText

/// A part of a date's text.
enum JavaScriptDateToken: Equatable {
    case number(Int, digits: Int)
    case symbol(UInt8)
    case word(String)
    case space
    /// What stands for nothing.
    case other

    static func tokens(of text: String) -> [JavaScriptDateToken] {
        var tokens: [JavaScriptDateToken] = []
        var rest = Array(text.utf8)[...]
        while let first = rest.first {
            if first.isASCIIDigit {
                let digits = rest.prefix(while: \.isASCIIDigit)
                // More digits than nine are a number that no part of a date can be.
                let significant = digits.drop { $0 == UInt8(ascii: "0") }.prefix(9)
                let number = significant.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
                tokens.append(.number(number, digits: digits.count))
                rest = rest.dropFirst(digits.count)
            } else if ":-+.)".utf8.contains(first) {
                tokens.append(.symbol(first))
                rest.removeFirst()
            } else if first.isSpace {
                tokens.append(.space)
                rest.removeFirst()
            } else if first >= UInt8(ascii: "A") {
                let word = rest.prefix { $0 >= UInt8(ascii: "A") }
                tokens.append(.word(String(decoding: word, as: UTF8.self).lowercased()))
                rest = rest.dropFirst(word.count)
            } else if first == UInt8(ascii: "(") {
                var depth = 0
                repeat {
                    if rest.first == UInt8(ascii: "(") { depth += 1 }
                    if rest.first == UInt8(ascii: ")") { depth -= 1 }
                    rest.removeFirst()
                } while depth > 0 && !rest.isEmpty
                tokens.append(.other)
            } else {
                tokens.append(.other)
                rest.removeFirst()
            }
        }
        return tokens
    }

    /// The sign that the token is, if it is one.
    var sign: Int? {
        switch self {
        case .symbol(UInt8(ascii: "+")): 1
        case .symbol(UInt8(ascii: "-")): -1
        default: nil
        }
    }

    /// A number's milliseconds, where it stands after a point.
    var fractionInMilliseconds: Int? {
        guard case .number(let number, let digits) = self else { return nil }
        switch digits {
        case 1: return number * 100
        case 2: return number * 10
        case 3: return number
        default:
            // Leading zeros are counted, and no digits after the ninth are kept.
            return (3..<min(digits, 9)).reduce(number) { value, _ in value / 10 }
        }
    }
}
