import Nunjucks

extension Environment.Configuration {
    /// The configuration of the dialect `sm`: Nunjucks' library, and on top of it the Subscription Manager's filters and
    /// tags, which need a ``PageContext`` as the rendering's host.
    static func sm(options: Options, loader: any TemplateLoader) -> Self {
        var configuration = Self(options: options, loader: loader)
        configuration.filters = SMLibrary.filters
        configuration.tags = SMLibrary.tags
        configuration.privateProperties = Set(StateSchema.standard.privateFieldNames)
        return configuration
    }
}

/// The filters and tags of the dialect `sm`, by name.
enum SMLibrary {
    static let filters: [NativeFunction] = [
        NativeFunction("action", BindingFilters.action),
        NativeFunction("currency", CurrencyFilter.currency),
        NativeFunction("date", DateFilter.date),
        NativeFunction("entries", ListFilters.entries),
        NativeFunction("find", MatchFilters.find),
        NativeFunction("first", ListFilters.first),
        NativeFunction("get", PropertyFilter.get),
        NativeFunction("ifDefined", BindingFilters.ifDefined),
        NativeFunction("if_defined", BindingFilters.ifDefined),
        NativeFunction("js", BindingFilters.js),
        NativeFunction("key", ListFilters.key),
        NativeFunction("last", ListFilters.last),
        NativeFunction("markdown", MarkdownTag.markdown),
        NativeFunction("reject", MatchFilters.reject),
        NativeFunction("select", MatchFilters.select),
        NativeFunction("setting", SettingFilter.setting),
        NativeFunction("shuffle", ListFilters.shuffle),
        NativeFunction("sort", ListFilters.sort),
        NativeFunction("t", TranslationFilter.t),
        NativeFunction("until", BindingFilters.until),
    ]

    static let tags: [String: CustomTag] = [
        "content": ContentTag.tag,
        "markdown": MarkdownTag.tag,
    ]
}
