import Diagnostics
import SubscriptionManager

extension Diagnostic.Place {
    /// Where the file is, from where the program runs: files of a theme are named from its folder.
    func path(inThemeAt themeFolder: String) -> String {
        let first = file.prefix { $0 != "/" }
        let isOfTheme =
            first == file[...] ? file == Configuration.fileName : Self.themeFolders.contains(String(first))
        guard !themeFolder.isEmpty, isOfTheme else { return file }
        var folder = themeFolder.hasSuffix("/") ? themeFolder : themeFolder + "/"
        if folder.hasPrefix("./") { folder.removeFirst(2) }
        return folder + file
    }

    private static let themeFolders: Set<String> = ["content", "controls", "locales", "scripts", "styles", "views"]
}
