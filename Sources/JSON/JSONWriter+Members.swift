// Members of objects and elements of arrays in one call each.

extension JSONWriter {
    /// Writes an object that `body` fills.
    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        beginObject()
        body(&self)
        endObject()
    }

    /// Writes an array that `body` fills.
    package mutating func array(_ body: (inout JSONWriter) -> Void) {
        beginArray()
        body(&self)
        endArray()
    }

    /// Writes a member that is an object.
    package mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
        self.key(key)
        object(body)
    }

    /// Writes a member that is an array.
    package mutating func array(_ key: String, _ body: (inout JSONWriter) -> Void) {
        self.key(key)
        array(body)
    }

    /// Begins a member that is an object.
    package mutating func beginObject(_ key: String) {
        self.key(key)
        beginObject()
    }

    /// Begins a member that is an array.
    package mutating func beginArray(_ key: String) {
        self.key(key)
        beginArray()
    }

    /// Writes a member that is a string, or null.
    package mutating func member(_ key: String, _ text: String?) {
        self.key(key)
        if let text { string(text) } else { null() }
    }

    /// Writes a member that is a whole number, or null.
    package mutating func member(_ key: String, _ number: Int?) {
        self.key(key)
        if let number { integer(number) } else { null() }
    }

    /// Writes a member that is `true` or `false`.
    package mutating func member(_ key: String, _ flag: Bool) {
        self.key(key)
        boolean(flag)
    }

    /// Writes a member that is null.
    package mutating func null(_ key: String) {
        self.key(key)
        null()
    }
}
