import HTML

extension JavaScriptEmitter {
    /// A template that is being written.
    struct Draft {
        /// The template literal, between its backticks.
        var literal = ""
        /// The HTML of it, followed to know what a block stands in.
        var tokenizer = HTMLTokenizer()
        /// Statements before anything is worked out.
        var before: [String] = []
        /// What is done before the next value is worked out.
        var pending: [String] = []
        var hasParts = false
        /// Where its tags and values stand, where that is asked for.
        var places: DraftPlaces?

        mutating func append(_ bytes: [UInt8]) {
            literal += JavaScriptText.templateText(String(decoding: bytes, as: UTF8.self))
            guard places != nil else {
                for byte in bytes { _ = tokenizer.consume(byte) }
                return
            }
            for byte in bytes {
                let before = tokenizer.state
                let part = tokenizer.consume(byte)
                places?.follow(byte, part, after: before, by: tokenizer)
            }
        }

        mutating func append(part code: Snippet) {
            tokenizer.skipValue()
            hasParts = true
            literal += "${\(take(code).asArgument)}"
        }

        /// A value with what has to be done before it.
        mutating func take(_ code: Snippet) -> Snippet {
            if pending.isEmpty { return code }
            let steps = pending.map(JavaScriptText.expression(ofStatement:)) + [code.asArgument]
            pending = []
            return Snippet("(\(steps.joined(separator: ", ")))")
        }

        mutating func perform(_ statement: String) {
            if hasParts { pending.append(statement) } else { before.append(statement) }
        }
    }
}
