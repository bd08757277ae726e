/// A word that means something to the grammar: in an expression, after a tag's name, or as one.
enum Word: String, CaseIterable {
    case and, `else`, `false`, `if`, `in`, `is`, not, null, or, `true`
    // `Word?` has a `none` of its own.
    case nothing = "none"

    case `as`, context, ignore, missing, only, with, without

    case asyncAll, asyncEach, block, call, extends, filter, `for`, from, ifAsync, `import`, include, macro, raw, set,
        `switch`, verbatim

    case `case`, `default`, elif, elseif, endall, endblock, endcall, endeach, endfilter, endfor, endif, endmacro,
        endraw, endset, endswitch, endverbatim
}

/// Finds out which ``Word`` some bytes are.
struct WordTable {
    /// The table, which is made once.
    static let shared = WordTable()

    /// Each word with its bytes as a number, in the place that the number's hash gives it, or in the next free one
    /// after it. The number 0 marks a free place.
    private var slots = [(key: UInt128, word: Word)](repeating: (0, .and), count: 256)

    private init() {
        for word in Word.allCases {
            let key = word.rawValue.utf8.reduce(0 as UInt128) { $0 << 8 | UInt128($1) }
            var slot = Self.slot(of: key)
            while slots[slot].key != 0 { slot = (slot + 1) & 255 }
            slots[slot] = (key, word)
        }
    }

    private static func slot(of key: UInt128) -> Int {
        let folded = UInt64(truncatingIfNeeded: key) ^ UInt64(truncatingIfNeeded: key >> 64)
        // The multiplier spreads the letters over the bits from which the place is taken (Fibonacci hashing).
        return Int((folded &* 0x9E37_79B9_7F4A_7C15) >> 56)
    }

    /// The word that some bytes are.
    func word(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Word? {
        guard bytes.count <= 16 else { return nil }
        var key: UInt128 = 0
        for byte in bytes { key = key << 8 | UInt128(byte) }
        var slot = Self.slot(of: key)
        while slots[slot].key != 0 {
            if slots[slot].key == key {
                // Zeros before a word are none of its number.
                let word = slots[slot].word
                return word.rawValue.utf8.count == bytes.count ? word : nil
            }
            slot = (slot + 1) & 255
        }
        return nil
    }
}
