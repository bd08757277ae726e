import Diagnostics

/// Where a theme comes from.
public enum ThemeSource: Hashable, Sendable {
    /// A folder on disk, at a path.
    case folder(String)
    /// The standard theme that the program has inside.
    case bundled

    /// What messages put before the path of a file of the theme.
    public var displayPath: String {
        switch self {
        case .folder(let path): path
        case .bundled: "(bundled)/\(BundledTheme.standard.rawValue)"
        }
    }

    /// The theme's folder, where it lies on disk.
    public var path: String? {
        if case .folder(let path) = self { path } else { nil }
    }

    /// Reads the theme.
    public func theme(limits: [PageLimits.Setting] = []) throws(Diagnostic) -> Theme {
        switch self {
        case .folder(let path): try Theme(folder: path, limits: limits)
        case .bundled: try Theme(folder: displayPath, limits: limits, holding: BundledTheme.standard.files)
        }
    }
}
