import Diagnostics

/// The filters that read, cut and join lists.
enum CollectionFilters {
    static func first(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        switch arguments[0] {
        case .array(let array): return array.count > 0 ? array[0] : .undefined
        case .undefined, .null: throw renderer.unfit(arguments[0], for: "first", needs: "a list")
        default: return try renderer.member(arguments[0], .number(0))
        }
    }

    static func last(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        switch arguments[0] {
        case .array(let array): return array.count > 0 ? array[array.count - 1] : .undefined
        case .undefined, .null: throw renderer.unfit(arguments[0], for: "last", needs: "a list")
        case .string(let text):
            return text.unitText(at: text.utf16Count - 1, in: renderer.heap).map(Value.string) ?? .undefined
        default:
            let length = renderer.property(arguments[0], renderer.heap.literal("length"))
            return try renderer.member(arguments[0], .number(toNumber(length, renderer.heap) - 1))
        }
    }

    static func length(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        switch arguments[0] {
        case .array(let array): .number(Double(array.count))
        case .string(let text), .safe(let text), .script(let text): .number(Double(text.utf16Count))
        case .object(let object): .number(Double(object.count))
        case .undefined, .null, .boolean(false): .number(0)
        default: renderer.property(arguments[0], renderer.heap.literal("length"))
        }
    }

    /// The UTF-16 units of a text, the properties of an object as `{key, value}`, or the list itself.
    static func list(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        switch arguments[0] {
        case .array: return arguments[0]
        case .string(let text): return .array(heap.array(renderer.units(of: text)))
        case .safe, .object:
            let shape = heap.shape(of: [heap.literal("key"), heap.literal("value")])
            return .array(
                heap.array(
                    ownProperties(of: arguments[0], heap).map { key, value in
                        .object(heap.object(shape: shape, values: [.string(key), value]))
                    }))
        default: throw renderer.unfit(arguments[0], for: "list", needs: "a text, a list or an object")
        }
    }

    /// The properties of an object; those that Nunjucks' own object has, for trusted text.
    static func ownProperties(of value: Value, _ heap: Heap) -> [(key: StringRef, value: Value)] {
        switch value {
        case .object(let object): zip(object.keys, object.values).map { ($0, $1) }
        case .safe(let text):
            [
                (heap.literal("val"), .string(text)),
                (heap.literal("length"), .number(Double(text.utf16Count))),
            ]
        default: []
        }
    }

    static func join(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let separator = toBoolean(arguments[1]) ? toString(arguments[1], heap) : heap.literal("")
        if toBoolean(arguments[2]) {
            let values = try attributes(of: arguments[0], arguments[2], renderer, for: "join")
            try renderer.requireRoom(forBytes: Double(values.count) * Double(separator.byteCount))
            return .string(joined(values, separator, in: heap))
        }
        let array = try renderer.requiredArray(arguments[0], for: "join")
        try renderer.checkSize(of: array)
        try renderer.requireRoom(forBytes: Double(array.count) * Double(separator.byteCount))
        return .string(joined(array.elements, separator, in: heap))
    }

    /// ECMA-262 23.1.3.18 Array.prototype.join.
    static func joined(_ values: some Collection<Value>, _ separator: StringRef, in heap: Heap) -> StringRef {
        if let text = joinedText(values, separator, in: heap) { return text }
        var bytes: [UInt8] = []
        var isFirst = true
        let limit = heap.roomForText
        guard values.count <= limit / max(1, separator.byteCount) else { return heap.exhausted() }
        for value in values {
            if bytes.count > limit { return heap.exhausted() }
            if !isFirst { bytes.append(contentsOf: separator.bytes) }
            isFirst = false
            if !value.isNullish { appendString(value, to: &bytes, depth: 1, limit: limit) }
        }
        return heap.string(joined: bytes)
    }

    /// The same of whole texts only, put together in their place; nil where another value is among them.
    private static func joinedText(
        _ values: some Collection<Value>, _ separator: StringRef, in heap: Heap
    ) -> StringRef? {
        var count = 0
        for value in values {
            guard case .string(let text) = value, !text.hasLoneSurrogate else { return nil }
            count += text.byteCount + separator.byteCount
        }
        if separator.hasLoneSurrogate || count == 0 { return nil }
        guard count <= heap.roomForText else { return heap.exhausted() }
        return heap.string(byteCount: count - separator.byteCount) { memory in
            var end = memory
            var isFirst = true
            for case .string(let text) in values {
                if !isFirst {
                    separator.copyBytes(to: end)
                    end += separator.byteCount
                }
                isFirst = false
                text.copyBytes(to: end)
                end += text.byteCount
            }
        }
    }

