import JSON

/// JSON that is about to be written, such as a JSON Schema.
indirect enum JSONTree {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([JSONTree])
    case object([(String, JSONTree)])

    /// The JSON, two spaces a level, and a line break.
    var document: String {
        var writer = JSONWriter(indent: "  ")
        write(to: &writer)
        writer.endLine()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func write(to writer: inout JSONWriter) {
        switch self {
        case .text(let string): writer.string(string)
        case .number(let number): writer.integer(number)
        case .flag(let flag): writer.boolean(flag)
        case .list(let elements): writer.array { for element in elements { element.write(to: &$0) } }
        case .object(let members):
            writer.object {
                for (key, value) in members {
                    $0.key(key)
                    value.write(to: &$0)
                }
            }
        }
    }
}
