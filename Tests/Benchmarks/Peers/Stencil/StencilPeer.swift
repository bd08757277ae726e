import Foundation
import Measuring
import Stencil

/// Renders the assignment's template with Stencil, whenever it is asked to.
///
/// - Parameters:
///   - assignment: What to render.
///   - hasObjects: Whether the data's objects are objects of a class, not dictionaries.
public func answerWithStencil(_ assignment: Assignment, hasObjects: Bool) throws {
    let escaping = Extension()
    escaping.registerFilter("escape") { value in
        if let text = value as? String { escape(text) } else { value }
    }
    let environment = Environment(extensions: [escaping], trimBehaviour: .smart)
    let source = try String(contentsOfFile: assignment.template, encoding: .utf8)
    let template = Template(templateString: source, environment: environment)
    let dictionaries = try nativeJSON(at: assignment.data)
    let data = hasObjects ? dictionaries.mapValues(wrap) : dictionaries
    try answer(version: "0.15.1", assignment, bytes: { Data($0.utf8) }) { try template.render(data) }
}

/// Stencil has no escaping of its own.
private func escape(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x26, 0x3C, 0x3E, 0x22, 0x27].contains($0) }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "'": escaped += "&#39;"
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped
}

/// An object of the data. Stencil turns a dictionary into an `NSDictionary`, with all that is in it, at every look-up;
/// an object of a class it asks for the member and no more, which is many times as fast.
private final class Object: DynamicMemberLookup {
    private let members: [String: Any]

    init(_ members: [String: Any]) {
        self.members = members.mapValues(wrap)
    }

    subscript(dynamicMember member: String) -> Any? {
        members[member]
    }
}

private func wrap(_ value: Any) -> Any {
    if let members = value as? [String: Any] {
        Object(members)
    } else if let elements = value as? [Any] {
        elements.map(wrap)
    } else {
        value
    }
}
