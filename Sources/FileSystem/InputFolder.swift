import Diagnostics

/// Folders that the user named and that must exist.
package enum InputFolder {
    /// Checks that a folder exists.
    /// - Parameters:
    ///   - path: Where it should be.
    ///   - content: What is in it, for messages: "a theme".
    ///   - flag: What the user says to name another one.
    /// - Throws: There is no such folder.
    package static func check(_ path: String, as content: String, flag: String) throws(Diagnostic) {
        _ = try open(path, as: content, flag: flag)
    }

    /// Opens a folder, as ``check(_:as:flag:)`` finds it.
    package static func open(_ path: String, as content: String, flag: String) throws(Diagnostic) -> Folder {
        do throws(SystemError) {
            return try Folder(path: path)
        } catch {
            if !error.isMissing {
                throw Diagnostic(.inaccessibleFile, .error, "the folder `\(path)` cannot be read: \(error.reason)")
            }
            throw Diagnostic(
                .notFound, .error, "there is no folder `\(path)` with \(content)",
                help: near(path).map { "did you mean `\(flag) \($0)`?" } ?? "name the folder with `\(flag) DIR`")
        }
    }

    /// A folder beside the one that does not exist, whose name is like it.
    private static func near(_ path: String) -> String? {
        var parent = "."
        var prefix = ""
        var name = path[...]
        while name.hasSuffix("/") { name.removeLast() }
        if let slash = name.lastIndex(of: "/") {
            prefix = String(name[...slash])
            parent = prefix
            name = name[name.index(after: slash)...]
        }
        guard let folder = try? Folder(path: parent), let names = try? folder.names() else { return nil }
        let folders = names.filter { !$0.hasPrefix(".") && folder.kind(of: $0) == .folder }
        return nearest(to: String(name), among: folders).map { prefix + $0 }
    }
}
