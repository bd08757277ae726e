import Diagnostics
import ECMAText
import HTML

/// What stands in a file of CSS or Less: its blocks, declarations and other statements (CSS Syntax 3, Less 4).
///
/// Nothing is evaluated: variables, mixins and imports stand as they are written. What breaks the rules is passed over.
struct StyleSheet {
    /// What stands before a pair of curly brackets, and what that makes of their contents.
    struct Block {
        /// The kinds of blocks.
        enum Kind {
            /// Styles of the elements that some selectors match.
            case style
            /// What holds under a condition: `@media`, `@supports`.
            case group
            /// Descriptors of an at-rule, such as `@font-face`.
            case descriptors
            /// Names and values that need not be those of CSS: a map, a rule of some other tool.
            case other
        }

        let kind: Kind
        /// The selectors, or the at-rule.
        let prelude: Span
        /// The block around it, by its number.
        let parent: Int?
    }

    /// A name and a value.
    struct Declaration {
        let name: Span
        /// The block it is in, by its number; nil for one that is in none.
        let block: Int?
    }

    /// Something that breaks the rules.
    struct Fault {
        /// The kinds of faults.
        enum Kind { case openBlock, openBracket, openComment, openString, strayBracket, noValue, twoDeclarations }

        let kind: Kind
        let span: Span
    }

    /// A comment for lint: `/* lint-disable css-property */`.
    struct LintComment {
        /// The comment without what begins and ends it.
        let text: Span
        let whole: Span
    }

    /// The file.
    let source: Source
    /// The blocks, in the order in which they begin.
    private(set) var blocks: [Block] = []
    /// The declarations whose names are written out, without variables and custom properties.
    private(set) var declarations: [Declaration] = []
    /// Calls of mixins and other statements of Less.
    private(set) var statements: [Span] = []
    /// What breaks the rules, in the order of the file; what is wrong with a block comes where that ends.
    private(set) var faults: [Fault] = []
    /// The custom properties that it sets, and those that it reads by `var`.
    private(set) var customProperties: Set<String> = []
    private(set) var customPropertyUses: [Span] = []
    /// The comments that are for lint.
    private(set) var lintComments: [LintComment] = []
    /// The rulesets that are read as maps, by the names that stand before the brackets: `theme` in `#theme[color]`.
    private(set) var maps: Set<String> = []

    private let isLess: Bool
    private var index = 0
    private var open: [Int] = []
    /// Where the statement at hand begins, and where what is known of it ends.
    private var start: Int?
    private var end = 0
    /// The brackets that are open in the statement, and how many of them are curly.
    private var brackets: [UInt8] = []
    private var curlyCount = 0
    private var hasLookup = false
    /// Where the first bracket that is open begins, and the second colon outside of brackets.
    private var firstBracket = 0
    private var colonCount = 0
    private var secondColon = 0
    /// Whether something is wrong with the statement, which is told once.
    private var isFaulty = false

    /// Reads a file.
    init(_ source: Source) {
        self.source = source
        isLess = source.name.hasSuffix(".less")
        while index < source.bytes.count { readNext() }
        endStatement()
        let isOpenToTheEnd = faults.last.map { $0.kind == .openComment || $0.kind == .openString } ?? false
        if let block = open.last, !isOpenToTheEnd { note(.openBlock, blocks[block].prelude) }
    }

    private mutating func note(_ kind: Fault.Kind, _ span: Span) {
        if !isFaulty, faults.count < Self.faultLimit { faults.append(Fault(kind: kind, span: span)) }
        isFaulty = true
    }

    /// How many faults of a file are kept.
    private static let faultLimit = 100

    // MARK: Characters

