import Diagnostics
import FileSystem
import JSON

// The files of a theme, for those who change them.

extension Theme {
    /// What files have in place of what is on disk, by their paths in the theme.
    package var replacements: [String: [UInt8]] { place.replacements }

    /// The contents of one of the theme's files; nil where there is none.
    package func contents(of name: String) -> [UInt8]? {
        guard var folder = try? ThemeFolder(place) else { return nil }
        return folder.bytes(of: name)
    }

    /// The same theme, with other contents in some files.
    package func replacing(_ files: [String: [UInt8]]) throws(Diagnostic) -> Theme {
        try Theme(place.replacing(files), limits: limitChanges)
    }

    /// Where one of the theme's files really is, links resolved; nil where there is none, or it is not in the theme.
    package func realPath(of name: String) -> String? { (try? ThemeFolder(place))?.realPath(of: name) }

    /// How much keeps a file of a theme from being read: the errors in a view, or in JSON.
    package func faultCount(of file: Source) -> Int {
        if file.name.hasSuffix(".liquid") {
            return environment.parse(file).diagnostics.count { $0.severity == .error }
        }
        guard file.name.hasSuffix(".json") else { return 0 }
        return (try? JSONDocument(file)) == nil ? 1 : 0
    }
}

// What is wrong with a theme, for those who keep another one that worked.

extension Theme {
    /// What keeps the theme's pages from being made: the errors in the views that they reach.
    package var viewFaults: [Diagnostic] {
        guard case .failure(let failure) = environment.compiled(ThemeTemplates.path(of: "main")) else { return [] }
        return failure.diagnostics.filter { $0.severity == .error }
    }
}
