/// JavaScript's methods of values, with what calling each of them gives.
///
/// The runtime implements those that need no function; the others are listed because they exist, and calling one is
/// reported for what it is.
enum Methods {
    /// A method of a name, or one that every value has, or nothing.
    static func member(_ name: String, among methods: [String: ValueType]) -> Member {
        (methods[name] ?? object[name]).map(Member.method) ?? .missing
    }

    /// ECMA-262 20.1.3, Properties of the Object Prototype Object.
    static let object: [String: ValueType] = [
        "constructor": .unknown, "hasOwnProperty": .boolean, "isPrototypeOf": .boolean,
        "propertyIsEnumerable": .boolean, "toLocaleString": .string, "toString": .string, "valueOf": .unknown,
    ]

    /// ECMA-262 22.1.3, Properties of the String Prototype Object.
    static let string: [String: ValueType] = [
        "at": .string.joined(with: .undefined), "charAt": .string, "charCodeAt": .number,
        "codePointAt": .number.joined(with: .undefined), "concat": .string, "endsWith": .boolean,
        "includes": .boolean, "indexOf": .number, "lastIndexOf": .number, "localeCompare": .number,
        "match": .list(.string.joined(with: .undefined)).joined(with: .null), "normalize": .string, "padEnd": .string,
        "padStart": .string, "repeat": .string, "replace": .string, "replaceAll": .string, "search": .number,
        "slice": .string, "split": .list(.string), "startsWith": .boolean, "substr": .string, "substring": .string,
        "toLocaleLowerCase": .string, "toLocaleUpperCase": .string, "toLowerCase": .string, "toString": .string,
        "toUpperCase": .string, "trim": .string, "trimEnd": .string, "trimLeft": .string, "trimRight": .string,
        "trimStart": .string, "valueOf": .string,
    ]

    /// ECMA-262 21.1.3, Properties of the Number Prototype Object.
    static let number: [String: ValueType] = [
        "toExponential": .string, "toFixed": .string, "toLocaleString": .string, "toPrecision": .string,
        "toString": .string, "valueOf": .number,
    ]

    /// ECMA-262 22.2.6, Properties of the RegExp Prototype Object: the methods.
    static let regex: [String: ValueType] = [
        "exec": .list(.string.joined(with: .undefined)).joined(with: .null), "test": .boolean, "toString": .string,
    ]

    /// ECMA-262 22.2.6, Properties of the RegExp Prototype Object: the accessors.
    static let regexProperties: [String: ValueType] = [
        "dotAll": .boolean, "flags": .string, "global": .boolean, "hasIndices": .boolean, "ignoreCase": .boolean,
        "lastIndex": .number, "multiline": .boolean, "source": .string, "sticky": .boolean, "unicode": .boolean,
        "unicodeSets": .boolean,
    ]

    /// ECMA-262 20.2.3, Properties of the Function Prototype Object.
    static let function: [String: ValueType] = ["apply": .unknown, "call": .unknown, "toString": .string]

    /// ECMA-262 23.1.3, Properties of the Array Prototype Object, for a list of elements of a type.
    static func list(of element: ValueType) -> [String: ValueType] {
        let list = ValueType.list(element)
        let optional = element.joined(with: .undefined)
        return [
            "at": optional, "concat": .list(.unknown), "entries": .list(.list(element.joined(with: .number))),
            "every": .boolean, "fill": .list(.unknown), "filter": list, "find": optional, "findIndex": .number,
            "findLast": optional, "findLastIndex": .number, "flat": .list(.unknown), "flatMap": .list(.unknown),
            "forEach": .undefined, "includes": .boolean, "indexOf": .number, "join": .string, "keys": .list(.number),
            "lastIndexOf": .number, "map": .list(.unknown), "pop": optional, "push": .number, "reduce": .unknown,
            "reduceRight": .unknown, "reverse": list, "shift": optional, "slice": list, "some": .boolean,
            "sort": list, "splice": list, "toLocaleString": .string, "toString": .string, "unshift": .number,
            "values": list,
        ]
    }
}
