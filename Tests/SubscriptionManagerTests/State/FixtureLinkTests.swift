import Foundation
import SubscriptionManager
import TestSupport
import Testing

@Suite("Files among the fixtures that are none of them")
struct FixtureLinkTests {
    @Test("links stay in the folder, and what is no file says so")
    func links() throws {
        let outside = try TemporaryFolder(["secret.json": #"{"customer": {"first_name": "Secret"}}"#])
        let folder = try TemporaryFolder(["f/real.json": "{}", "f/folder.json/x": ""])
        let fixtures = folder.url.appending(path: "f")
        func link(_ name: String, to path: String) throws {
            try FileManager.default.createSymbolicLink(
                atPath: fixtures.appending(path: name).path, withDestinationPath: path)
        }
        try link("inside.json", to: "real.json")
        try link("outside.json", to: outside.path + "/secret.json")
        try link("up.json", to: "../../\(outside.url.lastPathComponent)/secret.json")
        try link("circle.json", to: "circle.json")
        try link("nowhere.json", to: "missing.json")
        #expect(mkfifo(fixtures.appending(path: "pipe.json").path, 0o600) == 0)
        let read = try FixtureFolder(contentsOf: fixtures.path)
        let told = read.fileNames.map { name in
            let reading = read.read(name)
            let messages = reading.diagnostics.map {
                "\($0.code.rawValue): \($0.message.replacing(fixtures.path, with: "f"))"
            }
            return "\(name): \(reading.fixture == nil ? messages.joined(separator: "; ") : "read")"
        }
        #expect(
            told == [
                "circle.json: unreadable-file: `f/circle.json` is a link that leads nowhere",
                "folder.json: unreadable-file: `f/folder.json` is a folder, and not a file",
                "inside.json: read",
                "nowhere.json: unreadable-file: `f/nowhere.json` is a link that leads nowhere",
                "outside.json: outside-theme: `f/outside.json` is a link that leads out of its folder, and is not read",
                "pipe.json: unreadable-file: `f/pipe.json` is not a file",
                "real.json: read",
                "up.json: outside-theme: `f/up.json` is a link that leads out of its folder, and is not read",
            ])
    }
}
