import Diagnostics

/// The filters that choose, group and order the elements of a list.
enum SelectionFilters {
    // MARK: Choosing

    static func select(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        try elements(arguments, passing: true, for: "select", renderer)
    }

    static func reject(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        try elements(arguments, passing: false, for: "reject", renderer)
    }

    private static func elements(
        _ arguments: Arguments, passing expected: Bool, for filter: StaticString, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let name = arguments[1].isUndefined ? heap.literal("truthy") : toPropertyKey(arguments[1], heap)
        guard let test = renderer.test(named: name) else {
            let nearest = nearest(to: name.string, among: renderer.library.tests.keys.sorted())
            throw renderer.error(
                .unknownTest, "there is no test `\(name.string)`", help: nearest.map { "did you mean `\($0)`?" })
        }
        // Trusted text has a length in Nunjucks, and no elements.
        if case .safe = arguments[0] { return .array(heap.array([])) }
        var kept: [Value] = []
        for element in try renderer.elements(arguments[0], for: filter) {
            guard renderer.mayGoOn else { break }
            let result = try renderer.call(test, element, arguments[2])
            if case .boolean(expected) = result { kept.append(element) }
        }
        return .array(heap.array(kept))
    }

    static func selectattr(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        try elements(arguments, havingAttribute: true, for: "selectattr", renderer)
    }

    static func rejectattr(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        try elements(arguments, havingAttribute: false, for: "rejectattr", renderer)
    }

    private static func elements(
        _ arguments: Arguments, havingAttribute expected: Bool, for filter: StaticString, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let list = try renderer.requiredArray(arguments[0], for: filter)
        let key = Value.string(toPropertyKey(arguments[1], renderer.heap))
        var kept: [Value] = []
        for element in list.elements where toBoolean(try renderer.member(element, key)) == expected {
            kept.append(element)
        }
        return .array(renderer.heap.array(kept))
    }

    // MARK: Grouping

    static func groupby(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let path = AttributePath(arguments[1], heap)
        var groups: [(key: StringRef, members: ArrayRef)] = []
        var positions: [StringKey: Int] = [:]
        for (index, element) in try renderer.elements(arguments[0], for: "groupby").enumerated() {
            guard renderer.mayGoOn else { break }
            let value: Value
            if case .function = arguments[1] {
                value = try renderer.call(arguments[1], [element, .number(Double(index))])
            } else {
                value = try path.value(in: element, for: "groupby", renderer)
            }
            if value.isUndefined, renderer.options.throwOnUndefined {
                throw renderer.error(
                    .invalidValue, "groupby: the attribute `\(path.text)` of an element is undefined")
            }
            let key = toPropertyKey(value, heap)
            if let position = positions[StringKey(key)] {
                groups[position].members.append(element, in: heap)
            } else if ObjectMethods.table[key] != nil {
                throw renderer.error(
                    .invalidValue, "groupby cannot make a group `\(key.string)`: every object has a method of that name"
                )
            } else {
                positions[StringKey(key)] = groups.count
                groups.append((key, heap.array([element])))
            }
        }
        return .object(heap.object(groups.map { (key: $0.key, value: Value.array($0.members)) }))
    }

    // MARK: Ordering

    static func sort(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        let named = NamedArguments(arguments, names: ["value", "reverse", "case_sensitive", "attribute"], renderer)
        let list = named[0]
        let isReversed = toBoolean(named[1])
        let isCaseSensitive = toBoolean(named[2])
        let attribute = toBoolean(named[3]) ? AttributePath(named[3], heap) : nil
        let elements = list.isNullish ? [] : try renderer.elements(list, for: "sort")

        // What is undefined goes last, and is not compared (ECMA-262 23.1.3.30.1 SortIndexedProperties).
        let defined = elements.filter { !$0.isUndefined }
        var entries: [SortEntry] = []
        for element in defined {
            guard renderer.mayGoOn else { break }
            var key = element
            if let attribute, defined.count > 1 {
                key = try attribute.value(in: element, for: "sort", renderer)
                if key.isUndefined, renderer.options.throwOnUndefined {
                    throw renderer.error(
                        .invalidValue, "sort: the attribute `\(attribute.text)` of an element is undefined")
                }
            }
            entries.append(SortEntry(element, key: key, foldsCase: !isCaseSensitive, heap))
        }
        let sorted = sortedLikeJavaScript(entries) { left, right in
            guard renderer.mayGoOn else { return 0 }
            let (x, y) =
                left.foldedKey != nil && right.foldedKey != nil
                ? (Value.string(left.foldedKey ?? heap.literal("")), Value.string(right.foldedKey ?? heap.literal("")))
                : (left.key, right.key)
            if isLess(x, than: y, heap) == true { return isReversed ? 1 : -1 }
            if isLess(y, than: x, heap) == true { return isReversed ? -1 : 1 }
            return 0
        }
        let undefined = repeatElement(Value.undefined, count: elements.count - defined.count)
        return .array(heap.array(sorted.map(\.element) + undefined))
    }

