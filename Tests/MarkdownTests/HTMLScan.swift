/// What a piece of HTML consists of, read strictly: a test's own eyes.
enum HTMLPiece: Equatable, CustomStringConvertible {
    case start(String, [HTMLAttribute])
    case end(String)
    case text(String)
    case comment(String)

    var description: String {
        switch self {
        case .start(let name, let attributes):
            "<" + ([name] + attributes.map { "\($0.name)=\($0.value.debugDescription)" }).joined(separator: " ") + ">"
        case .end(let name): "</\(name)>"
        case .text(let text): text.debugDescription
        case .comment(let text): "<!--\(text)-->"
        }
    }
}

struct HTMLAttribute: Equatable {
    var name: String
    var value: String
}

struct HTMLScanError: Error, CustomStringConvertible {
    var description: String
}

/// Reads HTML of the narrow form that a CommonMark renderer prints: every `<` begins a tag or a comment, attribute
/// values are quoted or plain words, and every `&` begins a known reference. Anything else is an error.
func scanHTML(_ html: String) throws -> [HTMLPiece] {
    var rest = html.unicodeScalars[...]
    var pieces: [HTMLPiece] = []

    func fail(_ what: String) -> HTMLScanError {
        HTMLScanError(
            description: "\(what) before \(String(rest.prefix(40)).debugDescription) in \(html.debugDescription)")
    }
    func take(_ text: String) -> Bool {
        guard rest.starts(with: text.unicodeScalars) else { return false }
        rest = rest.dropFirst(text.unicodeScalars.count)
        return true
    }
    func takeWhile(_ condition: (Unicode.Scalar) -> Bool) -> String {
        let taken = rest.prefix(while: condition)
        rest = rest[taken.endIndex...]
        return String(taken)
    }
    func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-")
    }
    func decode(_ text: String) throws -> String {
        var decoded = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "&" else {
                decoded.append(scalar)
                continue
            }
            let name = String(rest.prefix { $0 != ";" })
            rest = rest.dropFirst(name.unicodeScalars.count + 1)
            if let known: Unicode.Scalar = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""][name] {
                decoded.append(known)
            } else if name == "#x27" {
                decoded.append("'")
            } else if name.hasPrefix("#"), let code = UInt32(name.dropFirst()), let scalar = Unicode.Scalar(code) {
                decoded.append(scalar)
            } else {
                throw HTMLScanError(description: "&\(name); is no reference, in \(html.debugDescription)")
            }
        }
        return String(decoded)
    }

    while let first = rest.first {
        guard first == "<" else {
            let text = takeWhile { $0 != "<" }
            guard !text.unicodeScalars.contains(">") else { throw fail("a bare > in \(text.debugDescription)") }
            pieces.append(.text(try decode(text)))
            continue
        }
        if take("<!--") {
            var text = ""
            while !take("-->") {
                guard let scalar = rest.popFirst() else { throw fail("an open comment") }
                text.unicodeScalars.append(scalar)
            }
            // Browsers decode no references in comments; here they are read to see which characters were meant.
            pieces.append(.comment(try decode(text)))
        } else if take("</") {
            pieces.append(.end(takeWhile(isNameScalar)))
            guard take(">") else { throw fail("an end tag that does not end") }
        } else {
            _ = take("<")
            let name = takeWhile(isNameScalar)
            guard !name.isEmpty else { throw fail("a bare <") }
            var attributes: [HTMLAttribute] = []
            while !take(">") {
                if take(" />") { break }
                guard take(" ") else { throw fail("something in a tag") }
                let attribute = takeWhile(isNameScalar)
                guard !attribute.isEmpty, take("=") else { throw fail("no attribute") }
                let value: String
                if take("\"") {
                    value = takeWhile { $0 != "\"" }
                    _ = take("\"")
                } else if take("'") {
                    value = takeWhile { $0 != "'" }
                    _ = take("'")
                } else {
                    value = takeWhile { !" \t\n\"'<>=`".unicodeScalars.contains($0) }
                }
                attributes.append(HTMLAttribute(name: attribute, value: try decode(value)))
            }
            pieces.append(.start(name, attributes))
        }
    }
    return pieces
}
