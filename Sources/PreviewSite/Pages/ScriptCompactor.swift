import ECMAText

/// Makes a script shorter that does the same: without white space that tokens do not need, and with short names for what it
/// declares (ECMA-262 12).
///
/// It reads scripts of ours, not any: there are no comments, a statement ends with `;` or `}`, and names have ASCII letters.
/// A name is shortened everywhere or nowhere. Nowhere, if one of its places may be a property's in a list between braces;
/// a global's name, for what is a variable here may be the global elsewhere.
struct ScriptCompactor {
    private enum Kind { case word, number, text, punctuator }

    private struct Token {
        var kind: Kind
        var bytes: ArraySlice<UInt8>
        /// Whether white space stands before it, and whether a line ends there.
        var isApart: Bool
        var beginsLine: Bool

        /// Whether it is a piece of a template after which an expression comes, `…${`.
        var opensExpression: Bool { kind == .text && bytes.suffix(2).elementsEqual("${".utf8) && isTemplate }
        /// Whether it is a piece of a template before which an expression ended, `}…`.
        var closesExpression: Bool { kind == .text && bytes.first == UInt8(ascii: "}") }
        private var isTemplate: Bool { bytes.first == UInt8(ascii: "`") || closesExpression }
        var isBracket: Bool { bytes.count == 1 && "()[]{}".utf8.contains(bytes[bytes.startIndex]) }

        func isWord(_ word: StaticString) -> Bool { kind == .word && reads(word) }
        func isPunctuator(_ punctuator: StaticString) -> Bool { kind == .punctuator && reads(punctuator) }
        private func reads(_ text: StaticString) -> Bool { text.withUTF8Buffer { bytes.elementsEqual($0) } }
    }

    private let tokens: [Token]

    /// The script, shorter.
    static func compact(_ script: [UInt8]) -> [UInt8] {
        var reader = Reader(script)
        let compactor = ScriptCompactor(tokens: reader.read())
        return compactor.written(renaming: compactor.shortNames())
    }

    /// The names that are shortened in a script.
    static func shortenedNames(in script: [UInt8]) -> Set<String> {
        var reader = Reader(script)
        return Set(ScriptCompactor(tokens: reader.read()).shortNames().keys.map { String(decoding: $0, as: UTF8.self) })
    }

    // MARK: Names

    /// The names of globals that are names of variables, too.
    private static let globals: Set<ArraySlice<UInt8>> = [Array("close".utf8)[...], Array("fetch".utf8)[...]]

