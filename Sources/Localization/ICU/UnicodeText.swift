import CICU

/// What Unicode makes of a whole text of UTF-16 units; surrogates that stand alone stay as they are.
package enum UnicodeText {
    /// The text in upper case, as no language in particular has it.
    package static func upperCase(of text: [UInt16]) -> [UInt16] {
        mapped(text) { icu_upper_case($0, $1, text, Int32(text.count), &$2) }
    }

    /// The text in lower case, as no language in particular has it.
    package static func lowerCase(of text: [UInt16]) -> [UInt16] {
        mapped(text) { icu_lower_case($0, $1, text, Int32(text.count), &$2) }
    }

    /// The normal forms of Unicode Standard Annex #15.
    package enum NormalForm: String, CaseIterable, Sendable {
        case nfc = "NFC"
        case nfd = "NFD"
        case nfkc = "NFKC"
        case nfkd = "NFKD"
    }

    /// The text in a normal form.
    package static func normalized(_ text: [UInt16], to form: NormalForm) -> [UInt16] {
        var status = U_ZERO_ERROR
        let normalizer = icu_normalizer(form == .nfc || form == .nfkc, form == .nfkc || form == .nfkd, &status)
        guard status.isSuccess else { return text }
        return mapped(text) { icu_normalize(normalizer, $0, $1, text, Int32(text.count), &$2) }
    }

    /// Whether a text comes before another one (-1), after it (1), or neither (0), in the order of CLDR's root collation
    /// (Unicode Technical Standard #10).
    package static func order(of left: [UInt16], _ right: [UInt16]) -> Int {
        guard let collator else { return 0 }
        return Int(icu_collator_compare(collator, left, Int32(left.count), right, Int32(right.count)))
    }

    // ICU's collator is never changed after it was opened, and may be shared while it is only asked.
    private nonisolated(unsafe) static let collator: OpaquePointer? = {
        ICU.start()
        var status = U_ZERO_ERROR
        return icu_collator_open("", &status)
    }()

    /// What ICU writes for a text; the text itself where it fails.
    private static func mapped(
        _ text: [UInt16], _ write: (UnsafeMutablePointer<UInt16>?, Int32, inout UErrorCode) -> Int32
    ) -> [UInt16] {
        var capacity = text.count + text.count / 8 + 8
        while true {
            var status = U_ZERO_ERROR
            var needed = 0
            let result = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
                needed = Int(write(buffer.baseAddress, Int32(buffer.count), &status))
                count = status.isSuccess ? needed : 0
            }
            if status.isSuccess { return result }
            guard status == U_BUFFER_OVERFLOW_ERROR else { return text }
            capacity = needed
        }
    }
}
