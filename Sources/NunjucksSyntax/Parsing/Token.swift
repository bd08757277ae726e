import Diagnostics

/// A piece of a template's text.
struct Token {
    enum Kind: Equatable {
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

    var kind: Kind
    var span: Span
    /// What the token says: a name, a number, an operator, the characters of a string, a regular expression's pattern.
    var text = ""
    /// A regular expression's flags.
    var flags = ""
    /// Whether a tag's delimiter carries the `-` that trims white space on its outer side.
    var trims = false
    /// The part of a text token that the options `trimBlocks` and `lstripBlocks` leave.
    var printed: Span?
}

extension Token {
    /// What a message calls the token.
    var description: String {
        switch kind {
        case .data: "text"
        case .comment, .unclosedComment, .strayCommentEnd: "a comment"
        case .blockStart, .blockEnd, .variableStart, .variableEnd: "`\(text)`"
        case .string: "the string '\(text)'"
        case .regex: "a regular expression"
        case .end: "the end of the file"
        default: "`\(text)`"
        }
    }
}
