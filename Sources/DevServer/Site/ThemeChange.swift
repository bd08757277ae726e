/// Which parts of a site some files are part of.
struct ThemeChange: OptionSet, Sendable {
    let rawValue: Int

    /// Views, texts and settings: the templates as JavaScript have all of them.
    static let templates = ThemeChange(rawValue: 1 << 0)
    /// Markdown files: the pages have what was made of them.
    static let content = ThemeChange(rawValue: 1 << 1)
    static let script = ThemeChange(rawValue: 1 << 2)
    /// Styles, or a file that they may name.
    static let styles = ThemeChange(rawValue: 1 << 3)
    /// Limits and the like.
    static let configuration = ThemeChange(rawValue: 1 << 4)
    static let fixtures = ThemeChange(rawValue: 1 << 5)
    /// Pictures of products.
    static let images = ThemeChange(rawValue: 1 << 6)

    /// What a file of the theme is part of.
    /// - Parameter path: Its path in the theme.
    static func ofTheme(_ path: String) -> ThemeChange {
        let folder = path.prefix { $0 != "/" }
        switch folder {
        case "views": return path.hasSuffix(".liquid") ? .templates : .styles
        case "locales": return path.hasSuffix(".json") ? .templates : []
        case "controls": return path.hasSuffix(".json") ? .templates : []
        case "content": return .content
        case "scripts": return path.hasSuffix(".js") ? .script : .styles
        case "script.js": return .script
        case "sm-preview.json": return [.configuration, .templates]
        case "README.md": return []
        default: return .styles
        }
    }

    /// What a file of the fixtures' folder is part of.
    /// - Parameter path: Its path in that folder.
    static func ofFixtures(_ path: String) -> ThemeChange {
        if path.hasPrefix("images/") { return .images }
        return path.hasSuffix(".json") && !path.contains("/") ? .fixtures : []
    }
}
