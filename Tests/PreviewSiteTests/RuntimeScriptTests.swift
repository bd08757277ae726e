import SubscriptionManager
import TestSupport
import Testing

@testable import PreviewSite

@Suite struct RuntimeScriptTests {
    @Test("what a module imports, a module before it exports")
    func imports() throws {
        var exports: [String: Set<String>] = [:]
        var faults: [String] = []
        for module in RuntimeScript.modules {
            let source = String(decoding: module.source, as: UTF8.self)
            for line in source.split(separator: "\n") where line.hasPrefix("import") {
                let statement = try #require(try /import \{ (.+) \} from "\.\/(\w+)\.js";/.wholeMatch(in: line))
                let from = String(statement.2)
                for name in statement.1.split(separator: ", ").map(String.init)
                where exports[from]?.contains(name) != true {
                    faults.append("\(module.name): \(name) of \(from)")
                }
            }
            exports[module.name] = Set(declarations(in: source).filter(\.isExported).map(\.name))
        }
        #expect(faults == [])
    }

    @Test("no two modules declare the same name")
    func names() {
        let modules = RuntimeScript.modules.filter { !$0.isLibrary }
        let names = modules.flatMap { declarations(in: String(decoding: $0.source, as: UTF8.self)) }.map(
            \.name)
        let repeated = Dictionary(grouping: names, by: \.self).filter { $1.count > 1 }.keys.sorted()
        #expect(repeated == [])
        #expect(names.count > 100)
    }

    @Test("a module exports declarations alone, and imports only at its top")
    func forms() {
        var faults: [String] = []
        for module in RuntimeScript.modules {
            var isAtTop = true
            for line in String(decoding: module.source, as: UTF8.self).split(separator: "\n") {
                if line.firstMatch(of: /^export (?!(async )?function |const |class |let )/) != nil {
                    faults.append("\(module.name): \(line)")
                }
                if line.hasPrefix("import ") {
                    if !isAtTop { faults.append("\(module.name): \(line)") }
                } else if line.firstMatch(of: /^(\/\*\*| \*|\/\/)/) == nil {
                    isAtTop = false
                }
            }
        }
        #expect(faults == [])
    }

    @Test("the script needs no encoding, and has no import, export or comment left")
    func script() {
        let script = RuntimeScript.script(library: RuntimeScript.libraryNames)
        #expect(script.allSatisfy { $0 < 128 })
        let left = String(decoding: script, as: UTF8.self).split(separator: "\n").filter {
            $0.firstMatch(of: /^(import|export) |^\s|^\/\/|\/\*\*/) != nil
        }
        #expect(left == [])
    }

    @Test("with what a theme needs of it, the script is below 100 KB", arguments: ["Output", "Tests/Approved/classic"])
    func size(output: String) throws {
        let script = try Repository.text(of: "\(output)/assets/runtime.js")
        #expect(script.utf8.count < 100_000)
    }

    @Test("the table of form actions and the runtime know the same ones")
    func actions() throws {
        let module = try #require(RuntimeScript.modules.first { $0.name == "actions" })
        let source = String(decoding: module.source, as: UTF8.self)
        let changes = try #require(source.firstMatch(of: /export const changes = \{\n([\s\S]*?)\n\};/)).1
        let names = changes.split(separator: "\n").compactMap { $0.prefixMatch(of: /\t(\w+)[:(]/).map { String($0.1) } }
        #expect(names.sorted() == FormAction.all.map(\.name).sorted())
    }

    /// The names that are declared at the top of a module.
    private func declarations(in source: String) -> [(name: String, isExported: Bool)] {
        source.split(separator: "\n").flatMap { line -> [(name: String, isExported: Bool)] in
            guard let declaration = line.firstMatch(of: /^(export )?(?:async )?(?:function\*?|const|let|class) (.*)/)
            else { return [] }
            let text = declaration.2
            let isExported = declaration.1 != nil
            // Several at once: `const { a, b } = c` and `let a, b`.
            if let pattern = text.prefixMatch(of: /\{ ([^}]*) \}/) {
                return pattern.1.split(separator: ", ").map { (String($0), isExported) }
            }
            if let several = text.wholeMatch(of: /([\w$]+(?:, [\w$]+)*);/) {
                return several.1.split(separator: ", ").map { (String($0), isExported) }
            }
            return text.prefixMatch(of: /[\w$]+/).map { [(String($0.0), isExported)] } ?? []
        }
    }
}
