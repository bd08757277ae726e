import Diagnostics
import JSON
import NunjucksRuntime
import SubscriptionManager

// Values on their way, as `bridge.js` has them.

extension ScriptWorld {
    // MARK: To scripts

    /// Writes a value down.
    /// - Returns: Whether it can be: not where a part of it waits for the page, or is markup.
    @discardableResult
    func write(_ value: Value, to bytes: inout [UInt8]) -> Bool {
        bytes.append(UInt8(ascii: ","))
        return writeElement(value, to: &bytes, depth: 0)
    }

    private func writeElement(_ value: Value, to bytes: inout [UInt8], depth: Int) -> Bool {
        switch value {
        case .undefined: bytes += "[\"u\"]".utf8
        case .null: bytes += "null".utf8
        case .boolean(let boolean): bytes += (boolean ? "true" : "false").utf8
        case .number(let number):
            if number.isFinite, !(number == 0 && number.sign == .minus) {
                appendString(value, to: &bytes)
            } else {
                bytes += "[\"n\",\"".utf8
                if number == 0 { bytes += "-0".utf8 } else { appendString(value, to: &bytes) }
                bytes += "\"]".utf8
            }
        case .string(let text):
            JSONWriter.append(text.bytes, to: &bytes)
        case .array(let array):
            let (id, isNew) = id(of: array.identity, value)
            guard isNew else {
                bytes += "[\"$\",\(id)]".utf8
                return true
            }
            guard depth < Self.depthLimit else { return false }
            bytes += "[\"a\",\(id)".utf8
            for element in array.elements {
                bytes.append(UInt8(ascii: ","))
                guard writeElement(element, to: &bytes, depth: depth + 1) else { return false }
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            let (id, isNew) = id(of: object.identity, value)
            guard isNew else {
                bytes += "[\"$\",\(id)]".utf8
                return true
            }
            guard depth < Self.depthLimit, object.host == nil else { return false }
            bytes += "[\"o\",\(id)".utf8
            for (key, element) in zip(object.keys, object.values) {
                bytes.append(UInt8(ascii: ","))
                JSONWriter.append(key.bytes, to: &bytes)
                bytes.append(UInt8(ascii: ","))
                guard writeElement(element, to: &bytes, depth: depth + 1) else { return false }
            }
            bytes.append(UInt8(ascii: "]"))
        case .function(let function):
            guard let id = ids[function.identity] else { return false }
            bytes += "[\"$\",\(id)]".utf8
        case .safe, .script, .regex: return false
        }
        return true
    }

    /// Writes down where an object's or a list's objects are, as `pair` of `bridge.js` takes it.
    /// - Returns: Whether there is something to write: not where the object has been written before, or is none.
    @discardableResult
    func writeShape(_ value: Value, to bytes: inout [UInt8], depth: Int = 0) -> Bool {
        guard depth < Self.depthLimit else { return false }
        switch value {
        case .array(let array):
            let (id, isNew) = id(of: array.identity, value)
            guard isNew else { return false }
            bytes += "[\"a\",\(id)".utf8
            for element in array.elements {
                bytes.append(UInt8(ascii: ","))
                if !writeShape(element, to: &bytes, depth: depth + 1) { bytes.append(UInt8(ascii: "0")) }
            }
        case .object(let object):
            let (id, isNew) = id(of: object.identity, value)
            guard isNew else { return false }
            bytes += "[\"o\",\(id)".utf8
            for (key, element) in zip(object.keys, object.values) {
                let start = bytes.count
                bytes.append(UInt8(ascii: ","))
                JSONWriter.append(key.bytes, to: &bytes)
                bytes.append(UInt8(ascii: ","))
                if !writeShape(element, to: &bytes, depth: depth + 1) { bytes.removeSubrange(start...) }
            }
        default: return false
        }
        bytes.append(UInt8(ascii: "]"))
        return true
    }

    /// Takes an object for one that scripts do not know.
    func forget(_ id: Int) {
        switch objects.removeValue(forKey: id) {
        case .array(let array): ids[array.identity] = nil
        case .object(let object): ids[object.identity] = nil
        default: break
        }
    }

    /// How deep values may be nested.
    private static let depthLimit = 200

    /// The id of an object or a list of the renderer's, and whether scripts do not know it yet.
    private func id(of place: UnsafeRawPointer, _ value: Value) -> (id: Int, isNew: Bool) {
        if let known = ids[place] { return (known, false) }
        lastID += 1
        ids[place] = lastID
        objects[lastID] = value
        return (lastID, true)
    }

    // MARK: From scripts

    /// Reads a value; nil where a part of it is only for the page.
    func read(_ element: JSONDocument.Element, _ renderer: Renderer) -> Value? {
        guard element.kind == .array else { return element.value(in: renderer.heap) }
        let parts = element.elements
        switch parts.first?.string {
        case "u": return .undefined
        case "n": return .number(stringToNumber(renderer.heap.string(parts[1].string ?? "")))
        case "h": return nil
        default: break
        }
        guard parts.count > 1, let id = parts[1].number.flatMap({ Int(exactly: $0) }) else { return .undefined }
        switch parts[0].string {
        case "$": return objects[id] ?? .undefined
        case "a": return readList(id, parts.dropFirst(2), renderer)
        case "o": return readObject(id, parts.dropFirst(2), renderer, host: nil)
        case "d":
            let milliseconds = read(parts[2], renderer).map { toNumber($0, renderer.heap) }
            let host = HostObject(
                text: text(parts[3], renderer), number: milliseconds, source: ScriptObject(id, in: self))
            return readObject(id, [], renderer, host: host)
        case "p":
            let host = HostObject(
                text: renderer.heap.string("[object Promise]"), source: ScriptPromise(id, in: self))
            return readObject(id, [], renderer, host: host)
        case "x":
            var items: ArrayRef?
            if parts[3].kind == .array {
                guard let values = readAll(parts[3].elements.dropFirst(), renderer) else { return nil }
                items = renderer.heap.array(values)
            }
            let host = HostObject(text: text(parts[2], renderer), items: items, source: ScriptObject(id, in: self))
            return readObject(id, parts.dropFirst(4), renderer, host: host)
        case "f": return function(id, named: parts[2].string ?? "", renderer)
        default: return .undefined
        }
    }

    private func text(_ element: JSONDocument.Element, _ renderer: Renderer) -> StringRef {
        toString(element.value(in: renderer.heap), renderer.heap)
    }

    private func readList(_ id: Int, _ elements: ArraySlice<JSONDocument.Element>, _ renderer: Renderer) -> Value? {
        let list: ArrayRef
        if case .array(let known)? = objects[id] { list = known } else { list = renderer.heap.array([]) }
        know(list.identity, as: id, .array(list))
        guard let values = readAll(elements, renderer) else { return nil }
        noteChange(of: id, renderer)
        list.replaceAll(with: values, in: renderer.heap)
        return .array(list)
    }

    private func readAll(_ elements: ArraySlice<JSONDocument.Element>, _ renderer: Renderer) -> [Value]? {
        var values: [Value] = []
        for element in elements {
            guard let value = read(element, renderer) else { return nil }
            values.append(value)
        }
        return values
    }

    private func readObject(
        _ id: Int, _ members: ArraySlice<JSONDocument.Element>, _ renderer: Renderer, host: HostObject?
    ) -> Value? {
        let object: ObjectRef
        if case .object(let known)? = objects[id] { object = known } else { object = renderer.heap.object([]) }
        know(object.identity, as: id, .object(object))
        var properties: [(key: StringRef, value: Value)] = []
        var rest = members
        while let name = rest.popFirst(), let element = rest.popFirst() {
            guard let value = read(element, renderer) else { return nil }
            properties.append((text(name, renderer), value))
        }
        noteChange(of: id, renderer)
        object.become(
            host.map { renderer.heap.object(properties, host: $0) } ?? renderer.heap.object(properties))
        return .object(object)
    }

    private func function(_ id: Int, named name: String, _ renderer: Renderer) -> Value {
        if let known = objects[id] { return known }
        let world = Shared(world: self)
        let function = renderer.heap.function(named: name) { (arguments, renderer) throws(Diagnostic) in
            world.world.apply(id, name, arguments, renderer)
        }
        know(function.identity, as: id, .function(function))
        return .function(function)
    }

    /// A world where a function needs what can be sent. Its values stay in one rendering, which one thread does.
    private struct Shared: @unchecked Sendable { let world: ScriptWorld }

    /// Notes that an object of the renderer's is no longer what it was.
    private func noteChange(of id: Int, _ renderer: Renderer) {
        if id > 0 { renderer.noteChange() }
    }

    private func know(_ place: UnsafeRawPointer, as id: Int, _ value: Value) {
        ids[place] = id
        objects[id] = value
    }

    // MARK: Objects and functions of scripts

    fileprivate func apply(_ id: Int, _ name: String, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        ask("apply", id, nil, arguments, text: "\(name)()", renderer)
    }

    func ask(
        _ question: String, _ id: Int, _ name: StringRef?, _ arguments: Arguments?, text: String,
        _ renderer: Renderer
    ) -> Value {
        isOnItsOwn = true
        var question = Question(question)
        question.bytes += ",[\"$\",\(id)]".utf8
        if let name { write(.string(name), to: &question.bytes) }
        for argument in arguments?.values ?? UnsafeBufferPointer(start: nil, count: 0) {
            if !write(argument, to: &question.bytes) { return .script(renderer.heap.string(text)) }
        }
        return value(ask(question, text, renderer), text, renderer) ?? .script(renderer.heap.string(text))
    }
}

/// An object of a script's that is no plain one: a date, a map, an instance of a class.
private final class ScriptObject: HostMembers {
    private let id: Int
    private unowned let world: ScriptWorld

    init(_ id: Int, in world: ScriptWorld) {
        self.id = id
        self.world = world
    }

    func inheritedProperty(_ name: StringRef, _ renderer: Renderer) -> Value {
        world.ask("get", id, name, nil, text: name.string, renderer)
    }

    func call(_ name: StringRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        world.ask("call", id, name, arguments, text: "\(name.string)()", renderer)
    }
}

/// A promise.
private final class ScriptPromise: Settling {
    private let id: Int
    private unowned let world: ScriptWorld

    init(_ id: Int, in world: ScriptWorld) {
        self.id = id
        self.world = world
    }

    func settled(_ renderer: Renderer) -> Value? { world.settle(id, renderer) }
}
