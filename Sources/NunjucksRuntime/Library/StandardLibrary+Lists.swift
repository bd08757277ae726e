import NunjucksAnalysis

extension StandardLibrary {
    /// The filters that read, choose, order and join the elements of a list.
    static let listFilters: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                filter: "batch", of: .collection, [.required("linecount", .number), .optional("fill_with", .unknown)],
                gives: .listOfListsOfInputElement,
                "The elements in rows of a certain length, the last one filled up if asked for."),
            CollectionFilters.batch),
        NativeFunction(
            FunctionSignature(
                filter: "dictsort", of: .object,
                [
                    .optional("case_sensitive", .boolean, default: "false"),
                    .optional("by", .string(.literals(["key", "value"])), default: "'key'"),
                ],
                gives: .entriesOfInput,
                "The properties of an object as `[key, value]`, in the order of their keys or values."),
            SelectionFilters.dictsort),
        NativeFunction(
            FunctionSignature(
                filter: "first", of: .collection, gives: .elementOfInput(orUndefined: true),
                "The first element of a list, or undefined."),
            CollectionFilters.first),
        NativeFunction(
            FunctionSignature(
                filter: "groupby", of: .collection, [.required("attribute", union(.string, .number, .function))],
                gives: .groupsOfInputElement,
                "The elements in lists, by the value of one of their properties."),
            SelectionFilters.groupby),
        NativeFunction(
            FunctionSignature(
                filter: "join", of: union(.list(.unknown), .nullish),
                [.optional("d", .unknown, default: "''"), .optional("attribute", union(.string, .number))],
                gives: .fixed(.string),
                "The elements, or one property of each, as one text with a separator between them."),
            CollectionFilters.join),
        NativeFunction(
            FunctionSignature(
                filter: "last", of: .collection, gives: .elementOfInput(orUndefined: true),
                "The last element of a list, or undefined."),
            CollectionFilters.last),
        NativeFunction(
            FunctionSignature(
                filter: "length", gives: .fixed(.number),
                "The number of elements, characters or properties; 0 for what is not there."),
            CollectionFilters.length),
        NativeFunction(
            FunctionSignature(
                filter: "list", of: .collection, gives: .fixed(.list(.unknown)),
                "The characters of a text, or the properties of an object, as a list; a list itself."),
            CollectionFilters.list),
        NativeFunction(
            FunctionSignature(
                filter: "random", of: .collection, gives: .elementOfInput(orUndefined: true),
                "One element of a list, the same one on every run of a preview."),
            CollectionFilters.random),
        NativeFunction(
            FunctionSignature(
                filter: "reject", of: .collection,
                [.optional("test", .string, default: "'truthy'"), .optional("argument", .unknown)],
                gives: .listOfInputElement, "The elements for which a test fails."),
            SelectionFilters.reject),
        NativeFunction(
            FunctionSignature(
                filter: "rejectattr", of: .list(.unknown), [.required("attribute", .string)],
                gives: .listOfInputElement,
                "The elements whose property is falsy."),
            SelectionFilters.rejectattr),
        NativeFunction(
            FunctionSignature(
                filter: "reverse", of: union(.collection, .nullish), gives: .reorderedInput,
                "The elements, or the characters, in reverse order."),
            CollectionFilters.reverse),
        NativeFunction(
            FunctionSignature(
                filter: "select", of: .collection,
                [.optional("test", .string, default: "'truthy'"), .optional("argument", .unknown)],
                gives: .listOfInputElement, "The elements for which a test succeeds."),
            SelectionFilters.select),
        NativeFunction(
            FunctionSignature(
                filter: "selectattr", of: .list(.unknown), [.required("attribute", .string)],
                gives: .listOfInputElement,
                "The elements whose property is truthy."),
            SelectionFilters.selectattr),
        NativeFunction(
            FunctionSignature(
                filter: "slice", of: .sequence, [.required("slices", .number), .optional("fill_with", .unknown)],
                gives: .fixed(.list(.unknown)),
                "The elements in a certain number of columns, the shorter ones filled up if asked for."),
            CollectionFilters.slice),
        NativeFunction(
            FunctionSignature(
                filter: "sort", of: union(.collection, .nullish),
                [
                    .optional("reverse", .boolean, default: "false"),
                    .optional("case_sensitive", .boolean, default: "false"), .optional("attribute", .string),
                ],
                gives: .listOfInputElement, "The elements in order, of themselves or of one of their properties."),
            SelectionFilters.sort),
        NativeFunction(
            FunctionSignature(
                filter: "sum", of: union(.collection, .nullish),
                [.optional("attribute", union(.string, .number)), .optional("start", .unknown, default: "0")],
                gives: .fixed(union(.number, .string)),
                "The sum of the elements, or of one property of each; texts are joined."),
            CollectionFilters.sum),
    ]
}
