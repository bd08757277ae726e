import NunjucksAnalysis

extension StandardLibrary {
    /// The tests for the kind of a value.
    static let kindTests: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                test: "callable",
                narrowing: .isOfType(.function), "Whether the value is a function."),
            StandardTests.callable),
        NativeFunction(
            FunctionSignature(
                test: "defined",
                narrowing: .isNotOfType(.undefined), "Whether the value is not undefined."),
            StandardTests.defined),
        NativeFunction(
            FunctionSignature(
                test: "escaped",
                narrowing: .isOfType(.markup), "Whether the value is markup."),
            StandardTests.escaped),
        NativeFunction(
            FunctionSignature(
                test: "falsy", narrowing: .isFalsy,
                "Whether the value is falsy."),
            StandardTests.falsy),
        NativeFunction(
            FunctionSignature(
                test: "iterable",
                narrowing: .isOfType(.sequence), "Whether the value is a list or a text."),
            StandardTests.iterable),
        NativeFunction(
            FunctionSignature(
                test: "mapping",
                "Whether the value is an object, but not a list."),
            StandardTests.mapping),
        NativeFunction(
            FunctionSignature(
                test: "null", aliases: ["none"],
                narrowing: .isOfType(.null), "Whether the value is null."),
            StandardTests.null),
        NativeFunction(
            FunctionSignature(
                test: "number",
                narrowing: .isOfType(.number), "Whether the value is a number."),
            StandardTests.number),
        NativeFunction(
            FunctionSignature(
                test: "string", narrowing: .isOfType(.string),
                "Whether the value is a text, but not markup."),
            StandardTests.string),
        NativeFunction(
            FunctionSignature(
                test: "truthy", narrowing: .isTruthy,
                "Whether the value is truthy."),
            StandardTests.truthy),
        NativeFunction(
            FunctionSignature(
                test: "undefined",
                narrowing: .isOfType(.undefined), "Whether the value is undefined."),
            StandardTests.undefined),
    ]

    /// The tests that compare a value with another, or look at it more closely.
    static let comparisonTests: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                test: "divisibleby", of: .number, taking: [.required("num", .number, .position)],
                "Whether a number is a multiple of another."),
            StandardTests.divisibleby),
        NativeFunction(
            FunctionSignature(
                test: "equalto", aliases: ["eq", "sameas"], taking: [.required("other", .unknown, .position)],
                narrowing: .equalsArgument,
                "Whether the value is strictly equal to another."),
            StandardTests.equalto),
        NativeFunction(
            FunctionSignature(
                test: "even", of: .number,
                "Whether a number is even."),
            StandardTests.even),
        NativeFunction(
            FunctionSignature(
                test: "ge", taking: [.required("other", .unknown, .position)],
                "Whether the value is greater than another, or equal to it."),
            StandardTests.ge),
        NativeFunction(
            FunctionSignature(
                test: "greaterthan", aliases: ["gt"], taking: [.required("other", .unknown, .position)],
                "Whether the value is greater than another."),
            StandardTests.greaterthan),
        NativeFunction(
            FunctionSignature(
                test: "le", taking: [.required("other", .unknown, .position)],
                "Whether the value is less than another, or equal to it."),
            StandardTests.le),
        NativeFunction(
            FunctionSignature(
                test: "lessthan", aliases: ["lt"], taking: [.required("other", .unknown, .position)],
                "Whether the value is less than another."),
            StandardTests.lessthan),
        NativeFunction(
            FunctionSignature(
                test: "lower", of: .text,
                "Whether a text has no letter in upper case."),
            StandardTests.lower),
        NativeFunction(
            FunctionSignature(
                test: "ne", taking: [.required("other", .unknown, .position)],
                narrowing: .differsFromArgument, "Whether the value is not strictly equal to another."),
            StandardTests.ne),
        NativeFunction(
            FunctionSignature(
                test: "odd", of: .number,
                "Whether a number is odd."),
            StandardTests.odd),
        NativeFunction(
            FunctionSignature(
                test: "upper", of: .text,
                "Whether a text has no letter in lower case."),
            StandardTests.upper),
    ]
}
