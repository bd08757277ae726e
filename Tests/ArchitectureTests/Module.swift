import Foundation

/// A target of the package, as the manifest names it.
struct Module {
    /// The kinds of targets, by the names of the manifest's functions for them.
    enum Kind: String {
        case target, executableTarget, testTarget, systemLibrary
    }

    let name: String
    /// The targets and products it depends on.
    let dependencies: [String]
    let kind: Kind
    /// The folder of its sources, from the package's root.
    let path: String

    /// The root of the package.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The targets of the package's manifest.
    static func all() throws -> [Module] {
        let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        return targets(SwiftTokens.tokens(of: manifest))
    }

    /// The targets among a manifest's tokens: calls of `.target`, `.executableTarget`, `.testTarget`, `.systemLibrary`.
    static func targets(_ tokens: [SwiftToken]) -> [Module] {
        return tokens.indices.compactMap { index in
            guard index > 0, tokens[index - 1].isSign("."), tokens[index].kind == .word,
                let kind = Kind(rawValue: tokens[index].spelling), tokens[index + 1].isSign("(")
            else { return nil }
            return Module(kind, tokens[(index + 2)...])
        }
    }

    /// - Parameter tokens: What follows the call's parenthesis.
    private init?(_ kind: Kind, _ tokens: ArraySlice<SwiftToken>) {
        var name: String?
        var path: String?
        var dependencies: [String] = []
        var depth = 0
        var label = ""
        for (index, token) in zip(tokens.indices, tokens) {
            if token.isSign("(") || token.isSign("[") { depth += 1 }
            if token.isSign(")") || token.isSign("]") { depth -= 1 }
            if depth < 0 { break }
            if token.kind == .word, tokens[index + 1].isSign(":"), depth < 2 { label = token.spelling }
            guard token.kind == .text else { continue }
            switch (label, depth) {
            case ("name", 0): name = token.spelling
            case ("path", 0): path = token.spelling
            case ("dependencies", 1): dependencies.append(token.spelling)
            // `.product(name: "…", package: "…")`
            case ("dependencies", 2) where tokens[index - 2].isWord("name"): dependencies.append(token.spelling)
            default: break
            }
        }
        guard let name else { return nil }
        self.name = name
        self.dependencies = dependencies
        self.kind = kind
        self.path = path ?? "\(kind == .testTarget ? "Tests" : "Sources")/\(name)"
    }
}
