import Diagnostics
import ECMAText

/// ECMA-262 23.1.3, Properties of the Array Prototype Object, less what needs a function.
enum ArrayMethods {
    static let table = MethodTable<ArrayRef>(
        [
            ("at", at), ("concat", concat), ("entries", entries), ("fill", fill), ("flat", flat),
            ("includes", includes), ("indexOf", indexOf), ("join", join), ("keys", keys),
            ("lastIndexOf", lastIndexOf), ("pop", pop), ("push", push), ("reverse", reverse), ("shift", shift),
            ("slice", slice), ("sort", sort), ("splice", splice), ("toLocaleString", toText), ("toString", toText),
            ("unshift", unshift), ("values", values),
        ]
            + functionTakers.map { name in
                (
                    name,
                    { (_, _, renderer) throws(Diagnostic) in
                        throw renderer.functionArgument(to: name)
                    }
                )
            })

    private static let functionTakers: [StaticString] = [
        "every", "filter", "find", "findIndex", "findLast", "findLastIndex", "flatMap", "forEach", "map", "reduce",
        "reduceRight", "some",
    ]

    // MARK: Reading

    static func at(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let integer = toInteger(arguments[0], renderer.heap)
        let index = integer < 0 ? array.count + integer : integer
        return index >= 0 && index < array.count ? array[index] : .undefined
    }

    static func includes(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let start = relativeRange(arguments[1], .undefined, count: array.count, renderer.heap).lowerBound
        let sought = arguments[0]
        if case .number(let number) = sought, number.isNaN {
            return .boolean(
                array.elements[start...].contains {
                    if case .number(let other) = $0 { other.isNaN } else { false }
                })
        }
        return .boolean(array.elements[start...].contains { isStrictlyEqual($0, sought) })
    }

    static func indexOf(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let start = relativeRange(arguments[1], .undefined, count: array.count, renderer.heap).lowerBound
        let sought = arguments[0]
        let index = array.elements[start...].firstIndex { isStrictlyEqual($0, sought) }
        return .number(Double(index ?? -1))
    }

    static func lastIndexOf(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        var start = array.count - 1
        if arguments.count > 1 {
            let integer = toInteger(arguments[1], renderer.heap)
            start = integer < 0 ? array.count + integer : min(integer, start)
        }
        let sought = arguments[0]
        let index = start < 0 ? nil : array.elements[...start].lastIndex { isStrictlyEqual($0, sought) }
        return .number(Double(index ?? -1))
    }

    static func join(
        _ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        try renderer.checkSize(of: array)
        let separator = arguments[0].isUndefined ? heap.literal(",") : toString(arguments[0], heap)
        return .string(CollectionFilters.joined(array.elements, separator, in: heap))
    }

    static func toText(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .string(toString(.array(array), renderer.heap))
    }

    // MARK: New lists

    static func concat(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        var elements = Array(array.elements)
        for value in arguments.values {
            if case .array(let other) = value {
                elements.append(contentsOf: other.elements)
            } else {
                elements.append(value)
            }
        }
        return .array(renderer.heap.array(elements))
    }

    static func slice(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let range = relativeRange(arguments[0], arguments[1], count: array.count, renderer.heap)
        return .array(renderer.heap.array(UnsafeBufferPointer(rebasing: array.elements[range])))
    }

    static func flat(
        _ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let depth = arguments[0].isUndefined ? 1 : toInteger(arguments[0], renderer.heap)
        if depth > 0 { try renderer.checkSize(of: array) }
        var elements: [Value] = []
        try appendFlat(array, depth: depth, level: 0, to: &elements, renderer)
        return .array(renderer.heap.array(elements))
    }

    private static func appendFlat(
        _ array: ArrayRef, depth: Int, level: Int, to elements: inout [Value], _ renderer: Renderer
    ) throws(Diagnostic) {
        guard level < Limits.nesting else {
            throw renderer.error(.limit, "the list is nested more than \(Limits.nesting) levels deep")
        }
        for element in array.elements {
            if depth > 0, case .array(let inner) = element {
                try appendFlat(inner, depth: depth - 1, level: level + 1, to: &elements, renderer)
            } else {
                elements.append(element)
            }
        }
    }

    /// The positions, as a list: templates have no iterators.
    static func keys(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .array(renderer.heap.array(array.elements.indices.map { .number(Double($0)) }))
    }

    /// The elements, as a list.
    static func values(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .array(renderer.heap.array(array.elements))
    }

    /// The positions with their elements, as a list.
    static func entries(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let heap = renderer.heap
        var entries: [Value] = []
        for (index, element) in array.elements.enumerated() where !heap.isExhausted {
            entries.append(.array(heap.array([.number(Double(index)), element])))
        }
        return .array(heap.array(entries))
    }

    // MARK: Changing the list

    static func push(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        for value in arguments.values { array.append(value, in: renderer.heap) }
        return .number(Double(array.count))
    }

    static func pop(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        guard let last = array.elements.last else { return .undefined }
        array.replaceAll(with: Array(array.elements.dropLast()), in: renderer.heap)
        return last
    }

    static func shift(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        guard let first = array.elements.first else { return .undefined }
        array.replaceAll(with: Array(array.elements.dropFirst()), in: renderer.heap)
        return first
    }

    static func unshift(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        array.replaceAll(with: Array(arguments.values) + array.elements, in: renderer.heap)
        return .number(Double(array.count))
    }

    static func splice(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let heap = renderer.heap
        var elements = Array(array.elements)
        let start = relativeRange(arguments[0], .undefined, count: elements.count, heap).lowerBound
        let count: Int
        switch arguments.count {
        case 0: count = 0
        case 1: count = elements.count - start
        default: count = min(max(toInteger(arguments[1], heap), 0), elements.count - start)
        }
        let removed = heap.array(Array(elements[start..<start + count]))
        elements.replaceSubrange(start..<start + count, with: arguments.dropFirst(2).values)
        array.replaceAll(with: elements, in: heap)
        return .array(removed)
    }

    static func reverse(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        array.replaceAll(with: array.elements.reversed(), in: renderer.heap)
        return .array(array)
    }

    static func fill(_ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        for index in relativeRange(arguments[1], arguments[2], count: array.count, renderer.heap) {
            array[index] = arguments[0]
        }
        return .array(array)
    }

    /// Sorts by the elements' texts, what is undefined last.
    static func sort(
        _ array: ArrayRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        if case .function = arguments[0] { throw renderer.functionArgument(to: "sort") }
        let heap = renderer.heap
        let entries = array.elements.filter { !$0.isUndefined }.map { (value: $0, text: toString($0, heap)) }
        let sorted = entries.sorted { left, right in
            heap.charge(bytes: min(left.text.byteCount, right.text.byteCount))
            return renderer.mayGoOn && precedes(left.text, right.text)
        }.map(\.value)
        let undefined = repeatElement(Value.undefined, count: array.count - sorted.count)
        array.replaceAll(with: sorted + undefined, in: heap)
        return .array(array)
    }
}
