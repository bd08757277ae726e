import Diagnostics
import ECMAText
import Localization
import NunjucksRuntime

/// `{{ order.total | currency }}`: an amount of money, as the page's locale writes it.
enum CurrencyFilter {
    /// The number of characters after which a text is not an amount: no double has more digits before its point.
    private static let longestAmount = 400

    static func currency(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let page = try renderer.page
        let code = code(arguments[1], page, renderer.heap)
        guard let format = page.currencyFormat(code) else {
            renderer.warn(
                .invalidValue, "`\(code.string)` is no code of a currency",
                help: "a currency is named by three letters: USD, EUR, JPY")
            return .undefined
        }
        switch arguments[0] {
        case .number(let amount) where !amount.isNaN:
            var bytes: [UInt8] = []
            bytes.reserveCapacity(24)
            format.append(amount, to: &bytes)
            return .string(renderer.heap.string(bytes))
        case .string(let text), .safe(let text):
            // The digits of a price are kept as they are: as a double, not every price is what it says.
            let digits = trimmedWhiteSpace(text.bytes)
            if digits.count <= longestAmount,
                let amount = format.string(fromDecimal: String(decoding: digits, as: UTF8.self))
            {
                return .string(renderer.heap.string(amount))
            }
        default: break
        }
        renderer.warn(.invalidNumber, "\(arguments[0].kindName) is no amount of money, and prints nothing")
        return .undefined
    }

    private static func code(_ argument: Value, _ page: PageContext, _ heap: Heap) -> StringRef {
        if case .string(let code) = argument, !code.isEmpty { return code }
        if let code = page.settings.value(of: Names.currencyCode, in: heap)?.anyText, !code.isEmpty { return code }
        return Names.dollars
    }
}
