import ScriptEngine
import Testing

/// JavaScriptCore behind the protocol.
@Suite("JavaScriptCore")
struct JavaScriptCoreTests {
    private func engine(timeLimit: Double = 10) throws -> JavaScriptCoreEngine {
        let machine = try #require(JavaScriptCoreMachine(timeLimit: timeLimit), "JavaScriptCore is not installed")
        return JavaScriptCoreEngine(on: machine)
    }

    private func script(_ source: String, name: String = "test.js", line: Int = 1) -> Script {
        Script(Array(source.utf8), name: name, line: line)
    }

    /// What an expression gives, as a text.
    private func text(_ expression: String, after scripts: [String] = []) throws -> String {
        let engine = try engine()
        for source in scripts { try engine.run(script(source)) }
        try engine.connect(to: script("(text) => String(eval(text))"))
        return String(decoding: try engine.call(Array(expression.utf8)), as: UTF8.self)
    }

    @Test("scripts see what those before them have declared, as in a page")
    func declarations() throws {
        let scripts = ["var a = 1; let b = 2; const c = 3; class D {} function e() {}", "b += 1"]
        #expect(
            try text("[a, b, c, typeof D, typeof e, typeof globalThis.c]", after: scripts)
                == "1,3,3,function,function,undefined")
    }

    @Test("texts pass as they are", arguments: ["", "plain", "é € 😀", "\u{1}\u{7F}\u{2028}", "\"'`\\"])
    func texts(_ text: String) throws {
        let engine = try engine()
        try engine.connect(to: script("(text) => text + text.length"))
        #expect(
            String(decoding: try engine.call(Array(text.utf8)), as: UTF8.self) == "\(text)\(text.utf16.count)")
    }

    @Test("there are no files, no network and no timers")
    func globals() throws {
        let names = "require process fetch XMLHttpRequest setTimeout load readFile print document window Deno Bun"
        let absent = "'\(names)'.split(' ').filter((name) => typeof globalThis[name] !== 'undefined')"
        #expect(try text(absent) == "")
        #expect(throws: ScriptFailure.self) { try engine().run(script("import('fs')\nmissing")) }
    }

    @Test("an error has its text and its place")
    func errors() throws {
        let engine = try engine()
        #expect(
            throws: ScriptFailure(
                kind: .exception, message: "TypeError: no", name: "scripts/script.js", line: 12, column: 35)
        ) {
            try engine.run(
                script("\nfunction f() { throw new TypeError('no') }\nf()", name: "scripts/script.js", line: 11))
        }
        #expect(throws: ScriptFailure(kind: .exception, message: "just a text")) {
            try engine.run(script("throw 'just a text'"))
        }
        #expect {
            try engine.run(script("let x = ;", name: "a.js", line: 5))
        } throws: { error in
            let failure = error as? ScriptFailure
            return failure?.kind == .syntax && failure?.line == 5
        }
        #expect(throws: ScriptFailure.self) { try engine.run(script("throw { toString() { throw 1 } }")) }
        #expect(throws: ScriptFailure.self) { try engine.connect(to: script("1")) }
        #expect(throws: ScriptFailure.self) { try engine.call(Array("x".utf8)) }
    }

    @Test("functions of a script that fails are there")
    func halfway() throws {
        let engine = try engine()
        #expect(throws: ScriptFailure.self) {
            try engine.run(script("const a = 1; missing(); function f() { return 'f' }"))
        }
        try engine.connect(to: script("() => f()"))
        #expect(try engine.call([]) == Array("f".utf8))
    }

    @Test("worlds of one machine share nothing that scripts can see")
    func worlds() throws {
        let machine = try #require(JavaScriptCoreMachine(timeLimit: 10))
        let engines = [JavaScriptCoreEngine(on: machine), JavaScriptCoreEngine(on: machine)]
        try engines[0].run(script("var a = 1; Array.prototype.b = 2; const c = 3"))
        try engines[1].connect(to: script("() => [typeof a, typeof [].b, typeof c].join()"))
        #expect(try engines[1].call([]) == Array("undefined,undefined,undefined".utf8))
    }

    @Test("promises settle between calls")
    func promises() throws {
        let engine = try engine()
        try engine.run(script("var log = []; Promise.resolve(1).then((value) => log.push(value)); log.push(0)"))
        try engine.connect(to: script("() => log.join()"))
        #expect(try engine.call([]) == Array("0,1".utf8))
    }

    @Test("what goes on for ever is stopped, and the engine goes on", .timeLimit(.minutes(2)))
    func timeLimit() throws {
        let engine = try engine(timeLimit: 0.2)
        #expect {
            try engine.run(script("while (true) try { for (;;); } catch {}"))
        } throws: { ($0 as? ScriptFailure)?.kind == .timeout }
        try engine.connect(to: script("(text) => text"))
        #expect(try engine.call(Array("on".utf8)) == Array("on".utf8))
        #expect(throws: ScriptFailure.self) { try engine.run(script("(function f() { f() })()")) }
    }
}
