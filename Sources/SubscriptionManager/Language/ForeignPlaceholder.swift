/// Placeholders as texts for other libraries have them: ICU's `{name}`, Ruby's `%{name}`, Laravel's `:name`.
package enum ForeignPlaceholder {
    /// What to write for one; nil where the text has none of that name.
    package static func help(for name: String, in text: String) -> String? {
        if ["plural", "select", "selectordinal"].contains(where: { text.contains("{\(name), \($0),") }) {
            return "plural forms are an object here: { \"one\": …, \"other\": … }, with `{{ \(name) }}` in them"
        }
        let written = ["${\(name)}", "%{\(name)}", "{\(name)}", "%\(name)%", "%(\(name))s", ":\(name)"]
            .first { text.contains($0) }
        return written.map { "write `{{ \(name) }}` for `\($0)` in the text" }
    }
}
