import Diagnostics

extension SyntaxPrinter {
    /// Writes an expression that does not come from the source.
    mutating func write(_ expression: Expression) {
        switch expression.kind {
        case .literal(let literal): write(literal)
        case .name(let name): write(name)
        case .group(let elements): writeList(elements, between: "(", and: ")")
        case .array(let elements): writeList(elements, between: "[", and: "]")
        case .dictionary(let entries):
            write("{")
            for (index, entry) in entries.enumerated() {
                if index > 0 { write(", ") }
                writeKey(entry.key.text)
                write(": ")
                print(entry.value, minimum: .inlineIf)
            }
            // Two braces would end the tag.
            write(text.last == UInt8(ascii: "}") ? " }" : "}")
        case .member(let object, let name):
            print(object, minimum: .primary)
            // The point of `1.name` would be the number's.
            if case .literal(.number) = object.kind { write(" ") }
            write(".\(name.text)")
        case .index(let object, let index):
            print(object, minimum: .primary)
            writeList([index], between: "[", and: "]")
        case .call(let callee, let arguments):
            print(callee, minimum: .primary)
            write(arguments)
        case .filter(let call):
            print(call.input, minimum: .filter)
            write(" | \(call.name.text)")
            if let arguments = call.arguments { write(arguments) }
        case .test(let test):
            print(test.value, minimum: .comparison)
            write(test.isNegated ? " is not " : " is ")
            print(test.operand, minimum: .comparison)
        case .unary(let `operator`, let operand):
            write(`operator`.rawValue)
            if `operator` == .not || operand.precedence == .sign { write(" ") }
            print(operand, minimum: expression.precedence)
        case .binary(let `operator`, let left, let right):
            print(left, minimum: `operator`.precedence)
            write(" \(`operator`.rawValue) ")
            print(right, minimum: `operator`.precedence.tighter)
        case .inlineIf(let then, let condition, let otherwise):
            print(then, minimum: .or)
            write(" if ")
            print(condition, minimum: .or)
            if let otherwise {
                write(" else ")
                print(otherwise, minimum: .or)
            }
        case .broken: if let place = expression.span.place { copy(place) }
        }
    }

    private mutating func writeList(_ elements: [Expression], between start: String, and end: String) {
        write(start)
        for (index, element) in elements.enumerated() {
            if index > 0 { write(", ") }
            print(element, minimum: .inlineIf)
        }
        write(end)
    }

    /// Writes arguments in parentheses.
    mutating func write(_ arguments: CallArguments) {
        write("(")
        writeList(arguments)
        write(")")
    }

    /// Writes arguments, without parentheses.
    mutating func writeList(_ arguments: CallArguments) {
        for (index, argument) in arguments.arguments.enumerated() {
            if index > 0 { write(", ") }
            if let keyword = argument.keyword {
                writeKey(keyword.text)
                write("=")
            }
            print(argument.value, minimum: .inlineIf)
        }
    }

    /// Writes a name where a string may stand too.
    mutating func writeKey(_ name: String) {
        let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") }
        let isName =
            name.utf8.first.map(isLetter) ?? false
            && name.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
        let isReserved = ["true", "false", "none", "null", "not"].contains(name)
        write(isName && !isReserved ? name : Self.quoted(name))
    }

    private mutating func write(_ literal: Expression.Literal) {
        switch literal {
        case .null: write("none")
        case .boolean(let value): write(value ? "true" : "false")
        case .number(let number): write(Self.digits(number))
        case .string(let string): write(Self.quoted(string))
        case .regex(let pattern, let flags): write("r/\(pattern)/\(flags)")
        }
    }

    private static func quoted(_ string: String) -> String {
        var result = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A number in digits alone, as Nunjucks has no exponents.
    private static func digits(_ number: Double) -> String {
        guard number.isFinite else {
            // The first number above all finite ones.
            return number.isNaN ? "(0 / 0)" : (number < 0 ? "-" : "") + "1" + String(repeating: "0", count: 309)
        }
        let parts = "\(number.magnitude)".split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".")
        var whole = String(mantissa[0])
        var fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
        if exponent > 0 {
            fraction += String(repeating: "0", count: max(0, exponent - fraction.count))
            whole += fraction.prefix(exponent)
            fraction.removeFirst(exponent)
        } else if exponent < 0 {
            whole = String(repeating: "0", count: max(0, 1 - exponent - whole.count)) + whole
            fraction = whole.suffix(-exponent) + fraction
            whole.removeLast(-exponent)
        }
        return (number.sign == .minus ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
