import Nunjucks
import SubscriptionManager

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Styles that earlier runs compiled, so that only a change of a theme's styles costs a run of `lessc`.
///
/// A file a style sheet, called by the digest of all that it was made of. What cannot be read or written is done without.
public struct StylesheetCache: Sendable {
    private let path: String

    /// How many style sheets may be kept; when there are more, all go.
    private static let limit = 64

    /// A cache in a folder, which is made when it is first needed.
    public init(path: String) { self.path = path }

    /// The user's cache: `sm-preview` in the folder for caches (XDG Base Directory Specification 0.8); nil where the
    /// user has none.
    public static var ofUser: StylesheetCache? {
        func folder(_ variable: String) -> String? {
            guard let value = getenv(variable) else { return nil }
            let path = String(cString: value)
            return path.hasPrefix("/") ? path : nil
        }
        #if canImport(Darwin)
            let caches = folder("HOME").map { $0 + "/Library/Caches" }
        #else
            let caches = folder("XDG_CACHE_HOME") ?? folder("HOME").map { $0 + "/.cache" }
        #endif
        return caches.map { StylesheetCache(path: $0 + "/sm-preview") }
    }

    /// The theme's styles, compiled only if they are not here.
    func styles(of theme: Theme) -> (css: [UInt8]?, diagnostics: [Diagnostic]) {
        guard let sources = theme.stylesheetSources else { return theme.stylesheet() }
        let name = SHA256.hexadecimal(of: sources) + ".css"
        if let css = try? Folder(path: path).contents(of: name) { return (css, []) }
        let styles = theme.stylesheet()
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
