import Diagnostics
import JSON
import NunjucksAnalysis
import NunjucksRuntime

/// The templates of a theme, by their paths in it: `views/order/main.liquid`.
struct ThemeTemplates: TemplateLoader {
    private let sources: [String: Source]

    init(_ sources: [Source]) {
        self.sources = Dictionary(sources.map { ($0.name, $0) }) { first, _ in first }
    }

    func source(named name: String) -> Source? { sources[name] }

    var names: [String] { sources.keys.sorted() }

    /// The path of the template that an `include` names: `order/main` is `views/order/main.liquid`.
    static func path(of name: String) -> String { "views/\(name)\(name.hasSuffix(".liquid") ? "" : ".liquid")" }

    /// What an `include` calls the template of a path: `views/order/main.liquid` is `order/main`.
    static func name(ofPath path: String) -> String {
        var name = path[...]
        if name.hasPrefix("views/") { name = name.dropFirst("views/".count) }
        if name.hasSuffix(".liquid") { name = name.dropLast(".liquid".count) }
        return String(name)
    }
}
