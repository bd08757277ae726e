import Nunjucks

extension Diagnostic {
    /// The diagnostic as JSON on one line: `{"code", "severity", "message", "template", "line", "column", "endLine",
    /// "endColumn", "includes", "help"?}`.
    ///
    /// Lines and columns are counted from 1. A diagnostic that is in no file has null in their place. `includes` holds
    /// `{"template", "line", "column"}`, outermost first.
    public var json: [UInt8] {
        let heap = Heap()
        var bytes: [UInt8] = []
        // A diagnostic is three levels deep, and so never too deep for JSON.
        _ = try? appendJSON(value(in: heap), to: &bytes)
        return bytes
    }

    /// The object that ``json`` writes.
    func value(in heap: Heap) -> Value {
        func text(_ text: String?) -> Value { text.map { .string(heap.string($0)) } ?? .null }
        func number(_ number: Int?) -> Value { number.map { .number(Double($0)) } ?? .null }
        var members: [(key: StringRef, value: Value)] = [
            (heap.literal("code"), text(code.rawValue)),
            (heap.literal("severity"), text(severity.rawValue)),
            (heap.literal("message"), text(message)),
            (heap.literal("template"), text(place?.file)),
            (heap.literal("line"), number(place?.line)),
            (heap.literal("column"), number(place?.column)),
            (heap.literal("endLine"), number(place?.endLine)),
            (heap.literal("endColumn"), number(place?.endColumn)),
            (
                heap.literal("includes"),
                .array(
                    heap.array(
                        includes.map { place in
                            .object(
                                heap.object([
                                    (key: heap.literal("template"), value: text(place.file)),
                                    (key: heap.literal("line"), value: number(place.line)),
                                    (key: heap.literal("column"), value: number(place.column)),
                                ]))
                        }))
            ),
        ]
        if let help { members.append((heap.literal("help"), text(help))) }
        return .object(heap.object(members))
    }
}