    /// What each name becomes. The more a name takes, the shorter is what takes its place.
    private func shortNames() -> [ArraySlice<UInt8>: [UInt8]] {
        var declared: Set<ArraySlice<UInt8>> = []
        var properties: Set<ArraySlice<UInt8>> = []
        var lengths: [ArraySlice<UInt8>: Int] = [:]
        for place in places() {
            let word = tokens[place.index].bytes
            if place.isProperty { properties.insert(word) }
            if place.isDeclaration { declared.insert(word) }
            lengths[word, default: 0] += word.count
        }
        let names = declared.subtracting(properties).subtracting(Self.globals).sorted { one, other in
            let (long, short) = (lengths[one] ?? 0, lengths[other] ?? 0)
            return long == short ? one.lexicographicallyPrecedes(other) : long > short
        }
        let taken = Set(tokens.lazy.filter { $0.kind == .word }.map(\.bytes))
        var shortNames: [ArraySlice<UInt8>: [UInt8]] = [:]
        var number = 0
        for name in names {
            var short: [UInt8]
            repeat {
                short = Self.name(number)
                number += 1
            } while taken.contains(short[...]) || ReservedWord(String(decoding: short, as: UTF8.self)) != nil
            if short.count < name.count { shortNames[name] = short }
        }
        return shortNames
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    /// The names of one letter, then those of two, and so on.
    private static func name(_ number: Int) -> [UInt8] {
        let last = letters[number % letters.count]
        return number < letters.count ? [last] : name(number / letters.count - 1) + [last]
    }

    /// A place of an identifier that does not follow a dot.
    private struct Place {
        var index: Int
        var isDeclaration: Bool
        /// Whether it is, or may be, the name of a property.
        var isProperty: Bool
    }

    private func places() -> [Place] {
        enum Bracket { case braces, classBody, other }
        var places: [Place] = []
        var brackets: [Bracket] = []
        var isClassHead = false
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .punctuator where token.isPunctuator("{"):
                brackets.append(isClassHead ? .classBody : .braces)
                isClassHead = false
            case .punctuator where token.isPunctuator("(") || token.isPunctuator("["): brackets.append(.other)
            case .punctuator where ([")", "]", "}"] as [StaticString]).contains(where: token.isPunctuator):
                _ = brackets.popLast()
            case .text where token.opensExpression || token.closesExpression:
                if token.closesExpression { _ = brackets.popLast() }
                if token.opensExpression { brackets.append(.other) }
            case .word where token.isWord("class"): isClassHead = true
            case .word:
                guard let before = index > 0 ? tokens[index - 1] : nil else { continue }
                if before.isPunctuator(".") || before.isPunctuator("?.") { continue }
                let after = index + 1 < tokens.count ? tokens[index + 1] : nil
                let isProperty =
                    switch brackets.last {
                    case .classBody: !before.isPunctuator("=")
                    case .braces: mayBeProperty(between: before, and: after) || isMethod(at: index)
                    case .other, nil: false
                    }
                let isDeclaration = ["const", "let", "function", "class"].contains(where: before.isWord)
                places.append(Place(index: index, isDeclaration: isDeclaration, isProperty: isProperty))
            case .number, .text, .punctuator: break
            }
        }
        return places
    }

    private func mayBeProperty(between before: Token, and after: Token?) -> Bool {
        guard before.isPunctuator("{") || before.isPunctuator(","), let after else { return false }
        return [":", ",", "}", "="].contains(where: after.isPunctuator)
    }

    /// Whether a word is followed by parameters and a body.
    private func isMethod(at index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].isPunctuator("("), !tokens[index - 1].isWord("function")
        else {
            return false
        }
        var depth = 0
        for next in tokens.indices[(index + 1)...] {
            if tokens[next].isPunctuator("(") { depth += 1 }
            if tokens[next].isPunctuator(")") { depth -= 1 }
            if depth == 0 { return next + 1 < tokens.count && tokens[next + 1].isPunctuator("{") }
        }
        return false
    }

    // MARK: White space

    private func written(renaming names: [ArraySlice<UInt8>: [UInt8]]) -> [UInt8] {
        var script: [UInt8] = []
        var before: Token?
        for token in tokens {
            if let before { script += Self.space(between: before, and: token) }
            let isVariable =
                token.kind == .word && before?.isPunctuator(".") != true && before?.isPunctuator("?.") != true
            if isVariable, let name = names[token.bytes] { script += name } else { script += token.bytes }
            before = token
        }
        return script + [UInt8(ascii: "\n")]
    }

    private static func space(between before: Token, and after: Token) -> String.UTF8View {
        // A line can end a statement; and a script of one line is no pleasure in a debugger.
        if after.beginsLine, before.isPunctuator("}"), after.kind == .word { return "\n".utf8 }
        switch (before.kind, after.kind) {
        case (.word, .word), (.word, .number), (.number, .word), (.number, .number): return " ".utf8
        case (.punctuator, .punctuator):
            // `a + +b`, `a - -b`, `a / /b/` and the like.
            return after.isApart && before.bytes.last == after.bytes.first && !before.isBracket ? " ".utf8 : "".utf8
        case (.number, .punctuator): return after.isPunctuator(".") ? " ".utf8 : "".utf8
        case (.text, .word): return before.bytes.first == UInt8(ascii: "/") ? " ".utf8 : "".utf8
        default: return "".utf8
        }
    }
}

