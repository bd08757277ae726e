import HTML

// How a string is written for each position of the HTML. Every function here appends to the output, and none trusts its
// input: trusted text takes another way (see `Renderer.write`). What is escaped, and how, is the module `HTML`'s.

extension OutputBuffer: ByteSink {
    /// Writes text between tags: `& < >`.
    @inline(__always)
    mutating func appendText(_ string: StringRef) { append(string, .text) }

    /// Writes an attribute's value for double quotes: `& < > "`.
    @inline(__always)
    mutating func appendAttribute(_ string: StringRef) { append(string, .attribute) }

    /// Writes text as Nunjucks escapes it: `& " ' < > \`.
    @inline(__always)
    mutating func appendNunjucks(_ string: StringRef) { append(string, .nunjucks) }

    /// Writes text as it is.
    @inline(__always)
    mutating func appendVerbatim(_ string: StringRef) {
        if string.hasLoneSurrogate { noteLoneSurrogate() }
        append(string.bytes)
    }

    @inline(__always)
    private mutating func append(_ string: StringRef, _ escapes: CharacterEscapes) {
        if string.isPlain { return appendVerbatim(string) }
        appendEscaped(string, escapes)
    }

    @inline(never)
    private mutating func appendEscaped(_ string: StringRef, _ escapes: CharacterEscapes) {
        if string.hasLoneSurrogate { noteLoneSurrogate() }
        append(string.bytes, escaping: escapes)
    }

    /// Writes text into a document that is an attribute's value.
    mutating func appendDocumentInAttribute(_ string: StringRef) {
        if string.hasLoneSurrogate { noteLoneSurrogate() }
        appendDocumentText(string.bytes)
    }

    /// Writes into a comment.
    mutating func appendComment(_ string: StringRef) {
        if string.hasLoneSurrogate { noteLoneSurrogate() }
        appendCommentText(string.bytes)
    }

    // MARK: CSS

    /// Writes a value of a CSS declaration, or a part of one.
    mutating func appendStyle(_ string: StringRef) { appendStyle(string.bytes, acceptsDeclarations: false) }

    /// Writes whole declarations, where a `style` attribute has none open.
    mutating func appendStyleDeclarations(_ string: StringRef) { appendStyle(string.bytes, acceptsDeclarations: true) }

    /// Writes text into a CSS string, of either quote, or into a comment.
    mutating func appendStyleString(_ string: StringRef) { appendStyleText(string.bytes) }

    /// Writes an address into `url()`.
    /// - Returns: Whether the address was harmless.
    mutating func appendStyleURL(_ string: StringRef, inAttribute: Bool) -> Bool {
        appendStyleURL(string.bytes, inAttribute: inAttribute)
    }

    // MARK: JavaScript

    /// Writes JSON that can stand in a script.
    mutating func appendScriptJSON(_ json: [UInt8]) { appendScriptJSON(json, inAttribute: false) }

    /// Writes JSON that can stand in the JavaScript of an attribute.
    mutating func appendScriptJSONInAttribute(_ json: [UInt8]) { appendScriptJSON(json, inAttribute: true) }

    private mutating func appendScriptJSON(_ json: [UInt8], inAttribute: Bool) {
        let previous = bytes.last
        json.withUnsafeBufferPointer { appendScriptJSON($0, after: previous, inAttribute: inAttribute) }
    }

    /// Writes text into a string of a script, of any quote, or into a comment or a regular expression.
    mutating func appendScriptString(_ string: StringRef) { appendScriptText(string.bytes) }

    /// Writes JSON for an attribute in single quotes, where its own quotes need no escape.
    mutating func appendSingleQuoted(_ json: [UInt8]) {
        json.withUnsafeBufferPointer { append($0, escaping: .singleQuoted) }
    }
}
