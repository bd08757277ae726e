import HTML
import NunjucksAnalysis

// Attributes: those with values in them, and what stands between the others of a tag.

extension JavaScriptEmitter {
    /// Writes an attribute with values in it, from the first statement of it, and gives the position after it.
    mutating func writeAttribute(
        _ statements: [AnalyzedStatement], from start: Int, to draft: inout Draft
    ) -> Int {
        let attribute = readAttribute(statements, from: start)
        guard let id = attribute.id else {
            write(Array(statements[start..<attribute.end]), to: &draft)
            return attribute.end
        }
        let plan = template.attributes[Int(id.index)]
        guard plan.reflection != .forbidden else { return attribute.end }
        attributeAtHand = plan.binding == .event ? "@" : plan.reflection?.attribute ?? plan.name.lowercased()
        defer { attributeAtHand = nil }
        if attribute.isBinding {
            let name = plan.binding == .action ? "data-og-action-key" : Self.sigil(plan) + plan.name
            draft.append(plan.before)
            if let replaced = plan.replacedText { draft.append(replaced + [0x20]) }
            draft.append(Array("\(name)=\"".utf8))
        } else {
            draft.append(attribute.opening)
        }
        if let value = wholeValue(attribute, plan) {
            append(part: value, of: attribute.value, isWhole: true, to: &draft)
        } else {
            for statement in attribute.value {
                if case .text(let bytes) = statement.kind {
                    // The value may have stood between other quotes.
                    draft.append(Array(String(decoding: bytes, as: UTF8.self).replacing("\"", with: "&quot;").utf8))
                } else {
                    write(statement, to: &draft)
                }
            }
        }
        draft.append([UInt8(ascii: "\"")])
        return attribute.end
    }

    private static func sigil(_ attribute: AnalyzedAttribute) -> String {
        switch attribute.binding {
        case .boolean: "?"
        case .property: "."
        case .event: "@"
        case .action, nil: ""
        }
    }

    private struct ReadAttribute {
        var opening: [UInt8] = []
        var value: [AnalyzedStatement] = []
        var id: AttributeID?
        var isBinding = false
        var end: Int
        /// Text that is the opening, or for a binding the beginning of its value.
        var openingStatements: [AnalyzedStatement] = []
    }

    private func readAttribute(_ statements: [AnalyzedStatement], from start: Int) -> ReadAttribute {
        var result = ReadAttribute(end: start)
        var isValue = false
        for index in start..<statements.count {
            result.end = index + 1
            switch statements[index].kind {
            case .markup(.beginAttributeValue): isValue = true
            case .markup(.endAttribute(let id)):
                result.id = id
                return result
            case .markup(.endBinding(let id)):
                (result.id, result.isBinding) = (id, true)
                result.value = result.value.isEmpty ? result.openingStatements : result.value
                return result
            case .text(let bytes) where !isValue:
                result.opening += bytes
                result.openingStatements.append(statements[index])
            default:
                if !isValue { result.value = result.openingStatements }
                isValue = true
                result.value.append(statements[index])
                continue
            }
            if isValue, case .text = statements[index].kind { result.value.append(statements[index]) }
        }
        return result
    }

    /// An attribute's whole value where it has to be one: what its parts make together is checked, or blocks are in it.
    private mutating func wholeValue(_ attribute: ReadAttribute, _ plan: AnalyzedAttribute) -> Snippet? {
        let hasBlocks = attribute.value.contains {
            switch $0.kind {
            case .text, .output: false
            default: true
            }
        }
        // A property's value is checked as the attribute's would be.
        let kind = attribute.isBinding ? plan.valueKind : plan.kind
        let tag: String? =
            switch kind {
            case .url: function("url")
            case .documentURL: function("documentUrl")
            case .urlList: function("srcset")
            default: nil
            }
        if attribute.isBinding, plan.binding != .property || !plan.isSingle, !hasBlocks {
            guard plan.binding == .event, plan.isSingle, case .output(let value, _)? = attribute.value.first?.kind
            else { return nil }
            let code = expression(value)
            return plan.takesName ? Snippet("\(function("named"))(\(code.asArgument))", .call) : code
        }
        if let tag {
            if attribute.isBinding, case .output(let value, _)? = attribute.value.first?.kind {
                return Snippet("\(function("harmless"))(\(tag), \(expression(value).asArgument))", .call)
            }
            // What it is that would run is told from the whole.
            let isScript = attribute.value.contains {
                if case .output(_, .attribute(let position, _)) = $0.kind { return position.isInScriptURL }
                return false
            }
            var text = ""
            for statement in attribute.value {
                switch statement.kind {
                case .text(let bytes):
                    text += JavaScriptText.templateText(
                        String(decoding: decodeCharacterReferences(bytes), as: UTF8.self))
                case .output(let value, _) where isScript: text += "${\(expression(value).asArgument)}"
                case .output(let value, let target): text += "${\(printed(value, target).asArgument)}"
                default: text += "${\(pieces([statement], holdsReferences: true).asArgument)}"
                }
            }
            return Snippet("\(tag)`\(text)`", .call)
        }
        return hasBlocks ? pieces(attribute.value, holdsReferences: true) : nil
    }

    /// What stands between a tag's attributes: texts, attributes with values, and branches with such.
    mutating func attributePieces(_ statements: [AnalyzedStatement]) -> [String] {
        var result: [String] = []
        var index = 0
        while index < statements.count {
            let statement = statements[index]
            index += 1
            switch statement.kind {
            case .markup(.beginAttribute), .markup(.beginBinding):
                let attribute = readAttribute(statements, from: index)
                index = attribute.end
                guard let id = attribute.id else { continue }
                let plan = template.attributes[Int(id.index)]
                guard plan.reflection != .forbidden else { continue }
                let value =
                    wholeValue(attribute, plan)
                    ?? (plan.isSingle && attribute.value.count == 1
                        ? pieces(attribute.value) : pieces(attribute.value, holdsReferences: true))
                let name = plan.binding == .action ? "data-og-action-key" : Self.sigil(plan) + plan.name
                result.append("\(function("bound"))(\(JavaScriptText.quoted(name)), \(value.asArgument))")
            case .markup: break
            case .text(let bytes): result.append(JavaScriptText.quoted(String(decoding: bytes, as: UTF8.self)))
            case .output(let value, _):
                result.append("\(function("attributeNames"))(\(expression(value).asArgument))")
            case _ where statement.printsNothing:
                if let code = action(statement) {
                    result.append("(\(JavaScriptText.expression(ofStatement: code)), nothing)")
                }
            default:
                result.append(
                    block(statement) { emitter, body in
                        Snippet("[\(emitter.attributePieces(body).joined(separator: ", "))]")
                    }.asArgument)
            }
        }
        return result
    }
}
