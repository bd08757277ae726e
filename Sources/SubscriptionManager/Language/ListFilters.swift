import Diagnostics
import NunjucksRuntime

/// The filters that read, order and mix lists: lodash's `_.first`, `_.last`, `_.sortBy`, `_.toPairs`, `_.shuffle`.
enum ListFilters {
    static func first(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        if case .array(let array) = arguments[0] { return array.count > 0 ? array[0] : .undefined }
        return item(of: arguments[0], renderer) { _ in 0 }
    }

    static func last(_ arguments: Arguments, _ renderer: Renderer) -> Value {
        if case .array(let array) = arguments[0] { return array.count > 0 ? array[array.count - 1] : .undefined }
        return item(of: arguments[0], renderer) { $0 - 1 }
    }

    /// An item of what has a `length` without being a list.
    private static func item(of value: Value, _ renderer: Renderer, at position: (Int) -> Int) -> Value {
        let heap = renderer.heap
        guard case .number(let length)? = property(of: value, named: heap.literal("length"), heap), length > 0,
            let count = Int(exactly: length)
        else { return .undefined }
        return property(of: value, named: heap.string(String(position(count))), heap) ?? .undefined
    }

    /// The properties of an object as `[key, value]`; of a list, its positions and elements.
    static func entries(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let heap = renderer.heap
        func pair(_ key: StringRef, _ value: Value) -> Value { .array(heap.array([.string(key), value])) }
        switch arguments[0] {
        case .object(let object):
            var pairs: [Value] = []
            for (key, value) in zip(object.keys, object.values) {
                guard renderer.mayGoOn else { break }
                pairs.append(pair(key, try renderer.read(value, of: object)))
            }
            return .array(heap.array(pairs))
        case .array, .string, .safe:
            var pairs: [Value] = []
            for (position, item) in Items(arguments[0], heap).enumerated() {
                guard renderer.mayGoOn else { break }
                pairs.append(pair(heap.string(String(position)), item))
            }
            return .array(heap.array(pairs))
        default: return .array(heap.array([]))
        }
    }

    /// The same list. Production takes the name as a hint of how to update the list in place.
    static func key(_ arguments: Arguments, _ renderer: Renderer) -> Value { arguments[0] }

    static func shuffle(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let page = try renderer.page
        var items = Items(arguments[0], renderer.heap).array
        for index in items.indices.dropLast() {
            items.swapAt(index, index + page.random(below: items.count - index))
        }
        return .array(renderer.heap.array(items))
    }

    // MARK: Sorting

    /// Sorts by one property, or by several, the first of them first; what is equal keeps its order, also in reverse.
    static func sort(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        var matchers: [Matcher] = []
        var (count, isReversed) = (arguments.count, false)
        if count > 1, case .object(let keywords) = arguments[count - 1], let reverse = keywords[Names.reverse] {
            (count, isReversed) = (count - 1, toBoolean(reverse))
        }
        for position in 1..<max(count, 1) {
            if case .array(let properties) = arguments[position] {
                // A list in the list is the path of a property.
                matchers += properties.elements.map { Matcher(sortingBy: $0, renderer) }
            } else {
                matchers.append(Matcher(sortingBy: arguments[position], renderer))
            }
        }
        if matchers.isEmpty { matchers = [Matcher(.undefined, renderer)] }
        var rows: [(element: Value, keys: [Value])] = []
        let items = Items(arguments[0], renderer.heap)
        // A row, and the list of its keys.
        try renderer.requireRoom(forElements: Double(items.count * (4 + matchers.count)))
        for element in items {
            guard renderer.mayGoOn else { break }
            var keys: [Value] = []
            for matcher in matchers { keys.append(try matcher.value(for: element)) }
            rows.append((element, keys))
        }
        rows.sort { left, right in
            guard renderer.mayGoOn else { return false }
            for (key, other) in zip(left.keys, right.keys) {
                let order = compare(key, other, renderer.heap)
                if order != 0 { return (order < 0) != isReversed }
            }
            return false
        }
        return .array(renderer.heap.array(rows.map(\.element)))
    }

    /// lodash's `compareAscending`: null, undefined and NaN come last, in this order.
    private static func compare(_ left: Value, _ right: Value, _ heap: Heap) -> Int {
        let (leftRank, rightRank) = (left.sortRank, right.sortRank)
        if leftRank != rightRank { return leftRank < rightRank ? -1 : 1 }
        guard leftRank == 0 else { return 0 }
        if isLess(left, than: right, heap) == true { return -1 }
        return isLess(right, than: left, heap) == true ? 1 : 0
    }
}

extension Matcher {
    /// What `sort` compares: texts of every length are names of properties.
    fileprivate init(sortingBy property: Value, _ renderer: Renderer) {
        switch property {
        case .string, .safe, .array: self.init(path: PropertyPath(property, of: nil, renderer.heap), renderer)
        default: self.init(property, renderer)
        }
    }
}

extension Value {
    fileprivate var sortRank: Int {
        switch self {
        case .null: 1
        case .undefined: 2
        case .number(let number) where number.isNaN: 3
        default: 0
        }
    }
}
