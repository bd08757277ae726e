import Diagnostics
import JSON
import PreviewSite
import SubscriptionManager

/// Writes what somebody has changed in the State of a page into files of fixtures: the page's own, or a new one.
///
/// A page's scripts can ask for it as well as its user. So it writes `.json` files that lie in the folder itself, and
/// nothing else, whatever it is asked for.
struct FixtureSaver: Sendable {
    /// Where the fixtures are.
    let source: FixtureSource
    /// Told the path of each file that is written, so that its pages are there before anybody asks for them.
    let onWrite: @Sendable (String) -> Void
    private var path: String { source.path }

    /// A fixture's file, as messages name it.
    private func quoted(_ fileName: String) -> String { "`\(source.displayPath)/\(fileName)`" }

    /// What is asked for: `{ "fixture", "state", "patch", "title"?, "isForced"? }`.
    ///
    /// The patch is a merge patch (RFC 7396) of the State that the page began with, of which `state` is the digest. With a
    /// title, the change becomes a new fixture. With `isForced`, the file may have changed since.
    private struct Wish {
        var fixture: String
        var state: String
        var patch: JSONDocument
        var title: String?
        var isForced: Bool

        init?(_ body: [UInt8]) {
            guard let document = try? JSONDocument(Source(name: "request", bytes: body), isConfidential: true),
                let fixture = document.root["fixture"]?.string, let state = document.root["state"]?.string,
                let patch = document.root["patch"], patch.kind == .object,
                let text = try? JSONDocument(Source(name: "patch", bytes: patch.text), isConfidential: true)
            else { return nil }
            self.fixture = fixture
            self.state = state
            self.patch = text
            title = document.root["title"]?.string
            isForced = document.root["isForced"]?.boolean ?? false
        }
    }

    /// Does what a request's body asks for; the answer is `{ "fixture": name }`.
    func save(_ body: [UInt8]) -> Response {
        guard let wish = Wish(body) else { return .message(.badRequest, "this is no change of a fixture") }
        do throws(Diagnostic) {
            let folder = try source.folder()
            return try save(wish, in: folder)
        } catch {
            return .message(.unprocessable, error.help.map { "\(error.message); \($0)" } ?? error.message)
        }
    }

    private func save(_ wish: Wish, in folder: FixtureFolder) throws(Diagnostic) -> Response {
        let file = "\(wish.fixture).json"
        guard folder.fileNames.contains(file) else {
            return .message(.notFound, "there is no fixture \(quoted(file))")
        }
        let loaded = folder.read(file).fixture.map { PageScript.hexadecimal(Digest.of($0.script)) }
        guard loaded == wish.state || wish.isForced else {
            return .message(.conflict, "\(quoted(file)), or what it extends, has changed since this page read it")
        }
        let editor = FixtureEditor(folder)
        let target: String
        let bytes: [UInt8]
        if let title = wish.title {
            guard let name = Self.name(of: title) else {
                return .message(.unprocessable, "a fixture's title needs a letter or a digit")
            }
            target = "\(name).json"
            guard !folder.fileNames.contains(where: { $0.lowercased() == target }) else {
                return .message(.conflict, "there is a fixture \(quoted(target)) already; give it another title")
            }
            bytes = try editor.text(ofNew: title, extending: file, changedBy: wish.patch)
        } else {
            guard folder.isOwn(file) else {
                return .message(
                    .unprocessable, "`\(file)` is one of the customers inside the program; save it as a new fixture")
            }
            target = file
            bytes = try editor.text(of: file, changedBy: wish.patch)
        }
        try check(bytes, as: target, in: folder)
        try write(bytes, to: target, isNew: wish.title != nil)
        var writer = JSONWriter()
        writer.object { $0.member("fixture", String(target.dropLast(5))) }
        return .json(writer.take())
    }

    /// Makes sure that pages can be made of a file as it would be.
    private func check(_ bytes: [UInt8], as name: String, in folder: FixtureFolder) throws(Diagnostic) {
        let changed = folder.replacing(name, with: bytes)
        if let error = changed.read(name).diagnostics.first(where: { $0.severity == .error }) { throw error }
    }

    private func write(_ bytes: [UInt8], to name: String, isNew: Bool) throws(Diagnostic) {
        try source.write(bytes, to: name, isNew: isNew)
        onWrite("\(path)/\(name)")
    }

    /// A file's name made of a title: its letters and digits, in small letters, with hyphens between words.
    static func name(of title: String) -> String? {
        let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
        let name = words.joined(separator: "-").prefix(60)
        return PageName(fixture: String(name), locale: "en").map(\.fixture)
    }
}
