import NunjucksAnalysis

extension StandardLibrary {
    /// The tests for the kind of a value.
    static let kindTests: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                test: "callable", production: .lacks(instead: "test the value itself"),
                narrowing: .isOfType(.function), "Whether the value is a function."),
            StandardTests.callable),
        NativeFunction(
            FunctionSignature(
                test: "defined", production: .lacks(instead: "test the value itself, or compare: `x !== undefined`"),
                narrowing: .isNotOfType(.undefined), "Whether the value is not undefined."),
            StandardTests.defined),
        NativeFunction(
            FunctionSignature(
                test: "escaped", production: .lacks(instead: "leave it out: everything that is printed is escaped"),
                narrowing: .isOfType(.markup), "Whether the value is markup."),
            StandardTests.escaped),
        NativeFunction(
            FunctionSignature(
                test: "falsy", production: .lacks(instead: "write `not x`"), narrowing: .isFalsy,
                "Whether the value is falsy."),
            StandardTests.falsy),
        NativeFunction(
            FunctionSignature(
                test: "iterable", production: .lacks(instead: "test `x.length`"),
                narrowing: .isOfType(.sequence), "Whether the value is a list or a text."),
            StandardTests.iterable),
        NativeFunction(
            FunctionSignature(
                test: "mapping", production: .lacks(instead: "test the value itself"),
                "Whether the value is an object, but not a list."),
            StandardTests.mapping),
        NativeFunction(
            FunctionSignature(
                test: "null", aliases: ["none"], production: .lacks(instead: "write `x === null`"),
                narrowing: .isOfType(.null), "Whether the value is null."),
            StandardTests.null),
        NativeFunction(
            FunctionSignature(
                test: "number", production: .lacks(instead: "compare the value, which reads numbers from texts"),
                narrowing: .isOfType(.number), "Whether the value is a number."),
            StandardTests.number),
        NativeFunction(
            FunctionSignature(
                test: "string", production: .lacks(instead: "test the value itself"), narrowing: .isOfType(.string),
                "Whether the value is a text, but not markup."),
            StandardTests.string),
        NativeFunction(
            FunctionSignature(
                test: "truthy", production: .lacks(instead: "test the value itself"), narrowing: .isTruthy,
                "Whether the value is truthy."),
            StandardTests.truthy),
        NativeFunction(
            FunctionSignature(
                test: "undefined", production: .lacks(instead: "write `not x`, or compare: `x === undefined`"),
                narrowing: .isOfType(.undefined), "Whether the value is undefined."),
            StandardTests.undefined),
    ]

    /// The tests that compare a value with another, or look at it more closely.
    static let comparisonTests: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                test: "divisibleby", of: .number, [.required("num", .number, .position)],
                production: .lacks(instead: "write `x % n === 0`"), "Whether a number is a multiple of another."),
            StandardTests.divisibleby),
        NativeFunction(
            FunctionSignature(
                test: "equalto", aliases: ["eq", "sameas"], [.required("other", .unknown, .position)],
                production: .lacks(instead: "write `x === y`"), narrowing: .equalsArgument,
                "Whether the value is strictly equal to another."),
            StandardTests.equalto),
        NativeFunction(
            FunctionSignature(
                test: "even", of: .number, production: .lacks(instead: "write `x % 2 === 0`"),
                "Whether a number is even."),
            StandardTests.even),
        NativeFunction(
            FunctionSignature(
                test: "ge", [.required("other", .unknown, .position)], production: .lacks(instead: "write `x >= y`"),
                "Whether the value is greater than another, or equal to it."),
            StandardTests.ge),
        NativeFunction(
            FunctionSignature(
                test: "greaterthan", aliases: ["gt"], [.required("other", .unknown, .position)],
                production: .lacks(instead: "write `x > y`"), "Whether the value is greater than another."),
            StandardTests.greaterthan),
        NativeFunction(
            FunctionSignature(
                test: "le", [.required("other", .unknown, .position)], production: .lacks(instead: "write `x <= y`"),
                "Whether the value is less than another, or equal to it."),
            StandardTests.le),
        NativeFunction(
            FunctionSignature(
                test: "lessthan", aliases: ["lt"], [.required("other", .unknown, .position)],
                production: .lacks(instead: "write `x < y`"), "Whether the value is less than another."),
            StandardTests.lessthan),
        NativeFunction(
            FunctionSignature(
                test: "lower", of: .text, production: .lacks(instead: "write `js`"),
                "Whether a text has no letter in upper case."),
            StandardTests.lower),
        NativeFunction(
            FunctionSignature(
                test: "ne", [.required("other", .unknown, .position)], production: .lacks(instead: "write `x !== y`"),
                narrowing: .differsFromArgument, "Whether the value is not strictly equal to another."),
            StandardTests.ne),
        NativeFunction(
            FunctionSignature(
                test: "odd", of: .number, production: .lacks(instead: "write `x % 2 === 1`"),
                "Whether a number is odd."),
            StandardTests.odd),
        NativeFunction(
            FunctionSignature(
                test: "upper", of: .text, production: .lacks(instead: "write `js`"),
                "Whether a text has no letter in lower case."),
            StandardTests.upper),
    ]
}
