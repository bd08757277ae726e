import Diagnostics
import ECMAText
import JSON
@testable import NunjucksRuntime
import NunjucksSyntax

/// Reads and writes what the tables of this folder are written in: JavaScript's literals, and calls of one function or
/// method with literals.
///
/// Beside JavaScript's own, `safe("x")` is trusted text, `keywords({…})` are keyword arguments, and `range` stands for
/// any function.
struct ScriptNotation {
    private let renderer: Renderer
    private let text: [UInt8]
    private var index = 0

    private var heap: Heap { renderer.heap }

    /// What a line of a table gives: the notation of the result, or `throws`.
    static func evaluate(_ line: String, dialect: Dialect = .nunjucks) -> String {
        let renderer = Renderer(heap: Heap(limit: 1 << 30), options: Options(dialect: dialect))
        var notation = ScriptNotation(renderer: renderer, text: Array(line.utf8))
        do {
            return notation.write(try notation.call())
        } catch {
            return "throws"
        }
    }

    /// The value of a literal.
    static func value(of text: String, in heap: Heap) -> Value {
        let renderer = Renderer(heap: heap, options: Options(dialect: .nunjucks))
        var notation = ScriptNotation(renderer: renderer, text: Array(text.utf8))
        return notation.value()
    }

    private init(renderer: Renderer, text: [UInt8]) {
        self.renderer = renderer
        self.text = text
    }

    // MARK: Calls

    private mutating func call() throws(Diagnostic) -> Value {
        let start = index
        if let name = word(), take("(") {
            let arguments = values(until: ")")
            if index == text.count { return try apply(name, arguments) }
        }
        index = start
        let receiver = value()
        precondition(take("."), "a method of a value: \(String(decoding: text, as: UTF8.self))")
        let name = word() ?? ""
        if index == text.count { return renderer.property(receiver, heap.string(name)) }
        precondition(take("("))
        return try method(receiver, name, values(until: ")"))
    }

    private func apply(_ name: String, _ values: [Value]) throws(Diagnostic) -> Value {
        let isTest = name.hasPrefix("is_")
        let functions = isTest ? StandardLibrary.tests : StandardLibrary.filters + StandardLibrary.globals
        guard let function = functions.lazy.flatMap(\.named).first(where: { $0.name == name.dropFirst(isTest ? 3 : 0) })
        else {
            preconditionFailure("no function \(name)")
        }
        return try values.withUnsafeBufferPointer { values throws(Diagnostic) in
            try function.body(Arguments(values: values), renderer)
        }
    }

    /// Calls a method, once at once and once as a function value; both have to give the same.
    private func method(_ receiver: Value, _ name: String, _ values: [Value]) throws(Diagnostic) -> Value {
        try values.withUnsafeBufferPointer { values throws(Diagnostic) in
            let key = heap.string(name)
            let arguments = Arguments(values: values)
            if renderer.library.methods.mutatingNames.contains(name), case .array(let array) = receiver {
                let result = try renderer.library.methods.call(receiver, key, arguments, renderer) ?? .undefined
                return .array(heap.array([result, .array(array)]))
            }
            guard let result = try renderer.library.methods.call(receiver, key, arguments, renderer) else {
                throw renderer.error(.notCallable, "no method \(name)")
            }
            guard case .function(let function) = renderer.property(receiver, key) else {
                preconditionFailure("\(name) can be called, and is no property")
            }
            let again = try function.callableBody.call(arguments, in: renderer)
            precondition(write(again) == write(result))
            return result
        }
    }

    // MARK: Reading

