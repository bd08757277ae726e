import Localization

/// What is wrong with the format of a date that has tokens of another library than dayjs: `%B %d`, `yyyy-MM-dd`.
package struct DateFormatFault: Sendable {
    /// What is wrong.
    package let message: String
    /// What to write instead.
    package let help: String

    /// Finds what is wrong with a format; nil where nothing is.
    package init?(in pattern: String) {
        guard pattern.utf8.count <= DateFilter.maximumPattern,
            let advice = DatePatternAdvice.advice(on: pattern)
        else { return nil }
        self.init(advice, in: pattern)
    }

    init(_ advice: DatePatternAdvice, in pattern: String) {
        message = "in the format `\(pattern)`, \(advice.explanation)"
        help =
            advice.meant.map { "did you mean `\($0)`?" }
            ?? "the filter's tokens are those of dayjs; text stands in brackets: `[text]`"
    }
}
