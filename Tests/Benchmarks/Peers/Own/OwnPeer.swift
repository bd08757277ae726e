import Foundation
import Measuring
import Nunjucks

/// Renders the assignment's template with this project's engine, whenever it is asked to.
public func answerWithOwnEngine(_ assignment: Assignment) throws {
    var options = Options(dialect: .nunjucks)
    options.trimBlocks = true
    options.lstripBlocks = true
    let environment = Environment(options: options)
    let text = try String(contentsOfFile: assignment.template, encoding: .utf8)
    let program = try environment.compile(Source(name: "upcoming-orders", text: text))
    let state = Heap()
    guard case .object(let context) = value(of: try JSONValue(at: assignment.data), in: state) else {
        throw CocoaError(.fileReadCorruptFile)
    }
    try answer(version: "", assignment, bytes: { Data($0) }) {
        let rendering = environment.render(program, context: context, in: Heap())
        if let error = rendering.error { throw error }
        return rendering.output
    }
}

private func value(of json: JSONValue, in heap: Heap) -> Value {
    switch json {
    case .null: .null
    case .bool(let value): .boolean(value)
    case .integer(let value): .number(Double(value))
    case .number(let value): .number(value)
    case .string(let text): .string(heap.string(text))
    case .array(let elements): .array(heap.array(elements.map { value(of: $0, in: heap) }))
    case .object(let members):
        .object(
            heap.object(
                members.sorted { $0.key < $1.key }.map {
                    (key: heap.string($0.key), value: value(of: $0.value, in: heap))
                }))
    }
}
