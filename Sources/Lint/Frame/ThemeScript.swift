import ECMAText
import HTML

/// What is known of a theme's `script.js` without running it: the names and the strings that are in it.
struct ThemeScript {
    /// The functions, classes and variables that it declares, and what it gives `window`.
    private(set) var declared: Set<String> = []
    /// All words that are names and not properties, wherever they stand.
    private(set) var names: Set<String> = []
    /// All names of properties.
    private(set) var properties: Set<String> = []
    /// The words in its strings: letters, digits, underscores and dashes.
    private(set) var stringWords: Set<String> = []
    /// The attributes that it reads, observes or selects by.
    private(set) var attributes: Set<String> = []
    /// The custom elements that it defines.
    private(set) var elements: Set<String> = []

    private var state = JavaScriptState()
    private var word: [UInt8] = []
    private var string: [UInt8] = []
    private var lastWord = ""
    /// Whether the strings here are names of attributes that an element observes.
    private var isInObserved = false
    /// The last character between tokens since the last word, 0 where there is none.
    private var sign: UInt8 = 0
    /// A string that may be the name of an element, up to the class that follows it.
    private var element: String?

    /// Reads a script.
    init(_ source: [UInt8]) {
        for byte in source { follow(byte) }
        endWord()
    }

    private mutating func follow(_ byte: UInt8) {
        let before = state.mode
        state.consume(byte)
        let after = state.mode
        if before.isString {
            if after == before {
                string.append(byte)
            } else {
                endString()
            }
        } else if before == .code {
            if byte.isScriptWord {
                word.append(byte)
            } else {
                endWord()
                if after == .code, !byte.isHTMLSpace {
                    sign = byte
                    if byte == UInt8(ascii: "]") { isInObserved = false }
                    if byte != UInt8(ascii: ","), byte != UInt8(ascii: ":") { element = nil }
                }
            }
        }
    }

    private mutating func endWord() {
        guard let first = word.first else { return }
        let text = String(decoding: word, as: UTF8.self)
        word.removeAll(keepingCapacity: true)
        if let element, first.isASCIIUppercase || text == "class" { elements.insert(element) }
        element = nil
        if sign == UInt8(ascii: ".") {
            properties.insert(text)
            if ["window", "globalThis", "self"].contains(lastWord) { declared.insert(text) }
        } else {
            names.insert(text)
            if sign == 0 || sign == UInt8(ascii: "*"), Self.declarations.contains(lastWord) { declared.insert(text) }
        }
        if text == "observedAttributes" { isInObserved = true }
        lastWord = text
        sign = 0
    }

    private mutating func endString() {
        if string.isCustomElementName { element = String(decoding: string, as: UTF8.self) }
        for piece in string.split(whereSeparator: { !$0.isScriptWord && $0 != UInt8(ascii: "-") }) {
            stringWords.insert(String(decoding: piece, as: UTF8.self))
        }
        if isInObserved || sign == UInt8(ascii: "(") && Self.readers.contains(lastWord) {
            attributes.insert(String(decoding: string, as: UTF8.self))
        }
        if string.contains(UInt8(ascii: "[")) { attributes.formUnion(AttributeSelectors.names(in: string)) }
        string.removeAll(keepingCapacity: true)
        // A string is no word, and what follows it is not a declared name.
        sign = UInt8(ascii: "\"")
    }

    private static let readers: Set<String> = [
        "getAttribute", "hasAttribute", "setAttribute", "toggleAttribute", "removeAttribute", "getAttributeNode",
    ]
    private static let declarations: Set<String> = ["function", "class", "const", "let", "var"]
}

extension UInt8 {
    /// Whether the byte can be in the name of a variable.
    fileprivate var isScriptWord: Bool {
        isASCIIAlphanumeric || self == UInt8(ascii: "_") || self == UInt8(ascii: "$") || self >= 0x80
    }

    fileprivate var isASCIIUppercase: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
}

extension [UInt8] {
    /// Whether a text can be the name of a custom element (WHATWG HTML, 4.13.2), of ASCII characters alone.
    fileprivate var isCustomElementName: Bool {
        guard let first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first, contains(UInt8(ascii: "-")) else {
            return false
        }
        return allSatisfy {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0.isASCIIDigit || "-._".utf8.contains($0)
        }
    }
}
