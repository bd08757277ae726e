import NunjucksAnalysis

extension StandardLibrary {
    /// The filters that change the characters of a text, cut it, or count in it.
    static let textFilters: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                filter: "capitalize", of: .textOrNothing, gives: .textLikeInput,
                production: .lacks(instead: "use CSS, `::first-letter` with `text-transform: uppercase`, or `js`"),
                "The text with its first letter in upper case and all others in lower case."),
            StringFilters.capitalize),
        NativeFunction(
            FunctionSignature(
                filter: "center", of: .unknown, [.optional("width", .number, default: "80")],
                gives: .textLikeInput, production: .lacks(instead: "use CSS, `text-align: center`"),
                "The text with spaces around it, in the middle of a line of a certain width."),
            StringFilters.center),
        NativeFunction(
            FunctionSignature(
                filter: "indent", of: .textOrNothing,
                [.optional("width", .number, default: "4"), .optional("first", .boolean, default: "false")],
                gives: .textLikeInput, production: .lacks(instead: "use CSS, `padding` or `margin`"),
                "The text with its lines indented, the first one only if asked for."),
            StringFilters.indent),
        NativeFunction(
            FunctionSignature(
                filter: "lower", of: .textOrNothing, gives: .fixed(.string),
                production: .lacks(instead: "use CSS, `text-transform: lowercase`, or `js`"),
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
                production: .lacks(instead: "write `js`, or change the text where it comes from"),
                "The text with another in the place of a part, everywhere or a limited number of times."),
            StringFilters.replace),
        NativeFunction(
            FunctionSignature(
                filter: "title", of: .textOrNothing, gives: .textLikeInput,
                production: .lacks(instead: "use CSS, `text-transform: capitalize`, or `js`"),
                "The text with every word capitalized."),
            StringFilters.title),
        NativeFunction(
            FunctionSignature(
                filter: "trim", of: .text, gives: .textLikeInput,
                production: .lacks(instead: "leave it out, because HTML ignores white space, or write `js`"),
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
                production: .lacks(instead: "use CSS, `text-overflow: ellipsis` or `line-clamp`, or `js`"),
                "The beginning of the text, cut between two words unless told otherwise, with a mark after it."),
            StringFilters.truncate),
        NativeFunction(
            FunctionSignature(
                filter: "upper", of: .textOrNothing, gives: .fixed(.string),
                production: .lacks(instead: "use CSS, `text-transform: uppercase`, or `js`"),
                "The text in upper case."),
            StringFilters.upper),
        NativeFunction(
            FunctionSignature(
                filter: "wordcount", of: .textOrNothing, gives: .fixed(union(.number, .null)),
                production: .lacks(instead: "write `js`"),
                "The number of words in the text, or null where there are none."),
            TextFilters.wordcount),
    ]

    /// The filters that make or change HTML and URLs.
    static let markupFilters: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                filter: "escape", aliases: ["e"], gives: .fixed(.markup),
                production: .lacks(instead: "leave it out: everything that is printed is escaped"),
                "The value as HTML that shows its text; markup stays as it is."),
            TextFilters.escape),
        NativeFunction(
            FunctionSignature(
                filter: "forceescape", gives: .fixed(.markup),
                production: .lacks(instead: "leave it out: everything that is printed is escaped"),
                "The value as HTML that shows its text, also where it is markup."),
            TextFilters.forceescape),
        NativeFunction(
            FunctionSignature(
                filter: "nl2br", of: union(.text, .nullish), gives: .textLikeInput,
                production: .lacks(instead: "use CSS, `white-space: pre-line`"),
                "The text with a `<br />` before each line break."),
            TextFilters.nl2br),
        NativeFunction(
            FunctionSignature(
                filter: "safe", gives: .fixed(.markup),
                production: .lacks(instead: "write the markup in the view, or in a translation"),
                "The value as markup, which is printed without being escaped."),
            TextFilters.safe),
        NativeFunction(
            FunctionSignature(
                filter: "striptags", of: .textOrNothing, [.optional("preserve_linebreaks", .boolean, default: "false")],
                gives: .textLikeInput, production: .lacks(instead: "write `js`"),
                "The text without HTML tags and without superfluous white space."),
            TextFilters.striptags),
        NativeFunction(
            FunctionSignature(
                filter: "urlencode", of: union(.text, .list(.unknown), .object), gives: .fixed(.string),
                production: .lacks(instead: "write `js` with `encodeURIComponent`"),
                "The text, or the pairs of a list or an object, as part of a URL."),
            URLFilters.urlencode),
        NativeFunction(
            FunctionSignature(
                filter: "urlize", of: .text,
                [.optional("trim_url_limit", .number), .optional("nofollow", .boolean, default: "false")],
                gives: .fixed(.string), production: .lacks(instead: "write the links yourself, with `<a href>`"),
                "The text with links for the words that look like a URL or an e-mail address."),
            URLFilters.urlize),
    ]

    /// The type of a value that is of one of several types.
    static func union(_ types: ValueType...) -> ValueType { .union(of: types) }
}
