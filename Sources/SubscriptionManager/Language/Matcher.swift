import Diagnostics
import NunjucksRuntime

/// What `select`, `reject`, `find` and `sort` take: one of lodash's iteratee shorthands (lodash 4.17 `_.iteratee`).
///
/// | argument | matches what |
/// | --- | --- |
/// | none | is truthy |
/// | an object, or keyword arguments | has every one of these properties, nested ones in part (`_.matches`) |
/// | a text | has this property, and it is truthy (`_.property`) |
/// | a text of 32 characters | has it as its `public_id` |
/// | `[key, value]` | has this value at the key, or path (`_.matchesProperty`) |
/// | a function | the function says so |
///
/// `id` in an object means an item's own `id`, else its `public_id`, else its `external_product_id`.
struct Matcher {
    private enum Kind {
        case identity
        case function(Value)
        case property(PropertyPath)
        case pair(PropertyPath, Value)
        /// A property that is compared by `===`: the look-up that every theme does in every loop.
        case one(PropertyPosition, Value)
        case oneID(IDPosition, Value)
        case members(ObjectRef)
    }

    private var kind: Kind
    private let renderer: Renderer

    /// Reads an argument.
    init(_ argument: Value, _ renderer: Renderer) {
        self.renderer = renderer
        switch argument {
        case .undefined, .null: kind = .identity
        case .function: kind = .function(argument)
        case .object(let members): kind = Self.kind(of: members)
        case .array(let array):
            let key = array.count > 0 ? array[0] : .undefined
            kind = .pair(PropertyPath(key, of: nil, renderer.heap), array.count > 1 ? array[1] : .undefined)
        case .string(let text), .safe(let text):
            if text.utf16Count == Self.idLength {
                kind = .one(PropertyPosition(Names.publicID), .string(text))
            } else {
                kind = .property(PropertyPath(argument, of: nil, renderer.heap))
            }
        default: kind = .property(PropertyPath(argument, of: nil, renderer.heap))
        }
    }

    /// Makes what gives the property at a path.
    init(path: PropertyPath, _ renderer: Renderer) {
        self.renderer = renderer
        kind = .property(path)
    }

    /// The length of the ids that stores give: 32 hexadecimal digits.
    private static let idLength = 32

    private static func kind(of members: ObjectRef) -> Kind {
        guard members.count == 1, members.values[0].isComparedStrictly else { return .members(members) }
        let key = members.keys[0]
        return key == "id"
            ? .oneID(IDPosition(), members.values[0]) : .one(PropertyPosition(key), members.values[0])
    }

    /// The index that finds what matches in a list, and the value to look up in it, where there is one.
    func index(of items: Value) -> (index: ItemIndex, value: Value)? {
        guard renderer.hasFixedValues, case .array(let list) = items, let page = renderer.host as? PageContext else {
            return nil
        }
        switch kind {
        case .oneID(var position, let wanted):
            let index = page.index(of: list, by: Names.id, in: renderer.heap) { position.value(in: $0) }
            return index.map { ($0, wanted) }
        case .one(var position, let wanted):
            let index = page.index(of: list, by: position.name, in: renderer.heap) { position.value(in: $0) }
            return index.map { ($0, wanted) }
        default: return nil
        }
    }

    /// Whether an element matches.
    @inline(__always)
    mutating func matches(_ element: Value) throws(Diagnostic) -> Bool {
        if case .object(let object) = element {
            switch kind {
            case .oneID(var position, let wanted):
                let value = position.value(in: object)
                kind = .oneID(position, wanted)
                return Self.matches(value, wanted)
            case .one(var position, let wanted):
                let value = position.value(in: object)
                kind = .one(position, wanted)
                return Self.matches(value, wanted)
            default: break
            }
        }
        return toBoolean(try value(for: element))
    }

    /// What lodash's iteratee gives for an element: what `sort` compares.
    /// - Parameter key: Where the element stands in its collection, for functions.
    func value(for element: Value, key: Value = .undefined, of collection: Value = .undefined) throws(Diagnostic)
        -> Value
    {
        switch kind {
        case .identity: return element
        case .function(let function): return try renderer.call(function, [element, key, collection])
        case .property(let path): return path.value(in: element, renderer.heap) ?? .undefined
        case .pair(let path, let wanted):
            let value = path.value(in: element, renderer.heap)
            if wanted.isComparedStrictly { return .boolean(Self.matches(value, wanted)) }
            return .boolean(value.map { contains($0, wanted) } ?? false)
        case .one(let position, let wanted):
            return .boolean(Self.matches(property(of: element, named: position.name, renderer.heap), wanted))
        case .oneID(_, let wanted):
            return .boolean(Self.matches(member(Names.id, of: element), wanted))
        case .members(let members): return .boolean(hasMembers(members, element))
        }
    }

