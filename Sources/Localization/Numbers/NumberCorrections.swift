import ECMAText

/// What CLDR has changed about numbers since ICU 72, which Debian 12 has, and browsers print today.
///
/// Only what shows in prices of stores is here; each is without effect on newer data. What is left is listed with the
/// conformance tables.
struct NumberCorrections: Sendable {
    /// Stems to add to a formatter's skeleton.
    let skeleton: String
    private let keywords: String?
    private let movesSymbolToEnd: Bool
    private let hasPlainApostrophes: Bool

    init(locale: LocaleTag) {
        // Arabic without a country has the digits that Latin script has.
        keywords = ["ar", "ar-001"].contains(locale.identifier) ? "numbers=latn" : nil
        // A number of four digits is not grouped.
        skeleton = ["hu", "hy", "it", "sl"].contains(locale.language) ? " group-min2" : ""
        // The symbol follows the amount.
        movesSymbolToEnd = ["nb", "nn", "no"].contains(locale.language)
        // Groups are set apart by a typewriter's apostrophe.
        hasPlainApostrophes = ["CH", "LI"].contains(locale.region) || locale.language == "gsw"
    }

    /// The stem for a currency's own number of digits, where it is another than in ICU 72.
    static func precision(ofCurrency code: String) -> String {
        switch code {
        case "COP", "HUF", "IDR", "PKR": " precision-integer"
        case "RSD": " .00"
        default: ""
        }
    }

    /// ICU's name of the locale.
    func name(of locale: LocaleTag) -> String {
        keywords.map { locale.icuName(keywords: $0) } ?? locale.icuName
    }

    /// Corrects the text that ICU wrote at the end of a buffer.
    ///
    /// - Parameter start: where the text begins.
    func apply(to output: inout [UInt8], from start: Int) {
        if movesSymbolToEnd { Self.moveSymbol(in: &output, from: start) }
        if hasPlainApostrophes { Self.replaceApostrophes(in: &output, from: start) }
    }

    /// "kr 1,00" becomes "1,00 kr".
    private static func moveSymbol(in output: inout [UInt8], from start: Int) {
        let space = Array("\u{A0}".utf8)
        guard let end = output[start...].indices.dropLast().first(where: { output[$0...].starts(with: space) }) else {
            return
        }
        let symbol = Array(output[start..<end])
        guard !symbol.contains(where: \.isASCIIDigit) else { return }
        output.removeSubrange(start..<end + space.count)
        output += space + symbol
    }

    private static func replaceApostrophes(in output: inout [UInt8], from start: Int) {
        let curved = Array("’".utf8)
        var index = start
        while index + curved.count <= output.count {
            if output[index..<index + curved.count].elementsEqual(curved) {
                output.replaceSubrange(index..<index + curved.count, with: [UInt8(ascii: "'")])
            }
            index += 1
        }
    }
}
