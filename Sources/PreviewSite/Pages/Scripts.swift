import ECMAText
import JSON
import SubscriptionManager

/// The script that gives a page its State.
enum StateScript {
    /// Where it is, from the output folder.
    static func path(ofFixture name: String) -> String { "assets/states/\(name).js" }

    /// Its bytes. The page's locale is in its `<html lang>`: all pages of a fixture share one script.
    static func script(of fixture: Fixture) -> [UInt8] {
        var bytes = Array("globalThis.ogPreview = {\"state\":".utf8)
        bytes += fixture.stateJSON()
        let name = JSONWriter.quoted(fixture.name, .scripts)
        let now = JSONWriter.quoted(fixture.now, .scripts)
        let timeZone = JSONWriter.quoted(fixture.timeZone, .scripts)
        bytes += ",\"fixture\":\(name),\"now\":\(now),\"timeZone\":\(timeZone),\"seed\":\(fixture.seed)".utf8
        if let settings = fixture.settingsJSON { bytes += Array(",\"settings\":".utf8) + settings }
        bytes += "};\n".utf8
        return bytes
    }
}

extension Fixture {
    /// The script that gives a page the State, as the site has it.
    package var script: [UInt8] { StateScript.script(of: self) }
}

/// The script that gives a page its Markdown as HTML.
enum MarkdownScript {
    /// Where it is, from the output folder.
    static func path(of page: PageName) -> String { "\(folder)/\(page.fixture)/\(page.locale).js" }

    /// Where those of all pages are.
    static let folder = "assets/markdown"

    /// Its bytes: `{ key: html }`, with the keys that `markdown` and `content` of `language.js` look for.
    static func script(of markdown: [PreparedMarkdown]) -> [UInt8] {
        func quoted(_ bytes: [UInt8]) -> String {
            JSONWriter.quoted(String(decoding: bytes, as: UTF8.self), .scripts)
        }
        let members = markdown.map { "\(quoted($0.key)): \(quoted($0.html))" }
        return Array("ogPreview.markdown = {\n\(members.joined(separator: ",\n"))\n};\n".utf8)
    }
}

/// The pictures of products that lie beside the fixtures.
enum ProductImages {
    /// Their names, in name order. Not all that have a name need be files.
    static func names(of fixtures: FixtureFolder) -> [String] {
        fixtures.images.names().sorted().filter(PageName.canBePath)
    }

    /// The bytes of one of them; nil where it is no file.
    static func bytes(of name: String, beside fixtures: FixtureFolder) -> [UInt8]? {
        PageName.canBePath(name) ? fixtures.images.contents(name) : nil
    }
}
