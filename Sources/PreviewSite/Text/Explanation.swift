import Diagnostics

/// What the catalogue says of diagnostics, as text for people: at most 80 columns wide, but for examples.
package enum Explanation {
    private static let width = 80
    private static let indent = "    "

    /// All codes, by family.
    package static var list: String {
        let column = (Catalogue.entries.map(\.code.rawValue.utf8.count).max() ?? 0) + 2
        return Catalogue.families.map { family in
            let lines = family.entries.map { entry in
                let code = entry.code.rawValue
                return "  \(code)\(String(repeating: " ", count: column - code.utf8.count))\(entry.title)\n"
            }
            return "\(family.title)\n\(lines.joined())\n"
        }.joined() + "`sm-preview explain CODE` tells what a code means, with an example and the cure.\n"
    }

    /// The whole entry of one code.
    package static func text(of entry: Catalogue.Entry) -> String {
        let example = entry.example
        let circumstance = example.circumstance.map { ", \($0)" } ?? ""
        var parts = ["\(entry.severity.rawValue)[\(entry.code.rawValue)]: \(entry.title)"]
        parts.append(wrapped(entry.explanation))
        if entry.isOffByDefault {
            parts.append(wrapped("It is off by default. In `sm-preview.json`, this turns it on:"))
            parts.append("\(indent){ \"rules\": { \"\(entry.code.rawValue)\": \"warning\" } }")
        }
        // A command that changes is part of what is wrong.
        let commands =
            example.command == example.rightCommand ? ("", "") : (example.command, example.rightCommand)
        let wrong = shown(example.wrong, commands.0)
        parts.append(wrapped("For example\(circumstance)\(wrong.isEmpty ? "" : ":")"))
        if !wrong.isEmpty { parts.append(wrong) }
        parts.append("\(name(of: example.command)) says:")
        parts.append(wrapped(example.message, indent: indent))
        let isSame = example.circumstance != nil && example.right.map(\.text) == example.wrong.map(\.text)
        if !isSame {
            parts.append("This is right:")
            parts.append(shown(example.right.filter { !isUnchanged($0, in: example) }, commands.1))
        }
        parts.append(wrapped("What to do: \(entry.cure)"))
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// A command as a sentence begins with it: the usual one is called by the program's name.
    private static func name(of command: String) -> String {
        let words = command.split(separator: " ").prefix { !$0.hasPrefix("-") && $0 != "<" }
        return words.last == "render" ? "sm-preview" : "`\(words.joined(separator: " "))`"
    }

    /// Whether a file is as it was, and need not be shown twice.
    private static func isUnchanged(_ file: Catalogue.Example.File, in example: Catalogue.Example) -> Bool {
        example.wrong.contains { $0.path == file.path && $0.text == file.text }
    }

    private static func shown(_ files: [Catalogue.Example.File], _ command: String) -> String {
        var parts = files.map { file in
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            return "  \(file.path)\n" + lines.map { $0.isEmpty ? "" : indent + $0 }.joined(separator: "\n")
        }
        if !command.isEmpty { parts.append(indent + command) }
        return parts.joined(separator: "\n\n")
    }

    /// A text in lines that are not too long. Paragraphs stay, and code between backticks is not broken.
    private static func wrapped(_ text: String, indent: String = "") -> String {
        let paragraphs = text.split(separator: "\n\n").map { paragraph in
            var lines = [""]
            for word in words(of: paragraph) {
                let line = lines[lines.count - 1]
                if line.isEmpty {
                    lines[lines.count - 1] = indent + word
                } else if line.count + 1 + word.count <= width {
                    lines[lines.count - 1] += " " + word
                } else {
                    lines.append(indent + word)
                }
            }
            return lines.joined(separator: "\n")
        }
        return paragraphs.joined(separator: "\n\n")
    }

    private static func words(of paragraph: Substring) -> [String] {
        var words: [String] = []
        var isInCode = false
        for word in paragraph.split(whereSeparator: \.isWhitespace) {
            if isInCode { words[words.count - 1] += " " + word } else { words.append(String(word)) }
            if word.count(where: { $0 == "`" }) % 2 == 1 { isInCode.toggle() }
        }
        return words
    }
}
