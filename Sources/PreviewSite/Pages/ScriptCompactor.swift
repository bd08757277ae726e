import ECMAText

/// Makes a script shorter that does the same: without white space that tokens do not need, and with short names for what it
/// declares (ECMA-262 12).
///
/// It reads scripts of ours, not any: there are no comments, a statement ends with `;` or `}`, and names have ASCII letters.
/// A name is shortened everywhere or nowhere. Nowhere, if one of its places may be a property's in a list between braces;
/// a global's name, for what is a variable here may be the global elsewhere.
struct ScriptCompactor {
    private let script: [UInt8]
    private let tokens: [ScriptToken]
    private let words: ScriptWords

    private init(_ script: [UInt8]) {
        var reader = ScriptTokenReader(script)
        reader.read()
        self.script = script
        tokens = reader.tokens
        words = reader.words
    }

    /// The script, shorter.
    static func compact(_ script: [UInt8]) -> [UInt8] {
        let compactor = ScriptCompactor(script)
        return compactor.written(renaming: compactor.shortNames())
    }

    /// The names that are shortened in a script.
    static func shortenedNames(in script: [UInt8]) -> Set<String> {
        let compactor = ScriptCompactor(script)
        let names = compactor.shortNames()
        return Set(names.indices.filter { names[$0] != nil }.map { compactor.words.text(ScriptWords.ID($0)) })
    }

    // MARK: Names

    /// The names of globals that are names of variables, too.
    private static let globals: Set<String> = ["close", "fetch"]

    /// What each word becomes; nil for one that stays. The more a name takes, the shorter is what takes its place.
    private func shortNames() -> [[UInt8]?] {
        var isDeclared = Array(repeating: false, count: words.count)
        var isProperty = isDeclared
        var lengths = Array(repeating: 0, count: words.count)
        forEachIdentifier { word, isDeclaration, mayBeProperty in
            if isDeclaration { isDeclared[Int(word)] = true }
            if mayBeProperty { isProperty[Int(word)] = true }
            lengths[Int(word)] += words.range(word).count
        }
        let names = words.ids.filter {
            isDeclared[Int($0)] && !isProperty[Int($0)] && !Self.globals.contains(words.text($0))
        }
        // The order of words is that of the script, so that the same script is always shortened alike.
        let longestFirst = names.sorted { one, other in
            let (long, short) = (lengths[Int(one)], lengths[Int(other)])
            return long == short ? one < other : long > short
        }
        var shortNames: [[UInt8]?] = Array(repeating: nil, count: words.count)
        var number = 0
        for name in longestFirst {
            var short: [UInt8]
            repeat {
                short = Self.name(number)
                number += 1
            } while words.contains(short) || ReservedWord(String(decoding: short, as: UTF8.self)) != nil
            if short.count < words.range(name).count { shortNames[Int(name)] = short }
        }
        return shortNames
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    /// The names of one letter, then those of two, and so on.
    private static func name(_ number: Int) -> [UInt8] {
        let last = letters[number % letters.count]
        return number < letters.count ? [last] : name(number / letters.count - 1) + [last]
    }

    private enum Bracket { case braces, classBody, other }

    /// Calls with each identifier that does not follow a dot, whether it is declared there, and whether it may be the name
    /// of a property.
    private func forEachIdentifier(_ body: (ScriptWords.ID, Bool, Bool) -> Void) {
        var brackets: [Bracket] = []
        var isClassHead = false
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .openingBrace:
                brackets.append(isClassHead ? .classBody : .braces)
                isClassHead = false
            case .openingBracket: brackets.append(.other)
            case .closingBracket, .closingBrace: _ = brackets.popLast()
            case .text:
                if token.closesExpression { _ = brackets.popLast() }
                if token.opensExpression { brackets.append(.other) }
            case .word where token.word == ScriptWords.class: isClassHead = true
            case .word:
                guard index > 0 else { continue }
                let before = tokens[index - 1]
                if before.kind == .dot { continue }
                let mayBeProperty =
                    switch brackets.last {
                    case .classBody: before.kind != .equals
                    case .braces: self.mayBeProperty(at: index) || isMethod(at: index)
                    case .other, nil: false
                    }
                body(token.word, ScriptWords.declaring.contains(before.word), mayBeProperty)
            default: break
            }
        }
    }

    private func mayBeProperty(at index: Int) -> Bool {
        guard tokens[index - 1].kind == .openingBrace || tokens[index - 1].kind == .comma, index + 1 < tokens.count
        else {
            return false
        }
        switch tokens[index + 1].kind {
        case .colon, .comma, .closingBrace, .equals: return true
        default: return false
        }
    }

    /// Whether a word is followed by parameters and a body.
    private func isMethod(at index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].isOpeningParenthesis(in: script),
            tokens[index - 1].word != ScriptWords.function
        else { return false }
        var depth = 0
        for next in (index + 1)..<tokens.count {
            switch tokens[next].kind {
            case .openingBracket, .openingBrace: depth += 1
            case .closingBracket, .closingBrace: depth -= 1
            default: break
            }
            if depth == 0 { return next + 1 < tokens.count && tokens[next + 1].kind == .openingBrace }
        }
        return false
    }

    // MARK: White space

    private func written(renaming names: [[UInt8]?]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(script.count)
        for (index, token) in tokens.enumerated() {
            let before = index > 0 ? tokens[index - 1] : nil
            if let before, let space = space(between: before, and: token) { result.append(space) }
            if token.kind == .word, before?.kind != .dot, let name = names[Int(token.word)] {
                result += name
            } else {
                result += script[token.range]
            }
        }
        result.append(UInt8(ascii: "\n"))
        return result
    }

    private func space(between before: ScriptToken, and after: ScriptToken) -> UInt8? {
        // A script of one line is no pleasure in a debugger.
        if after.beginsLine, before.kind == .closingBrace, after.kind == .word { return UInt8(ascii: "\n") }
        let needsSpace =
            switch (before.kind, after.kind) {
            case (.word, .word), (.word, .number), (.number, .word), (.number, .number): true
            case (.number, .dot): true
            // A regular expression has flags.
            case (.text, .word): script[before.range.lowerBound] == UInt8(ascii: "/")
            // `a + +b`, `a - -b`, `a / /b/` and the like.
            case (.other, .other), (.other, .text):
                after.isApart && script[before.range.upperBound - 1] == script[after.range.lowerBound]
            default: false
            }
        return needsSpace ? UInt8(ascii: " ") : nil
    }
}
