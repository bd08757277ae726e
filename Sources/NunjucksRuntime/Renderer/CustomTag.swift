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
        /// The values, in their order.
        package let values: [Value]
        /// Where the parts of the text stand in templates, each with the offset in `text` where it begins.
        let texts: [(offset: Int, place: Place)]

        /// A value that is printed in the text.
        package struct Value {
            /// Where in the text it belongs.
            package let offset: Int
            /// What it prints.
            package let text: StringRef
            /// Whether that is markup.
            package let trust: Trust
            /// Where it stands in a template.
            package let place: Place?
        }

        /// What makes markup of a value.
        package enum Trust {
            /// Nothing: it is text.
            case none
            /// A filter such as `safe`, whatever the value is.
            case marked
            /// A template wrote it; the values in it are escaped.
            case authored
        }

        /// A place in a template.
        package struct Place {
            var code: CodePlace
            let program: LinkedProgram
        }

        /// Where some of the text stands in a template.
        package func place(of range: Range<Int>) -> Place? {
            guard let index = texts.lastIndex(where: { $0.offset <= range.lowerBound }) else { return nil }
            let (start, end) = (texts[index].offset, index + 1 < texts.count ? texts[index + 1].offset : text.count)
            var place = texts[index].place
            let written = place.program.code.sources[Int(place.code.source)].bytes[
                Int(place.code.span.start)..<Int(place.code.span.end)]
            // Lines may have lost, or got, white space at their beginnings: what counts is how far it is to their ends.
            let lineBreak = UInt8(ascii: "\n")
            let breaks = text[start..<range.lowerBound].count { $0 == lineBreak }
            let toEnd = text[range.lowerBound..<end].prefix { $0 != lineBreak }.count
            var line = written[...]
            for _ in 0..<breaks { line = line.drop { $0 != lineBreak }.dropFirst() }
            let offset = line.prefix { $0 != lineBreak }.endIndex - toEnd
            guard offset >= line.startIndex, written[offset...].starts(with: text[range.clamped(to: start..<end)])
            else {
                return place
            }
            place.code.span = Span(offset..<offset + range.clamped(to: start..<end).count)
            return place
        }
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
