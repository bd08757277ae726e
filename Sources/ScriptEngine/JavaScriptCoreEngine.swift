/// JavaScriptCore, the engine of WebKit, for one thread. Its worlds share what it has learned of scripts that they run alike.
package final class JavaScriptCoreMachine {
    fileprivate let library: JavaScriptCoreLibrary
    fileprivate let group: JavaScriptCoreLibrary.Group
    fileprivate var timeLimit: Double {
        didSet { library.setTimeLimit(group, timeLimit, nil, nil) }
    }

    /// The variable of the environment that names the library where it is not in its usual place.
    package static let variable = JavaScriptCoreLibrary.variable

    /// Whether there is a library. Asking loads it.
    package static var isThere: Bool { JavaScriptCoreLibrary.shared != nil }

    /// Makes a machine, if there is a library.
    /// - Parameter timeLimit: How many seconds of a processor's time a script, or a call, may take.
    package init?(timeLimit: Double) {
        guard let library = JavaScriptCoreLibrary.shared, let group = library.createGroup() else { return nil }
        library.setTimeLimit(group, timeLimit, nil, nil)
        self.library = library
        self.group = group
        self.timeLimit = timeLimit
    }

    deinit { library.releaseGroup(group) }

    private var endedWorlds = 0

    /// How many worlds may end before what they held is looked for: it counts as memory of the next one.
    private static let collectionInterval = 8

    fileprivate func note(endOf world: JavaScriptCoreLibrary.Context) {
        endedWorlds += 1
        if endedWorlds.isMultiple(of: Self.collectionInterval) { library.collectGarbage(world) }
    }
}

/// A world of JavaScriptCore's.
package final class JavaScriptCoreEngine: ScriptEngine {
    private let machine: JavaScriptCoreMachine
    private let library: JavaScriptCoreLibrary
    private let context: JavaScriptCoreLibrary.Context
    private var function: JavaScriptCoreLibrary.Object?

    /// Makes a world in which nothing has run.
    package init(on machine: JavaScriptCoreMachine) {
        self.machine = machine
        library = machine.library
        guard let context = library.createContext(machine.group, nil) else {
            preconditionFailure("JavaScriptCore makes a context, or ends the process")
        }
        self.context = context
    }

    deinit {
        if let function { library.unprotect(context, function) }
        machine.note(endOf: context)
        library.releaseContext(context)
    }

    package var timeLimit: Double {
        get { machine.timeLimit }
        set { machine.timeLimit = newValue }
    }

    package func run(_ script: Script) throws(ScriptFailure) { _ = try value(of: script) }

    /// Reads a script without running it.
    /// - Throws: What is wrong with its syntax.
    package func check(_ script: Script) throws(ScriptFailure) {
        let source = string(script.source)
        let name = string(Array(script.name.utf8))
        defer {
            library.releaseString(source)
            library.releaseString(name)
        }
        var exception: JavaScriptCoreLibrary.JSValue?
        _ = library.checkSyntax(context, source, name, Int32(clamping: script.line), &exception)
        if let exception { throw failure(exception) }
    }

    package func connect(to script: Script) throws(ScriptFailure) {
        guard let value = try value(of: script), library.isObject(context, value) else {
            throw ScriptFailure(kind: .exception, message: "TypeError: the script gives no function")
        }
        // The context keeps what is protected for as long as it lives.
        library.protect(context, value)
        function = value
    }

    package func call(_ argument: [UInt8]) throws(ScriptFailure) -> [UInt8] {
        let text = string(argument)
        defer { library.releaseString(text) }
        guard let function, let value = library.makeString(context, text) else {
            throw ScriptFailure(kind: .exception, message: "TypeError: there is no function to call")
        }
        var exception: JavaScriptCoreLibrary.JSValue?
        var arguments: JavaScriptCoreLibrary.JSValue? = value
        let result = library.callFunction(context, function, nil, 1, &arguments, &exception)
        if let exception { throw failure(exception) }
        return result.flatMap { bytes(of: $0) } ?? []
    }

    private func value(of script: Script) throws(ScriptFailure) -> JavaScriptCoreLibrary.JSValue? {
        let source = string(script.source)
        let name = string(Array(script.name.utf8))
        defer {
            library.releaseString(source)
            library.releaseString(name)
        }
        var exception: JavaScriptCoreLibrary.JSValue?
        let value = library.evaluate(context, source, nil, name, Int32(clamping: script.line), &exception)
        if let exception { throw failure(exception) }
        return value
    }

    // MARK: Values

    private func string(_ bytes: [UInt8]) -> JavaScriptCoreLibrary.JSString {
        let string = (bytes + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.flatMap { library.createString($0) }
            }
        }
        guard let string else { preconditionFailure("JavaScriptCore gives a string for any bytes") }
        return string
    }

    private func property(
        _ name: String, of object: JavaScriptCoreLibrary.Object
    ) -> JavaScriptCoreLibrary.JSValue? {
        let name = string(Array(name.utf8))
        defer { library.releaseString(name) }
        var exception: JavaScriptCoreLibrary.JSValue?
        let value = library.property(context, object, name, &exception)
        return exception == nil ? value : nil
    }

    /// The text of a value (ToString); nil where that throws.
    private func bytes(of value: JavaScriptCoreLibrary.JSValue) -> [UInt8]? {
        guard let string = library.string(context, value, nil) else { return nil }
        defer { library.releaseString(string) }
        let size = library.maximumUTF8Size(string)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.map { library.utf8(string, $0, size) } ?? 0
            }
            // The C string's end is none of the text.
            count = max(count - 1, 0)
        }
    }

    // MARK: Failures

    private func failure(_ exception: JavaScriptCoreLibrary.JSValue) -> ScriptFailure {
        let message = bytes(of: exception).map { String(decoding: $0, as: UTF8.self) } ?? "an error without a text"
        var failure = ScriptFailure(kind: .exception, message: message)
        if message.hasPrefix("SyntaxError") { failure.kind = .syntax }
        if message == "JavaScript execution terminated." { failure.kind = .timeout }
        guard library.isObject(context, exception) else { return failure }
        failure.name = property("sourceURL", of: exception).flatMap { bytes(of: $0) }.map {
            String(decoding: $0, as: UTF8.self)
        }
        if failure.name == "undefined" { failure.name = nil }
        failure.line = integer("line", of: exception)
        failure.column = integer("column", of: exception)
        return failure
    }

    private func integer(_ name: String, of object: JavaScriptCoreLibrary.Object) -> Int? {
        guard let value = property(name, of: object) else { return nil }
        let number = library.number(context, value, nil)
        return Int(exactly: number)
    }
}
