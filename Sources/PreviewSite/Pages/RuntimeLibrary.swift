import ECMAText

/// The part of the runtime's library that a theme needs: the declarations at the top of its modules that are reached from
/// some names.
///
/// The modules are written for this: nothing at their top does anything but declare, and each declaration begins at the
/// first column of a line.
struct RuntimeLibrary {
    private struct Declaration {
        var name: ArraySlice<UInt8>
        var text: [UInt8]
    }

    private var declarations: [Declaration] = []

    /// - Parameter modules: The sources, without comments.
    init(_ modules: [[UInt8]]) {
        for module in modules {
            for line in module.split(separator: UInt8(ascii: "\n")) {
                if let name = Self.declaredName(line) { declarations.append(Declaration(name: name, text: [])) }
                // What is not a declaration belongs to the one before it.
                guard let last = declarations.indices.last else { continue }
                declarations[last].text += line.drop { $0 == UInt8(ascii: "\t") }
                declarations[last].text.append(UInt8(ascii: "\n"))
            }
        }
    }

    /// The declarations that are reached from some names, in the order of the sources, as a script.
    func script(reachedFrom names: Set<String>) -> [UInt8] {
        var positions: [ArraySlice<UInt8>: [Int]] = [:]
        for (index, declaration) in declarations.enumerated() { positions[declaration.name, default: []].append(index) }
        var isReached = Array(repeating: false, count: declarations.count)
        var waiting = names.flatMap { positions[Array($0.utf8)[...]] ?? [] }
        while let index = waiting.popLast() {
            if isReached[index] { continue }
            isReached[index] = true
            Self.forEachWord(in: declarations[index].text) { waiting += positions[$0] ?? [] }
        }
        return declarations.indices.filter { isReached[$0] }.flatMap { declarations[$0].text }
    }

    /// The names that are declared.
    var names: Set<String> { Set(declarations.map { String(decoding: $0.name, as: UTF8.self) }) }

    private static func declaredName(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        for keyword in ["async function ", "function ", "class ", "const ", "let "]
        where line.starts(with: keyword.utf8) {
            let name = line.dropFirst(keyword.utf8.count).prefix { $0.isWordPart }
            if !name.isEmpty { return name }
        }
        return nil
    }

    /// Finds the words of some code. One after a dot is a property's name, unless there are three dots.
    private static func forEachWord(in text: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
        var index = 0
        while index < text.count {
            let start = index
            while index < text.count, text[index].isWordPart { index += 1 }
            if index == start {
                index += 1
                continue
            }
            let isProperty = start > 0 && text[start - 1] == UInt8(ascii: ".")
            let isSpread = start > 1 && text[start - 2] == UInt8(ascii: ".")
            if !isProperty || isSpread { body(text[start..<index]) }
        }
    }
}

extension UInt8 {
    fileprivate var isWordPart: Bool {
        isASCIIAlphanumeric || self == UInt8(ascii: "_") || self == UInt8(ascii: "$")
    }
}
