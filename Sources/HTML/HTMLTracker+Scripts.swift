// Scripts that are written in a template. Where it goes into a page through a template element, browsers run none of them.

extension HTMLTracker {
    /// The attribute with which a browser runs no script. Of two types it takes the first, and so it stands before all others.
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

    /// Whether a script with these attributes is run (WHATWG HTML, 4.12.1, prepare the script element).
    /// - Parameter attributes: The text after the tag's name.
    /// - Returns: Nil where this text does not tell, because the tag goes on.
    private static func isRunningScript(_ attributes: ArraySlice<UInt8>) -> Bool? {
        let html = Array("<script".utf8) + attributes
        for token in HTMLReader(html) {
            guard case .startTag(let tag) = token.kind else { return nil }
            // Of a tag that does not end here, the last attribute may go on.
            let attributes = tag.isComplete ? tag.attributes[...] : tag.attributes.dropLast()
            guard let type = attributes.first(where: { $0.name == "type" }) else { return tag.isComplete ? true : nil }
            let value = decodeCharacterReferences(html[type.valueRange ?? 0..<0])
            return runningTypes.contains(String(decoding: value, as: UTF8.self).trimmed.lowercased())
        }
        return nil
    }

    /// The types of scripts: none, those that browsers read, and JavaScript's (WHATWG MIME Sniffing, 4.6).
    private static let runningTypes: Set<String> = [
        "", "module", "importmap", "speculationrules", "application/ecmascript", "application/javascript",
        "application/x-ecmascript", "application/x-javascript", "text/ecmascript", "text/javascript",
        "text/javascript1.0", "text/javascript1.1", "text/javascript1.2", "text/javascript1.3", "text/javascript1.4",
        "text/javascript1.5", "text/jscript", "text/livescript", "text/x-ecmascript", "text/x-javascript",
    ]
}

extension String {
    /// Without white space at its beginning and its end.
    fileprivate var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
