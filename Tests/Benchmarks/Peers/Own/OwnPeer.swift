import Foundation
import Measuring
import NunjucksRuntime

/// Renders the assignment's template with this project's engine, whenever it is asked to.
public func answerWithOwnEngine(_ assignment: Assignment) throws {
    var options = Options()
    options.syntax.trimBlocks = true
    options.syntax.lstripBlocks = true
    let text = try String(contentsOfFile: assignment.template, encoding: .utf8)
    let template = try Environment(options: options).template(text, name: "upcoming-orders")
    guard case .object(let variables) = TemplateValue(try JSONValue(at: assignment.data)) else {
        throw CocoaError(.fileReadCorruptFile)
    }
    let context = Context(variables)
    try answer(version: "", assignment, bytes: { Data($0) }) {
        let rendering = template.rendering(context)
        if let error = rendering.error { throw error }
        return rendering.output
    }
}

extension TemplateValue {
    fileprivate init(_ json: JSONValue) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .boolean(value)
        case .integer(let value): self = .number(Double(value))
        case .number(let value): self = .number(value)
        case .string(let text): self = .string(text)
        case .array(let elements): self = .array(elements.map { TemplateValue($0) })
        case .object(let members): self = .object(TemplateObject(members.mapValues { TemplateValue($0) }))
        }
    }
}
