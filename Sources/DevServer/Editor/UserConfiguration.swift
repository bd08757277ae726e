import Diagnostics
import FileSystem
import JSON

/// What a user has set for all themes, in `sm-preview/config.json` in the folder of the user's own settings.
///
/// ```json
/// { "editor": "code --reuse-window", "pathMap": { "/workspaces": "\\\\wsl$\\Ubuntu\\workspaces" } }
/// ```
struct UserConfiguration: Equatable, Sendable {
    /// The command of the editor, as on a command line.
    var editor: String?
    /// What paths are called where the editor runs.
    var pathMap = PathMap()

    init() {}

    /// Reads the user's file.
    /// - Returns: What is usual, where there is no such file.
    /// - Throws: What is wrong with it.
    static func ofUser() throws(Diagnostic) -> UserConfiguration {
        guard let folder = FilePaths.userConfiguration else { return UserConfiguration() }
        let path = "\(folder)/sm-preview/config.json"
        let bytes: [UInt8]
        do throws(SystemError) { bytes = try File.contents(at: path) } catch {
            if error.isMissing { return UserConfiguration() }
            throw Diagnostic(.invalidConfig, .error, "`\(path)` cannot be read: \(error.reason)")
        }
        return try UserConfiguration(Source(name: path, bytes: bytes))
    }

    /// Reads a file.
    init(_ source: Source) throws(Diagnostic) {
        let root = try JSONDocument(source).root
        guard root.kind == .object else {
            throw Self.fault("the settings must be an object, such as `{ \"editor\": \"code\" }`", root.place)
        }
        for value in root.elements {
            switch value.key ?? "" {
            case "$schema": break
            case "editor": editor = try Self.editor(value)
            case "pathMap": pathMap = try Self.pathMap(value)
            case let key:
                throw Self.fault(
                    "there is no setting `\(key)`", value.keyPlace,
                    help: nearest(to: key, among: Self.names).map { "did you mean `\($0)`?" }
                        ?? "there are \(Self.names.map { "`\($0)`" }.joined(separator: " and "))")
            }
        }
    }

    private static let names = ["editor", "pathMap"]

    private static func editor(_ element: JSONDocument.Element) throws(Diagnostic) -> String {
        guard let text = element.string else { throw fault("`editor` must be a command in quotes", element.place) }
        do throws(EditorCommand.Fault) { _ = try EditorCommand(text) } catch {
            throw fault("the command in `editor` \(error.reason)", element.place)
        }
        return text
    }

    private static func pathMap(_ element: JSONDocument.Element) throws(Diagnostic) -> PathMap {
        guard element.kind == .object else {
            throw fault(
                "`pathMap` must be an object of paths here and paths where the editor runs", element.place,
                help: "write `{ \"/workspaces\": \"/home/ada/work\" }`")
        }
        var map = PathMap()
        for value in element.elements {
            let here = value.key ?? ""
            guard here.hasPrefix("/") else {
                throw fault("a path here must begin with `/`, and `\(here)` does not", value.keyPlace)
            }
            guard let there = value.string, !there.isEmpty else {
                throw fault("the path for `\(here)` must be one in quotes", value.place)
            }
            map.prefixes.append(PathMap.Prefix(here: here, there: there))
        }
        return map
    }

    private static func fault(_ message: String, _ place: Diagnostic.Place, help: String? = nil) -> Diagnostic {
        Diagnostic(.invalidConfig, .error, message, at: place, help: help)
    }
}
