import Diagnostics
import NunjucksAnalysis

/// A tag that the host of the language defines, such as `{% markdown %}`.
package struct CustomTag: Sendable {
    /// What a tag gets when it is rendered.
    package struct Input {
        /// The arguments; keyword arguments are an object, the last one.
        package let arguments: Arguments
        /// Whether the tag ends with `ignore missing`.
        package let ignoresMissing: Bool
        /// What stands between the tag and its end tag.
        package let body: Pieces?
    }

    /// Text with values in it that have not been put in yet, because the host escapes them in its own way.
    package struct Pieces {
        /// The text around the values.
        package let text: [UInt8]
        /// The values, as text, each with the offset in `text` where it belongs.
        package let values: [(offset: Int, text: StringRef)]
    }

    /// Renders the tag; what it gives is printed where the tag stands: trusted text as it is, all else escaped.
    package typealias Handler = @Sendable (Input, Renderer) throws(Diagnostic) -> Value

    /// What it takes.
    package let signature: FunctionSignature
    let hasBody: Bool
    let handler: Handler

    /// Makes a tag.
    /// - Parameter hasBody: Whether the tag goes up to `{% endname %}`.
    package init(_ signature: FunctionSignature, hasBody: Bool, handler: @escaping Handler) {
        self.signature = signature
        self.hasBody = hasBody
        self.handler = handler
    }

    /// Makes a tag of which nothing is known but its name, so that its arguments are never wrong.
    /// - Parameter hasBody: Whether the tag goes up to `{% endname %}`.
    package init(_ name: String, hasBody: Bool, handler: @escaping Handler) {
        self.init(FunctionSignature(undocumented: name, role: .tag), hasBody: hasBody, handler: handler)
    }
}
