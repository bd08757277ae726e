/// Where in some CSS a text stands: in a string, in a comment, in `url()`.
///
/// CSS Syntax 3, 4.3 Tokenizer algorithms.
struct CSSState: Hashable {
    enum Mode: Hashable {
        case code
        case string(UInt8)
        case url
        case quotedURL(UInt8)
        case comment
    }

    private(set) var mode = Mode.code
    /// Whether a declaration's value is open, in a `style` attribute: a colon came, and no semicolon since.
    private(set) var isInDeclaration = false
    private var isEscaped = false
    /// How many letters of `url` have just been met.
    private var lettersOfURL = 0
    private var previous: UInt8 = 0

    mutating func consume(_ byte: UInt8) {
        let before = previous
        previous = byte
        if isEscaped {
            isEscaped = false
            return
        }
        if byte == UInt8(ascii: "\\"), mode != .comment {
            isEscaped = true
            return
        }
        switch mode {
        case .code: consumeCode(byte, after: before)
        case .string(let quote): if byte == quote || byte == 0x0A { mode = .code }
        case .quotedURL(let quote): if byte == quote { mode = .url }
        case .url:
            if byte == UInt8(ascii: ")") { mode = .code }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { mode = .quotedURL(byte) }
        case .comment: if byte == UInt8(ascii: "/"), before == UInt8(ascii: "*") { mode = .code }
        }
    }

    private mutating func consumeCode(_ byte: UInt8, after before: UInt8) {
        let letters = lettersOfURL
        lettersOfURL = 0
        switch byte {
        case UInt8(ascii: "u"), UInt8(ascii: "U"): lettersOfURL = 1
        case UInt8(ascii: "r"), UInt8(ascii: "R"): lettersOfURL = letters == 1 ? 2 : 0
        case UInt8(ascii: "l"), UInt8(ascii: "L"): lettersOfURL = letters == 2 ? 3 : 0
        case UInt8(ascii: "(") where letters == 3: mode = .url
        case UInt8(ascii: "\""), UInt8(ascii: "'"): mode = .string(byte)
        case UInt8(ascii: "*") where before == UInt8(ascii: "/"):
            mode = .comment
            // The star that begins a comment does not end it.
            previous = 0
        case UInt8(ascii: ":"): isInDeclaration = true
        case UInt8(ascii: ";"): isInDeclaration = false
        default: break
        }
    }

    /// Goes past a value of the template.
    mutating func noteValue() {
        lettersOfURL = 0
        isEscaped = false
        previous = 0
    }

    func position(inAttribute: Bool) -> HTMLPosition {
        switch mode {
        case .code: inAttribute && !isInDeclaration ? .styleDeclarations : .style
        case .string, .comment: .styleString
        case .url, .quotedURL: inAttribute ? .styleURLInAttribute : .styleURL
        }
    }
}
