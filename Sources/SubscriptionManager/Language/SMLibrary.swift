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
        "setting": SettingFilter.setting,
        "t": TranslationFilter.t,
    ]

    static let tags: [String: CustomTag] = [:]
}
