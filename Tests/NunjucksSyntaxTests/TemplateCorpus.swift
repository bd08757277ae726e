import Diagnostics
import Foundation
import JSON
import NunjucksSyntax
import TestSupport

/// Every template of the repository: those of the themes, the texts of their locales, and those of the case files.
enum TemplateCorpus {
    /// The tags that the templates use beside the language's own.
    static let tags: [String: CustomTagSyntax] = ["content": .inline, "markdown": .block]

    private static let root = Corpus("").folder.deletingLastPathComponent().deletingLastPathComponent()

    /// The paths of the themes' templates and locales, from the repository's root.
    static let themeFiles = files(under: root.appending(path: "Templates"), ["liquid", "json", "md"])
        .map { "Templates/\($0)" }

    /// The case files, as paths from their folder.
    static let caseFiles = Corpus("").names

    private static func files(under folder: URL, _ extensions: Set<String>) -> [String] {
        let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return found.filter { extensions.contains(URL(filePath: $0).pathExtension) }.sorted()
    }

    /// The trees of a theme's file: of a template one, of a locale one a text.
    static func trees(ofThemeFile name: String) throws -> [SyntaxTree] {
        let source = Source(name: name, bytes: Array(try Data(contentsOf: root.appending(path: name))))
        let options = SyntaxOptions(dialect: .strict)
        guard name.hasSuffix(".json") else { return [SyntaxTree(parsing: source, options: options, tags: tags)] }
        return texts(try JSONDocument(source).root).map { text in
            SyntaxTree(parsing: Source(name: name, text: text), options: options, tags: tags)
        }
    }

    private static func texts(_ element: JSONDocument.Element) -> [String] {
        (element.string.map { [$0] } ?? []) + element.elements.flatMap { texts($0) }
    }

    /// The random templates that Nunjucks is compared by.
    static func generatedTemplates() throws -> [String] {
        let lines = try Data(contentsOf: Corpus("nunjucks").folder.appending(path: "generated.jsonl"))
        return try lines.split(separator: UInt8(ascii: "\n")).compactMap { line in
            try JSONDocument(Source(name: "generated.jsonl", bytes: Array(line))).root["template"]?.string
        }
    }

    /// A case file without the sections that only some corpora have.
    private static func templateSections(of text: String) -> String {
        let sections = ("\n" + text).components(separatedBy: "\n--- ").dropFirst()
        return sections.filter { $0.hasPrefix("template") || $0.hasPrefix("options") }.map { "--- \($0)" }
            .joined(separator: "\n")
    }

    /// The trees of a case file's templates.
    static func trees(ofCase name: String) throws -> [SyntaxTree] {
        let file = try CaseFile(templateSections(of: Corpus("").text(of: name)))
        let options = try SyntaxOptions(
            caseOptions: file.options, dialect: name.hasPrefix("nunjucks/") ? .nunjucks : .strict)
        return ([file.template] + file.templates.map(\.text)).map { text in
            SyntaxTree(parsing: Source(name: "main", text: text), options: options, tags: tags)
        }
    }
}

extension SyntaxOptions {
    /// The options of a case file.
    init(caseOptions text: String?, dialect: Dialect) throws {
        self.init(dialect: dialect)
        guard let text else { return }
        let options = try JSONDocument(Source(name: "options", text: text)).root
        if let name = options["dialect"]?.string { self.dialect = name == "nunjucks" ? .nunjucks : .strict }
        trimBlocks = options["trimBlocks"]?.boolean ?? false
        lstripBlocks = options["lstripBlocks"]?.boolean ?? false
        let paths: [(name: String, path: WritableKeyPath<Delimiters, String>)] = [
            ("blockStart", \.blockStart), ("blockEnd", \.blockEnd), ("variableStart", \.variableStart),
            ("variableEnd", \.variableEnd), ("commentStart", \.commentStart), ("commentEnd", \.commentEnd),
        ]
        for (name, path) in paths {
            if let text = options["tags"]?[name]?.string, !text.isEmpty { delimiters[keyPath: path] = text }
        }
    }
}
