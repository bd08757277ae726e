import Diagnostics

/// A piece of a template's text.
///
/// A token is a few bytes without references, since it is copied all the time: what it says is made from the text where
/// somebody asks (``Lexer/text(of:)``).
struct Token {
    enum Kind {
        /// Text between tags.
        case data
        case comment
        /// What opens a comment that does not end, up to where reading goes on.
        case unclosedComment
        /// What closes a comment, where none is open.
        case strayCommentEnd
        case blockStart
        case blockEnd
        case variableStart
        case variableEnd
        case name
        case string
        case integer
        case float
        case boolean
        case none
        case regex
        case `operator`
        case leftParenthesis
        case rightParenthesis
        case leftBracket
        case rightBracket
        case leftBrace
        case rightBrace
        case comma
        case colon
        case tilde
        case pipe
        case end
    }

    /// What an operator says to the grammar.
    enum Operator: Equatable {
        case binary(Expression.BinaryOperator)
        /// `.`
        case point
        /// `=`
        case assignment
        /// Punctuation that is none of the language's.
        case unknown
    }

    var kind: Kind
    var span: Span
    /// Which word of the grammar a name is, or one of the words that stand for a value.
    var word: Word?
    /// Which operator an operator is.
    var `operator` = Operator.unknown
    /// Whether a string has escapes in it.
    var hasEscapes = false
    /// Whether a tag's delimiter carries the `-` that trims white space on its outer side.
    var trims = false
    /// The part of a text token that the options `trimBlocks` and `lstripBlocks` leave.
    var printed: Span?
}
