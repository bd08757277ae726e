import ECMAText

extension SplitMix64 {
    /// A number from one to another, both included.
    mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

    /// True so many times in a hundred.
    mutating func percent(_ share: Int) -> Bool { below(100) < share }

    /// One of a list that is not empty.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// A number's sixteen hexadecimal digits.
    static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
