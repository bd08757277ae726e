/// Writes dates with dayjs' tokens, as dayjs does with its plugins for localized, advanced and week formats.
///
///     let format = DateFormat("LL", locale: LocaleTag("fr"))
///     DateTime(parsing: "2025-02-16").map(format.string)      // "16 février 2025"
///
/// The tokens: `YY YYYY Q M MM MMM MMMM D DD Do d dd ddd dddd H HH h hh k kk m mm s ss SSS A a Z ZZ z zzz X x`, the weeks
/// `w ww wo gggg` (the locale's) and `W WW GGGG` (ISO 8601's), and the localized formats `L LL LLL LLLL l ll lll llll LT
/// LTS`. Text in brackets stands for itself: `[week] w`.
///
/// Names, ordinals, localized formats and weeks are those of dayjs' own locale, or CLDR's where dayjs has none of the
/// language.
///
/// A format is compiled once and may be used from several threads.
public struct DateFormat: Sendable {
    /// The pattern, as it was given.
    public let pattern: String
    /// What is wrong with the pattern, if it was written for another library.
    package let advice: DatePatternAdvice?
    private let pieces: [DatePiece]

    /// Compiles a pattern for a locale.
    ///
    /// - Parameters:
    ///   - pattern: tokens and text. An empty one is ISO 8601's `YYYY-MM-DDTHH:mm:ssZ`, as with dayjs.
    ///   - locale: the locale to write for.
    public init(_ pattern: String = "LL", locale: LocaleTag) {
        self.init(pattern, .conventions(of: locale))
    }

    init(_ pattern: String, _ conventions: DateConventions) {
        self.pattern = pattern
        advice = .advice(on: pattern)
        var compiler = DatePatternCompiler(conventions)
        pieces = compiler.pieces(of: pattern.isEmpty ? "YYYY-MM-DDTHH:mm:ssZ" : pattern)
    }

    /// What dayjs prints in place of a date that is none.
    public static let invalidDate = "Invalid Date"

    /// The date in writing, as it is in a time zone.
    public func string(from date: DateTime, in zone: ZoneClock = .utc) -> String {
        var output: [UInt8] = []
        append(date, in: zone, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Writes the date, as UTF-8, at the end of a buffer.
    public func append(_ date: DateTime, in zone: ZoneClock = .utc, to output: inout [UInt8]) {
        let fields = date.fields(in: zone)
        for piece in pieces { piece.append(date, fields, in: zone, to: &output) }
    }
}