    private func member(_ name: StringRef, of element: Value) -> Value? {
        if name == Names.id, case .object(let object) = element {
            var position = IDPosition()
            return position.value(in: object)
        }
        return property(of: element, named: name, renderer.heap)
    }

    private func hasMembers(_ members: ObjectRef, _ element: Value) -> Bool {
        if element.isNullish { return members.count == 0 }
        return zip(members.keys, members.values).allSatisfy { key, wanted in
            let value = member(key, of: element)
            return wanted.isComparedStrictly
                ? Self.matches(value, wanted) : value.map { contains($0, wanted) } ?? false
        }
    }

    /// `===`, where a property that is missing is not the same as one that is undefined.
    @inline(__always)
    private static func matches(_ value: Value?, _ wanted: Value) -> Bool {
        guard let value else { return false }
        if case .string(let text) = value, case .string(let other) = wanted { return text == other }
        return isStrictlyEqual(value, wanted)
    }

    /// Whether a value has all that another one has (lodash's `baseIsEqual`, partial and without order).
    private func contains(_ value: Value, _ wanted: Value, depth: Int = 0) -> Bool {
        if isStrictlyEqual(value, wanted, renderer.heap) { return true }
        // A list that holds another one twice, which again holds one twice, and so on, has too many pairs to compare.
        guard depth < Limits.nesting, renderer.takeStep() else { return false }
        switch (value, wanted) {
        case (.number(let number), .number(let other)): return number.isNaN && other.isNaN
        case (.safe(let text), .safe(let other)): return text == other
        case (.array(let array), .array(let others)):
            guard others.count <= array.count else { return false }
            // Each element of the list is taken once, by the first that it matches.
            var taken = [Bool](repeating: false, count: array.count)
            renderer.heap.charge(bytes: array.count * MemoryLayout<Value>.stride)
            return others.elements.allSatisfy { other in
                let position = array.elements.indices.first {
                    !taken[$0] && contains(array[$0], other, depth: depth + 1)
                }
                guard let position else { return false }
                taken[position] = true
                return true
            }
        case (.object(let object), .object(let others)):
            return zip(others.keys, others.values).allSatisfy { key, other in
                object[key].map { contains($0, other, depth: depth + 1) } ?? false
            }
        default: return false
        }
    }
}

/// Where a property stands in the objects of a list. Most of them have the same keys, so that the position found in one
/// holds for the next.
struct PropertyPosition {
    let name: StringRef
    private var keys: UnsafePointer<StringRef>?
    private var index = -1

    init(_ name: StringRef) { self.name = name }

    @inline(__always)
    mutating func value(in object: ObjectRef) -> Value? {
        if object.keys.baseAddress != keys { find(in: object) }
        return index < 0 ? nil : object.values[index]
    }

    private mutating func find(in object: ObjectRef) {
        keys = object.keys.baseAddress
        index = object.keys.firstIndex { $0 == name } ?? -1
    }
}

/// Where an object's id stands: its own `id`, else its `public_id`, else its `external_product_id`.
struct IDPosition {
    private var id = PropertyPosition(Names.id)
    private var publicID = PropertyPosition(Names.publicID)
    private var productID = PropertyPosition(Names.productID)

    @inline(__always)
    mutating func value(in object: ObjectRef) -> Value? {
        let own = id.value(in: object)
        if let own, !own.isNullish { return own }
        if let value = publicID.value(in: object), !value.isNullish { return value }
        if let value = productID.value(in: object), !value.isNullish { return value }
        return own
    }
}

extension Value {
    /// Whether lodash compares the value by `===` (`isStrictComparable`): neither NaN nor an object, which trusted text
    /// is too.
    var isComparedStrictly: Bool {
        switch self {
        case .number(let number): !number.isNaN
        case .safe, .array, .object, .function, .regex: false
        default: true
        }
    }
}
