import Diagnostics

/// The properties of an object: values by name, in JavaScript's order.
///
/// Names that are whole numbers come first, ascending; all others have the order in which they were added (ECMA-262
/// 10.1.11.1 OrdinaryOwnPropertyKeys). Two objects are equal if they have equal properties in the same order.
///
/// ```swift
/// var customer: TemplateObject = ["name": "Ada", "orders": 3]
/// customer["city"] = "London"
/// customer.names      // ["name", "orders", "city"]
/// ```
public struct TemplateObject: Hashable, Sendable {
    private var order: [Name] = []
    private var members: [Name: TemplateValue] = [:]

    /// Makes an object without properties.
    public init() {}

    /// Makes an object of properties in their order; a later value of a name replaces an earlier one.
    public init(_ properties: some Sequence<(String, TemplateValue)>) {
        for (name, value) in properties { self[name] = value }
    }

    /// Makes an object of a dictionary. A dictionary has no order, so the names are sorted.
    public init(_ dictionary: [String: TemplateValue]) {
        self.init(dictionary.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) })
    }

    /// The names of the properties, in their order.
    public var names: [String] { order.map(\.text) }

    /// The value of a property; nil where there is none. Setting nil removes the property.
    public subscript(name: String) -> TemplateValue? {
        get { members[Name(text: name)] }
        set {
            let name = Name(text: name)
            guard let newValue else {
                if members.removeValue(forKey: name) != nil { order.removeAll { $0 == name } }
                return
            }
            if members.updateValue(newValue, forKey: name) == nil { order.insert(name, at: position(of: name)) }
        }
    }

    /// Where a new name belongs.
    private func position(of name: Name) -> Int {
        guard let number = name.index else { return order.count }
        return order.firstIndex { other in other.index.map { $0 > number } ?? true } ?? order.count
    }

    /// A name, which is the same as another if its code units are: Swift's strings compare by what readers see.
    private struct Name: Hashable, Sendable {
        let text: String

        /// The number that an integer-like name stands for.
        var index: UInt32? { arrayIndex(of: text.utf8) }

        static func == (left: Name, right: Name) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

        func hash(into hasher: inout Hasher) {
            for byte in text.utf8 { hasher.combine(byte) }
        }
    }
}

extension TemplateObject: ExpressibleByDictionaryLiteral {
    /// Makes an object whose properties have the literal's order; a later value of a name replaces an earlier one.
    public init(dictionaryLiteral elements: (String, TemplateValue)...) { self.init(elements) }
}

extension TemplateObject: RandomAccessCollection {
    /// The position of the first property.
    public var startIndex: Int { 0 }

    /// The position after the last property.
    public var endIndex: Int { order.count }

    /// The property at a position.
    public subscript(position: Int) -> (name: String, value: TemplateValue) {
        let name = order[position]
        guard let value = members[name] else { preconditionFailure("every name in the order is that of a member") }
        return (name.text, value)
    }
}
