/// The names that a Swift source declares and uses, as far as its words tell.
struct SwiftNames {
    /// Types, functions, constants and variables of the whole module, declared outside of any type.
    private(set) var global: Set<String> = []
    /// What types declare that other files can see: functions, properties, cases, other types.
    private(set) var members: Set<String> = []
    /// What is declared within functions, or for this file only, and every name of a parameter.
    private(set) var local: Set<String> = []
    /// What stands without a dot before it, and is no label of an argument.
    private(set) var usedPlainly: Set<String> = []
    /// What stands after a dot.
    private(set) var usedAfterDot: Set<String> = []
    /// The modules that are imported.
    private(set) var imports: Set<String> = []

    private enum Scope { case file, type, closedType, code }

    private let tokens: [SwiftToken]
    private var scopes: [Scope] = [.file]
    private var nextScope = Scope.code
    private var isPrivate = false

    init(_ source: String) {
        tokens = SwiftTokens.tokens(of: source)
        for index in tokens.indices { read(index) }
    }

    private func token(_ index: Int) -> SwiftToken? { tokens.indices.contains(index) ? tokens[index] : nil }

    private func word(_ index: Int) -> String? {
        guard let token = token(index), token.kind == .word else { return nil }
        return token.spelling
    }

    private mutating func read(_ index: Int) {
        let token = tokens[index]
        if token.kind == .word { readWord(token.spelling, index) }
        if token.isSign("{") {
            scopes.append(nextScope)
            nextScope = .code
            isPrivate = false
            readClosureParameters(index + 1)
        } else if token.isSign("}") {
            if scopes.count > 1 { scopes.removeLast() }
            isPrivate = false
        }
    }

    private mutating func readWord(_ word: String, _ index: Int) {
        let isAfterDot = token(index - 1)?.isSign(".") == true
        if isAfterDot {
            usedAfterDot.insert(word)
            return
        }
        let isLabel = token(index + 1).map { $0.isSign(":") && !$0.isApart } == true
        let isLowercase = word.first?.isUppercase == false
        if isLabel, isLowercase { local.insert(word) } else { usedPlainly.insert(word) }

        switch word {
        case "private", "fileprivate": isPrivate = token(index + 1)?.isSign("(") != true
        case "import": readImport(index)
        case "struct", "enum", "protocol", "actor", "class", "typealias", "associatedtype":
            // `class func`, `import struct`
            guard let name = self.word(index + 1), name != "func", name != "var", self.word(index - 1) != "import"
            else { return }
            let isClosed = isPrivate || scopes.last == .closedType || scopes.last == .code
            declare(name)
            readGenericParameters(index + 2)
            if word != "typealias", word != "associatedtype" { nextScope = isClosed ? .closedType : .type }
        case "extension":
            nextScope = isPrivate ? .closedType : .type
            isPrivate = false
        case "func":
            if let name = self.word(index + 1) { declare(name) }
            readGenericParameters(index + 2)
        case "let", "var": for name in patternNames(index + 1) { declare(name) }
        case "for", "catch": local.formUnion(patternNames(index + 1))
        case "case": readCase(index)
        default: break
        }
    }

    private mutating func declare(_ name: String) {
        switch scopes.last {
        case .file where !isPrivate: global.insert(name)
        case .type where !isPrivate: members.insert(name)
        default: local.insert(name)
        }
        isPrivate = false
    }

    /// `import Name`, `import struct Name.Type`.
    private mutating func readImport(_ index: Int) {
        guard scopes.count == 1, let first = word(index + 1) else { return }
        let kinds: Set = ["struct", "enum", "class", "protocol", "func", "let", "var", "typealias"]
        if let module = kinds.contains(first) ? word(index + 2) : first { imports.insert(module) }
    }

    /// The names in `<A, B: C>`.
    private mutating func readGenericParameters(_ start: Int) {
        guard token(start)?.isSign("<") == true else { return }
        var position = start + 1
        while let token = token(position), !token.isSign(">") {
            let isFirst = tokens[position - 1].isSign("<") || tokens[position - 1].isSign(",")
            if isFirst, token.kind == .word { local.insert(token.spelling) }
            position += 1
        }
    }

    /// The names of `a`, and of `(a, b)`.
    private func patternNames(_ index: Int) -> [String] {
        if let name = word(index) { return [name] }
        guard token(index)?.isSign("(") == true else { return [] }
        var names: [String] = []
        var position = index + 1
        while let token = token(position), !token.isSign(")") {
            if token.kind == .word { names.append(token.spelling) }
            position += 1
        }
        return names
    }

    /// The cases of an enum: `case a, b(Int), c = 1`; elsewhere the names that `case let .a(b, c)` binds.
    private mutating func readCase(_ index: Int) {
        guard scopes.last == .type || scopes.last == .closedType else {
            guard word(index + 1) == "let" || word(index + 1) == "var" else { return }
            var position = index + 2
            while let token = token(position), !token.isSign("("), !token.isSign(":") { position += 1 }
            local.formUnion(patternNames(position))
            return
        }
        var position = index + 1
        while let name = word(position) {
            declare(name)
            position += 1
            if token(position)?.isSign("(") == true { position = afterParentheses(position) }
            if token(position)?.isSign("=") == true { position += 2 }
            guard token(position)?.isSign(",") == true else { return }
            position += 1
        }
    }

    private func afterParentheses(_ start: Int) -> Int {
        var depth = 0
        var position = start
        while let token = token(position) {
            position += 1
            if token.isSign("(") { depth += 1 }
            if token.isSign(")") { depth -= 1 }
            if depth == 0 { break }
        }
        return position
    }

    /// The names in `{ a, b in` and `{ (a, b) in`.
    private mutating func readClosureParameters(_ start: Int) {
        var names: [String] = []
        var position = start
        while let token = token(position), position < start + 24 {
            if token.isWord("in") {
                local.formUnion(names)
                return
            }
            if token.kind == .word {
                names.append(token.spelling)
            } else if ![",", "(", ")", ":", "[", "]"].contains(token.spelling) {
                return
            }
            position += 1
        }
    }
}