    /// A property of each element, as `lib.map` has it: of no list at all, nothing.
    private static func attributes(
        of list: Value, _ attribute: Value, _ renderer: Renderer, for filter: StaticString
    ) throws(Diagnostic) -> [Value] {
        if list.isNullish { return [] }
        let key: Value
        if case .number = attribute { key = attribute } else { key = .string(toPropertyKey(attribute, renderer.heap)) }
        var values = try renderer.elements(list, for: filter)
        for index in values.indices { values[index] = try renderer.member(values[index], key) }
        return values
    }

    static func sum(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let values: [Value]
        if toBoolean(arguments[1]) {
            values = try attributes(of: arguments[0], arguments[1], renderer, for: "sum")
        } else {
            values = Array(try renderer.requiredArray(arguments[0], for: "sum").elements)
        }
        var sum = Value.number(0)
        for value in values { sum = add(sum, value, heap) }
        return add(arguments[2].isUndefined ? .number(0) : arguments[2], sum, heap)
    }

    static func reverse(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        switch arguments[0] {
        case .array(let array): return .array(heap.array(array.elements.reversed()))
        case .string(let text):
            if !text.isASCII { return .string(heap.string(utf16: text.utf16CodeUnits.reversed())) }
            let bytes = text.bytes
            return .string(
                heap.string(byteCount: bytes.count) { memory in
                    for index in bytes.indices { memory[bytes.count - 1 - index] = bytes[index] }
                })
        case .undefined, .null: return .array(heap.array([]))
        default: return .array(heap.array(try renderer.elements(arguments[0], for: "reverse").reversed()))
        }
    }

    /// Rows of so many elements.
    static func batch(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let elements = try renderer.elements(arguments[0], for: "batch")
        let size = toNumber(arguments[1], heap)
        var rows: [Value] = []
        var row: [Value] = []
        for (index, element) in elements.enumerated() where !heap.isExhausted {
            if remainder(Double(index), size) == 0, !row.isEmpty {
                rows.append(.array(heap.array(row)))
                row = []
            }
            row.append(element)
        }
        if !row.isEmpty {
            if toBoolean(arguments[2]), Double(row.count) < size {
                try renderer.requireRoom(forElements: size)
                while Double(row.count) < size { row.append(arguments[2]) }
            }
            rows.append(.array(heap.array(row)))
        }
        return .array(heap.array(rows))
    }

    /// So many columns.
    static func slice(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        if arguments[0].isNullish { throw renderer.unfit(arguments[0], for: "slice", needs: "a list") }
        let columns = toNumber(arguments[1], heap)
        let count = toNumber(renderer.property(arguments[0], heap.literal("length")), heap)
        let columnLength = (count / columns).rounded(.down)
        let extra = remainder(count, columns)
        guard columns > 0 else { return .array(heap.array([])) }
        try renderer.requireRoom(forElements: columns * 4)
        let fill = arguments[2]
        var offset = 0.0
        var result: [Value] = []
        var index = 0.0
        while index < columns {
            let start = offset + index * columnLength
            if index < extra { offset += 1 }
            let end = offset + (index + 1) * columnLength
            let fills = toBoolean(fill) && index >= extra
            switch arguments[0] {
            case .array(let array):
                let range = relativeRange(.number(start), .number(end), count: array.count, heap)
                let column = heap.array(UnsafeBufferPointer(rebasing: array.elements[range]))
                if fills { column.append(fill, in: heap) }
                result.append(.array(column))
            case .string(let text), .safe(let text), .script(let text):
                if fills { throw renderer.unfit(arguments[0], for: "slice", needs: "a list") }
                let range = relativeRange(.number(start), .number(end), count: text.utf16Count, heap)
                result.append(.string(text.part(range, in: heap)))
            default: throw renderer.unfit(arguments[0], for: "slice", needs: "a list")
            }
            index += 1
        }
        return .array(heap.array(result))
    }

    static func random(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        if arguments[0].isNullish { throw renderer.unfit(arguments[0], for: "random", needs: "a list") }
        let length = toNumber(renderer.property(arguments[0], renderer.heap.literal("length")), renderer.heap)
        return try renderer.member(arguments[0], .number((renderer.nextRandomFraction() * length).rounded(.down)))
    }
}

/// The range of `slice(start, end)`: negative positions count from the end, and there is no end by default
/// (ECMA-262 23.1.3.28, steps 3 to 8).
func relativeRange(_ start: Value, _ end: Value, count: Int, _ heap: Heap) -> Range<Int> {
    func position(_ value: Value) -> Int {
        let integer = toInteger(value, heap)
        return integer < 0 ? max(count + integer, 0) : min(integer, count)
    }
    let lower = position(start)
    let upper = end.isUndefined ? count : position(end)
    return lower..<max(lower, upper)
}
