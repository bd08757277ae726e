import NunjucksAnalysis
import NunjucksRuntime

extension Environment.Configuration {
    /// The configuration of the dialect `sm`: Nunjucks' library, and on top of it the Subscription Manager's filters and
    /// tags, which need a ``PageContext`` as the rendering's host.
    package static func sm(options: Options, loader: any TemplateLoader) -> Self {
        var configuration = Self(options: options, loader: loader)
        configuration.filters = SMLibrary.filters
        configuration.tags = SMLibrary.tags
        configuration.types = StateTypes.standard
        configuration.bindings = .subscriptionManager
        configuration.production = .ofThemes
        configuration.contextName = "the State"
        configuration.scriptNames = Set(StateSchema.standard.topLevelNames)
        configuration.privateProperties = Set(StateSchema.standard.privateFieldNames)
        return configuration
    }
}

/// The filters and tags of the dialect `sm`, each with its signature.
enum SMLibrary {
    static let filters = listFilters + valueFilters + bindingFilters

    static let tags: [String: CustomTag] = [
        "content": ContentTag.tag,
        "markdown": MarkdownTag.tag,
    ]
}

extension SMLibrary {
    /// What lodash takes for a collection: a list, an object, a text, or nothing at all.
    private static let collection = ValueType.union(of: [.list(.unknown), .object, .string, .markup, .nullish])
    /// What an item must match: an object of properties, the name of one, or a name and a value.
    private static let matches = ValueType.union(of: [.object, .string, .list(.unknown)])

    /// The filters that choose, order and read the items of a list.
    private static let listFilters: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                filter: "entries", of: collection, gives: .entriesOfInput,
                "The properties of an object as `[key, value]`; of a list, its positions and elements."),
            ListFilters.entries),
        NativeFunction(
            FunctionSignature(
                filter: "find", of: collection, [.required("matches", matches, .properties)],
                gives: .elementOfInput(orUndefined: true),
                "The first item that matches, or undefined; `id` is whatever names an object."),
            MatchFilters.find),
        NativeFunction(
            FunctionSignature(
                filter: "first", of: collection, gives: .elementOfInput(orUndefined: true),
                "The first item, or undefined."),
            ListFilters.first),
        NativeFunction(
            FunctionSignature(
                filter: "key", [.required("name", .string)], gives: .input,
                "The same list; production takes the name of a property as a hint of how to update the page."),
            ListFilters.key),
        NativeFunction(
            FunctionSignature(
                filter: "last", of: collection, gives: .elementOfInput(orUndefined: true),
                "The last item, or undefined."),
            ListFilters.last),
        NativeFunction(
            FunctionSignature(
                filter: "reject", of: collection, [.optional("matches", matches, .properties)],
                gives: .listOfInputElement, "The items that do not match; without an argument, the falsy ones."),
            MatchFilters.reject),
        NativeFunction(
            FunctionSignature(
                filter: "select", of: collection, [.optional("matches", matches, .properties)],
                gives: .listOfInputElement, "The items that match; without an argument, the truthy ones."),
            MatchFilters.select),
        NativeFunction(
            FunctionSignature(
                filter: "shuffle", of: collection, gives: .listOfInputElement,
                "The items in a random order, the same one on every run of a preview."),
            ListFilters.shuffle),
        NativeFunction(
            FunctionSignature(
                filter: "sort", of: collection,
                [
                    .variadic("attribute", .union(of: [.string, .list(.unknown)]), .either),
                    .optional("reverse", .boolean, default: "false", .keyword),
                ],
                gives: .listOfInputElement,
                "The items in the order of a property, or of several; what is equal keeps its order."),
            ListFilters.sort),
    ]

    /// The filters that look something up, or write a value for people.
    private static let valueFilters: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                filter: "currency", of: .union(of: [.number, .string, .markup]),
                [.optional("code", .string, default: "'currency_code' | setting('USD')")], gives: .fixed(.string),
                "An amount of money, as the page's locale writes it."),
            CurrencyFilter.currency),
        NativeFunction(
            FunctionSignature(
                filter: "date", of: .union(of: [.string, .markup, .number, .boolean, .undefined]),
                [.optional("format", .string, default: "'LL'")], gives: .fixed(.string),
                "A date in the page's locale, formatted with the tokens of dayjs."),
            DateFilter.date),
        NativeFunction(
            FunctionSignature(
                filter: "get",
                [
                    .required("path", .union(of: [.string, .number, .list(.unknown)])), .optional("default", .unknown),
                ],
                gives: .propertyOfInput(path: 0, default: 1),
                "The property that a path leads to, such as `payment.cc_holder`, or a default."),
            PropertyFilter.get),
        NativeFunction(
            FunctionSignature(
                filter: "markdown", MarkdownTag.parameters, gives: .fixed(.markup),
                "A text in Markdown, as HTML."),
            MarkdownTag.markdown),
        NativeFunction(
            FunctionSignature(
                filter: "setting", of: .union(of: [.string, .markup, .number]), [.optional("default", .unknown)],
                gives: .fixed(.unknown), "A setting of the theme by its dotted key, or a default."),
            SettingFilter.setting),
        NativeFunction(
            FunctionSignature(
                filter: "t", of: .union(of: [.string, .markup, .number]), [.optional("values", .object, .properties)],
                gives: .fixed(.unknown),
                "The translation of a dotted key in the page's locale, with the values that its text names."),
            TranslationFilter.t),
    ]

    /// The filters for what a page's JavaScript does.
    private static let bindingFilters: [NativeFunction] = [
        NativeFunction(
            FunctionSignature(
                filter: "action", of: .union(of: [.string, .markup]), gives: .input, effects: [.namesAction],
                "The name of what a form does, for its `action` or `@submit`."),
            BindingFilters.action),
        NativeFunction(
            FunctionSignature(
                filter: "if_defined", aliases: ["ifDefined"], gives: .input, effects: [.omitsAttribute],
                "The value itself; where it is undefined or null, the attribute that it stands in is left out."),
            BindingFilters.ifDefined),
        NativeFunction(
            FunctionSignature(
                filter: "js", of: .union(of: [.string, .markup, .script, .number, .boolean]), gives: .fixed(.script),
                effects: [.isScript], "A text as JavaScript, which sees what the template sees."),
            BindingFilters.js),
        NativeFunction(
            FunctionSignature(
                filter: "until", [.variadic("others", .unknown)], gives: .fixed(.unknown),
                "The first of its values that has settled."),
            BindingFilters.until),
    ]
}
