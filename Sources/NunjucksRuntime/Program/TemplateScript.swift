import Diagnostics

/// JavaScript that a template has between quotes: a function of the variables that it reads.
package final class TemplateScript: Sendable {
    /// The expression, as the author wrote it.
    package let source: String
    /// The same as a value.
    package let text: StringRef
    /// The names of its parameters.
    package let parameters: [String]
    /// Where it stands.
    package let place: Diagnostic.Place

    init(source: String, text: StringRef, parameters: [String], place: Diagnostic.Place) {
        self.source = source
        self.text = text
        self.parameters = parameters
        self.place = place
    }
}