    private mutating func readNext() {
        let byte = source.bytes[index]
        switch byte {
        case _ where byte.isHTMLSpace: index += 1
        case UInt8(ascii: "/") where next == UInt8(ascii: "*"): skipComment()
        case UInt8(ascii: "/") where next == UInt8(ascii: "/") && isLess: skipLine()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): take { $0.skipString(byte) }
        case UInt8(ascii: "`") where isLess: take { $0.skipString(byte) }
        case UInt8(ascii: "\\"): take { $0.index += 2 }
        case UInt8(ascii: "@") where next == UInt8(ascii: "{"): take { $0.skipInterpolation() }
        case UInt8(ascii: ":"):
            if brackets.isEmpty {
                colonCount += 1
                if colonCount == 2 { secondColon = index }
            }
            take { $0.index += 1 }
        case UInt8(ascii: "("), UInt8(ascii: "["): openBracket(byte)
        case UInt8(ascii: ")"): closeBracket(UInt8(ascii: "("))
        case UInt8(ascii: "]"): closeBracket(UInt8(ascii: "["))
        case UInt8(ascii: "{"): if brackets.isEmpty && !isCustomProperty { beginBlock() } else { openBracket(byte) }
        case UInt8(ascii: "}"): if curlyCount > 0 { closeCurly() } else { endBlock() }
        case UInt8(ascii: ";"):
            if brackets.isEmpty {
                endStatement()
                index += 1
            } else {
                take { $0.index += 1 }
            }
        default: take { $0.skipWord() }
        }
    }

    private var next: UInt8? { index + 1 < source.bytes.count ? source.bytes[index + 1] : nil }

    /// Adds to the statement what something skips.
    private mutating func take(_ skip: (inout Self) -> Void) {
        if start == nil { start = index }
        skip(&self)
        index = min(index, source.bytes.count)
        end = index
    }

    private mutating func skipComment() {
        let start = index
        index += 2
        while index < source.bytes.count, source.bytes[index] != UInt8(ascii: "*") || next != UInt8(ascii: "/") {
            index += 1
        }
        if index == source.bytes.count { note(.openComment, Span(start..<start + 2)) }
        let end = index
        index = min(index + 2, source.bytes.count)
        noteLintComment(start..<end)
    }

    private mutating func skipLine() {
        let start = index
        while index < source.bytes.count, source.bytes[index] != UInt8(ascii: "\n") { index += 1 }
        noteLintComment(start..<index)
    }

    /// Notes a comment, without its end, if it is for lint.
    private mutating func noteLintComment(_ comment: Range<Int>) {
        var start = min(comment.lowerBound + 2, comment.upperBound)
        while start < comment.upperBound, source.bytes[start].isHTMLSpace { start += 1 }
        guard start < comment.upperBound, source.bytes[start] == UInt8(ascii: "l"),
            source.bytes[start..<comment.upperBound].starts(with: "lint-disable".utf8)
        else { return }
        lintComments.append(
            LintComment(text: Span(start..<comment.upperBound), whole: Span(comment.lowerBound..<index)))
    }

    private mutating func skipString(_ quote: UInt8) {
        let start = index
        index += 1
        while index < source.bytes.count, source.bytes[index] != quote {
            // A string of CSS ends with its line.
            if source.bytes[index] == UInt8(ascii: "\n"), !isLess { return note(.openString, Span(start..<index)) }
            index += source.bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        if index >= source.bytes.count { note(.openString, Span(start..<start + 1)) }
        index += 1
    }

    private mutating func skipInterpolation() {
        while index < source.bytes.count, source.bytes[index] != UInt8(ascii: "}") {
            if source.bytes[index] == UInt8(ascii: "\n") { return }
            index += 1
        }
        index += 1
    }

    /// Skips a word, or one other character; of `url(…)`, what is between the parentheses too.
    private mutating func skipWord() {
        let from = index
        while index < source.bytes.count, source.bytes[index].isStyleName { index += 1 }
        if index == from { return index += 1 }
        if index - from > 2, source.bytes[from] == UInt8(ascii: "-"), source.bytes[from + 1] == UInt8(ascii: "-") {
            noteCustomProperty(Span(from..<index))
        }
        guard index - from == 3, index < source.bytes.count, source.bytes[index] == UInt8(ascii: "("),
            source.bytes[from..<index].elementsEqual("url".utf8, by: { $0.asciiLowercased == $1 })
        else { return }
        var inside = index + 1
        while inside < source.bytes.count, source.bytes[inside].isHTMLSpace { inside += 1 }
        guard inside < source.bytes.count, ![UInt8(ascii: "\""), UInt8(ascii: "'")].contains(source.bytes[inside])
        else { return }
        while inside < source.bytes.count, source.bytes[inside] != UInt8(ascii: ")") {
            // After white space, only the parenthesis can follow.
            if source.bytes[inside].isHTMLSpace {
                inside = source.bytes[inside...].firstIndex { !$0.isHTMLSpace } ?? source.bytes.count
                break
            }
            inside += 1
        }
        if inside >= source.bytes.count || source.bytes[inside] != UInt8(ascii: ")") {
            index = inside
            return note(.openBracket, Span(from..<from + 4))
        }
        index = inside + 1
    }

    private mutating func noteCustomProperty(_ name: Span) {
        if start.map({ $0 < Int(name.start) }) ?? false, brackets.last == UInt8(ascii: "(") {
            customPropertyUses.append(name)
        } else {
            customProperties.insert(source.text(of: name))
        }
    }

    private mutating func openBracket(_ byte: UInt8) {
        if byte == UInt8(ascii: "{") { curlyCount += 1 }
        if byte == UInt8(ascii: "[") { hasLookup = true }
        if brackets.isEmpty { firstBracket = index }
        brackets.append(byte)
        take { $0.index += 1 }
    }

    private mutating func closeBracket(_ byte: UInt8) {
        if brackets.last == byte { brackets.removeLast() }
        take { $0.index += 1 }
    }

    private mutating func closeCurly() {
        while let last = brackets.popLast(), last != UInt8(ascii: "{") {}
        curlyCount -= 1
        take { $0.index += 1 }
        if brackets.isEmpty, isCustomProperty { endStatement() }
    }

    private var isCustomProperty: Bool { start.map { source.bytes[$0...].starts(with: "--".utf8) } ?? false }

    // MARK: Blocks and statements

    private mutating func beginBlock() {
        let prelude = Span((start ?? index)..<(start == nil ? index : end))
        let parent = open.last
        open.append(blocks.count)
        blocks.append(Block(kind: kind(of: prelude, in: parent), prelude: prelude, parent: parent))
        forgetStatement()
        index += 1
    }

    private mutating func endBlock() {
        endStatement()
        if open.popLast() == nil {
            note(.strayBracket, Span(index..<index + 1))
            isFaulty = false
        }
        index += 1
    }

    private mutating func endStatement() {
        defer { forgetStatement() }
        guard let start else { return }
        let statement = Span(start..<end)
        if !brackets.isEmpty { note(.openBracket, Span(firstBracket..<firstBracket + 1)) }
        if hasLookup { noteLookups(in: statement) }
        if let name = declaredName(in: statement) {
            if colonCount == 1, source.bytes[end - 1] == UInt8(ascii: ":") { note(.noValue, name) }
            if colonCount > 1 { checkSecondColon(in: statement) }
            declarations.append(Declaration(name: name, block: open.last))
        } else {
            statements.append(statement)
        }
    }

    /// Notes a declaration that has another one in its value, because a semicolon is missing: `color: red margin: 0`.
    private mutating func checkSecondColon(in statement: Span) {
        var name = secondColon
        while name > Int(statement.start), source.bytes[name - 1].isHTMLSpace { name -= 1 }
        let end = name
        while name > Int(statement.start), source.bytes[name - 1].isStyleName { name -= 1 }
        let before = source.bytes[Int(statement.start)..<name].last { !$0.isHTMLSpace }
        guard name < end, before != UInt8(ascii: ":"), name > Int(statement.start), source.bytes[name].isASCIILetter,
            source.bytes[name - 1].isHTMLSpace, !source.bytes[name..<end].elementsEqual("progid".utf8)
        else { return }
        note(.twoDeclarations, Span(name..<end))
    }

    private mutating func forgetStatement() {
        start = nil
        colonCount = 0
        isFaulty = false
        brackets = []
        curlyCount = 0
        hasLookup = false
    }

    /// Where the name of the property stands, if the statement is a declaration. A name after a hack
    /// for old browsers (`*zoom`) does not count.
    private func declaredName(in statement: Span) -> Span? {
        let bytes = source.bytes[Int(statement.start)..<Int(statement.end)]
        guard let first = bytes.first, first.isASCIILetter || first == UInt8(ascii: "-") else { return nil }
        let nameEnd = bytes.firstIndex { !$0.isStyleName } ?? bytes.endIndex
        if bytes.starts(with: "--".utf8) { return nil }
        var rest = bytes[nameEnd...].drop(while: \.isHTMLSpace)
        // Less joins values: `transform+:`, `transform+_:`.
        if rest.first == UInt8(ascii: "+") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "_") { rest = rest.dropFirst() }
            rest = rest.drop(while: \.isHTMLSpace)
        }
        guard rest.first == UInt8(ascii: ":"), !rest.dropFirst().starts(with: "extend(".utf8) else { return nil }
        return Span(bytes.startIndex..<nameEnd)
    }

    private func kind(of prelude: Span, in parent: Int?) -> Block.Kind {
        if let parent, blocks[parent].kind == .other { return .other }
        let bytes = source.bytes[Int(prelude.start)..<Int(prelude.end)]
        if bytes.starts(with: ":export".utf8) || bytes.starts(with: ":import".utf8) { return .other }
        guard bytes.first == UInt8(ascii: "@"), bytes.dropFirst().first != UInt8(ascii: "{") else { return .style }
        var name = String(decoding: bytes.dropFirst().prefix(while: \.isStyleName), as: UTF8.self).lowercased()
        for prefix in ["-webkit-", "-moz-", "-ms-", "-o-"] where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
        }
        if Self.groups.contains(name) { return .group }
        return Self.withDescriptors.contains(name) ? .descriptors : .other
    }

    private static let groups: Set = [
        "media", "supports", "layer", "container", "scope", "starting-style", "document", "keyframes",
    ]
    private static let withDescriptors: Set = [
        "font-face", "page", "counter-style", "property", "font-palette-values", "position-try", "view-transition",
        "color-profile", "viewport",
    ]

    /// Notes what is read as a map: the name before the brackets, and before the arguments of a mixin.
    private mutating func noteLookups(in statement: Span) {
        let start = Int(statement.start)
        for bracket in start..<Int(statement.end) where source.bytes[bracket] == UInt8(ascii: "[") {
            var before = bracket
            let reach = max(start, bracket - 1000)
            if before > reach, source.bytes[before - 1] == UInt8(ascii: ")") {
                var depth = 0
                repeat {
                    before -= 1
                    if source.bytes[before] == UInt8(ascii: ")") { depth += 1 }
                    if source.bytes[before] == UInt8(ascii: "(") { depth -= 1 }
                } while depth > 0 && before > reach
            }
            let end = before
            while before > reach, source.bytes[before - 1].isStyleName { before -= 1 }
            if before < end { maps.insert(String(decoding: source.bytes[before..<end], as: UTF8.self)) }
        }
    }

    /// Where something stands, as messages have it.
    func place(_ span: Span) -> Diagnostic.Place { Diagnostic.Place(span, in: source) }
}

extension UInt8 {
    /// Whether the byte can be in a name of CSS.
    var isStyleName: Bool {
        isASCIIAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self >= 0x80
    }
}
