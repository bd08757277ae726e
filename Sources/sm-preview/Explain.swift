import ArgumentParser
import Diagnostics
import JSON
import PreviewSite

/// `sm-preview explain`: what a diagnostic means.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell what a diagnostic means, with an example and the cure.",
        discussion: "Without a code, all codes are listed.")

    /// How an explanation is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(
        help: "The code, as diagnostics have it between brackets.",
        completion: .list(Catalogue.entries.map(\.code.rawValue)))
    var code: String?
    @Option(help: "How the explanation is written: for people, or for programs.")
    var format = Format.text

    func run() throws {
        let console = Console(format: format == .json ? .json : .text)
        try console.run {
            switch (try entry(), format) {
            case (let entry?, .text): try console.print(Explanation.text(of: entry))
            case (let entry?, .json): try console.print(String(decoding: entry.json, as: UTF8.self))
            case (nil, .text): try console.print(Explanation.list)
            case (nil, .json): try console.print(String(decoding: Catalogue.json, as: UTF8.self))
            }
            return false
        }
    }

    /// The entry of the code that was asked for, nil if none was.
    private func entry() throws(Diagnostic) -> Catalogue.Entry? {
        guard let code else { return nil }
        if let entry = Catalogue.entry(for: Diagnostic.Code(rawValue: code)) { return entry }
        let near = nearest(to: code, among: Catalogue.entries.map(\.code.rawValue))
        throw Diagnostic(
            .notFound, .error, "there is no diagnostic `\(code)`",
            help: near.map { "did you mean `\($0)`?" } ?? "`sm-preview explain` lists all codes")
    }
}
