/// Every kind of fault that sm-preview knows, with its explanation: what `sm-preview explain` prints.
///
/// Codes are grouped by family, one file each, where the code is declared beside its entry. The order is that of the
/// work: from a template's text to the command line.
package enum Catalogue {
    /// All families.
    package static let families: [Family] = [
        .syntax, .names, .values, .html, .production, .translations, .markdown, .styles, .themeFiles, .fixtures,
        .command,
    ]

    /// All entries, family by family.
    package static var entries: [Entry] { families.flatMap(\.entries) }

    /// The entry of a code, or nil where the code is not one of the project's own.
    package static func entry(for code: Diagnostic.Code) -> Entry? { entries.first { $0.code == code } }

    /// The codes of what is looked for only in themes that ask for it.
    package static let offByDefault = Set(entries.filter(\.isOffByDefault).map(\.code))

    /// Kinds of faults that have their subject in common.
    package struct Family: Sendable {
        /// What the faults have in common, as a heading.
        package let title: String
        /// The kinds of faults, those that are met most often first.
        package let entries: [Entry]
    }

    /// One kind of fault.
    package struct Entry: Sendable {
        /// The code that diagnostics have.
        package let code: Diagnostic.Code
        /// How bad it usually is.
        package let severity: Diagnostic.Severity
        /// What is wrong, as a short phrase that begins with a small letter.
        package let title: String
        /// What is wrong, and what production makes of it: paragraphs with an empty line between two.
        package var explanation: String { Self.joined(writtenExplanation) }
        /// Something that has the fault, and the same without it.
        package let example: Example
        /// What to do about it, written like the explanation.
        package var cure: String { Self.joined(writtenCure) }
        /// Whether it is looked for only in themes that ask for it.
        package let isOffByDefault: Bool

        // Most uses of the catalogue read no text of it.
        private let writtenExplanation: String
        private let writtenCure: String

        init(
            _ code: Diagnostic.Code, _ severity: Diagnostic.Severity, _ title: String, explanation: String,
            example: Example, cure: String, isOffByDefault: Bool = false
        ) {
            self.code = code
            self.severity = severity
            self.title = title
            writtenExplanation = explanation
            self.example = example
            writtenCure = cure
            self.isOffByDefault = isOffByDefault
        }

        /// The text with each paragraph on one line, however the source code breaks it.
        private static func joined(_ text: String) -> String {
            text.split(separator: "\n\n").map { $0.split(separator: "\n").joined(separator: " ") }
                .joined(separator: "\n\n")
        }
    }

    /// Files that have a fault, and the same files without it.
    ///
    /// Each can be run: a test writes the files into a folder, runs the command there, and expects the fault to be
    /// reported, with this message, of the wrong ones alone.
    package struct Example: Sendable {
        /// A file of an example.
        package struct File: Sendable {
            /// The file's path in the folder where the command runs.
            package let path: String
            /// The file's contents, without the line break at its end.
            package let text: String

            init(_ path: String, _ text: String) {
                self.path = path
                self.text = text
            }
        }

        /// The files that show the fault.
        package let wrong: [File]
        /// The command that reports it.
        package let command: String
        /// What files cannot show, such as what is installed. Such an example is run by a test of its own.
        package let circumstance: String?
        /// What is reported.
        package let message: String
        /// The files without the fault.
        package let right: [File]
        /// The command that succeeds.
        package let rightCommand: String

        /// An example of files.
        /// - Parameters:
        ///   - message: What is reported of the wrong files.
        ///   - right: The files without the fault; those with it if only the command changes.
        ///   - command: The command that reports the fault. It is run on the theme in the folder itself, with the
        ///     fixtures in `fixtures` and the previews in `previews`.
        ///   - rightCommand: The command that succeeds, if it is another one.
        ///   - circumstance: What files cannot show.
        init(
            _ wrong: [File], says message: String, right: [File]? = nil, command: String = "sm-preview render",
            rightCommand: String? = nil, where circumstance: String? = nil
        ) {
            self.wrong = wrong
            self.command = command
            self.circumstance = circumstance
            self.message = message
            self.right = right ?? wrong
            self.rightCommand = rightCommand ?? command
        }

        /// An example of one template.
        /// - Parameters:
        ///   - message: What is reported of the wrong template.
        ///   - right: The template without the fault.
        ///   - state: The State that it is rendered with, as a fixture.
        ///   - others: Files beside them.
        ///   - rightOthers: Files beside the right one alone.
        ///   - command: The command that reports the fault.
        init(
            _ template: String, says message: String, right: String, state: String? = nil, with others: [File] = [],
            rightOthers: [File] = [], command: String = "sm-preview render"
        ) {
            let shared = others + (state.map { [File("fixtures/ada.json", $0)] } ?? [])
            let path = "views/main.liquid"
            self.init(
                [File(path, template)] + shared, says: message, right: [File(path, right)] + shared + rightOthers,
                command: command)
        }
    }
}
