import Diagnostics

extension Diagnostic {
    /// How the places that led to the fault came into play: templates are included, fixtures extended.
    var includesLabel: String { includes.last?.file.hasSuffix(".json") ?? false ? "extended by" : "included from" }
}
