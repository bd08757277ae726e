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
    static let filters: [String: NativeFunction] = [
        "action": BindingFilters.action,
        "currency": CurrencyFilter.currency,
        "date": DateFilter.date,
        "entries": ListFilters.entries,
        "find": MatchFilters.find,
        "first": ListFilters.first,
        "get": PropertyFilter.get,
        "ifDefined": BindingFilters.ifDefined,
        "if_defined": BindingFilters.ifDefined,
        "js": BindingFilters.js,
        "key": ListFilters.key,
        "last": ListFilters.last,
        "markdown": MarkdownTag.markdown,
        "reject": MatchFilters.reject,
        "select": MatchFilters.select,
        "setting": SettingFilter.setting,
        "shuffle": ListFilters.shuffle,
        "sort": ListFilters.sort,
        "t": TranslationFilter.t,
        "until": BindingFilters.until,
    ]

    static let tags: [String: CustomTag] = [
        "content": ContentTag.tag,
        "markdown": MarkdownTag.tag,
    ]
}
