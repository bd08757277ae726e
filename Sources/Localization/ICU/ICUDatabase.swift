import CICU
import ECMARegex

/// The Unicode Character Database as ICU has it.
package struct ICUDatabase: UnicodeDatabase {
    /// The database; making it costs nothing.
    package init() {}

    package func ranges(of property: UnicodeProperty) -> [ClosedRange<UInt32>]? {
        switch property {
        case .generalCategory(let name):
            Self.value(named: name, of: UCHAR_GENERAL_CATEGORY_MASK).flatMap {
                Self.ranges(of: UCHAR_GENERAL_CATEGORY_MASK, $0)
            }
        case .script(let name): Self.script(named: name).flatMap { Self.ranges(of: UCHAR_SCRIPT, $0) }
        case .scriptExtensions(let name):
            Self.script(named: name).flatMap { Self.ranges(of: UCHAR_SCRIPT_EXTENSIONS, $0) }
        case .binary(let name):
            // The regular expression has looked up the name, so that ICU need not be strict about it.
            Self.ranges(of: icu_property_named(name), 1)
        }
    }

    package var simpleCaseFolding: CaseFoldingTable { Self.foldingTable }

    private static let foldingTable = CaseFoldingTable(of: ranges(of: UCHAR_CHANGES_WHEN_CASEFOLDED, 1) ?? []) {
        switch $0 {
        // Unicode 15.1 made the members of these pairs the same; ICU has that from its version 74 on.
        case 0x1FD3: 0x390
        case 0x1FE3: 0x3B0
        case 0xFB05: 0xFB06
        default: UInt32(bitPattern: icu_fold_case(Int32(bitPattern: $0)))
        }
    }

    /// The script of a name. `Katakana_Or_Hiragana` is of use to ICU only: no character has it.
    private static func script(named name: String) -> Int32? {
        name == "Katakana_Or_Hiragana" || name == "Hrkt" ? nil : value(named: name, of: UCHAR_SCRIPT)
    }

    /// The value of a property by one of its names, letter for letter; ICU itself disregards case, spaces and hyphens.
    private static func value(named name: String, of property: UProperty) -> Int32? {
        let value = icu_property_value_named(property, name)
        guard value != UCHAR_INVALID_CODE.rawValue else { return nil }
        var index: Int32 = 0
        while true {
            if let known = icu_property_value_name(property, value, index) {
                if String(cString: known) == name { return value }
            } else if index > 0 {
                return nil
            }
            // Only the short name may be missing before others.
            index += 1
        }
    }

    private static func ranges(of property: UProperty, _ value: Int32) -> [ClosedRange<UInt32>]? {
        var status = U_ZERO_ERROR
        let set = icu_set_open(property, value, &status)
        defer { icu_set_close(set) }
        guard status.isSuccess else { return nil }
        return (0..<icu_set_range_count(set)).map { index in
            var (first, last): (UChar32, UChar32) = (0, 0)
            icu_set_range(set, index, &first, &last, &status)
            return UInt32(bitPattern: first)...UInt32(bitPattern: last)
        }
    }
}
