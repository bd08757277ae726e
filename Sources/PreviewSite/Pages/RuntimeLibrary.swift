import ECMAText

/// The part of the runtime's library that a theme needs: the declarations at the top of its modules that are reached from
/// some names.
///
/// The modules are written for this: nothing at their top does anything but declare, and each declaration begins at the
/// first column of a line.
struct RuntimeLibrary {
    private struct Declaration {
        var name: String
        var text: [UInt8]
        /// The names in it, of whatever.
        var words: Set<String>
    }

    private var declarations: [Declaration] = []

    /// - Parameter modules: The sources, without comments.
    init(_ modules: [[UInt8]]) {
        for module in modules {
            for line in module.split(separator: UInt8(ascii: "\n")) {
                if let name = Self.declaredName(line) {
                    declarations.append(Declaration(name: name, text: [], words: []))
                }
                // What is not a declaration belongs to the one before it.
                guard let last = declarations.indices.last else { continue }
                declarations[last].text += line.drop { $0 == UInt8(ascii: "\t") } + [UInt8(ascii: "\n")]
            }
        }
        for index in declarations.indices { declarations[index].words = Self.words(in: declarations[index].text) }
    }

    /// The declarations that are reached from some names, in the order of the sources, as a script.
    func script(reachedFrom names: Set<String>) -> [UInt8] {
        var positions: [String: [Int]] = [:]
        for (index, declaration) in declarations.enumerated() { positions[declaration.name, default: []].append(index) }
        var reached: Set<Int> = []
        var waiting = names.flatMap { positions[$0] ?? [] }
        while let index = waiting.popLast() {
            guard reached.insert(index).inserted else { continue }
            for word in declarations[index].words { waiting += positions[word] ?? [] }
        }
        return reached.sorted().flatMap { declarations[$0].text }
    }

    /// The names that are declared.
    var names: Set<String> { Set(declarations.map(\.name)) }

    private static func declaredName(_ line: ArraySlice<UInt8>) -> String? {
        for keyword in ["async function ", "function ", "class ", "const ", "let "]
        where line.starts(with: keyword.utf8) {
            let name = line.dropFirst(keyword.utf8.count).prefix { $0.isWordPart }
            if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
        }
        return nil
    }

    /// The words of some code. One after a dot is a property's name, unless there are three dots.
    private static func words(in text: [UInt8]) -> Set<String> {
        var words: Set<String> = []
        for word in text.split(whereSeparator: { !$0.isWordPart }) {
            let before = text[..<word.startIndex].suffix(2)
            if before.last == UInt8(ascii: "."), before.first != UInt8(ascii: ".") { continue }
            words.insert(String(decoding: word, as: UTF8.self))
        }
        return words
    }
}

extension UInt8 {
    fileprivate var isWordPart: Bool {
        isASCIIAlphanumeric || self == UInt8(ascii: "_") || self == UInt8(ascii: "$")
    }
}
