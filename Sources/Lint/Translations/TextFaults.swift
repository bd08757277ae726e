import Diagnostics
import JSON
import NunjucksAnalysis
import NunjucksSyntax
import SubscriptionManager

/// Mistakes in texts that are templates: `{{ count }`, a filter that does not exist.
///
/// Rendering stops at the first text of a page with a mistake; here all texts of all locales are looked at, whether a page
/// shows them or not.
struct TextFaults: LintRule {
    let uses: TranslationUses

    mutating func finish(_ theme: LintedTheme) {
        for locale in uses.locales {
            for key in locale.keys {
                for template in locale.templates(of: key) { report(template, key, of: locale, in: theme) }
            }
        }
    }

    private func report(
        _ text: LocaleTable.Template, _ key: String, of locale: LocaleTable, in theme: LintedTheme
    ) {
        let element = text.element
        let diagnostics = text.text.template?.diagnostics ?? []
        var saysSyntax = false
        for var diagnostic in diagnostics where diagnostic.severity == .error || Self.warnings.contains(diagnostic.code)
        {
            guard var place = diagnostic.place, let span = place.span else { continue }
            // Rendering has met it, and names the text as if it were a file.
            place.file = "\(locale.file) (\(key))"
            // A text is short, and what follows a mistake in its syntax often follows from it.
            let follows = diagnostic.code == .syntax && saysSyntax
            if diagnostic.code == .syntax { saysSyntax = true }
            if follows || theme.hasFound(diagnostic.code, at: place) { continue }
            diagnostic.place = Diagnostic.Place(element.sourceSpan(of: span), in: element.source)
            // Production works, as long as it does not show the text.
            diagnostic.severity = .warning
            diagnostic.includes = []
            diagnostic.related = []
            diagnostic.fixes = []
            theme.keep(diagnostic)
        }
    }

    /// What is told of texts beside errors.
    private static let warnings: Set<Diagnostic.Code> = [.invalidArgument, .notInProduction, .dateFormat]
}

extension JSONDocument.Element {
    /// Where a part of the text stands in the file, in which it may be written with escapes (RFC 8259, section 7).
    func sourceSpan(of part: Span) -> Span {
        let bytes = source.bytes
        var decoded = 0
        var index = Int(span.start) + 1
        let end = Int(span.end) - 1
        var start = index
        while index < end, decoded < Int(part.end) {
            if decoded <= Int(part.start) { start = index }
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < end {
                let isCode = bytes[index + 1] == UInt8(ascii: "u")
                decoded += isCode ? Self.length(ofCode: bytes[min(index + 2, end)..<min(index + 6, end)]) : 1
                index += isCode ? 6 : 2
            } else {
                decoded += 1
                index += 1
            }
        }
        if decoded <= Int(part.start) { start = min(index, end) }
        return Span(start..<max(start, min(index, end)))
    }

    /// How many bytes of UTF-8 four hexadecimal digits stand for: of a pair of surrogates, the first one for all.
    private static func length(ofCode digits: ArraySlice<UInt8>) -> Int {
        switch UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0 {
        case ..<0x80: 1
        case ..<0x800: 2
        case 0xD800..<0xDC00: 4
        case 0xDC00..<0xE000: 0
        default: 3
        }
    }
}
