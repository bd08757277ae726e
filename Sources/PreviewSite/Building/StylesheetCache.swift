import Diagnostics
import FileSystem
import SubscriptionManager

/// Styles that earlier runs compiled, so that only a change of a theme's styles costs a run of `lessc`.
///
/// A file a style sheet, called by the digest of all that it was made of. What cannot be read or written is done without.
public struct StylesheetCache: Sendable {
    private let path: String

    /// How many style sheets may be kept; when there are more, all go.
    private static let limit = 64

    /// A cache in a folder, which is made when it is first needed.
    public init(path: String) { self.path = path }

    /// The user's cache: `sm-preview` in the folder for caches; nil where the user has none.
    public static var ofUser: StylesheetCache? {
        FilePaths.userCaches.map { StylesheetCache(path: $0 + "/sm-preview") }
    }

    /// The theme's styles, compiled only if they are not here.
    func styles(of theme: Theme, by prepared: PreparedLess? = nil) -> (css: [UInt8]?, diagnostics: [Diagnostic]) {
        guard let sources = theme.stylesheetSources else { return theme.stylesheet(by: prepared) }
        let name = SHA256.hexadecimal(of: sources) + ".css"
        if let css = try? Folder(path: path).contents(of: name) { return (css, []) }
        let styles = theme.stylesheet(by: prepared)
        if let css = styles.css, styles.diagnostics.isEmpty { keep(css, name) }
        return styles
    }

    private func keep(_ css: [UInt8], _ name: String) {
        do throws(SystemError) {
            try Folder.make(path: path)
            let folder = try Folder(path: path)
            let kept = try folder.names().filter { $0.hasSuffix(".css") }
            if kept.count >= Self.limit { for name in kept { try folder.remove(name) } }
            try folder.replace(name, with: css)
        } catch {}
    }
}