extension ScriptCompactor {
    /// Reads the tokens of a script: punctuators one character each, but for those with dots or an arrow in them.
    private struct Reader {
        private let script: [UInt8]
        private var index = 0
        private var tokens: [Token] = []
        /// How many braces are open in each `${` that is.
        private var templates: [Int] = []

        init(_ script: [UInt8]) { self.script = script }

        mutating func read() -> [Token] {
            while true {
                let end = index
                while index < script.count, script[index].isSpace { index += 1 }
                let space = script[end..<index]
                guard index < script.count else { return tokens }
                let start = index
                let kind = take(script[start])
                tokens.append(
                    Token(
                        kind: kind, bytes: script[start..<index], isApart: !space.isEmpty,
                        beginsLine: space.contains(UInt8(ascii: "\n"))))
            }
        }

        /// Goes to the end of the token that begins here.
        private mutating func take(_ first: UInt8) -> Kind {
            switch first {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                skip(through: first)
                return .text
            case UInt8(ascii: "`"):
                skipTemplate()
                return .text
            case UInt8(ascii: "}") where templates.last == 0:
                templates.removeLast()
                skipTemplate()
                return .text
            case UInt8(ascii: "/") where isRegularExpressionNext:
                skipRegularExpression()
                return .text
            case _ where first.isASCIIDigit:
                // The sign of an exponent is none of ours: `1e3` has none.
                while index < script.count, script[index].isNamePart || script[index] == UInt8(ascii: ".") {
                    index += 1
                }
                return .number
            case _ where first.isNamePart:
                while index < script.count, script[index].isNamePart { index += 1 }
                return .word
            default:
                skipPunctuator(first)
                return .punctuator
            }
        }

        private mutating func skipPunctuator(_ first: UInt8) {
            if let open = templates.last {
                if first == UInt8(ascii: "{") { templates[templates.count - 1] = open + 1 }
                if first == UInt8(ascii: "}") { templates[templates.count - 1] = open - 1 }
            }
            for punctuator in ["...", "?.", "=>"] as [StaticString] {
                let isHere = punctuator.withUTF8Buffer { script[index...].starts(with: $0) }
                guard isHere else { continue }
                index += punctuator.utf8CodeUnitCount
                return
            }
            index += 1
        }

        private mutating func skip(through end: UInt8) {
            index += 1
            while index < script.count, script[index] != end { index += script[index] == UInt8(ascii: "\\") ? 2 : 1 }
            index = min(index + 1, script.count)
        }

        private mutating func skipTemplate() {
            index += 1
            while index < script.count, script[index] != UInt8(ascii: "`") {
                if script[index...].starts(with: "${".utf8) {
                    index += 2
                    templates.append(0)
                    return
                }
                index += script[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            index = min(index + 1, script.count)
        }

        private mutating func skipRegularExpression() {
            index += 1
            var isInClass = false
            while index < script.count, isInClass || script[index] != UInt8(ascii: "/") {
                if script[index] == UInt8(ascii: "[") { isInClass = true }
                if script[index] == UInt8(ascii: "]") { isInClass = false }
                index += script[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            index = min(index + 1, script.count)
            while index < script.count, script[index].isNamePart { index += 1 }
        }

        /// Whether a `/` is no division: where a value begins.
        private var isRegularExpressionNext: Bool {
            guard let last = tokens.last else { return true }
            switch last.kind {
            case .number: return false
            case .text: return last.opensExpression
            case .word: return ["return", "typeof", "case", "in", "of"].contains(where: last.isWord)
            case .punctuator: return ![")", "]", "}"].contains(where: last.isPunctuator)
            }
        }
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\n")
    }

    fileprivate var isNamePart: Bool {
        isASCIIAlphanumeric || self == UInt8(ascii: "_") || self == UInt8(ascii: "$") || self == UInt8(ascii: "#")
    }
}
