import NunjucksAnalysis

extension StandardLibrary {
    /// The filters for numbers, and those for values of every kind.
    static let valueFilters: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                filter: "abs", of: .number, gives: .fixed(.number),
                "The number without its sign."),
            NumberFilters.abs),
        NativeFunction(
            FunctionSignature(
                filter: "default", aliases: ["d"],
                [.required("default_value", .unknown), .optional("boolean", .boolean, default: "false")],
                gives: .unionOfInputAndArgument(0, ifFalsy: 1),
                "The value, or another one where it is undefined, or, if asked for, falsy."),
            ValueFilters.default),
        NativeFunction(
            FunctionSignature(
                filter: "dump", [.optional("indent", union(.number, .string))],
                gives: .fixed(union(.string, .undefined)), "The value as JSON; undefined where it has none."),
            ValueFilters.dump),
        NativeFunction(
            FunctionSignature(
                filter: "float", of: union(.number, .text), [.optional("default", .unknown)],
                gives: .fixedOrArgument(.number, 0),
                "The number that a text begins with, or a default."),
            NumberFilters.float),
        NativeFunction(
            FunctionSignature(
                filter: "int", of: union(.number, .text),
                [.optional("default", .unknown), .optional("base", .number, default: "10")],
                gives: .fixedOrArgument(.number, 0),
                "The whole number that a text begins with, or a default."),
            NumberFilters.int),
        NativeFunction(
            FunctionSignature(
                filter: "round", of: .number,
                [
                    .optional("precision", .number, default: "0"),
                    .optional("method", .string(.literals(["ceil", "common", "floor"])), default: "'common'"),
                ],
                gives: .fixed(.number),
                "The number rounded to so many decimals, up, down or to the nearest."),
            NumberFilters.round),
        NativeFunction(
            FunctionSignature(
                filter: "string", gives: .textLikeInput,
                "The value as text; markup stays markup."),
            TextFilters.string),
    ]

    static let range = NativeFunction(
        FunctionSignature(
            .function, "range",
            [
                .required("start", .number, .position), .optional("stop", .number, .position),
                .optional("step", .number, default: "1", .position),
            ],
            gives: .fixed(.list(.number)),
            "The numbers from a start up to, and without, a stop; with one argument, that is the stop and 0 the start."),
        Globals.range)

    static let cycler = NativeFunction(
        FunctionSignature(
            .function, "cycler", [.variadic("items", .unknown)],
            gives: .fixed(
                .record(
                    RecordType(fields: [
                        RecordField("current", .unknown, documentation: "The item at hand; null before the first."),
                        RecordField("next", .function, documentation: "Moves on to the next item, and gives it."),
                        RecordField("reset", .function, documentation: "Goes back to the beginning."),
                    ]))),
            "An object that goes round its items: `next()`, `reset()` and `current`."),
        Globals.cycler)

    static let joiner = NativeFunction(
        FunctionSignature(
            .function, "joiner", [.optional("separator", .unknown, default: "','", .position)],
            gives: .fixed(.function),
            "A function that gives nothing the first time, and a separator from then on."),
        Globals.joiner)
}
