/// A folder that is watched, with all folders in it.
package struct WatchedFolder: Sendable {
    /// Its path, as it was given: the paths of changes begin with it.
    package let path: String
    /// The paths without links of what is not looked at: the output folder.
    package let ignoredPaths: Set<String>

    /// Makes a folder to be watched.
    package init(path: String, ignoring ignoredPaths: Set<String> = []) {
        self.path = path
        self.ignoredPaths = ignoredPaths
    }

    /// Whether a name says that nobody means its file: it is hidden, a package of Node's, or an editor's for the time of
    /// saving.
    static func isIgnored(_ name: String) -> Bool {
        if name.hasPrefix(".") || name == "node_modules" { return true }
        // Emacs' and Vim's copies, Vim's test of whether it may write, those of JetBrains' editors, of Kate and of GNOME's.
        return name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#") || name == "4913"
            || [".swp", ".swx", ".swo", ".tmp", ".part", ".crswap", "___jb_tmp___", "___jb_old___"]
                .contains(where: name.hasSuffix)
    }
}
