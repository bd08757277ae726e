import ECMAText
import FileSystem
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
        bytes += ",\"fixture\":\(name),\"now\":\(now),\"seed\":\(fixture.seed)};\n".utf8
        return bytes
    }
}

/// The script that tells the runtime what the dotted names of bindings mean.
///
/// Classes and constants at the top of a script are not properties of `window`; only another script can name them.
enum ScriptNames {
    /// Where it is, from the output folder.
    static let path = "assets/names.js"

    /// Its bytes: one call, with one name a line.
    static func script(_ names: Set<String>) -> [UInt8] {
        var text = "ogPreview.names({\n"
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where isDottedName(name) {
            text += "\(JSONWriter.quoted(name, .scripts)): () => \(name),\n"
        }
        return Array((text + "});\n").utf8)
    }

    /// The names in a script of this kind.
    static func names(in script: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        for line in String(decoding: script, as: UTF8.self).split(separator: "\n") where line.hasSuffix(",") {
            let words = line.split(separator: "\"", omittingEmptySubsequences: false)
            if words.count > 1, isDottedName(String(words[1])) { names.insert(String(words[1])) }
        }
        return names
    }

    /// Whether a text is identifiers with dots between them, none a word that would make a script unreadable.
    private static func isDottedName(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, ReservedWord(first) != .keyword else { return false }
        return parts.allSatisfy { part in
            guard let start = part.unicodeScalars.first, isStart(start) else { return false }
            return part.unicodeScalars.allSatisfy { isStart($0) || $0.properties.isIDContinue }
        }
    }

    private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "$" || scalar == "_" || scalar.properties.isIDStart
    }
}

/// The pictures of products that lie beside the fixtures.
enum ProductImages {
    /// The files of the folder `images`, by name.
    /// - Parameter path: The folder of fixtures.
    static func all(in path: String) -> [(name: String, bytes: [UInt8])] {
        guard let folder = try? Folder(path: path + "/images"), let names = try? folder.names() else { return [] }
        return names.filter(PageName.canBePath).compactMap { name in
            (try? File.contents(at: "\(path)/images/\(name)")).map { (name, $0) }
        }
    }
}
