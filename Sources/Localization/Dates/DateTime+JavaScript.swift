extension DateTime {
    /// Reads a date as `new Date(text)` does in Chromium, in a local zone.
    ///
    /// ECMAScript defines one format (ECMA-262 21.4.1.32) and leaves all else to the engine. Chromium's reads the parts of
    /// an English date in nearly any order: numbers with a colon are the time, other numbers day, month and year, words
    /// the month, AM or PM and the zone; words before the first number, and what stands in parentheses, are passed over.
    init?(javaScript text: String, in zone: ZoneClock = .utc) {
        guard let (date, _) = Self.javaScript(text, in: zone) else { return nil }
        self = date
    }

    /// Reads a date, and tells whether it stands for another day than the text names, which does not exist.
    static func javaScript(_ text: String, in zone: ZoneClock) -> (DateTime, isCarriedOver: Bool)? {
        let tokens = JavaScriptDateToken.tokens(of: text)
        var standard = StandardDateReader(tokens)
        let parts: JavaScriptDateParts?
        switch standard.read() {
        case .date(let date): parts = date
        case .invalid: return nil
        case .unread(let date, let position):
            var reader = FreeDateReader(tokens[position...], date)
            parts = reader.read()
        }
        return parts.flatMap { parts in parts.dateTime(in: zone).map { ($0, !parts.hasDay) } }
    }
}
