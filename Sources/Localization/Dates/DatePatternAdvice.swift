/// What is wrong with a pattern whose author had another library in mind, and what to write instead.
///
///     DatePatternAdvice.advice(on: "dd.MM.yyyy")?.meant       // "DD.MM.YYYY"
///
/// Patterns of `strftime`, of PHP and of Unicode (UTS #35, which date-fns, Java and .NET follow) are known by letters that
/// are none of dayjs' tokens. In what is left, letters are faults that nobody can have meant: the number of the weekday
/// beside a month, minutes between day and year, text that lacks its brackets. Other text is nobody's fault.
package final class DatePatternAdvice: Sendable {
    /// Some letters, and what dayjs makes of them.
    package struct Fault: Sendable, Hashable {
        /// As they stand in the pattern: `yyyy`.
        package let letters: String
        /// In words that go on from the letters: "is no token of dayjs".
        package let meaning: String
    }

    /// What is wrong, in the order of the pattern, each once.
    package let faults: [Fault]
    /// The pattern that was meant; nil where dayjs has no token for some of it.
    package let meant: String?

    private init(faults: [Fault], meant: String?) {
        self.faults = faults
        self.meant = meant
    }

    /// What there is to say of a pattern; nil where all is well.
    package static func advice(on pattern: String) -> DatePatternAdvice? {
        let cut = DatePatternPart.parts(of: pattern)
        if let style = styles[pattern] {
            let fault = Fault(letters: pattern, meaning: DatePatternPart.meaning(of: cut))
            return DatePatternAdvice(faults: [fault], meant: style)
        }
        let parts =
            ForeignDatePattern.strftime(pattern) ?? ForeignDatePattern.php(cut) ?? DatePatternReview.reviewed(cut)
        var faults: [Fault] = []
        var meant: String? = ""
        for part in parts {
            switch part.intent {
            case .asWritten: meant?.append(part.text)
            case .instead(let text):
                meant?.append(text)
                faults.append(Fault(letters: part.text, meaning: part.meaning))
            case .nothingLikeIt:
                meant = nil
                faults.append(Fault(letters: part.text, meaning: part.meaning))
            }
        }
        if faults.isEmpty { return nil }
        var known: Set<Fault> = []
        return DatePatternAdvice(faults: faults.filter { known.insert($0).inserted }, meant: meant)
    }

    /// Whole patterns that other libraries have names for: ICU's styles, those of date-fns, PHP's standards.
    private static let styles = [
        "short": "L", "medium": "ll", "long": "LL", "full": "LLLL", "shortDate": "L", "mediumDate": "ll",
        "longDate": "LL", "fullDate": "dddd, LL", "shortTime": "LT", "mediumTime": "LTS", "P": "L", "PP": "ll",
        "PPP": "LL", "PPPP": "dddd, LL", "p": "LT", "pp": "LTS", "PPp": "lll", "PPPp": "LLL",
        "c": "YYYY-MM-DDTHH:mm:ssZ", "r": "ddd, DD MMM YYYY HH:mm:ss ZZ", "U": "X",
    ]

    /// The faults as one clause: "`dd` is the shortest name of the weekday, and `yy` is no token of dayjs".
    package var explanation: String {
        var clauses: [(letters: [String], meaning: String)] = []
        for fault in faults {
            if let index = clauses.firstIndex(where: { $0.meaning == fault.meaning }) {
                clauses[index].letters.append(fault.letters)
            } else {
                clauses.append(([fault.letters], fault.meaning))
            }
        }
        return Self.joined(
            clauses.map { clause in
                let letters = Self.joined(clause.letters.map { "`\($0)`" })
                guard clause.letters.count > 1 else { return "\(letters) \(clause.meaning)" }
                return clause.meaning == DatePatternPart.noToken
                    ? "\(letters) are no tokens of dayjs" : "each of \(letters) \(clause.meaning)"
            }, by: ", and ")
    }

    static func joined(_ words: [String], by last: String = " and ") -> String {
        words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + last + (words.last ?? "")
    }
}