    private mutating func skipSpaces() { while index < text.count, text[index] == UInt8(ascii: " ") { index += 1 } }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpaces()
        guard index < text.count, text[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func word() -> String? {
        skipSpaces()
        let start = index
        while index < text.count, text[index].isWordCharacter { index += 1 }
        return index == start ? nil : String(decoding: text[start..<index], as: UTF8.self)
    }

    private mutating func values(until end: Unicode.Scalar) -> [Value] {
        var values: [Value] = []
        while !take(end) {
            values.append(value())
            _ = take(",")
        }
        return values
    }

    private mutating func value() -> Value {
        skipSpaces()
        switch Character(Unicode.Scalar(text[index])) {
        case "\"": return .string(string())
        case "[":
            index += 1
            return .array(heap.array(values(until: "]")))
        case "{":
            index += 1
            var builder = ObjectBuilder(heap: heap)
            while !take("}") {
                let key = string()
                precondition(take(":"))
                builder.append(key, value())
                _ = take(",")
            }
            return .object(builder.finish())
        case "/": return regex()
        case "(":
            index += 1
            let inner = value()
            precondition(take(")"))
            return inner
        case "-", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9": return number()
        default: return named()
        }
    }

    private mutating func named() -> Value {
        let name = word() ?? ""
        switch name {
        case "undefined": return .undefined
        case "null": return .null
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "NaN": return .number(.nan)
        case "Infinity": return .number(.infinity)
        case "range": return .function(heap.function(named: "range", Globals.range))
        case "safe":
            precondition(take("("))
            let text = string()
            precondition(take(")"))
            return .safe(text)
        case "keywords":
            precondition(take("("))
            guard case .object(let object) = value(), take(")") else { preconditionFailure("keywords({…})") }
            object.set(heap.string("__keywords"), to: .boolean(true), in: heap)
            return .object(object)
        default: preconditionFailure("\(name) in \(String(decoding: text, as: UTF8.self))")
        }
    }

    private mutating func number() -> Value {
        let start = index
        while index < text.count, "+-.eE0123456789Infinity".utf8.contains(text[index]) {
            // `5..toFixed()` is a number, a point, and a method.
            if text[index] == UInt8(ascii: "."), index + 1 < text.count, !text[index + 1].isASCIIDigit { break }
            index += 1
        }
        return .number(stringToNumber(heap.string(Array(text[start..<index]))))
    }

    private mutating func string() -> StringRef {
        precondition(take("\""))
        var units: [UInt16] = []
        var run: [UInt8] = []
        func flush() {
            units.append(contentsOf: String(decoding: run, as: UTF8.self).utf16)
            run = []
        }
        while text[index] != UInt8(ascii: "\"") {
            if text[index] != UInt8(ascii: "\\") {
                run.append(text[index])
                index += 1
                continue
            }
            flush()
            index += 2
            switch text[index - 1] {
            case UInt8(ascii: "n"): units.append(10)
            case UInt8(ascii: "r"): units.append(13)
            case UInt8(ascii: "t"): units.append(9)
            case UInt8(ascii: "b"): units.append(8)
            case UInt8(ascii: "f"): units.append(12)
            case UInt8(ascii: "u"):
                units.append(UInt16(String(decoding: text[index..<index + 4], as: UTF8.self), radix: 16) ?? 0)
                index += 4
            default: units.append(UInt16(text[index - 1]))
            }
        }
        flush()
        index += 1
        return heap.string(utf16: units)
    }

    private mutating func regex() -> Value {
        index += 1
        let start = index
        while text[index] != UInt8(ascii: "/") { index += text[index] == UInt8(ascii: "\\") ? 2 : 1 }
        let pattern = String(decoding: text[start..<index], as: UTF8.self)
        index += 1
        let flagStart = index
        while index < text.count, text[index].isASCIILetter { index += 1 }
        let flags = String(decoding: text[flagStart..<index], as: UTF8.self)
        guard let body = try? RegexBody(pattern: pattern, flags: flags) else {
            preconditionFailure("no regular expression: \(pattern)")
        }
        return .regex(heap.regex(body))
    }

    // MARK: Writing

    private func write(_ value: Value) -> String {
        switch value {
        case .undefined: return "undefined"
        case .null, .boolean: return toString(value, heap).string
        case .number(let number): return number == 0 && number.sign == .minus ? "-0" : toString(value, heap).string
        case .string(let text): return quoted(text)
        case .safe(let text): return "safe(\(quoted(text)))"
        case .script(let text): return "script(\(quoted(text)))"
        case .array(let array): return "[" + array.elements.map(write).joined(separator: ", ") + "]"
        case .object(let object):
            return "{" + zip(object.keys, object.values).map { "\(quoted($0)): \(write($1))" }.joined(separator: ", ")
                + "}"
        case .function: return "function"
        case .regex(let regex): return regex.literal
        }
    }

    private func quoted(_ text: StringRef) -> String {
        var bytes: [UInt8] = []
        JSONWriter.append(text.bytes, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
