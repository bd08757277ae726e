/// What the Unicode Character Database says of characters, as regular expressions need it.
package protocol UnicodeDatabase: Sendable {
    /// The characters that have a property: ranges in ascending order, none of which touch.
    /// - Returns: nil where a category or a script has no such name, letter for letter.
    func ranges(of property: UnicodeProperty) -> [ClosedRange<UInt32>]?

    /// Simple case folding (CaseFolding.txt, statuses C and S). A table is made once, when it is first asked for.
    var simpleCaseFolding: CaseFoldingTable { get }
}

/// A property of characters that `\p{…}` names: ECMA-262 22.2.1, tables 67 to 69.
package enum UnicodeProperty: Hashable, Sendable {
    /// The value of `General_Category`, or of a group of categories, by one of its names.
    case generalCategory(String)
    /// The value of `Script`, by one of its names.
    case script(String)
    /// The value of `Script_Extensions`, by one of its script's names.
    case scriptExtensions(String)
    /// A property that a character has or has not, by one of its names.
    case binary(String)

    /// Reads what stands between the braces: `Lu`, `General_Category=Uppercase_Letter`, `Script=Greek`, `Alphabetic`.
    package init?(_ expression: String) {
        let parts = expression.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 1 {
            self = Self.binaryNames.contains(expression) ? .binary(expression) : .generalCategory(expression)
            return
        }
        switch parts[0] {
        case "General_Category", "gc": self = .generalCategory(parts[1])
        case "Script", "sc": self = .script(parts[1])
        case "Script_Extensions", "scx": self = .scriptExtensions(parts[1])
        default: return nil
        }
    }

    /// The characters that have the property, nil where its value has no such name.
    package func ranges(in database: some UnicodeDatabase) -> [ClosedRange<UInt32>]? {
        switch self {
        // These three are of ECMA-262's own making (table 68).
        case .binary("Any"): [0...0x10FFFF]
        case .binary("ASCII"): [0...0x7F]
        case .binary("Assigned"):
            database.ranges(of: .generalCategory("Unassigned")).map { RegexSet(ranges: $0).complement }
        default: database.ranges(of: self)
        }
    }

    /// Table 68 of ECMA-262, Binary Unicode property aliases; no others may be named.
    private static let binaryNames = Set(
        """
        ASCII ASCII_Hex_Digit AHex Alphabetic Alpha Any Assigned Bidi_Control Bidi_C Bidi_Mirrored Bidi_M Case_Ignorable
        CI Cased Changes_When_Casefolded CWCF Changes_When_Casemapped CWCM Changes_When_Lowercased CWL
        Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT Changes_When_Uppercased CWU Dash
        Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia Emoji Emoji_Component EComp Emoji_Modifier EMod
        Emoji_Modifier_Base EBase Emoji_Presentation EPres Extended_Pictographic ExtPict Extender Ext Grapheme_Base
        Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST ID_Continue IDC
        ID_Start IDS Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase Lower Math
        Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical
        Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo
        Uppercase Upper Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
