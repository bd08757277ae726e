import Diagnostics
import NunjucksRuntime

/// `{{ 'currency_code' | setting('USD') }}`: a setting of the theme.
enum SettingFilter {
    static func setting(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        guard let key = arguments[0].key(in: renderer.heap) else { return arguments[1] }
        return try renderer.page.settings.value(of: key, in: renderer.heap).map(renderer.own) ?? arguments[1]
    }
}
