import NunjucksAnalysis

extension StandardLibrary {
    /// The filters that change the characters of a text, cut it, or count in it.
    static let textFilters: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                filter: "capitalize", of: .textOrNothing, gives: .textLikeInput,
                "The text with its first letter in upper case and all others in lower case."),
            StringFilters.capitalize),
        NativeFunction(
            FunctionSignature(
                filter: "center", of: .unknown, [.optional("width", .number, default: "80")],
                gives: .textLikeInput,
                "The text with spaces around it, in the middle of a line of a certain width."),
            StringFilters.center),
        NativeFunction(
            FunctionSignature(
                filter: "indent", of: .textOrNothing,
                [.optional("width", .number, default: "4"), .optional("first", .boolean, default: "false")],
                gives: .textLikeInput,
                "The text with its lines indented, the first one only if asked for."),
            StringFilters.indent),
        NativeFunction(
            FunctionSignature(
                filter: "lower", of: .textOrNothing, gives: .fixed(.string),
                "The text in lower case."),
            StringFilters.lower),
        NativeFunction(
            FunctionSignature(
                filter: "replace", of: union(.text, .number),
                [
                    .required("old", union(.text, .number, .regex)), .required("new", .unknown),
                    .optional("count", .number),
                ],
                gives: .textLikeInput,
                "The text with another in the place of a part, everywhere or a limited number of times."),
            StringFilters.replace),
        NativeFunction(
            FunctionSignature(
                filter: "title", of: .textOrNothing, gives: .textLikeInput,
                "The text with every word capitalized."),
            StringFilters.title),
        NativeFunction(
            FunctionSignature(
                filter: "trim", of: .text, gives: .textLikeInput,
                "The text without the white space at its beginning and end."),
            StringFilters.trim),
        NativeFunction(
            FunctionSignature(
                filter: "truncate", of: .unknown,
                [
                    .optional("length", .number, default: "255"), .optional("killwords", .boolean, default: "false"),
                    .optional("end", .string, default: "'...'"),
                ],
                gives: .textLikeInput,
                "The beginning of the text, cut between two words unless told otherwise, with a mark after it."),
            StringFilters.truncate),
        NativeFunction(
            FunctionSignature(
                filter: "upper", of: .textOrNothing, gives: .fixed(.string),
                "The text in upper case."),
            StringFilters.upper),
        NativeFunction(
            FunctionSignature(
                filter: "wordcount", of: .textOrNothing, gives: .fixed(union(.number, .null)),
                "The number of words in the text, or null where there are none."),
            TextFilters.wordcount),
    ]

    /// The filters that make or change HTML and URLs.
    static let markupFilters: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                filter: "escape", aliases: ["e"], gives: .fixed(.markup),
                "The value as HTML that shows its text; markup stays as it is."),
            TextFilters.escape),
        NativeFunction(
            FunctionSignature(
                filter: "forceescape", gives: .fixed(.markup),
                "The value as HTML that shows its text, also where it is markup."),
            TextFilters.forceescape),
        NativeFunction(
            FunctionSignature(
                filter: "nl2br", of: union(.text, .nullish), gives: .textLikeInput,
                "The text with a `<br />` before each line break."),
            TextFilters.nl2br),
        NativeFunction(
            FunctionSignature(
                filter: "safe", gives: .fixed(.markup),
                "The value as markup, which is printed without being escaped."),
            TextFilters.safe),
        NativeFunction(
            FunctionSignature(
                filter: "striptags", of: .textOrNothing, [.optional("preserve_linebreaks", .boolean, default: "false")],
                gives: .textLikeInput,
                "The text without HTML tags and without superfluous white space."),
            TextFilters.striptags),
        NativeFunction(
            FunctionSignature(
                filter: "urlencode", of: union(.text, .list(.unknown), .object), gives: .fixed(.string),
                "The text, or the pairs of a list or an object, as part of a URL."),
            URLFilters.urlencode),
        NativeFunction(
            FunctionSignature(
                filter: "urlize", of: .text,
                [.optional("trim_url_limit", .number), .optional("nofollow", .boolean, default: "false")],
                gives: .fixed(.string),
                "The text with links for the words that look like a URL or an e-mail address."),
            URLFilters.urlize),
    ]

    /// The type of a value that is of one of several types.
    static func union(_ types: ValueType...) -> ValueType { .union(of: types) }
}
