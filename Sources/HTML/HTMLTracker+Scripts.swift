// Scripts that are written in a template. Where it goes into a page through a template element, browsers run none of them.

extension HTMLTracker {
    /// The attribute with which a browser runs no script.
    package static let inertType = Array(" type=\"og-inert\"".utf8)

    /// Goes past the name of a tag, at an index: behind that of a script that would run stands ``Piece/inertType``.
    mutating func leaveTagName(at index: Int, _ run: inout Run) {
        guard element == "script", !tokenizer.isEndTag, !tokenizer.isForeign else { return }
        tag.isRunningScript = Self.isRunningScript(run.text[index...])
        if tag.isRunningScript == true { run.add(.inertType) }
    }

    /// Goes to the end of a script's tag, of which the text did not tell whether it runs.
    mutating func endScriptTag(_ run: inout Run) {
        guard element == "script", !tokenizer.isEndTag, !tokenizer.isForeign, tag.isRunningScript == nil else { return }
        // With a type that stands among values, it is mostly data.
        if !tag.hasType { run.add(.inertType) }
    }

    /// Whether a script with these attributes is run (WHATWG HTML, 4.12.1, prepare the script element). One with a type is
    /// mostly data, and stays as it is.
    /// - Parameter attributes: The text after the tag's name.
    /// - Returns: Nil where this text does not tell, because the tag goes on.
    private static func isRunningScript(_ attributes: ArraySlice<UInt8>) -> Bool? {
        for token in HTMLReader(Array("<script".utf8) + attributes) {
            guard case .startTag(let tag) = token.kind else { return nil }
            if tag.attributes.contains(where: { $0.name == "type" }) { return false }
            return tag.isComplete ? true : nil
        }
        return nil
    }
}
