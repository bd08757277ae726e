import Diagnostics
import NunjucksRuntime

/// `{{ 'currency_code' | setting('USD') }}`: a setting of the theme.
enum SettingFilter {
    static func setting(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        guard let key = arguments[0].key(in: renderer.heap) else { return arguments[1] }
        let page = try renderer.page
        if let value = page.settings.value(of: key, in: renderer.heap) { return renderer.own(value) }
        if arguments[1].isNullish { reportMissing(key.string, page, renderer) }
        return arguments[1]
    }

    /// Reports a setting that is not set and has no default: one whose name is nearly that of another, and one that is
    /// printed. To ask for a setting that may be absent is nobody's mistake.
    private static func reportMissing(_ key: String, _ page: PageContext, _ renderer: Renderer) {
        let near = page.suggestion(for: key, in: "settings") { page.settings.paths }
        guard near != nil || renderer.printsResult else { return }
        renderer.warn(
            .unknownSetting, "the theme has no setting `\(key)`, and there is no default",
            help: near.map { "did you mean `\($0)`?" }
                ?? "add it to `controls/theme-settings.json`, or give a default: {{ '\(key)' | setting('…') }}")
    }
}