    private struct SortEntry {
        let element: Value
        let key: Value
        let foldedKey: StringRef?

        init(_ element: Value, key: Value, foldsCase: Bool, _ heap: Heap) {
            self.element = element
            self.key = key
            if foldsCase, case .string(let text) = key {
                foldedKey = text.lowercased(in: heap)
            } else {
                foldedKey = nil
            }
        }
    }

    /// The properties of an object as `[key, value]`, in the order of one of them.
    static func dictsort(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        switch arguments[0] {
        case .object, .safe: break
        default: throw renderer.unfit(arguments[0], for: "dictsort", needs: "an object")
        }
        let isCaseSensitive = toBoolean(arguments[1])
        let sortsByValue: Bool
        switch arguments[2] {
        case .undefined: sortsByValue = false
        case .string(let text) where text == "key": sortsByValue = false
        case .string(let text) where text == "value": sortsByValue = true
        default:
            throw renderer.error(
                .invalidValue, "dictsort sorts by \"key\" or by \"value\", not by \(arguments[2].description)")
        }
        var properties = CollectionFilters.ownProperties(of: arguments[0], heap)
        if case .safe = arguments[0] {
            // Of all that objects inherit, only what Nunjucks gave its trusted text is met in a walk over its properties.
            for name in [heap.literal("valueOf"), heap.literal("toString")] {
                properties.append((name, renderer.property(arguments[0], name)))
            }
        }
        let entries = properties.map { key, value in
            var sortKey = sortsByValue ? value : .string(key)
            if !isCaseSensitive, case .string(let text) = sortKey { sortKey = .string(text.uppercased(in: heap)) }
            return (pair: Value.array(heap.array([.string(key), value])), sortKey: sortKey)
        }
        let sorted = sortedLikeJavaScript(entries) { left, right in
            guard renderer.mayGoOn else { return 0 }
            if isLess(right.sortKey, than: left.sortKey, heap) == true { return 1 }
            return isStrictlyEqual(left.sortKey, right.sortKey) ? 0 : -1
        }
        return .array(heap.array(sorted.map(\.pair)))
    }
}

extension Renderer {
    /// The test of a name.
    func test(named name: StringRef) -> NativeFunction? { library.tests[name.string] }

    /// Calls a test with one argument beside the value.
    func call(_ test: NativeFunction, _ value: Value, _ argument: Value) throws(Diagnostic) -> Value {
        try [value, argument].withUnsafeBufferPointer { values throws(Diagnostic) in
            try admit(value)
            try admit(argument)
            return try test.body(Arguments(values: values), self)
        }
    }
}

/// A dotted path to a property, as `groupby` and `sort` take it: own properties only.
struct AttributePath {
    private let parts: [StringRef]

    init(_ attribute: Value, _ heap: Heap) {
        if !toBoolean(attribute) {
            parts = []
        } else if case .string(let text) = attribute {
            parts = text.parts(separatedBy: heap.literal("."), in: heap).compactMap(\.anyText)
        } else {
            parts = [toPropertyKey(attribute, heap)]
        }
    }

    /// The path as it was written.
    var text: String { parts.map(\.string).joined(separator: ".") }

    func value(in element: Value, for filter: StaticString, _ renderer: Renderer) throws(Diagnostic) -> Value {
        var value = element
        for part in parts {
            if value.isNullish {
                throw renderer.error(
                    .nullAccess, "the filter `\(filter)` cannot read `\(part.string)` of \(value.description)",
                    help: "each element needs the attribute `\(text)`")
            }
            guard let own = ownProperty(value, part, renderer.heap) else { return .undefined }
            value = own
        }
        return value
    }
}

/// Sorts as V8 does: stable, and for fewer than 64 elements with its very comparisons, so that an order that contradicts
/// itself gives the same list.
func sortedLikeJavaScript<Element>(_ elements: [Element], _ compare: (Element, Element) -> Int) -> [Element] {
    guard elements.count > 1 else { return elements }
    if elements.count >= 64 {
        // Swift's sort is stable, too.
        return elements.sorted { compare($0, $1) < 0 }
    }
    var sorted = elements
    // The run at the beginning, turned round where it descends.
    var runEnd = 2
    let descends = compare(sorted[1], sorted[0]) < 0
    while runEnd < sorted.count, (compare(sorted[runEnd], sorted[runEnd - 1]) < 0) == descends { runEnd += 1 }
    if descends { sorted[..<runEnd].reverse() }
    // Each of the others goes where a binary search says.
    for index in runEnd..<sorted.count {
        let pivot = sorted[index]
        var low = 0
        var high = index
        while low < high {
            let middle = low + (high - low) / 2
            if compare(pivot, sorted[middle]) < 0 { high = middle } else { low = middle + 1 }
        }
        sorted.remove(at: index)
        sorted.insert(pivot, at: low)
    }
    return sorted
}
