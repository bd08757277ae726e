import Diagnostics
import Foundation
import JSON
import SubscriptionManager
import TestSupport
import Testing

/// The examples of the catalogue, run by the command itself.
@Suite("Examples of diagnostics")
struct CatalogueExampleTests {
    private static let codes = Catalogue.entries.filter { $0.example.circumstance == nil }.map(\.code)

    @Test("the wrong one has the diagnostic, the right one has none", arguments: codes)
    func example(_ code: Diagnostic.Code) throws {
        let entry = try #require(Catalogue.entry(for: code))
        try expectFault(entry)
        let right = try found(in: folder(entry.example.right), entry.example.rightCommand)
        if entry.example.rightCommand == "sm-preview fixtures validate" {
            // A valid object has more fields than an example can show.
            #expect(right.filter { $0.code == code || $0.severity == .error } == [])
        } else {
            // The tag `content` is the previews' own, wherever it is used.
            let isOwn = code == .missingContent
            #expect(right.filter { !isOwn || $0.code != .notInProduction } == [])
        }
    }

    // MARK: What files cannot show

    /// That of a port which is taken, `DevCommandTests` runs.
    @Test("every other example is run by a test of its own")
    func circumstances() {
        let special = Catalogue.entries.filter { $0.example.circumstance != nil }.map(\.code)
        #expect(
            Set(special) == [
                .missingCommand, .missingEngine, .invalidEncoding, .outsideTheme, .unreadableFile, .missingTheme,
                .unusableAddress,
            ])
    }

    @Test("without lessc", .needs(.lessc))
    func missingCommand() throws {
        let entry = try #require(Catalogue.entry(for: .missingCommand))
        try expectFault(entry, variables: ["PATH": "/nowhere"])
        #expect(try found(in: folder(entry.example.right), entry.example.rightCommand) == [])
    }

    @Test("without JavaScriptCore", .needs(.javaScriptCore))
    func missingEngine() throws {
        let entry = try #require(Catalogue.entry(for: .missingEngine))
        try expectFault(entry, variables: ["JAVASCRIPTCORE": "/nowhere"])
        #expect(try found(in: folder(entry.example.right), entry.example.rightCommand) == [])
    }

    @Test("in Latin-1")
    func invalidEncoding() throws {
        let entry = try #require(Catalogue.entry(for: .invalidEncoding))
        try expectFault(entry) { folder in
            for file in entry.example.wrong {
                let bytes = try #require(file.text.data(using: .isoLatin1))
                try bytes.write(to: folder.url.appending(path: file.path))
            }
        }
        #expect(try found(in: folder(entry.example.right), entry.example.rightCommand) == [])
    }

    @Test("with a link")
    func outsideTheme() throws {
        let entry = try #require(Catalogue.entry(for: .outsideTheme))
        let elsewhere = try TemporaryFolder(["file": ""])
        try expectFault(entry) { folder in
            for file in entry.example.wrong {
                try folder.remove(file.path)
                try FileManager.default.createSymbolicLink(
                    at: folder.url.appending(path: file.path), withDestinationURL: elsewhere.url.appending(path: "file")
                )
            }
        }
        #expect(try found(in: folder(entry.example.right), entry.example.rightCommand) == [])
    }

    /// Root may read every file, and so runs the command as somebody else.
    private static let otherUser = geteuid() == 0 ? 65534 : nil
    private static let refusal = Requirement(
        "user who may not read every file",
        "run the tests as another user than root, or let others read the folder of the build, with the package `util-linux`"
    ) {
        guard let user = otherUser else { return true }
        let run = (try? TemporaryFolder()).map { Command(folder: $0) }
        return (try? run?(all: ["--version"], user: user))?.exitCode == 0
    }

    @Test("without the permission to read", .needs(refusal))
    func unreadableFile() throws {
        let entry = try #require(Catalogue.entry(for: .unreadableFile))
        try expectFault(entry, user: Self.otherUser) { folder in
            try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
            for file in entry.example.wrong {
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0], ofItemAtPath: folder.url.appending(path: file.path).path)
            }
        }
        #expect(try found(in: folder(entry.example.right), entry.example.rightCommand) == [])
    }

    @Test("in a program")
    func missingTheme() throws {
        let entry = try #require(Catalogue.entry(for: .missingTheme))
        let error = #expect(throws: Diagnostic.self) { try Theme(folder: "my-theem") }
        #expect(error?.code == entry.code)
        #expect(error?.severity == entry.severity)
        #expect(error?.message == entry.example.message)
        let folder = try TemporaryFolder()
        for file in entry.example.right { try folder.write(file.text + "\n", to: file.path) }
        #expect(try Theme(folder: folder.path + "/my-theme").diagnostics == [])
    }

    // MARK: Running

    /// What the test compares of a diagnostic.
    private struct Finding: Equatable {
        var code: Diagnostic.Code
        var severity: Diagnostic.Severity
        var message: String

        init(_ code: Diagnostic.Code, _ severity: Diagnostic.Severity, _ message: String) {
            self.code = code
            self.severity = severity
            self.message = message
        }
    }

    private func expectFault(
        _ entry: Catalogue.Entry, variables: [String: String] = [:], user: Int? = nil,
        arranging arrange: (TemporaryFolder) throws -> Void = { _ in }
    ) throws {
        let folder = try folder(entry.example.wrong)
        try arrange(folder)
        let findings = try found(in: folder, entry.example.command, variables: variables, user: user)
        let expected = Finding(entry.code, entry.severity, entry.example.message)
        #expect(findings.contains(expected), "\(expected) is not among \(findings)")
    }

    /// A theme with a customer, whatever an example says of them.
    private func folder(_ files: [Catalogue.Example.File]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder(["views/main.liquid": "<p>Hello</p>\n"])
        if !files.contains(where: { $0.path.hasPrefix("fixtures/") }) {
            try folder.write("{}", to: "fixtures/ada.json")
        }
        for file in files { try folder.write(file.text + "\n", to: file.path) }
        return folder
    }

    /// What commands, with `&&` between them, report in a folder.
    private func found(
        in folder: TemporaryFolder, _ commands: String, variables: [String: String] = [:], user: Int? = nil
    ) throws -> [Finding] {
        try commands.split(separator: " && ").flatMap { command in
            let parts = command.split(separator: " < ").map(String.init)
            var arguments = parts[0].split(separator: " ").dropFirst().map(String.init)
            let input = parts.count > 1 ? folder.text(parts[1]) ?? "" : ""
            if arguments.first != "eval" { arguments += ["--format", "json"] }
            func complete(_ flag: String, _ value: String) {
                if !arguments.contains(flag) { arguments += [flag, value] }
            }
            if ["render", "check"].contains(arguments[0]) {
                complete("--theme", ".")
                complete("--fixtures", "fixtures")
                complete("--output", "previews")
            } else if arguments[0] == "lint" {
                complete("--theme", ".")
                if !arguments.contains("--no-fixtures") { complete("--fixtures", "fixtures") }
            } else if arguments.starts(with: ["fixtures", "validate"]) {
                complete("--fixtures", "fixtures")
            }
            let outcome = try Command(folder: folder)(
                all: arguments, input: input, variables: variables, user: user)
            let isAnswer = arguments[0] == "eval"
            return try (isAnswer ? outcome.output : outcome.errors).split(separator: "\n").compactMap { line in
                let document = try JSONDocument(Source(name: "", text: String(line)))
                let element = isAnswer ? document.root["error"] : document.root
                return element.flatMap { Diagnostic($0) }.map { Finding($0.code, $0.severity, $0.message) }
            }
        }
    }
}
